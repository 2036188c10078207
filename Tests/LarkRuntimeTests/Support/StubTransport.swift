import Foundation
import LarkRuntime

/// Answers requests from a closure, and remembers them.
struct StubTransport: HTTPTransport {
  /// A request as a test compares it.
  struct Seen: Sendable {
    let method: String
    let url: String
    let headers: HTTPHeaders
    let body: String
  }

  let log = RequestLog()
  let answer: @Sendable (OutgoingRequest) async throws -> IncomingResponse

  init(answer: @escaping @Sendable (OutgoingRequest) async throws -> IncomingResponse) {
    self.answer = answer
  }

  /// Always answers with the same JSON.
  init(status: Int = 200, headers: HTTPHeaders = ["Content-Type": "application/json"], json: String) {
    self.init { _ in IncomingResponse(status: status, headers: headers, body: .bytes(json.utf8)) }
  }

  func send(_ request: OutgoingRequest) async throws -> IncomingResponse {
    let body = try await request.body?.collect(upTo: 1_000_000) ?? []
    await log.append(
      Seen(
        method: request.method, url: request.url.absoluteString, headers: request.headers,
        body: String(decoding: body, as: UTF8.self)))
    return try await answer(request)
  }
}

/// The requests that a stub got.
actor RequestLog {
  private(set) var requests: [StubTransport.Seen] = []

  var last: StubTransport.Seen? { requests.last }

  func append(_ request: StubTransport.Seen) {
    requests.append(request)
  }
}

extension LarkClient {
  /// A client with a fixed tenant token that talks to a stub, once a call and as fast as it can.
  static func stubbed(
    _ transport: any HTTPTransport, app: LarkApp = .tokens(.tenant("t-1")), region: Region = .feishu,
    change: (inout ClientConfiguration) -> Void = { _ in }
  ) -> LarkClient {
    var configuration = ClientConfiguration(transport: transport)
    configuration.boundary = { "B" }
    configuration.limitsCalls = false
    configuration.retries = .never
    change(&configuration)
    return LarkClient(app: app, region: region, configuration: configuration)
  }
}

extension OutgoingRequest {
  /// The body as JSON; null where there is none.
  func json() async throws -> JSONAny {
    guard let body else { return .null }
    return try JSONAny(json: await body.collect(upTo: 1_000_000))
  }
}
