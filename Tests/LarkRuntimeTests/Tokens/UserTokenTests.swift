import Foundation
import TestPrograms
import Testing

@testable @_spi(Generated) import LarkRuntime

@Suite("The token of a user", .timeLimit(.minutes(5)))
struct UserTokenTests {
  /// Exchanges each refresh token once.
  private actor Platform {
    private var generation = 1
    private(set) var exchanges = 0

    nonisolated var stub: StubTransport {
      StubTransport { request in
        await self.answer(request, try await request.json())
      }
    }

    private func answer(_ request: OutgoingRequest, _ body: JSONAny) -> IncomingResponse {
      guard request.url.path == "/open-apis/authen/v2/oauth/token" else {
        let isGood = request.headers["Authorization"] == "Bearer u-\(generation)"
        return TokenServer.json(isGood ? 200 : 401, isGood ? #"{"code":0}"# : #"{"code":99991677,"msg":"expired"}"#)
      }
      exchanges += 1
      guard body["refresh_token"]?.string == "r-\(generation)", body["grant_type"] == "refresh_token" else {
        return TokenServer.json(400, #"{"code":20073,"error":"invalid_grant","error_description":"used up"}"#)
      }
      generation += 1
      return TokenServer.json(
        200,
        #"{"code":0,"access_token":"u-\#(generation)","expires_in":7200,"refresh_token":"r-\#(generation)"}"#)
    }
  }

  private static let endpoint = Endpoint("a.v1.b.c", .post, "/open-apis/x", tokens: [.user, .tenant])

  private let clock = TestClock()

  private func grant(_ generation: Int, lifetime: TimeInterval = 7200, isRefreshable: Bool = true) -> UserGrant {
    UserGrant(
      token: "u-\(generation)", expiry: clock.now.addingTimeInterval(lifetime),
      refreshToken: isRefreshable ? "r-\(generation)" : nil)
  }

  private func client(_ stub: StubTransport, _ store: some UserGrantStore) -> LarkClient {
    LarkClient.stubbed(stub, app: .user(id: "cli_1", secret: "s", grant: store)) { $0.clock = clock.clock }
  }

  private func call(_ lark: LarkClient) async throws {
    try await lark.perform(EndpointCall(Self.endpoint), .standard)
  }

  @Test("the token of a user is refreshed shortly before its end, and the new pair is kept")
  func renewal() async throws {
    let platform = Platform()
    let store = MemoryUserGrant(grant(1))
    let lark = client(platform.stub, store)
    try await call(lark)
    #expect(await platform.exchanges == 0)
    clock.advance(by: .seconds(7200 - 300))
    try await call(lark)
    #expect(await platform.exchanges == 1)
    #expect(await store.load()?.refreshToken == "r-2")
    #expect(await store.load()?.token == "u-2")
  }

  @Test("the token of a user is refreshed once when the platform refuses it, however many calls were refused")
  func refused() async throws {
    let platform = Platform()
    let stale = UserGrant(token: "u-0", expiry: clock.now.addingTimeInterval(7200), refreshToken: "r-1")
    let lark = client(platform.stub, MemoryUserGrant(stale))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<100 { group.addTask { try await call(lark) } }
      try await group.waitForAll()
    }
    #expect(await platform.exchanges == 1)
  }

  @Test("the token of a user comes from the store where another process was faster")
  func otherProcess() async throws {
    let platform = Platform()
    let store = MemoryUserGrant(grant(1, lifetime: 0))
    try await call(client(platform.stub, store))
    try await call(client(platform.stub, store))
    #expect(await platform.exchanges == 1)
    // A store that answers late: it gives the used pair once, then the new one.
    let late = LateStore(first: grant(1, lifetime: 0), then: grant(2))
    try await call(client(platform.stub, late))
    #expect(await platform.exchanges == 2)
  }

  private actor LateStore: UserGrantStore {
    private var grants: [UserGrant]
    init(first: UserGrant, then second: UserGrant) { grants = [first, second] }
    func load() -> UserGrant? { grants.count > 1 ? grants.removeFirst() : grants.first }
    func save(_ grant: UserGrant) {}
  }

  @Test("the token of a user is an error that says what to do where there is nothing to refresh")
  func missing() async throws {
    let stub = Platform().stub
    for store in [MemoryUserGrant(nil), MemoryUserGrant(grant(1, lifetime: 0, isRefreshable: false))] {
      let error = await #expect(throws: LarkError.self) { try await call(client(stub, store)) }
      #expect(error?.kind == .noToken)
    }
    let usedUp = await #expect(throws: LarkError.self) {
      try await call(client(stub, MemoryUserGrant(grant(7, lifetime: 0))))
    }
    #expect(usedUp?.code == 20_073)
    #expect(usedUp?.message == "used up")
    #expect(await stub.log.requests.count == 1)
  }

  @Test("the token of a user does not show when it is printed")
  func hidden() {
    var dumped = ""
    dump(grant(1), to: &dumped)
    let cached = CachedToken("u-1", expiry: clock.now, renewal: clock.now)
    dump(cached, to: &dumped)
    let text = "\(grant(1)) \(String(reflecting: grant(1))) \(cached) \(String(reflecting: cached)) \(dumped)"
    #expect(!text.contains("u-1") && !text.contains("r-1"))
  }
}
