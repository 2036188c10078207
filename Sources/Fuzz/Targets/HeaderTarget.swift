import Foundation
@_spi(Generated) import LarkRuntime
import Synchronization

extension FuzzTarget {
  /// A response: a status, a header a line, and behind an empty line the body, which answers calls and requests for
  /// tokens. Nothing in it ends the program, or makes a call wait longer than its policy allows.
  static func headers(kind: String) throws(FuzzError) -> FuzzTarget {
    let heads = [
      "429\nRetry-After: 3\n", "429\nx-ogw-ratelimit-reset: 17\nContent-Type: application/json\n", "500\n",
      "503\nRetry-After: Sun, 06 Nov 1994 08:49:37 GMT\nX-Tt-Logid: 2024\n",
      "200\nContent-Length: 12\nContent-Type: text/plain\nETag: \"x\"\n",
      "206\nContent-Range: bytes 4-11/12\nContent-Length: 8\nETag: \"x\"\nLast-Modified: Sun, 06 Nov 1994 08:49:37 GMT\n",
      "416\nContent-Range: bytes */12\n",
      "200\nContent-Disposition: attachment; filename*=UTF-8''a%20b; filename=\"c\"\n",
      "302\nLocation: https://example.com/\n", "200\n\n\(token)", "429\nRetry-After: 1\n\n{\"code\": 99991400}",
      "400\n\n{\"code\": 99991663, \"msg\": \"Invalid access token\", \"error\": {\"log_id\": \"2024\"}}",
    ]
    let words = [
      "Retry-After: ", "x-ogw-ratelimit-reset: ", "Content-Range: bytes ", "Content-Length: ", "Content-Disposition: ",
      "ETag: ", "Last-Modified: ", "X-Tt-Logid: ", "1e300", "-1e300", "1e18", "9223372036854775807",
      "9223372036854775808", "-1", "nan", "inf", "0x1p1023", "1e-300", "0-9223372036854775807/*", "5-4/3", "*/-1",
      "0-0/0",
      "Fri, 31 Dec 99999 23:59:59 GMT", "Mon, 01 Jan 0001 00:00:00 GMT", "filename=", "filename*=UTF-8''", "%00", "../",
      "\"", ";", "\r", "200\n", "206\n", "429\n", "503\n", "\u{1B}[31m",
      "\n\n", "\"code\": ", "\"expire\": ", "\"msg\": ", "\"99991663\"", "{", "}", "null",
    ]
    return try FuzzTarget("headers", kind: kind, seeds: heads.map { Array($0.utf8) }, words: words) { bytes in
      let head = HostileHead(bytes)
      let longest = Mutex(Duration.zero)
      // Nothing that is thrown matters: it was thrown and not trapped.
      let work = Task.detached {
        let client = head.client { wait in longest.withLock { $0 = max($0, wait) } }
        _ = try? await client.request(.get, "/open-apis/tea/v1/pots")
        try? await head.download(with: client)
      }
      let end = DispatchSemaphore(value: 0)
      Task.detached {
        await work.value
        end.signal()
      }
      end.wait()
      let wait = longest.withLock { $0 }
      return wait > HostileHead.longestWait ? "a call waits for \(wait)" : nil
    }
  }
}

/// What answers a request for a token.
private let token = #"{"code": 0, "msg": "ok", "tenant_access_token": "t-1", "expire": 7200}"#

/// A response that a server chose.
private struct HostileHead: HTTPTransport {
  /// What a policy lets a server ask for at most, and what a client waits by itself.
  static let longestWait = max(RetryPolicy.standard.longestRequestedWait, RetryPolicy.standard.longestWait)

  private let status: Int
  private let headers: HTTPHeaders
  private let body: String

  init(_ bytes: [UInt8]) {
    let all = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let lines = all.prefix { !$0.isEmpty }.map(String.init)
    let rest = all.dropFirst(lines.count + 1).joined(separator: "\n")
    body = rest.isEmpty ? token : rest
    status = lines.first.flatMap { Int($0.trimmingCharacters(in: .whitespaces)) } ?? 200
    var headers = HTTPHeaders()
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      headers.append(parts[0], parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : "")
    }
    self.headers = headers
  }

  func send(_ request: OutgoingRequest) async throws -> IncomingResponse {
    IncomingResponse(status: status, headers: headers, body: .bytes(Array(body.utf8)))
  }

  /// A client that hurries through its waits.
  func client(onWait: @escaping @Sendable (Duration) -> Void) -> LarkClient {
    let time = HurriedTime()
    var configuration = ClientConfiguration(transport: self, timeout: nil)
    configuration.clock = ClientClock(now: { Date(timeIntervalSince1970: 1_900_000_000) }, uptime: { time.now }) {
      wait in
      onWait(wait)
      time.add(wait)
    }
    configuration.chance = { 1 }
    return LarkClient(app: .custom(id: "cli_1", secret: "s"), configuration: configuration)
  }

  private static let file = Endpoint(
    "tea.v1.pot.download", .get, "/open-apis/tea/v1/pots/file", tokens: [], response: .binary)

  func download(with client: LarkClient) async throws {
    let target = URL(fileURLWithPath: NSTemporaryDirectory()).appendingPathComponent("larkspur-fuzz-\(getpid()).bin")
    defer {
      try? FileManager.default.removeItem(at: target)
      let part = target.deletingLastPathComponent().appendingPathComponent(".\(target.lastPathComponent).part")
      try? FileManager.default.removeItem(at: part)
    }
    let clock = client.configuration.clock
    try await ResumableDownload(to: target, clock: clock).run { options in
      try await client.download(EndpointCall(Self.file), options)
    }
  }
}

/// A time that goes on only where somebody waits.
private final class HurriedTime: Sendable {
  private let uptime = Mutex(Duration.zero)

  var now: Duration { uptime.withLock { $0 } }

  /// More than a year is as good as a year, and adds up without end.
  func add(_ wait: Duration) { uptime.withLock { $0 += min(wait, .seconds(31_536_000)) } }
}
