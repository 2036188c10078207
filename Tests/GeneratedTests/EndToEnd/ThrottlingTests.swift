import LarkBase
import LarkIM
import LarkRuntime
import Synchronization
import TestPrograms
import Testing

@Suite("Too many calls, against the mock server", .timeLimit(.minutes(5)))
struct ThrottlingTests {
  @Test("what is refused comes again after the time that the server asks for, and is carried out once")
  func reset() async throws {
    let platform = try MockedPlatform(["--rate-limit", "6/second"])
    let waits = Mutex<[Duration]>([])
    let lark = platform.client {
      $0.retries.attempts = 8
      $0.observers.append { event, _ in
        if case .willRepeat(.throttled, let wait, _) = event { waits.withLock { $0.append(wait) } }
      }
    }
    try await inParallel(10) { number in
      try await lark.im.v1.message.patch(messageID: "om_\(number)", body: .init(content: "{}"))
    }
    let calls = try platform.calls()
    #expect(
      calls.filter(\.isCarriedOut).map(\.path).sorted()
        == (0..<10).map { "/open-apis/im/v1/messages/om_\($0)" }.sorted())
    let refused = calls.filter { !$0.isCarriedOut }
    #expect(refused.count >= 4)
    #expect(refused.allSatisfy { $0.code == 99_991_400 })
    #expect(Set(refused.compactMap(\.status)) == [400, 429])
    #expect(waits.withLock(\.count) == refused.count)
    #expect(waits.withLock { $0.allSatisfy { $0 >= .seconds(1) } })
  }

  @Test("a longer wait than the client allows is an error at once")
  func longReset() async throws {
    let platform = try MockedPlatform(["--rate-limit", "1/hour"])
    let lark = platform.client()
    _ = try await lark.im.v1.chat.list()
    let error = await #expect(throws: LarkError.self) { _ = try await lark.im.v1.chat.list() }
    #expect(error?.code == 99_991_400)
    #expect(error?.headers["x-ogw-ratelimit-reset"] != nil)
    #expect(try platform.calls().count == 2)
  }

  @Test("a client that keeps to the documented limits is refused nothing")
  func ownLimits() async throws {
    let platform = try MockedPlatform()
    let time = TestClock()
    let lark = platform.client {
      $0.limitsCalls = true
      $0.hurry(time)
    }
    try await inParallel(60) { number in _ = try await lark.im.v1.chat.list() }
    #expect(try platform.calls().count == 60)
    // The page allows 50 calls a second.
    #expect(!time.sleeps.isEmpty)
  }
}
