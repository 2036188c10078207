import APISpec
import Foundation
import TemporaryFolders

@testable import larkspur_mock

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// A running mock server with its log, stopped when the test ends.
final class MockProcess {
  private let process = Process()
  private let output = Pipe()
  private let folder: TemporaryFolder
  /// The first line that the server printed.
  let announcement: String

  /// Starts `larkspur-mock`, or with `through` another program that does.
  init(_ spec: APISpec, _ options: [String] = [], through program: [String] = ["larkspur-mock"]) throws {
    folder = try TemporaryFolder()
    try folder.write(String(decoding: CanonicalJSON.encode(spec), as: UTF8.self), to: "tea.ir.json")
    process.executableURL = URL(fileURLWithPath: Self.path(of: program[0]))
    process.arguments = program.dropFirst() + [folder("tea.ir.json"), "--log", folder("log")] + options
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    announcement = Self.readLine(output.fileHandleForReading)
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }

  var url: URL { URL(string: announcement.replacingOccurrences(of: "listening on ", with: ""))! }

  /// Sends a signal and gives the exit status; signals that kill are negative.
  func end(_ signal: Int32 = SIGTERM) -> Int32 {
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
  }

  /// The lines of the log.
  var log: [JSONValue] {
    get throws { try folder.read("log").split(separator: "\n").map { JSONValue(json: String($0)) ?? .null } }
  }

  private static func readLine(_ handle: FileHandle) -> String {
    var line = Data()
    while line.last != UInt8(ascii: "\n") {
      let byte = handle.readData(ofLength: 1)
      if byte.isEmpty { break }
      line += byte
    }
    return String(decoding: line.dropLast(line.last == UInt8(ascii: "\n") ? 1 : 0), as: UTF8.self)
  }

  /// The programs lie beside the test bundle.
  static func path(of program: String) -> String {
    let bundle = Bundle(for: TemporaryFolder.self).bundleURL
    let folders = [bundle, bundle.deletingLastPathComponent()]
    let candidates = folders.map { $0.appendingPathComponent(program).path }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) } ?? candidates[0]
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
