import Foundation
import LarkCorehr
import Testing

@testable @_spi(Generated) import LarkRuntime

@Suite("A token that the platform refuses", .timeLimit(.minutes(5)))
struct TokenRefusalTests {
  private static let app = LarkApp.custom(id: "cli_1", secret: "s")

  @Test(
    "a refused token is replaced, and the call is sent once more, whatever the code and the status",
    arguments: TokenRefusal.table.filter { $0.scope.isEmpty }, [200, 400, 401, 403])
  func renewed(row: TokenRefusal, status: Int) async throws {
    let server = TokenServer(status: status, code: row.code)
    let lark = LarkClient.stubbed(server.stub, app: Self.app)
    try await lark.corehr.v2.processWithdraw.update(processID: "1")
    await server.revoke()
    try await lark.corehr.v2.processWithdraw.update(processID: "2")
    #expect(await server.calls == 2)
    #expect(await server.refusals == 1)
  }

  @Test("a refused token is replaced in raw requests, too")
  func raw() async throws {
    let server = TokenServer()
    let lark = LarkClient.stubbed(server.stub, app: Self.app)
    _ = try await lark.request(.post, "/open-apis/x", body: ["a": "b"] as JSONAny)
    await server.revoke()
    #expect(try await lark.request(.post, "/open-apis/x", body: ["a": "b"] as JSONAny).status == 200)
    #expect(await server.refusals == 1)
  }

  @Test("a refused token is replaced once, however many calls were refused with it")
  func once() async throws {
    let server = TokenServer()
    let lark = LarkClient.stubbed(server.stub, app: Self.app)
    try await lark.corehr.v2.processWithdraw.update(processID: "1")
    await server.revoke()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<1000 {
        group.addTask { try await lark.corehr.v2.processWithdraw.update(processID: "\(number)") }
      }
      try await group.waitForAll()
    }
    // The first one, the revocation, and one renewal.
    #expect(await server.fetches == 3)
    #expect(await server.calls == 1001)
  }

  @Test("a refused token does not take a token along that was renewed meanwhile")
  func comparison() async throws {
    let vault = TokenVault(clock: .system)
    let key = TokenKey(.tenant, appID: "cli_1")
    func token(_ value: String) async throws -> String {
      try await vault.token(key) { IssuedToken(value: value, lifetime: 7200) }
    }
    #expect(try await token("t-1") == "t-1")
    await vault.invalidate(key, refused: "t-1")
    #expect(try await token("t-2") == "t-2")
    await vault.invalidate(key, refused: "t-1")
    #expect(try await token("t-3") == "t-2")
  }

  @Test("a refused token is an error where the new one is refused, too")
  func twice() async throws {
    let stub = StubTransport { request in
      request.url.path.hasSuffix("internal")
        ? TokenServer.json(200, #"{"code":0,"tenant_access_token":"\#(UUID())","expire":7200}"#)
        : TokenServer.json(400, #"{"code":99991663,"msg":"no good"}"#)
    }
    let lark = LarkClient.stubbed(stub, app: Self.app)
    let error = await #expect(throws: LarkError.self) {
      try await lark.corehr.v2.processWithdraw.update(processID: "1")
    }
    #expect(error?.code == 99_991_663)
    #expect(await stub.log.requests.count == 4)
  }

  @Test("a refused token is an error where no other can be had: a caller's own, a fixed one, or the same one again")
  func final() async throws {
    let server = TokenServer()
    let clients = [
      LarkClient.stubbed(server.stub, app: .tokens(.tenant("old"))),
      LarkClient.stubbed(
        StubTransport { request in
          request.url.path.hasSuffix("internal")
            ? TokenServer.json(200, #"{"code":0,"tenant_access_token":"same","expire":7200}"#)
            : try await server.stub.answer(request)
        }, app: Self.app),
    ]
    for lark in clients {
      await #expect(throws: LarkError.self) { try await lark.corehr.v2.processWithdraw.update(processID: "1") }
    }
    let own = LarkClient.stubbed(server.stub, app: Self.app)
    await #expect(throws: LarkError.self) {
      try await own.corehr.v2.processWithdraw.update(processID: "1", options: CallOptions(token: .tenant("own")))
    }
    #expect(await server.refusals == 3)
    #expect(await server.fetches == 0)
  }

  @Test("a refused token is replaced for the next call where the body of this one is gone")
  func streamed() async throws {
    let server = TokenServer()
    let lark = LarkClient.stubbed(server.stub, app: Self.app)
    try await lark.corehr.v2.processWithdraw.update(processID: "1")
    await server.revoke()
    let endpoint = Endpoint("a.v1.b.upload", .post, "/upload", tokens: .tenant)
    let (chunks, input) = AsyncThrowingStream<Data, any Error>.makeStream()
    input.yield(Data("x".utf8))
    input.finish()
    var call = EndpointCall(endpoint)
    call.multipart(Upload(file: UploadFile(name: "x", content: .stream(chunks))) { _ in })
    let error = await #expect(throws: LarkError.self) { try await lark.perform(call, .standard) }
    #expect(error?.code == 99_991_663)
    try await lark.corehr.v2.processWithdraw.update(processID: "2")
    #expect(await server.refusals == 1)
  }

  @Test("a refused token is told by a table in which each code has one meaning in one place")
  func table() {
    let rows = TokenRefusal.table
    #expect(Set(rows.map { "\($0.code) \($0.scope)" }).count == rows.count)
    for row in rows {
      #expect(!row.kinds.isEmpty && row.meaning.hasSuffix("."))
      // Short codes belong to a service each.
      #expect(row.scope.isEmpty == (row.code > 99_990_000))
    }
    let elsewhere = LarkError(.refused, "", endpoint: Endpoint("a.v1.b.c", .get, "/open-apis/a/v1/b"), code: 20_005)
    #expect(TokenRefusal(elsewhere) == nil)
    let authen = LarkError(
      .refused, "", endpoint: Endpoint("a.v1.b.c", .get, "/open-apis/authen/v1/user_info"), code: 20_005)
    #expect(TokenRefusal(authen)?.kinds == .user)
  }
}

@Suite("Work that is shared", .timeLimit(.minutes(5)))
struct SingleFlightTests {
  @Test("shared work is done once, and a caller that is cancelled leaves without ending it")
  func cancellation() async throws {
    let flights = SingleFlight<Int, String>()
    let (gate, open) = AsyncStream<Void>.makeStream()
    let work: @Sendable () async throws -> String = {
      for await _ in gate { return "done" }
      return "closed"
    }
    let first = Task { try await flights.value(1, work: work) }
    let second = Task { try await flights.value(1, work: work) }
    first.cancel()
    await #expect(throws: CancellationError.self) { try await first.value }
    open.yield()
    #expect(try await second.value == "done")
    #expect(try await flights.value(1) { "again" } == "again")
  }
}
