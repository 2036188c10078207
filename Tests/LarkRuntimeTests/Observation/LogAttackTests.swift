import Foundation
import Synchronization
import Testing

@testable @_spi(Generated) import LarkRuntime

@Suite("A log and a bug report of a hostile answer", .tags(.attack))
struct LogAttackTests {
  /// Keeps lines as a program's own log would write them.
  private final class Lines: LarkLogger {
    let level = LogLevel.trace
    private let kept = Mutex<[String]>([])

    var text: String { kept.withLock { $0.joined(separator: "\n") } }
    var count: Int { kept.withLock(\.count) }

    func log(_ level: LogLevel, _ message: String, _ metadata: [String: String]) {
      let notes = metadata.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
      kept.withLock { $0.append("\(level): \(message)\(notes)") }
    }
  }

  private static let token = "t-SECRETTOKEN0123456789"
  private static let answer =
    #"{"code":7,"msg":"no\r\nlark error: forged\u001b[31m Bearer \#(token), app_secret=S3CRET of li@example.com","error":"#
    + #"{"log_id":"L1\nlark info: all is well"}}"#

  private func failure(_ lines: Lines, headers: HTTPHeaders = [:]) async throws -> LarkError {
    let lark = LarkClient.stubbed(
      Answers([.reply(400, Self.answer, headers)]).stub, app: .tokens(.tenant(Self.token))
    ) { $0.log(to: lines) }
    let body: JSONAny = [
      "password": "PW", "nested": ["client_secret": "CS", "access_key": "AK", "session": "SS", "otp": "OT"],
      "text": .string("\u{202e}see \(Self.token)\n"), "private_key": "PK", "tokens": ["a", "b"], "verify_code": "VC",
    ]
    return try await #require(throws: LarkError.self) {
      let response = try await lark.request(
        .post, "/open-apis/bot/v2/hook/HOOKSECRET", query: ["app_secret": "QS", "email": "a@b.c", "ticket": "TI"],
        headers: ["X-Api-Key": "HK", "Cookie": "sid=CK"], body: body)
      throw LarkError(
        .refused, try response.json()["msg"]?.string ?? "", endpoint: TokenRequests.customApp, code: 7,
        response: IncomingResponse(status: 400, headers: response.headers), body: response.body)
    }
  }

  private static let secrets = [
    "SECRET", "\"PW\"", "CS\"", "\"AK\"", "\"SS\"", "\"OT\"", "\"PK\"", "\"VC\"", "=QS", "=TI", "a@b", "a%40b", "HK",
    "=CK",
    "li@example",
  ]

  @Test("the log of a hostile answer has one line for each event, and no secret")
  func lines() async throws {
    let lines = Lines()
    _ = try await failure(lines)
    #expect(lines.text.split(separator: "\n").count == lines.count)
    #expect(
      lines.text.contains("curl -X POST 'https://open.feishu.cn/open-apis/bot/v2/hook/(hidden)?app_secret=(hidden)"))
    for secret in Self.secrets { #expect(!lines.text.contains(secret), "\(secret) in \(lines.text)") }
    #expect(!lines.text.unicodeScalars.contains { $0.properties.generalCategory == .format || $0 == "\u{1b}" })
  }

  @Test("the error of a hostile answer is described without line breaks and secrets")
  func description() async throws {
    let error = try await failure(Lines())
    for text in [error.description, error.localizedDescription, "\(error as NSError)", String(reflecting: error)] {
      for secret in Self.secrets { #expect(!text.contains(secret), "\(secret) in \(text)") }
      #expect(!text.contains("\u{1b}") && !text.contains("\nlark"))
    }
    #expect(
      error.description.hasSuffix(
        #": no\r\nlark error: forged\u{1b}[31m Bearer (hidden), app_secret=(hidden) of (hidden)"#
          + "\n" + #"Log id: L1\nlark info: all is well"#))
    // A program that has to know still can.
    #expect(error.message.contains(Self.token))
  }

  @Test("a log keeps the log ids of headers on their line")
  func logID() async throws {
    let lines = Lines()
    _ = try await failure(lines, headers: ["X-Tt-Logid": "L2\u{85}\u{2028}forged\u{1b}]0;title\u{7}"])
    #expect(lines.text.contains(#"log_id=L2\u{85}\u{2028}forged\u{1b}]0;title\u{7}"#))
  }

  @Test("an entry of the log is one line on standard error, whatever a program logs")
  func standardError() {
    let line = StandardErrorLogger.line(
      .warning, "a\nb", ["no\nte": "x\ry Bearer \(Self.token)", "call": "c1", "endpoint": "im.v1.message.create"])
    #expect(line == #"lark warning: a\nb call=c1 endpoint=im.v1.message.create no\nte=x\ry Bearer (hidden)"#)
  }

  @Test("writes an invalid method as one word of the command")
  func method() throws {
    let url = try #require(URL(string: "https://h.example/"))
    #expect(
      CurlCommand(OutgoingRequest(method: "GET\n;rm 'x'", url: url)).description
        == #"curl -X 'GET\n;rm '\''x'\''' 'https://h.example/'"#)
  }

  @Test("of a request without an address for HTTP shows nothing of the address")
  func address() async throws {
    #if canImport(CCurl)
      let url = try #require(URL(string: "ftp://me:pw@h.example/hook/HOOKSECRET?app_secret=QS"))
      let error = await #expect(throws: TransportError.self) {
        try await CurlTransport().send(OutgoingRequest(method: "GET", url: url))
      }
      #expect(error?.message == "A request needs an address with the scheme https or http, and a host.")
    #endif
  }

  @Test(
    "a log shows what other errors quote in the same way",
    arguments: [
      "\(TransportError(.broken, "to https://h/?token=abc\nx"))",
      TransportError(.broken, "to https://h/?token=abc\nx").localizedDescription,
      "\(DecodingMismatch(path: "$.data.\(token)\n", expected: .int, found: .string))",
      "\(PagingError.repeatedToken("x\n\(token)"))", LarkErrorQuote().sentence,
      "\(ResumableDownload.BrokenOff(bytes: 1, attempts: 2, cause: LarkErrorQuote()))",
    ])
  func others(text: String) {
    #expect(!text.contains("\n") && !text.contains("SECRET") && !text.contains("=abc"), "\(text)")
  }

  private struct LarkErrorQuote: Error, CustomStringConvertible {
    var description: String { "no\n\(token)" }
  }

  @Test(
    "the name of a downloaded file looks like what it is",
    arguments: [
      (#"attachment; filename="a\#u{1b}[2Jb.txt""#, "a[2Jb.txt"),
      ("attachment; filename=\"\u{202e}gpj.exe\"", "gpj.exe"),
      (#"attachment; filename*=UTF-8''a%0Ab%07%E2%80%AE.txt"#, "ab.txt"), (#"attachment; filename*=UTF-8''.%1B."#, nil),
      ("attachment; filename=\"茶壶 🫖.png\"", "茶壶 🫖.png"),
    ])
  func fileNames(disposition: String, name: String?) {
    #expect(Download.fileName(disposition) == name)
  }
}
