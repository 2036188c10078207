import Foundation
import LarkRuntime
import Synchronization
import TestPrograms
import TestValues
import Testing

@testable import PortalSync

@Suite("Asking a portal")
struct FetchingTests {
  let folder: TemporaryFolder
  let portal: Portal
  let clock: TestClock
  let politeness = Politeness(rate: 10, jobs: 4, retries: 3)

  init() throws {
    folder = try TemporaryFolder()
    portal = try Portal("http://portal.test")
    clock = TestClock(limit: politeness.requestLimit)
  }

  private func client(_ script: PortalScript) -> PortalClient {
    client(ScriptedTransport(script))
  }

  private func client(_ transport: ScriptedTransport) -> PortalClient {
    PortalClient(portal, politeness: politeness, name: "larkspur/9", transport: transport, clock: clock.clock)
  }

  private func round() throws -> DownloadRound {
    try DownloadRound(in: folder("round"), from: portal, now: clock.clock.now())
  }

  private static func script(_ count: Int) -> PortalScript {
    PortalScript(
      Dictionary(uniqueKeysWithValues: (0..<count).map { ("/a/\($0)", PortalScript.Page("Page \($0)", "# \($0)\n")) }))
  }

  private static func paths(_ count: Int) -> [String] { (0..<count).map { "/a/\($0)" } }

  // MARK: - Repetition

  @Test(
    "what may pass is asked for again",
    arguments: [.status(500), .status(503), .status(429), .status(408), .cut, .markup, .truncated]
      as [PortalScript.Mishap])
  func passing(mishap: PortalScript.Mishap) async throws {
    let script = Self.script(1)
    script.fail("/a/0", mishap, mishap)
    #expect(try await client(script).page("/a/0").content == "# 0\n")
    #expect(script.requests.count == 3)
  }

  @Test(
    "what will not pass is asked for once",
    arguments: [
      (.status(404), .status(404)), (.status(403), .status(403)), (.empty, .refused(.noContent)),
      (.code(7), .refused(.code("7", message: "no such page"))),
    ] as [(PortalScript.Mishap, PortalError)])
  func lasting(mishap: PortalScript.Mishap, error: PortalError) async throws {
    let script = Self.script(1)
    script.failAlways("/a/0", mishap)
    await #expect(throws: error) { try await client(script).page("/a/0") }
    #expect(script.requests.count == 1)
  }

  @Test("after the last repetition the last reason is told; waits double")
  func exhausted() async throws {
    let script = Self.script(1)
    script.fail("/a/0", .cut, .status(500), .status(502), .markup)
    await #expect(throws: PortalError.refused(.markup)) { try await client(script).page("/a/0") }
    #expect(script.requests.count == 4)
    #expect(clock.sleeps == [.milliseconds(500), .seconds(1), .seconds(2)])
  }

  @Test("waits stop growing")
  func longestWait() {
    #expect(politeness.wait(after: 7) == .seconds(30))
    #expect(politeness.wait(after: 60) == .seconds(30))
  }

  @Test("the whole run waits as long as the portal asks")
  func requestedWait() async throws {
    let script = Self.script(2)
    script.fail("/a/0", .status(429, headers: ["Retry-After": "7"]))
    let client = client(script)
    _ = try await client.page("/a/0")
    #expect(clock.uptime == .seconds(7))
    _ = try await client.page("/a/1")
    #expect(clock.uptime == .milliseconds(7100))
  }

  @Test("a wait that is too long ends the page")
  func tooLongWait() async throws {
    let script = Self.script(1)
    script.fail("/a/0", .status(429, headers: ["Retry-After": "3600"]))
    await #expect(throws: PortalError.longWait(seconds: 3600)) { try await client(script).page("/a/0") }
    #expect(script.requests.count == 1)
  }

  @Test("an answer that takes too long is given up, and asked for again")
  func timeout() async throws {
    let script = Self.script(1)
    let isFirst = Mutex(true)
    let transport = ScriptedTransport(script) {
      let hangs = isFirst.withLock { isFirst in
        defer { isFirst = false }
        return isFirst
      }
      if hangs { try await Task.sleep(for: .seconds(100_000)) }
    }
    clock.expireNextLimit()
    #expect(try await client(transport).page("/a/0").content == "# 0\n")
    #expect(script.requests == ["/a/0"])
    #expect(clock.sleeps == [politeness.requestLimit, .milliseconds(500)])
  }

  // MARK: - Pace

  @Test("requests start no sooner after one another than the rate allows")
  func pace() async throws {
    let starts = Mutex<[Duration]>([])
    let clock = clock
    let transport = ScriptedTransport(Self.script(5)) { starts.withLock { $0.append(clock.uptime) } }
    let client = client(transport)
    for path in Self.paths(5) { _ = try await client.page(path) }
    #expect(starts.withLock { $0 } == (0..<5).map { .milliseconds(100) * $0 })
  }

  @Test("a request that had long to come leaves no debt")
  func noDebt() async throws {
    let client = client(Self.script(2))
    _ = try await client.page("/a/0")
    clock.advance(by: .seconds(60))
    _ = try await client.page("/a/1")
    #expect(clock.sleeps.isEmpty)
  }

  @Test("so many requests are under way at a time, and no more")
  func crowd() async throws {
    let meeting = Meeting(of: politeness.jobs)
    let transport = ScriptedTransport(Self.script(12)) { await meeting.join() }
    let outcome = try await PageFetch(client(transport)).run(Self.paths(12), into: try round())
    #expect(outcome == PageFetch.Outcome())
    #expect(transport.mostAtATime == 4)
  }

  /// Lets requests go on when so many are there, and others had every chance to come, too.
  private actor Meeting {
    private let size: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(of size: Int) {
      self.size = size
    }

    func join() async {
      if waiting.count + 1 == size {
        for _ in 0..<1000 { await Task.yield() }
        let all = waiting
        waiting = []
        all.forEach { $0.resume() }
      } else {
        await withCheckedContinuation { waiting.append($0) }
      }
    }
  }

  // MARK: - Rounds

  @Test("pages that failed are told, the others are there")
  func failures() async throws {
    let script = Self.script(3)
    script.failAlways("/a/1", .code(7))
    let round = try round()
    let outcome = try await PageFetch(client(script)).run(Self.paths(3), into: round)
    #expect(
      outcome.failures == [.init(fullPath: "/a/1", reason: .refused(.code("7", message: "no such page")))])
    #expect(outcome.missing == 1)
    #expect(Self.paths(3).filter(round.holds) == ["/a/0", "/a/2"])
  }

  @Test("after many failures in a row nothing more is asked")
  func givenUp() async throws {
    let script = Self.script(100)
    for path in Self.paths(100) { script.failAlways(path, .code(7)) }
    let outcome = try await PageFetch(client(script)).run(Self.paths(100), into: try round())
    #expect((20..<24).contains(outcome.failures.count))
    #expect(outcome.missing == 100)
    #expect(script.requests.count == outcome.failures.count)
  }

  @Test("the next run fetches what is missing, and nothing twice")
  func resumed() async throws {
    let script = Self.script(6)
    script.fail("/a/4", .code(7))
    _ = try await PageFetch(client(script)).run(Self.paths(6), into: try round())
    script.forgetRequests()
    let counts = Mutex<[Int]>([])
    let outcome = try await PageFetch(client(script)).run(Self.paths(6), into: try round()) { count in
      counts.withLock { $0.append(count) }
    }
    #expect(outcome == PageFetch.Outcome())
    #expect(script.requests == ["/a/4"])
    #expect(counts.withLock { $0 } == [5, 6])
  }

  @Test("a page whose file is not what was written is fetched again")
  func tornPage() async throws {
    let script = Self.script(2)
    _ = try await PageFetch(client(script)).run(Self.paths(2), into: try round())
    let names = try FileManager.default.contentsOfDirectory(atPath: folder("round/pages"))
    try folder.write("# ", to: "round/pages/\(try #require(names.first))")
    script.forgetRequests()
    let round = try round()
    _ = try await PageFetch(client(script)).run(Self.paths(2), into: round)
    #expect(script.requests.count == 1)
    #expect(round.page("/a/0")?.content == "# 0\n")
    #expect(round.page("/a/1")?.content == "# 1\n")
  }

  @Test("a log that breaks off anywhere holds the pages before")
  func tornLog() async throws {
    let script = Self.script(3)
    _ = try await PageFetch(client(script)).run(Self.paths(3), into: try round())
    let log = try folder.read("round/round")
    let whole = log.split(separator: "\n", omittingEmptySubsequences: false)
    for count in 0..<log.utf8.count {
      let torn = String(log.prefix(count))
      try folder.write(torn, to: "round/round")
      let round = try DownloadRound(in: folder("round"), from: portal, now: clock.clock.now())
      let lines = torn.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      #expect(round.count == max(0, lines.count - 5), "after \(count) bytes")
      // What a begun round removes has to be put back for the next try.
      for page in 0..<3 { try round.keep(PageDetail(content: "# \(page)\n", updateTime: nil), for: "/a/\(page)") }
      #expect(try DownloadRound(in: folder("round"), from: portal, now: clock.clock.now()).count == 3)
    }
    #expect(whole.count == 9)
  }

  @Test("a round of yesterday, of another portal or of another language is begun anew")
  func otherRounds() async throws {
    let kept = { () throws -> Void in
      let round = try round()
      try round.keep(PageDetail(content: "tea", updateTime: "1"), for: "/a/0")
    }
    let count = { (portal: Portal, hours: Double) throws -> Int in
      try DownloadRound(in: folder("round"), from: portal, now: clock.clock.now() + hours * 3600).count
    }
    try kept()
    #expect(try count(portal, 23.9) == 1)
    #expect(try count(portal, 24) == 0)
    try kept()
    #expect(try count(try Portal("http://other.test"), 0) == 0)
    try kept()
    #expect(try count(try Portal("http://portal.test", language: .english), 0) == 0)
    #expect(try folder.names == ["round"])
    #expect(try folder.read("round/.gitignore") == "*\n")
  }

  @Test("something else of the folder's name is left alone")
  func foreignRound() throws {
    try folder.write("mine", to: "round")
    #expect(throws: (any Error).self) { try round() }
    #expect(try folder.read("round") == "mine")
  }
}
