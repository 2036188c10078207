import Foundation
import LarkRuntime

/// Makes every documented call once, against a server that answers as documented.
///
/// The server has to answer lists with the documented example as it stands (`--list-length 0`), since a made-up page is
/// not the documented one.
public struct ExampleRun: Sendable {
  private let examples: [ServiceExamples]
  private let jobs: Int

  /// - Parameter jobs: How many calls are under way at a time.
  public init(_ examples: [ServiceExamples], jobs: Int = 8) {
    self.examples = examples
    self.jobs = jobs
  }

  /// A client for all calls: with a token of each kind, without limits of its own, and without repetitions.
  ///
  /// - Parameter change: Changes the configuration of the client.
  public static func client(
    of server: URL, change: (inout ClientConfiguration) -> Void = { _ in }
  ) async throws -> LarkClient {
    var configuration = ClientConfiguration(retries: .never)
    configuration.limitsCalls = false
    change(&configuration)
    let desk = LarkClient(app: .tokens(), region: .custom(server), configuration: configuration)
    let app = try await token(
      "app_access_token", desk, "/open-apis/auth/v3/app_access_token/internal",
      ["app_id": "cli_any", "app_secret": "any"])
    let tenant = try await token(
      "tenant_access_token", desk, "/open-apis/auth/v3/tenant_access_token/internal",
      ["app_id": "cli_any", "app_secret": "any"])
    let user = try await token(
      "access_token", desk, "/open-apis/authen/v2/oauth/token",
      ["grant_type": "authorization_code", "client_id": "cli_any", "client_secret": "any", "code": "any"])
    return LarkClient(
      app: .tokens(.tenant(tenant), .app(app), .user(user)), region: .custom(server), configuration: configuration)
  }

  private static func token(
    _ name: String, _ desk: LarkClient, _ path: String, _ body: [String: String]
  ) async throws -> String {
    let response = try await desk.request(.post, path, body: body, tokens: [])
    guard let token = try JSONAny(json: response.body)[name]?.string else {
      throw MissingToken(name: name, answer: String(decoding: response.body.prefix(200), as: UTF8.self))
    }
    return token
  }

  /// A server that issued no token.
  private struct MissingToken: Error, CustomStringConvertible {
    let name: String
    let answer: String

    var description: String { "The server issued no \(name); it answered: \(answer)" }
  }

  /// Makes the calls and tells how each ended, in the order of the examples.
  public func report(by lark: LarkClient) async -> CallReport {
    let calls = examples.flatMap { service in service.calls.map { (service, $0) } }
    let outcomes = await withTaskGroup(of: (Int, CallOutcome).self) { group in
      var outcomes: [Int: CallOutcome] = [:]
      for (index, (service, call)) in calls.enumerated() {
        if index >= jobs, let done = await group.next() { outcomes[done.0] = done.1 }
        group.addTask { (index, await service.outcome(of: call, by: lark)) }
      }
      for await done in group { outcomes[done.0] = done.1 }
      return outcomes
    }
    let lines = calls.indices.compactMap { index in
      outcomes[index].map { CallReport.Line(call: calls[index].1.id, outcome: $0) }
    }
    return CallReport(lines: lines, uncalled: uncalled)
  }

  /// The endpoints that no call reaches, with the reasons.
  private var uncalled: [String: String] {
    let called = Set(examples.flatMap { $0.calls.map(\.endpoint.id) })
    let reasons = examples.flatMap { service in service.file.reasons.filter { $0.key.hasSuffix(" call") } }
      .map { (String($0.key.dropLast(" call".count)), $0.value) }
    return Dictionary(reasons.filter { !called.contains($0.0) }) { first, _ in first }
  }
}
