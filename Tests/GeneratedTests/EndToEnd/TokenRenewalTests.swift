import LarkIM
import LarkRuntime
import TestPrograms
import Testing

@Suite("Tokens, against the mock server", .timeLimit(.minutes(5)))
struct TokenRenewalTests {
  @Test("a thousand calls that begin together without a token fetch one")
  func coldStart() async throws {
    let platform = try MockedPlatform()
    let lark = platform.client()
    try await inParallel(1000) { _ in _ = try await lark.im.v1.chat.list(pageSize: 1) }
    #expect(try platform.tokenRequests().count == 1)
    let calls = try platform.calls()
    #expect(calls.count == 1000)
    #expect(calls.allSatisfy { $0.isCarriedOut })
  }

  @Test("one that ends while calls are under way is renewed once, and no call is lost or made twice")
  func expiryInFlight() async throws {
    let platform = try MockedPlatform()
    let lark = platform.client {
      $0.middlewares.append(Wishes(["", "", "", "expire-token"], for: "im.v1.message.patch"))
    }
    try await inParallel(100) { number in
      try await lark.im.v1.message.patch(messageID: "om_\(number)", body: .init(content: "{}"))
    }
    #expect(try platform.tokenRequests().count == 2)
    let calls = try platform.calls()
    #expect(calls.contains { $0.code == 99_991_677 || $0.code == 99_991_663 })
    #expect(
      calls.filter(\.isCarriedOut).map(\.path).sorted()
        == (0..<100).map { "/open-apis/im/v1/messages/om_\($0)" }.sorted())
  }

  @Test("one that grows old is renewed before its end: no call is refused")
  func oldAge() async throws {
    let platform = try MockedPlatform(["--token-lifetime", "7200"])
    let time = TestClock()
    let lark = platform.client { $0.hurry(time) }
    for _ in 0..<3 {
      _ = try await lark.im.v1.chat.list()
      time.advance(by: .seconds(7200 - 290))
    }
    #expect(try platform.tokenRequests().count == 3)
    #expect(try platform.calls().allSatisfy { $0.isCarriedOut })
  }

  @Test("a token request that fails is made again, for all who wait")
  func failingDesk() async throws {
    let platform = try MockedPlatform()
    let time = TestClock()
    let lark = platform.client {
      $0.hurry(time)
      $0.middlewares.append(Wishes(["status=503", "status=502"]))
    }
    try await inParallel(20) { _ in _ = try await lark.im.v1.chat.list() }
    let requests = try platform.tokenRequests()
    #expect(requests.map(\.isCarriedOut) == [false, false, true])
    #expect(try platform.calls().count == 20)
  }
}

/// Does something many times at once.
func inParallel(_ count: Int, _ work: @escaping @Sendable (Int) async throws -> Void) async throws {
  try await withThrowingTaskGroup(of: Void.self) { group in
    for number in 0..<count { group.addTask { try await work(number) } }
    try await group.waitForAll()
  }
}
