import Foundation

/// Sends calls and gives the values of their responses.
///
/// From the outside in: the deadline of the whole call, its token, its repetitions, the limits of its endpoint, and
/// the middlewares around the transport. What needs to know the platform's codes is a step here, since it has to see
/// the response read; what looks at requests and heads alone is an ``HTTPMiddleware``.
struct CallPipeline: Sendable {
  let region: Region
  let configuration: ClientConfiguration
  private let limits: RateLimiter?
  private let destinations: TrustedDestinations

  init(region: Region, configuration: ClientConfiguration) {
    self.region = region
    self.configuration = configuration
    limits = configuration.limitsCalls ? RateLimiter(clock: configuration.clock) : nil
    destinations = TrustedDestinations(region: region, allowedHosts: configuration.allowedHosts)
  }

  var building: RequestBuilding { RequestBuilding(region: region, configuration: configuration) }
  var reading: ResponseReading { ResponseReading(configuration: configuration) }

  private func repetition(of call: OutgoingCall) -> CallRepetition {
    CallRepetition(
      policy: call.options.retries ?? configuration.retries, clock: configuration.clock, chance: configuration.chance,
      limits: limits)
  }

  /// Sends a call and reads its response, within the time that the call may take.
  func send<Value: Sendable>(
    _ call: OutgoingCall, tokens: any TokenSource = FixedTokens([]),
    read: @escaping @Sendable (IncomingResponse) async throws -> Value
  ) async throws -> Value {
    try await observed(call) { observe in
      try await withinDeadline(of: call) { end in
        try await CallAuthorization(tokens: tokens, destinations: destinations).send(call, observe) { request in
          try await repetition(of: call).send(call, until: end, observe) {
            try await exchange(request, of: call, observe, read: read)
          }
        }
      }
    }
  }

  private func exchange<Value: Sendable>(
    _ request: OutgoingRequest, of call: OutgoingCall, _ observe: CallObservation,
    read: @Sendable (IncomingResponse) async throws -> Value
  ) async throws -> Value {
    if let wait = try await limits?.pass(call.endpoint), wait > .zero { observe(.heldBack(wait)) }
    let chain = TransportChain(middlewares: configuration.middlewares, transport: configuration.transport)
    let start = configuration.clock.uptime()
    let response: IncomingResponse
    do {
      response = try await chain.send(request, of: call.endpoint)
    } catch {
      throw LarkError.of(error, .unreachable, "No response came", endpoint: call.endpoint)
    }
    observe(
      .answered(status: response.status, after: configuration.clock.uptime() - start, logID: response.logID))
    call.options.onResponse?(response.status, response.headers)
    return try await read(response)
  }
}

// MARK: Around the call

extension CallPipeline {
  /// Ends work that takes longer than the call may.
  private func withinDeadline<Value: Sendable>(
    of call: OutgoingCall, _ work: @escaping @Sendable (_ end: Duration?) async throws -> Value
  ) async throws -> Value {
    guard let limit = call.options.timeout ?? configuration.timeout else { return try await work(nil) }
    let clock = configuration.clock
    return try await withThrowingTaskGroup(of: Value.self) { group in
      group.addTask { try await work(clock.uptime() + limit) }
      group.addTask {
        try await clock.sleep(limit)
        throw LarkError(.timeout, "There was no complete response within \(limit).", endpoint: call.endpoint)
      }
      defer { group.cancelAll() }
      guard let first = try await group.next() else { throw CancellationError() }
      return first
    }
  }

  /// Tells the observers of something that belongs to no single call.
  func report(_ event: CallEvent, about endpoint: Endpoint) {
    guard !configuration.observers.isEmpty else { return }
    let call = CallIdentity(id: configuration.callID(), endpoint: endpoint)
    CallObservation(call: call, observers: configuration.observers)(event)
  }

  /// Tells the observers how a call begins and ends.
  private func observed<Value: Sendable>(
    _ call: OutgoingCall, _ work: (CallObservation) async throws -> Value
  ) async throws -> Value {
    let observe = CallObservation(
      call: CallIdentity(id: configuration.callID(), endpoint: call.endpoint), observers: configuration.observers)
    let start = configuration.clock.uptime()
    observe(.began(CurlCommand(call.request)))
    if !call.violations.isEmpty { observe(.questionable(call.violations)) }
    do {
      let value = try await work(observe)
      observe(.succeeded(after: configuration.clock.uptime() - start))
      return value
    } catch var error as LarkError {
      error.curl = error.curl ?? CurlCommand(call.request).description
      observe(.failed(error, after: configuration.clock.uptime() - start))
      throw error
    } catch {
      observe(.failed(error, after: configuration.clock.uptime() - start))
      throw error
    }
  }
}
