import Foundation
import LarkCorehr
import Testing

@testable @_spi(Generated) import LarkRuntime

@Suite("What a failed call says")
struct LarkErrorTests {
  private func failure(_ stub: StubTransport, change: (inout ClientConfiguration) -> Void = { _ in }) async
    -> LarkError?
  {
    let lark = LarkClient.stubbed(stub, change: change)
    return await #expect(throws: LarkError.self) { try await lark.corehr.v2.processWithdraw.update(processID: "1") }
  }

  @Test("the error of a refused call carries code, message, status, log id, endpoint, advice and the body")
  func refused() async throws {
    let json = #"{"code":1161005,"msg":"state changed","error":{"troubleshooter":"x"}}"#
    let error = try #require(await failure(StubTransport(status: 400, headers: ["x-tt-logid": "20261"], json: json)))
    #expect(error.kind == .refused)
    #expect(error.code == 1_161_005)
    #expect(error.message == "state changed")
    #expect(error.httpStatus == 400)
    #expect(error.logID == "20261")
    #expect(error.endpoint.id == "corehr.v2.process_withdraw.update")
    #expect(error.documented?.message == "审批状态有变化")
    #expect(error.advice == "刚有人处理过，过一会儿再试")
    #expect(error.body == Array(json.utf8))
    #expect(error.details?["troubleshooter"]?.string == "x")
    #expect(
      error.description == """
        corehr.v2.process_withdraw.update (PUT /open-apis/corehr/v2/process_withdraw/{process_id}) was refused with code \
        1161005 with HTTP status 400: state changed
        Advice: 刚有人处理过，过一会儿再试
        Log id: 20261
        """)
  }

  @Test("an error has the code of a response under any status, and the log id of its body")
  func codeUnderStatus200() async throws {
    let error = try #require(
      await failure(StubTransport(json: #"{"code":1161003,"msg":"no","error":{"log_id":"L7"}}"#)))
    #expect(error.kind == .refused && error.httpStatus == 200 && error.logID == "L7")
    #expect(error.advice == "撤回的人须是发起人或流程管理员，\n应用也要先取得相应权限")
    let unknown = try #require(await failure(StubTransport(status: 500, json: #"{"code":42,"msg":"?"}"#)))
    #expect(unknown.code == 42 && unknown.documented == nil && unknown.advice == nil)
  }

  @Test("errors tell a failed server, an unreadable answer and a missing one apart")
  func otherKinds() async throws {
    #expect(await failure(StubTransport(status: 502, json: "<html>"))?.kind == .badStatus)
    #expect(await failure(StubTransport(status: 500, json: "{}"))?.kind == .badStatus)
    #expect(await failure(StubTransport(json: "{\"code\":0"))?.kind == .unreadable)
    let unreachable = await failure(StubTransport { _ in throw URLError(.cannotConnectToHost) })
    #expect(unreachable?.kind == .unreachable && unreachable?.cause is URLError)
    let address = try [NSURLErrorFailingURLErrorKey: #require(URL(string: "https://open.feishu.cn/x?email=a%40b.c"))]
    let hidden = await failure(StubTransport { _ in throw URLError(.timedOut, userInfo: address) })
    #expect(hidden?.description.contains("email") == false)
    let large = await failure(StubTransport(json: "{\"code\":0,\"data\":\"xxxxxxxx\"}")) { $0.responseLimit = 10 }
    #expect(large?.kind == .unreadable)
  }

  @Test("a call that takes longer than it may ends in a timeout")
  func timeout() async {
    let slow = StubTransport { _ in
      try await Task.sleep(for: .seconds(60))
      return IncomingResponse(status: 200)
    }
    #expect(await failure(slow) { $0.timeout = .milliseconds(20) }?.kind == .timeout)
  }

  @Test("a call that was cancelled throws CancellationError")
  func cancellation() async {
    let lark = LarkClient.stubbed(
      StubTransport { _ in
        try await Task.sleep(for: .seconds(60))
        return IncomingResponse(status: 200)
      })
    let call = Task { try await lark.corehr.v2.processWithdraw.update(processID: "1") }
    call.cancel()
    await #expect(throws: CancellationError.self) { try await call.value }
  }
}

@Suite("The error table of a resource")
struct ErrorTableTests {
  private let table = ErrorTable(
    #"""
    get list	400	7	seven	tab \t line \n slash \\n
    get	403	7	forbidden	
    list		8	eight
    *	500	9	nine	x
    move	400	seven	no code	x
    """#)

  @Test("an error table gives the rows of an endpoint by the last word of its identifier, and those of all")
  func rows() {
    #expect(table.rows(endpoint: "a.v1.x.get").map(\.code) == [7, 7, 9])
    #expect(table.rows(endpoint: "a.v1.x.list").map(\.code) == [7, 8, 9])
    #expect(
      table.rows(endpoint: "a.v1.x.move") == [DocumentedError(httpStatus: 500, code: 9, message: "nine", advice: "x")])
    #expect(ErrorTable("").rows(endpoint: "a.v1.x.get").isEmpty)
  }

  @Test("an error table tells rows of one code apart by status, and reads what stands for tabs and line ends")
  func cells() {
    #expect(table.row(code: 7, httpStatus: 403, endpoint: "a.v1.x.get")?.message == "forbidden")
    #expect(table.row(code: 7, httpStatus: nil, endpoint: "a.v1.x.get")?.advice == "tab \t line \n slash \\n")
    #expect(table.row(code: 8, httpStatus: 400, endpoint: "a.v1.x.list") == DocumentedError(code: 8, message: "eight"))
    #expect(table.row(code: 8, httpStatus: nil, endpoint: "a.v1.x.get") == nil)
  }
}
