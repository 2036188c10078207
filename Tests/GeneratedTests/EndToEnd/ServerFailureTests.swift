import LarkIM
import LarkRuntime
import LarkTask
import Synchronization
import TestPrograms
import Testing

@Suite("A failing server, against the mock server", .timeLimit(.minutes(5)))
struct ServerFailureTests {
  private static let burst = ["status=500", "status=502", "status=503"]

  @Test("a burst of failures is outlived by calls that may be repeated, with growing waits")
  func burst() async throws {
    let platform = try MockedPlatform()
    let time = TestClock()
    let lark = platform.client {
      $0.hurry(time)
      $0.chance = { 1 }
      $0.middlewares.append(Wishes(Self.burst, for: "im"))
    }
    let page = try await lark.im.v1.chat.list(pageSize: 3)
    #expect(page.items?.count == 3)
    #expect(time.sleeps == [.milliseconds(500), .seconds(1), .seconds(2)])
    #expect(try platform.calls().map(\.status) == [500, 502, 503, 200])
  }

  @Test("one that is too long is the last failure as an error")
  func longBurst() async throws {
    let platform = try MockedPlatform()
    let lark = platform.client {
      $0.hurry(TestClock())
      $0.middlewares.append(Wishes(Self.burst + ["status=504"], for: "im"))
    }
    let error = await #expect(throws: LarkError.self) { _ = try await lark.im.v1.chat.list() }
    #expect(error?.kind == .badStatus && error?.httpStatus == 504)
    #expect(error?.body.isEmpty == false)
    #expect(try platform.calls().count == 4)
  }

  @Test("what may have been carried out is not sent again without a key", arguments: Mishap.ofUploads)
  func withoutKey(mishap: String) async throws {
    let platform = try MockedPlatform()
    let lark = platform.client {
      $0.hurry(TestClock())
      $0.middlewares.append(Wishes([mishap], for: "im"))
    }
    let error = await #expect(throws: LarkError.self) {
      try await lark.im.v1.message.patch(messageID: "om_1", body: .init(content: "{}"))
    }
    #expect([.refused, .badStatus, .unreachable, .incomplete].contains(error?.kind))
    #expect(try platform.calls().count == 1)
  }

  @Test("with a key it is sent again, with the same key", arguments: Mishap.ofUploads)
  func withKey(mishap: String) async throws {
    let platform = try MockedPlatform()
    let lark = platform.client {
      $0.hurry(TestClock())
      $0.middlewares.append(Wishes([mishap], for: "task"))
    }
    let member = TaskService.V2.TaskAddMembersMember {
      $0.id = "ou_1"
      $0.type = "user"
      $0.role = "assignee"
    }
    _ = try await lark.task.v2.task.addMembers(
      taskGuid: "t", body: .init(members: [member]),
      options: CallOptions(idempotencyKey: "key-000001"))
    let calls = try platform.calls()
    #expect(calls.map { $0.body?["client_token"]?.string } == ["key-000001", "key-000001"])
    #expect(calls.map(\.isCarriedOut) == [mishap == "cut-after", true])
  }

  @Test("of many calls at a bad server, each ends as the server's log says: none is lost, none is made twice")
  func badServer() async throws {
    let platform = try MockedPlatform()
    let lark = platform.client {
      $0.hurry(TestClock())
      $0.retries.attempts = 12
      $0.middlewares.append(Wishes(Self.mixed(["status=500", "status=503", "cut", "cut-after"]), for: "im.v1.chat"))
      $0.middlewares.append(Wishes(Self.mixed(Mishap.ofUploads), for: "im.v1.message"))
    }
    let done = Mutex<Set<String>>([])
    try await inParallel(100) { number in
      _ = try await lark.im.v1.chat.list(pageSize: 1)
      do {
        try await lark.im.v1.message.patch(messageID: "om_\(number)", body: .init(content: "{}"))
        _ = done.withLock { $0.insert("/open-apis/im/v1/messages/om_\(number)") }
      } catch is LarkError {}
    }
    let patches = try platform.calls().filter { $0.method == "PATCH" }
    #expect(patches.count == 100)
    #expect(patches.contains { $0.fault != nil })
    // A call whose answer was cut was carried out and is an error all the same.
    let answered = patches.filter { $0.isCarriedOut && $0.fault == nil }.map(\.path)
    #expect(done.withLock { $0 } == Set(answered))
  }

  /// One mishap for every third request.
  private static func mixed(_ mishaps: [String]) -> [String] {
    (0..<300).map { $0.isMultiple(of: 3) ? mishaps[$0 / 3 % mishaps.count] : "" }
  }
}
