import Foundation

/// A client of the platform: the root of all emitted calls.
///
/// ```swift
/// let lark = LarkClient(app: .custom(id: "cli_…", secret: "…"))
/// try await lark.corehr.v2.processWithdraw.update(processID: "…", body: .init { $0.reason = "…" })
/// ```
///
/// A client is made once and shared: its tokens are.
public final class LarkClient: Sendable {
  /// Which platform is called.
  public let region: Region
  /// How the client makes its calls.
  public let configuration: ClientConfiguration
  private let tokens: any TokenSource
  private let pipeline: CallPipeline

  /// A client for an app. It sends nothing before the first call.
  public init(app: LarkApp, region: Region = .feishu, configuration: ClientConfiguration = ClientConfiguration()) {
    self.region = region
    self.configuration = configuration
    pipeline = CallPipeline(region: region, configuration: configuration)
    tokens = app.tokenSource(pipeline)
  }
}

// MARK: What emitted methods call

@_spi(Generated)
extension LarkClient {
  /// Makes a call and returns the documented content of its response.
  public func send<Value: WireReadable>(_ call: EndpointCall, _ options: CallOptions) async throws -> Value {
    let reading = pipeline.reading
    return try await answer(call, options) { try await reading.value($0, of: call.endpoint) }
  }

  /// Makes a call whose response says nothing but that it was carried out.
  public func perform(_ call: EndpointCall, _ options: CallOptions) async throws {
    let reading = pipeline.reading
    try await answer(call, options) { try await reading.confirm($0, of: call.endpoint) }
  }

  /// Makes a call that answers with a file. Returns when the file begins.
  public func download(_ call: EndpointCall, _ options: CallOptions) async throws -> Download {
    let reading = pipeline.reading
    return try await answer(call, options) { try await reading.download($0, of: call.endpoint) }
  }

  private func answer<Value: Sendable>(
    _ call: EndpointCall, _ options: CallOptions,
    read: @escaping @Sendable (IncomingResponse) async throws -> Value
  ) async throws -> Value {
    let request = try pipeline.building.request(call, options)
    let violations = try pipeline.building.violations(of: call, options)
    let outgoing = OutgoingCall(call.endpoint, request, options, violations: violations) { call.holdsIdempotencyKey }
    return try await pipeline.send(outgoing, tokens: tokens, read: read)
  }
}

// MARK: Raw requests

extension LarkClient {
  /// Makes a request that no emitted method makes. See ``request(_:_:query:headers:body:tokens:options:)``.
  func raw(_ call: OutgoingCall) async throws -> RawResponse {
    let reading = pipeline.reading
    return try await pipeline.send(call, tokens: tokens) { try await reading.raw($0, of: call.endpoint) }
  }

  var building: RequestBuilding { pipeline.building }
}
