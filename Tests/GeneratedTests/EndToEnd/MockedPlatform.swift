import Foundation
import LarkRuntime
import Synchronization
import TestPrograms

/// The mock server over the pages of this repository, and clients that call it over HTTP.
final class MockedPlatform: Sendable {
  let mock: RunningMock
  let url: URL

  init(_ options: [String] = []) throws {
    mock = try RunningMock(BuiltProgram("larkspur-mock").url, [Self.specs] + options)
    url = try mock.url
  }

  /// The description of the pages of this repository.
  static let specs = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Generated/larkspur.ir.json").path

  /// A client that fetches its token itself and holds no call back.
  func client(
    app: LarkApp = .custom(id: "cli_any", secret: "any"), change: (inout ClientConfiguration) -> Void = { _ in }
  ) -> LarkClient {
    var configuration = ClientConfiguration()
    configuration.limitsCalls = false
    change(&configuration)
    return LarkClient(app: app, region: .custom(url), configuration: configuration)
  }

  /// The requests for the documented endpoints, in the order in which the server took them.
  func calls() throws -> [MockLogLine] {
    try mock.log.filter { !Self.isTokenRequest($0) }
  }

  /// The requests for tokens.
  func tokenRequests() throws -> [MockLogLine] {
    try mock.log.filter(Self.isTokenRequest)
  }

  private static func isTokenRequest(_ line: MockLogLine) -> Bool {
    line.path.contains("/auth/") || line.path.contains("/authen/")
  }
}

/// Asks the server for mishaps: one wish for each request to some endpoint, in turn, and none for those after.
final class Wishes: HTTPMiddleware {
  private let endpoint: String
  private let rest: Mutex<[String]>

  /// - Parameter endpoint: How the identifiers of the endpoints begin.
  init(_ wishes: [String], for endpoint: String = "") {
    self.endpoint = endpoint
    rest = Mutex(wishes)
  }

  func intercept(
    _ request: OutgoingRequest, of endpoint: Endpoint,
    next: @Sendable (OutgoingRequest) async throws -> IncomingResponse
  ) async throws -> IncomingResponse {
    var request = request
    if endpoint.id.hasPrefix(self.endpoint) {
      let wish = rest.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      if let wish, !wish.isEmpty { request.headers["X-Larkspur-Mock"] = wish }
    }
    return try await next(request)
  }
}

/// Mishaps that tests ask for.
enum Mishap {
  /// What may happen to a request with a body.
  ///
  /// Foundation's `URLSession` on Linux never ends an upload whose connection is closed before the response begins; only
  /// the time limit of the call does.
  static let ofUploads: [String] = {
    #if canImport(FoundationNetworking)
      if ClientConfiguration().transport is URLSessionTransport { return ["status=500", "status=502", "cut-after"] }
    #endif
    return ["status=500", "status=502", "cut-after", "cut"]
  }()
}

extension ClientConfiguration {
  /// Waits for nothing. The limit of a whole call is off: on this clock, the waits of calls side by side add up.
  mutating func hurry(_ clock: TestClock) {
    self.clock = clock.clock
    timeout = nil
  }
}
