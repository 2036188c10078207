import APISpec
import Foundation
import TestPrograms
import TestValues

@testable import larkspur_mock

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// A running mock server of the tea house, stopped when the test ends.
final class MockProcess {
  private let folder: TemporaryFolder
  private let mock: RunningMock

  /// Starts `larkspur-mock`, or with `through` another program that does.
  init(_ spec: APISpec, _ options: [String] = [], through program: [String] = ["larkspur-mock"]) throws {
    folder = try TemporaryFolder()
    try folder.write(String(decoding: CanonicalJSON.encode(spec), as: UTF8.self), to: "tea.ir.json")
    mock = try RunningMock(BuiltProgram(program[0]).url, program.dropFirst() + [folder("tea.ir.json")] + options)
  }

  /// The first line that the server printed.
  var announcement: String { mock.announcement }

  var url: URL { URL(string: announcement.replacingOccurrences(of: "listening on ", with: ""))! }

  var processIdentifier: Int32 { mock.processIdentifier }

  /// Sends a signal and gives the exit status; signals that kill are negative.
  func end(_ signal: Int32 = SIGTERM) -> Int32 { mock.end(signal) }

  /// The lines of the log.
  var log: [JSONValue] {
    get throws { try mock.logText.split(separator: "\n").map { JSONValue(json: String($0)) ?? .null } }
  }

  /// A client of the server.
  var client: TeaClient { TeaClient(url: url) }
}

/// Talks to a server through Foundation.
struct TeaClient: Sendable {
  let url: URL

  /// What came back.
  struct Reply: Sendable {
    var status: Int
    var body: Data
  }

  func send(
    _ method: String, _ target: String, body: Data? = nil, headers: [String: String] = [:]
  ) async throws -> Reply {
    var request = URLRequest(url: URL(string: target, relativeTo: url)!)
    request.httpMethod = method
    request.httpBody = body
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    let (data, response) = try await URLSession.shared.data(for: request)
    return Reply(status: (response as! HTTPURLResponse).statusCode, body: data)
  }

  /// The headers of a call with a fresh tenant token.
  func authorization() async throws -> [String: String] {
    let answer = try await send(
      "POST", "/open-apis/auth/v3/tenant_access_token/internal",
      body: Data(#"{"app_id":"cli_tea","app_secret":"leaf"}"#.utf8), headers: ["Content-Type": "application/json"])
    let token = JSONValue(json: String(decoding: answer.body, as: UTF8.self))?["tenant_access_token"]
    guard case .string(let token)? = token else { return [:] }
    return ["Authorization": "Bearer \(token)"]
  }
}
