import Foundation
import TestPrograms
import Testing

@testable @_spi(Generated) import LarkRuntime

@Suite("A user's grant that is not stored", .tags(.attack), .timeLimit(.minutes(5)))
struct UserGrantAttackTests {
  /// Exchanges each refresh token once, for a token of 1,000 seconds.
  private actor Platform {
    private var generation = 0
    private(set) var exchanges: [String] = []

    nonisolated var stub: StubTransport {
      StubTransport { request in await self.answer(request, try await request.json()) }
    }

    private func answer(_ request: OutgoingRequest, _ body: JSONAny) -> IncomingResponse {
      guard request.url.path == "/open-apis/authen/v2/oauth/token" else {
        let isGood = request.headers["Authorization"] == "Bearer u-\(generation)"
        return TokenServer.json(isGood ? 200 : 401, isGood ? #"{"code":0}"# : #"{"code":99991677,"msg":"expired"}"#)
      }
      let token = body["refresh_token"]?.string ?? ""
      exchanges.append(token)
      guard token == "r-\(generation)" else {
        return TokenServer.json(400, #"{"code":20073,"error":"invalid_grant","error_description":"used up"}"#)
      }
      generation += 1
      return TokenServer.json(
        200, #"{"code":0,"access_token":"u-\#(generation)","expires_in":1000,"refresh_token":"r-\#(generation)"}"#)
    }

    /// The user grants anew elsewhere, which ends the grant before.
    func grantAnew(_ now: Date) -> UserGrant {
      generation += 10
      return UserGrant(
        token: "u-\(generation)", expiry: now.addingTimeInterval(1000), renewal: now.addingTimeInterval(750),
        refreshToken: "r-\(generation)")
    }
  }

  /// A store that is out of order for as long as a test wants.
  private actor Store: UserGrantStore {
    struct Down: Error {}

    private(set) var grant: UserGrant?
    private(set) var saves = 0
    private var failingSaves: Int
    private var failingLoads = 0

    init(_ grant: UserGrant?, failingSaves: Int = 0) {
      self.grant = grant
      self.failingSaves = failingSaves
    }

    func load() throws -> UserGrant? {
      guard failingLoads == 0 else {
        failingLoads -= 1
        throw Down()
      }
      return grant
    }

    func save(_ grant: UserGrant) throws {
      saves += 1
      guard failingSaves == 0 else {
        failingSaves -= 1
        throw Down()
      }
      self.grant = grant
    }

    func put(_ grant: UserGrant?) { self.grant = grant }
    func fail(saves: Int = 0, loads: Int = 0) { (failingSaves, failingLoads) = (saves, loads) }
  }

  private let platform = Platform()
  private let clock = TestClock()
  private let events = EventLog()

  private var ended: UserGrant { UserGrant(token: "u-old", expiry: clock.now, refreshToken: "r-0") }

  private func client(_ store: some UserGrantStore) -> LarkClient {
    LarkClient.stubbed(platform.stub, app: .user(id: "cli_1", secret: "s", grant: store)) {
      $0.clock = clock.clock
      events.listen(to: &$0)
    }
  }

  private func call(_ lark: LarkClient) async throws {
    try await lark.perform(EndpointCall(Endpoint("a.v1.b.c", .post, "/open-apis/x", tokens: .user)), .standard)
  }

  @Test("an unsaved grant is used all the same, and saved with the next call")
  func oneFailure() async throws {
    let store = Store(ended, failingSaves: 1)
    let lark = client(store)
    try await call(lark)
    #expect(await store.grant?.token == "u-old")
    #expect(events.failedSteps == ["saving authen.v2.oauth.token"])
    try await call(lark)
    #expect(await store.grant?.token == "u-1")
    #expect(await store.saves == 2)
    try await call(lark)
    #expect(await store.saves == 2)
    #expect(await platform.exchanges == ["r-0"])
  }

  @Test("an unsaved grant is exchanged for the next one, although the store still has the one before")
  func renewal() async throws {
    let store = Store(ended, failingSaves: .max)
    let lark = client(store)
    for _ in 0..<5 {
      try await call(lark)
      clock.advance(by: .seconds(1000))
    }
    #expect(await platform.exchanges == ["r-0", "r-1", "r-2", "r-3", "r-4"])
    await store.fail()
    try await call(lark)
    #expect(await store.grant?.refreshToken == "r-6")
    // What is stored is good for another process.
    try await call(client(store))
    #expect(await platform.exchanges.count == 6)
  }

  @Test("an unsaved grant is offered to the store at growing distances, while calls go on")
  func backoff() async throws {
    let store = Store(ended, failingSaves: .max)
    let lark = client(store)
    var saves: [Int] = []
    for _ in 0..<16 {
      try await call(lark)
      saves.append(await store.saves)
      clock.advance(by: .seconds(1))
    }
    #expect(saves == [1, 2, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5, 5])
    #expect(events.failedSteps.count == 5)
  }

  @Test("an unsaved grant is offered to the store once, however many calls find it due")
  func concurrentCalls() async throws {
    let store = Store(ended, failingSaves: 1)
    let lark = client(store)
    try await call(lark)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<100 { group.addTask { try await call(lark) } }
      try await group.waitForAll()
    }
    #expect(await store.saves == 2)
    #expect(await store.grant?.token == "u-1")
    #expect(await platform.exchanges.count == 1)
  }

  @Test("an unsaved grant survives that the store cannot even be read")
  func unreadable() async throws {
    let store = Store(ended, failingSaves: .max)
    let lark = client(store)
    try await call(lark)
    await store.fail(saves: .max, loads: .max)
    clock.advance(by: .seconds(1000))
    try await call(lark)
    #expect(await platform.exchanges == ["r-0", "r-1"])
    #expect(events.failedSteps.contains("loading authen.v2.oauth.token"))
    await store.fail()
    clock.advance(by: .seconds(100))
    try await call(lark)
    #expect(await store.grant?.token == "u-2")
  }

  @Test("an unsaved grant is not exchanged where the store has a good copy and cannot be read")
  func storedIsSafe() async throws {
    let store = Store(ended)
    let lark = client(store)
    try await call(lark)
    clock.advance(by: .seconds(1000))
    await store.fail(saves: .max, loads: 1)
    let error = await #expect(throws: LarkError.self) { try await call(lark) }
    #expect(error?.kind == .noToken && error?.cause is Store.Down)
    #expect(await platform.exchanges.count == 1)
  }

  @Test("an unsaved grant gives way to a newer one that came into the store meanwhile, and never overwrites it")
  func newerInStore() async throws {
    let store = Store(ended, failingSaves: 1)
    let lark = client(store)
    try await call(lark)
    clock.advance(by: .seconds(10))
    await store.put(await platform.grantAnew(clock.now))
    try await call(lark)
    #expect(await store.grant?.token == "u-11")
    #expect(await store.saves == 1)
    #expect(await platform.exchanges == ["r-0"])
  }

  @Test("an unsaved grant is not brought back where the user has logged out meanwhile")
  func loggedOut() async throws {
    let store = Store(ended, failingSaves: 1)
    let lark = client(store)
    try await call(lark)
    await store.put(nil)
    let error = await #expect(throws: LarkError.self) { try await call(lark) }
    #expect(error?.kind == .noToken)
    #expect(await store.grant == nil)
    #expect(await store.saves == 1)
  }

  @Test("an unsaved grant counts as saved where the store failed behind the work, whatever it made of the times")
  func savedAfterAll() async throws {
    let store = Store(ended, failingSaves: 1)
    let lark = client(store)
    try await call(lark)
    await store.put(UserGrant(token: "u-1", expiry: clock.now.addingTimeInterval(999), refreshToken: "r-1"))
    try await call(lark)
    #expect(await store.saves == 1)
    #expect(events.failedSteps.count == 1)
  }

  @Test("a grant of another process is waited for a moment, where that process was faster with the same refresh token")
  func slowProcess() async throws {
    /// Has the new grant when it is looked at for the third time.
    actor LateStore: UserGrantStore {
      private let grants: (UserGrant, UserGrant)
      private var looks = 0
      init(_ first: UserGrant, then second: UserGrant) { grants = (first, second) }
      func load() -> UserGrant? {
        looks += 1
        return looks < 4 ? grants.0 : grants.1
      }
      func save(_ grant: UserGrant) {}
    }
    let other = Store(ended)
    try await call(client(other))
    let late = LateStore(ended, then: try #require(await other.grant))
    try await call(client(late))
    #expect(clock.sleeps == [.milliseconds(100), .milliseconds(300)])
  }

  @Test("an unsaved grant is a warning in the log, without the grant")
  func log() {
    let event = CallEvent.tokenStoreFailed(.user, .saving, Store.Down())
    #expect(event.logLevel == .warning)
    #expect(event.logMessage == "A token could not be stored; the client goes on with it in memory.")
    #expect(event.logMetadata == ["kind": "user_access_token", "error": "Down()"])
  }
}
