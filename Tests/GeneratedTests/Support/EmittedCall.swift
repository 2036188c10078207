import LarkRuntime
import Testing

/// A call of a generated method, and the request that has to arrive at the server.
struct EmittedCall: Sendable, CustomTestStringConvertible {
  let endpoint: Endpoint
  /// Path and query.
  let target: String
  /// Headers that the endpoint documents.
  var headers: [String: String] = [:]
  var contentType: String? = "application/json; charset=utf-8"
  var body = ""
  let make: @Sendable (LarkClient) async throws -> Void

  var testDescription: String { endpoint.id }
}
