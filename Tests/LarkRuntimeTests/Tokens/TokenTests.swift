import Foundation
import LarkCorehr
import TestPrograms
import Testing

@testable @_spi(Generated) import LarkRuntime

@Suite("The tokens of a self-built app")
struct TokenTests {
  /// Issues numbered tokens, or fails.
  actor Issuer {
    var count = 0
    var fails = false

    func issue(_ kind: TokenKind) throws -> IssuedToken {
      count += 1
      if fails { throw URLError(.timedOut) }
      return IssuedToken(value: "\(kind.rawValue)-\(count)", lifetime: 7200)
    }

    func fail(_ flag: Bool) { fails = flag }
  }

  /// Counts calls from the inside of a client.
  private final class Counter: Sendable {
    private let lock = NSLock()
    private nonisolated(unsafe) var number = 0
    var count: Int { lock.withLock { number } }
    func add() { lock.withLock { number += 1 } }
  }

  @Test("the tokens of a self-built app are fetched once, however many calls wait")
  func singleFlight() async throws {
    let begun = Counter()
    let stub = StubTransport { request in
      guard request.url.path.hasSuffix("tenant_access_token/internal") else {
        return IncomingResponse(status: 200, body: .bytes(#"{"code":0}"#.utf8))
      }
      // The token comes when all calls and its own wait for it.
      while begun.count < 1001 { await Task.yield() }
      return IncomingResponse(
        status: 200, body: .bytes(#"{"code":0,"msg":"ok","tenant_access_token":"t-9","expire":7200}"#.utf8))
    }
    let lark = LarkClient.stubbed(stub, app: .custom(id: "cli_1", secret: "s")) {
      $0.observers.append { event, _ in if case .began = event { begun.add() } }
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<1000 {
        group.addTask { try await lark.corehr.v2.processWithdraw.update(processID: "\(number)") }
      }
      try await group.waitForAll()
    }
    let requests = await stub.log.requests
    let fetches = requests.filter { $0.url.hasSuffix("/open-apis/auth/v3/tenant_access_token/internal") }
    #expect(fetches.map(\.body) == [#"{"app_id":"cli_1","app_secret":"s"}"#])
    #expect(fetches.first?.headers["Authorization"] == nil)
    #expect(requests.count == 1001)
    #expect(requests.dropFirst().allSatisfy { $0.headers["Authorization"] == "Bearer t-9" })
  }

  @Test("the tokens of a self-built app are renewed shortly before they expire")
  func renewal() async throws {
    let clock = TestClock()
    let issuer = Issuer()
    let vault = TokenVault(clock: clock.clock)
    let key = TokenKey(.tenant, appID: "cli_1")
    func token() async throws -> String { try await vault.token(key) { try await issuer.issue(.tenant) } }
    #expect(try await token() == "tenant_access_token-1")
    clock.advance(by: .seconds(7200 - 301))
    #expect(try await token() == "tenant_access_token-1")
    clock.advance(by: .seconds(1))
    #expect(try await token() == "tenant_access_token-2")
  }

  @Test("the tokens of a self-built app are asked for again after a failure")
  func failure() async throws {
    let issuer = Issuer()
    let vault = TokenVault(clock: .system)
    let key = TokenKey(.tenant, appID: "cli_1")
    await issuer.fail(true)
    await #expect(throws: URLError.self) { try await vault.token(key) { try await issuer.issue(.tenant) } }
    await issuer.fail(false)
    #expect(try await vault.token(key) { try await issuer.issue(.tenant) } == "tenant_access_token-2")
  }

  @Test("the tokens of a self-built app come from a cache that others fill, and go into it")
  func cached() async throws {
    let server = TokenServer()
    let cache = MemoryTokenCache()
    for _ in 0..<2 {
      let lark = LarkClient.stubbed(server.stub, app: .custom(id: "cli_1", secret: "s", cache: cache))
      try await lark.corehr.v2.processWithdraw.update(processID: "1")
    }
    #expect(await server.fetches == 1)
    #expect(await server.calls == 2)
  }

  @Test("the tokens of a self-built app say why the platform issues none")
  func refusal() async throws {
    let stub = StubTransport(status: 400, json: #"{"code":10014,"msg":"app secret invalid"}"#)
    let lark = LarkClient.stubbed(stub, app: .custom(id: "cli_1", secret: "s3cret"))
    let error = await #expect(throws: LarkError.self) {
      try await lark.corehr.v2.processWithdraw.update(processID: "1")
    }
    #expect(error?.code == 10014)
    #expect(error?.endpoint.id == "auth.v3.auth.tenant_access_token_internal")
    #expect(error?.description.contains("s3cret") == false)
  }

  @Test("the tokens of a self-built app do not show when they are printed")
  func hidden() {
    let token = AccessToken.user("u-secret")
    var dumped = ""
    dump(token, to: &dumped)
    #expect(!"\(token) \(String(reflecting: token)) \(dumped)".contains("u-secret"))
  }
}
