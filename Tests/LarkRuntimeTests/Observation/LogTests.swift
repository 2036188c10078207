import Foundation
import LarkCorehr
import TestPrograms
import Testing

@testable @_spi(Generated) import LarkRuntime

@Suite("The log of a client", .timeLimit(.minutes(5)))
struct LogTests {
  /// Keeps lines.
  private final class Lines: LarkLogger {
    let level: LogLevel
    private let lock = NSLock()
    private nonisolated(unsafe) var kept: [String] = []

    init(_ level: LogLevel) { self.level = level }

    var all: [String] { lock.withLock { kept } }

    func log(_ level: LogLevel, _ message: String, _ metadata: [String: String]) {
      let notes = metadata.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
      lock.withLock { kept.append("\(level): \(message)\(notes)") }
    }
  }

  private func client(_ answers: [Answers.Answer], _ lines: Lines, app: LarkApp = .tokens(.tenant("t-1"))) -> LarkClient
  {
    LarkClient.stubbed(Answers(answers).stub, app: app) {
      $0.clock = TestClock().clock
      $0.chance = { 1 }
      $0.retries = .standard
      $0.callID = { "c1" }
      $0.log(to: lines)
    }
  }

  @Test("the log of a client tells what happens to a call, in order")
  func story() async throws {
    let lines = Lines(.debug)
    let lark = client(
      [.reply(503, "", ["X-Tt-Logid": "L1"]), .reply(200, #"{"code":0}"#, ["X-Tt-Logid": "L2"])], lines)
    try await lark.corehr.v2.processWithdraw.update(processID: "1")
    let endpoint = "endpoint=corehr.v2.process_withdraw.update"
    #expect(
      lines.all == [
        "debug: A response came. call=c1 \(endpoint) log_id=L1 seconds=0.0 status=503",
        "warning: The call failed and is sent again. attempt=1 call=c1 \(endpoint) reason=serverFailure(503) wait=0.5",
        "debug: A response came. call=c1 \(endpoint) log_id=L2 seconds=0.0 status=200",
        "debug: The call succeeded. call=c1 \(endpoint) seconds=0.5",
      ])
  }

  @Test("the log of a client says why a call failed, without what is nobody's business")
  func failure() async throws {
    let lines = Lines(.info)
    let lark = client([.reply(400, #"{"code":7,"msg":"no user li@example.com"}"#, ["X-Tt-Logid": "L1"])], lines)
    let error = await #expect(throws: LarkError.self) {
      try await lark.corehr.v2.processWithdraw.update(processID: "1", body: .init { $0.reason = "r" })
    }
    #expect(
      lines.all == [
        "error: The call failed. call=c1 code=7 endpoint=corehr.v2.process_withdraw.update error=no user (hidden) "
          + "kind=refused log_id=L1 seconds=0.0 status=400"
      ])
    #expect(error?.curl?.hasSuffix(#"--data-binary '{"reason":"r"}'"#) == true)
  }

  @Test("the log of a client shows whole requests at the lowest level, and never a token or a secret")
  func trace() async throws {
    let lines = Lines(.trace)
    let lark = client(
      [
        .reply(200, #"{"code":0,"tenant_access_token":"t-9","expire":7200}"#),
        .reply(400, #"{"code":99991663,"msg":"no good"}"#),
        .reply(200, #"{"code":0,"tenant_access_token":"t-10","expire":7200}"#), .reply(200, #"{"code":0}"#),
      ], lines, app: .custom(id: "cli_1", secret: "s3cret"))
    try await lark.corehr.v2.processWithdraw.update(processID: "1")
    let all = lines.all.joined(separator: "\n")
    #expect(all.contains("curl -X PUT") && all.contains(#""app_id":"cli_1""#))
    #expect(all.contains("The platform refused the token; a new one is fetched."))
    for secret in ["s3cret", "t-9", "t-10"] { #expect(!all.contains(secret)) }
  }

  @Test("the log of a client tells of a cancelled call without alarm")
  func cancelled() {
    let event = CallEvent.failed(CancellationError(), after: .zero)
    #expect(event.logLevel == .info)
    #expect(event.logMessage == "The call was cancelled.")
  }
}
