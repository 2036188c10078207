import Foundation
import LarkContact
import LarkCorehr
import LarkDrive
import LarkIM
import LarkRuntime
import TestPrograms
import Testing

@Suite("Errors of generated calls", .timeLimit(.minutes(5)))
struct ErrorTests {
  private func withdrawal(_ reply: LoopbackServer.Reply) async throws -> LarkError {
    let platform = try Platform { _ in reply }
    return try #require(
      await #expect(throws: LarkError.self) {
        try await platform.lark.corehr.v2.processWithdraw.update(processID: "1")
      })
  }

  @Test("carry what the platform says and what the page advises")
  func documented() async throws {
    let error = try await withdrawal(.refusal(1_161_006, "process is over"))
    #expect(error.kind == .refused)
    #expect(error.code == 1_161_006)
    #expect(error.message == "process is over")
    #expect(error.httpStatus == 400)
    #expect(error.logID == "log-7")
    #expect(error.endpoint.id == "corehr.v2.process_withdraw.update")
    #expect(error.documented?.message == "流程已走完")
    #expect(error.advice == "流程完成后不能再撤回")
    #expect(
      error.description == """
        corehr.v2.process_withdraw.update (PUT /open-apis/corehr/v2/process_withdraw/{process_id}) was refused with code \
        1161006 with HTTP status 400: process is over
        Advice: 流程完成后不能再撤回
        Log id: log-7
        """)
  }

  @Test("can be made by tests of programs, with what the page says")
  func madeByTests() {
    let error = LarkError(
      .refused, "over", endpoint: CorehrService.V2.ProcessWithdrawResource.updateEndpoint, code: 1_161_006,
      response: IncomingResponse(status: 400, headers: ["X-Tt-Logid": "log-8"]))
    #expect(error.advice == "流程完成后不能再撤回")
    #expect(error.logID == "log-8" && error.httpStatus == 400)
  }

  @Test("can be told apart by their code where they are caught")
  func caughtByCode() async throws {
    let platform = try Platform { _ in .refusal(41003, "conflict", status: 409) }
    var isConflict = false
    do {
      try await platform.lark.contact.v3.user.patch(userID: "u1", body: .init { $0.name = "Ann" })
    } catch let error as LarkError where error.code == 41003 {
      isConflict = true
    }
    #expect(isConflict)
  }

  @Test("are found under every status, with advice of several lines")
  func oddRows() async throws {
    func failure(_ code: Int, status: Int) async throws -> LarkError {
      let platform = try Platform { _ in .refusal(code, status: status) }
      return try #require(
        await #expect(throws: LarkError.self) {
          try await platform.lark.im.v1.message.patch(messageID: "m", body: .init(content: "{}"))
        })
    }
    #expect(try await failure(230002, status: 200).advice?.hasPrefix("机器人已被移出群") == true)
    #expect(try await failure(230020, status: 429).advice == "放慢频率后再试。\n同一条消息每秒最多 5 次。")
    #expect(try await failure(100290, status: 400).documented?.httpStatus == nil)
    #expect(try await failure(230011, status: 400).advice?.contains("\n\n\t- 前缀应为 `om_`\n") == true)
  }

  @Test("have no advice where the page does not know the code, or documents it for another call")
  func undocumented() async throws {
    let unknown = try await withdrawal(.refusal(99_991_400, "frequency limit", status: 429))
    #expect(unknown.code == 99_991_400 && unknown.advice == nil && unknown.documented == nil)
    #expect(DriveService.V1.FileResource.uploadAllEndpoint.documentedError(code: 1_061_045) != nil)
    #expect(DriveService.V1.FileResource.downloadEndpoint.documentedErrors.isEmpty)
  }

  @Test("tell a failed server from a refusal")
  func failedServer() async throws {
    var reply = LoopbackServer.Reply("<html>bad gateway</html>")
    reply.status = 502
    reply.headers = ["Content-Type": "text/html"]
    let error = try await withdrawal(reply)
    #expect(error.kind == .badStatus && error.code == nil && error.httpStatus == 502)
    #expect(String(decoding: error.body, as: UTF8.self).contains("bad gateway"))
  }
}
