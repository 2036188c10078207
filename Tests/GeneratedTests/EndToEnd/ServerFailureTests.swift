import LarkExampleCalls
import LarkIM
import LarkRuntime
import LarkTask
import Testing

@Suite("A failing server, against the mock server", .timeLimit(.minutes(1)))
struct ServerFailureTests {
  private static let burst = ["status=500", "status=502", "status=503"]

  @Test("a burst of failures is outlived by calls that may be repeated, with growing waits")
  func burst() async throws {
    let platform = try MockedPlatform()
    let time = HurriedClock()
    let lark = platform.client {
      $0.hurry(time)
      $0.chance = { 1 }
      $0.middlewares.append(Wishes(Self.burst, for: "im"))
    }
    let page = try await lark.im.v1.chat.list(pageSize: 3)
    #expect(page.items?.count == 3)
    #expect(time.waits == [.milliseconds(500), .seconds(1), .seconds(2)])
    #expect(try platform.calls().map(\.status) == [500, 502, 503, 200])
  }

  @Test("one that is too long is the last failure as an error")
  func longBurst() async throws {
    let platform = try MockedPlatform()
    let lark = platform.client {
      $0.hurry(HurriedClock())
      $0.middlewares.append(Wishes(Self.burst + ["status=504"], for: "im"))
    }
    let error = await #expect(throws: LarkError.self) { _ = try await lark.im.v1.chat.list() }
    #expect(error?.kind == .badStatus && error?.httpStatus == 504)
    #expect(error?.body.isEmpty == false)
    #expect(try platform.calls().count == 4)
  }

  @Test(
    "what may have been carried out is not sent again without a key",
    arguments: ["status=500", "status=502", "cut", "cut-after"])
  func withoutKey(mishap: String) async throws {
    let platform = try MockedPlatform()
    let lark = platform.client {
      $0.hurry(HurriedClock())
      $0.middlewares.append(Wishes([mishap], for: "im"))
    }
    let error = await #expect(throws: LarkError.self) {
      try await lark.im.v1.message.patch(messageID: "om_1", body: .init(content: "{}"))
    }
    #expect([.refused, .badStatus, .unreachable].contains(error?.kind))
    #expect(try platform.calls().count == 1)
  }

  @Test("with a key it is sent again, with the same key", arguments: ["status=500", "status=502", "cut", "cut-after"])
  func withKey(mishap: String) async throws {
    let platform = try MockedPlatform()
    let lark = platform.client {
      $0.hurry(HurriedClock())
      $0.middlewares.append(Wishes([mishap], for: "task"))
    }
    _ = try await lark.task.v2.task.addMembers(
      taskGuid: "t", body: .init(members: [.init { $0.id = "ou_1" }]),
      options: CallOptions(idempotencyKey: "key-0001"))
    let calls = try platform.calls()
    #expect(calls.map { $0.body?["client_token"]?.string } == ["key-0001", "key-0001"])
    #expect(calls.map(\.isCarriedOut) == [mishap == "cut-after", true])
  }

  @Test("of many calls at a bad server, each ends as the server's log says: none is lost, none is made twice")
  func badServer() async throws {
    let platform = try MockedPlatform(["--fail-rate", "0.3", "--seed", "7"])
    let app = LarkApp.custom(id: "cli_any", secret: "any")
    let lark = platform.client(app: app) {
      $0.hurry(HurriedClock())
      $0.retries.attempts = 12
    }
    try await inParallel(100) { number in
      _ = try await lark.im.v1.chat.list(pageSize: 1)
      let succeeds = await Self.succeeds {
        try await lark.im.v1.message.patch(messageID: "om_\(number)", body: .init(content: "{}"))
      }
      if succeeds { await Self.done.add("/open-apis/im/v1/messages/om_\(number)") }
    }
    let patches = try platform.calls().filter { $0.endpoint == "im.v1.message.patch" }
    let carriedOut = patches.filter(\.isCarriedOut).map(\.path)
    #expect(Set(carriedOut).count == carriedOut.count)
    // A call whose answer was cut was carried out and is an error, so that there are more of those.
    #expect(await Self.done.all.isSubset(of: carriedOut))
    let answered = patches.filter { $0.isCarriedOut && $0.fault == nil }.map(\.path)
    #expect(await Self.done.all == Set(answered))
    #expect(patches.contains { $0.fault != nil })
  }

  private static func succeeds(_ work: () async throws -> Void) async -> Bool {
    do {
      try await work()
      return true
    } catch {
      return false
    }
  }

  private static let done = Names()

  /// Names that many tasks collect.
  private actor Names {
    private(set) var all: Set<String> = []

    func add(_ name: String) {
      all.insert(name)
    }
  }
}
