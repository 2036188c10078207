import Foundation
import LarkCorehr
import TestPrograms
import Testing

@testable @_spi(Generated) import LarkRuntime

@Suite("The tokens of a store app", .timeLimit(.minutes(5)))
struct StoreAppTests {
  /// A platform that knows one ticket and the latest app token.
  private actor Platform {
    private var appTokens = 0
    private var ticket = "ticket-1"

    func change(ticket: String) { self.ticket = ticket }
    func revokeAppToken() { appTokens += 1 }

    nonisolated var stub: StubTransport {
      StubTransport { request in
        await self.answer(request, try await request.json())
      }
    }

    private func answer(_ request: OutgoingRequest, _ body: JSONAny) -> IncomingResponse {
      switch request.url.path {
      case "/open-apis/auth/v3/app_access_token":
        guard body["app_ticket"]?.string == ticket, body["app_secret"] == "s" else {
          return TokenServer.json(400, #"{"code":10012,"msg":"app ticket invalid"}"#)
        }
        appTokens += 1
        return TokenServer.json(200, #"{"code":0,"app_access_token":"a-\#(appTokens)","expire":7200}"#)
      case "/open-apis/auth/v3/tenant_access_token":
        guard body["app_access_token"]?.string == "a-\(appTokens)", let tenant = body["tenant_key"]?.string else {
          return TokenServer.json(400, #"{"code":99991664,"msg":"invalid app token"}"#)
        }
        return TokenServer.json(200, #"{"code":0,"tenant_access_token":"t-\#(tenant)","expire":7200}"#)
      default:
        return TokenServer.json(200, #"{"code":0}"#)
      }
    }
  }

  private func client(
    _ stub: StubTransport, _ tickets: AppTickets, tenant: String = "T1", cache: (any TokenCache)? = nil,
    clock: TestClock = TestClock()
  ) -> LarkClient {
    let app = LarkApp.store(id: "cli_1", secret: "s", tenantKey: tenant, tickets: tickets, cache: cache)
    return LarkClient.stubbed(stub, app: app) { $0.clock = clock.clock }
  }

  private func paths(_ stub: StubTransport) async -> [String] {
    await stub.log.requests.compactMap { URL(string: $0.url)?.lastPathComponent }
  }

  @Test("the tokens of a store app come from the ticket by way of the app's token, which the tenants share")
  func chain() async throws {
    let stub = Platform().stub
    let cache = MemoryTokenCache()
    for tenant in ["T1", "T2"] {
      let lark = client(stub, AppTickets("ticket-1"), tenant: tenant, cache: cache)
      try await lark.corehr.v2.processWithdraw.update(processID: "1")
      #expect(await stub.log.last?.headers["Authorization"] == "Bearer t-\(tenant)")
    }
    #expect(
      await paths(stub) == ["app_access_token", "tenant_access_token", "1", "tenant_access_token", "1"])
  }

  @Test("the tokens of a store app need a ticket; without a good one the platform is asked to send it again")
  func ticket() async throws {
    let platform = Platform()
    let stub = platform.stub
    let tickets = AppTickets()
    let lark = client(stub, tickets)
    let none = await #expect(throws: LarkError.self) {
      try await lark.corehr.v2.processWithdraw.update(processID: "1")
    }
    #expect(none?.kind == .noToken)
    #expect(await paths(stub) == ["resend"])
    await tickets.receive("ticket-0")
    let old = await #expect(throws: LarkError.self) {
      try await lark.corehr.v2.processWithdraw.update(processID: "1")
    }
    #expect(old?.code == 10_012)
    #expect(await paths(stub) == ["resend", "app_access_token", "resend"])
    await tickets.receive("ticket-1")
    try await lark.corehr.v2.processWithdraw.update(processID: "1")
  }

  @Test("the tokens of a store app are had with a new app token where the platform refuses the one at hand")
  func refusedAppToken() async throws {
    let platform = Platform()
    let stub = platform.stub
    let cache = MemoryTokenCache()
    let lark = client(stub, AppTickets("ticket-1"), cache: cache)
    try await lark.corehr.v2.processWithdraw.update(processID: "1")
    await platform.revokeAppToken()
    try await client(stub, AppTickets("ticket-1"), tenant: "T2", cache: cache)
      .corehr.v2.processWithdraw.update(processID: "2")
    #expect(
      await paths(stub).dropFirst(3) == ["tenant_access_token", "app_access_token", "tenant_access_token", "2"])
  }
}
