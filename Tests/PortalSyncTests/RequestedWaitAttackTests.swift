import LarkRuntime
import TestPrograms
import TestValues
import Testing

@testable import PortalSync

@Suite("A portal that asks for a wait", .tags(.attack), .timeLimit(.minutes(5)))
struct RequestedWaitAttackTests {
  private let politeness = Politeness(rate: 10, jobs: 4, retries: 3)
  private let clock: TestClock
  private let script = PortalScript(["/a/0": PortalScript.Page("Page", "# Page\n")])

  init() {
    clock = TestClock(limit: politeness.requestLimit)
  }

  private func client() throws -> PortalClient {
    PortalClient(
      try Portal("http://portal.test"), politeness: politeness, name: "larkspur/9",
      transport: ScriptedTransport(script), clock: clock.clock)
  }

  /// All of them mean longer than a hundred years.
  @Test(
    "that never ends is left at once, with a reason",
    arguments: ["1e300", "1e400", "1e19", "9223372036854775807", "Fri, 31 Dec 9999 23:59:59 GMT"])
  func endless(wait: String) async throws {
    script.fail("/a/0", .status(503, headers: ["Retry-After": wait]))
    script.fail(PortalScript.directory, .status(503, headers: ["x-ogw-ratelimit-reset": wait]))
    let client = try client()
    await #expect(throws: PortalError.longWait(seconds: 3_153_600_000)) { try await client.page("/a/0") }
    await #expect(throws: PortalError.longWait(seconds: 3_153_600_000)) { try await client.directory() }
    #expect(clock.sleeps.allSatisfy { $0 < .seconds(1) })
  }

  @Test("that is none gets the usual repetition", arguments: ["nan", "-1e300", "inf", "soon", "0x1p1023"])
  func unreadable(wait: String) async throws {
    script.fail("/a/0", .status(503, headers: ["Retry-After": wait]))
    #expect(try await client().page("/a/0").content == "# Page\n")
    #expect(clock.uptime < .seconds(1))
  }
}
