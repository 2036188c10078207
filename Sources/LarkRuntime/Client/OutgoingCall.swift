/// One call on its way through the pipeline: its request without a token, and what decides how often it may be sent.
struct OutgoingCall: Sendable {
  let endpoint: Endpoint
  let request: OutgoingRequest
  let options: CallOptions
  /// What the documentation does not allow, and is sent all the same.
  let violations: [RequestViolation]
  /// Whether a second run changes nothing more; only asked for after a failure.
  private let isHarmlessTwice: @Sendable () -> Bool

  init(
    _ endpoint: Endpoint, _ request: OutgoingRequest, _ options: CallOptions, violations: [RequestViolation] = [],
    isHarmlessTwice: @escaping @Sendable () -> Bool = { false }
  ) {
    self.endpoint = endpoint
    self.request = request
    self.options = options
    self.violations = violations
    self.isHarmlessTwice = isHarmlessTwice
  }

  /// Whether the call may be repeated although it may have been carried out.
  var isIdempotent: Bool {
    endpoint.isIdempotent || options.isRepeatable || options.idempotencyKey != nil || isHarmlessTwice()
  }

  /// Whether the request can be sent a second time.
  var isReplayable: Bool { request.body?.isReplayable ?? true }
}

extension EndpointCall {
  /// Whether the arguments hold the key that the endpoint documents.
  var holdsIdempotencyKey: Bool {
    switch endpoint.idempotencyKey {
    case .none: false
    case .query(let name): queryItems.contains { $0.name == name.description && !$0.value.isEmpty }
    case .header(let name): headers[name.description]?.isEmpty == false
    case .body(let name): bodyHolds(name.description)
    }
  }

  private func bodyHolds(_ name: String) -> Bool {
    switch body {
    case .none: false
    case .json(let bytes): (try? JSONAny(json: bytes))?[name]?.string?.isEmpty == false
    case .form(let items): items.contains { $0.name == name && !$0.value.isEmpty }
    case .multipart(let form): form.holdsText(name)
    }
  }
}
