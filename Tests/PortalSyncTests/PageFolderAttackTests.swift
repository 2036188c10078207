import Foundation
import LarkRuntime
import TestPrograms
import TestValues
import Testing
import Workspace

@testable import PortalSync

@Suite("A folder of pages that somebody prepared, and pages that get in each other's way")
struct PageFolderAttackTests {
  let folder: TemporaryFolder
  let outside: TemporaryFolder
  let portal: Portal
  private static let clock = TestClock(limit: Politeness().requestLimit)

  init() throws {
    folder = try TemporaryFolder()
    outside = try TemporaryFolder()
    portal = try Portal("http://portal.test")
  }

  private var now: Date { Self.clock.now }

  /// One whole run.
  @discardableResult
  private func run(_ script: PortalScript) async throws -> SyncPlan {
    let client = PortalClient(
      portal, name: "larkspur/9", transport: ScriptedTransport(script), clock: Self.clock.clock)
    let pages = try PageFolder(folder("specs"))
    let goal = try pages.goal(
      try await client.directory(), of: portal, scope: PageScope(), acceptsRemovals: false)
    let round = try pages.round(from: portal, now: client.now)
    _ = try await PageFetch(client).run(goal.fullPaths, into: round)
    let plan = try pages.plan(for: goal, from: portal, round)
    try pages.carryOut(plan, ending: round)
    return plan
  }

  private static var script: PortalScript { PortalScript(["/x/tea": .init("Tea", "# Tea\n")]) }

  @Test("a link in the place of the folder for downloads is refused")
  func linkedRound() async throws {
    try folder.makeFolder("specs")
    try folder.link("specs/.larkspur-sync", to: outside.path)
    await #expect(throws: WorkspaceError.inTheWay(folder("specs"), [".larkspur-sync"])) { try await run(Self.script) }
    #expect(try outside.names == [])
  }

  @Test("links inside of it get no bytes", arguments: ["pages", "round", ".gitignore"])
  func linksInside(name: String) async throws {
    try folder.makeFolder("specs/.larkspur-sync")
    let target = name == "pages" ? outside.path : try outside.write("mine", to: "file")
    try folder.link("specs/.larkspur-sync/\(name)", to: target)
    #expect(try await run(Self.script).count(.added) == 1)
    #expect(try outside.names == (name == "pages" ? [] : ["file"]))
    if name != "pages" { #expect(try outside.read("file") == "mine") }
    #expect(try folder.read("specs/x/tea.md").hasSuffix("# Tea\n"))
  }

  @Test("downloads that no run of this user made here are not taken for the portal's")
  func forgedRound() async throws {
    let evil = ContentHash(of: Array("# Evil\n".utf8)).text
    for seal in ["", "seal \(String(repeating: "0", count: 32))\n", "seal none\n"] {
      try folder.write("# Evil\n", to: "specs/.larkspur-sync/pages/\(evil)")
      try folder.write(
        "larkspur round 2\nportal \(portal.address)\nlanguage zh\nbegun \(Int(now.timeIntervalSince1970) - 60)\n\(seal)"
          + "page \(evil) 1700000000000 /x/tea\n", to: "specs/.larkspur-sync/round")
      #expect(try DownloadRound(in: folder("specs/.larkspur-sync"), from: portal, now: now).count == 0)
    }
    try await run(Self.script)
    #expect(try folder.read("specs/x/tea.md").hasSuffix("# Tea\n"))
  }

  @Test("downloads that were copied from another folder are begun anew")
  func copiedRound() throws {
    let round = try DownloadRound(in: folder("one"), from: portal, now: now)
    try round.keep(PageDetail(content: "# Tea\n", updateTime: nil), for: "/x/tea")
    #expect(try DownloadRound(in: folder("one"), from: portal, now: now).count == 1)
    try FileManager.default.copyItem(atPath: folder("one"), toPath: folder("two"))
    #expect(try DownloadRound(in: folder("two"), from: portal, now: now).count == 0)
  }

  @Test("a page and another one below its name with .md are both written, and stay where they are")
  func pageAndFolder() async throws {
    let script = PortalScript([
      "/x/dir": .init("Page", "# Page\n"), "/x/dir.md/inner": .init("Inner", "# Inner\n"),
      "/x/Dir.MD/other": .init("Other", "# Other\n"),
    ])
    let plan = try await run(script)
    #expect(plan.pages.map(\.path) == ["x/Dir.MD~/other.md", "x/dir.md", "x/dir.md~/inner.md"])
    #expect(try folder.read("specs/x/dir.md").hasSuffix("# Page\n"))
    #expect(try folder.read("specs/x/dir.md~/inner.md").hasSuffix("# Inner\n"))
    #expect(try await run(script).changes.isEmpty)
  }

  @Test("a page that was edited so that its hash stays is as on the portal again")
  func equalHash() async throws {
    try await run(Self.script)
    let page = try folder.read("specs/x/tea.md")
    let index = try SyncIndex(Array(try folder.read("specs/larkspur-sync.json").utf8))
    // As if the edited page had the hash that the index states.
    try folder.write(page + "evil\n", to: "specs/x/tea.md")
    var edited = index
    edited.pages["/x/tea"]?.hash = ContentHash(of: Array("\(page)evil\n".utf8))
    try folder.write(String(decoding: edited.bytes, as: UTF8.self), to: "specs/larkspur-sync.json")
    #expect(try await run(Self.script).pages.map(\.fate) == [.changed])
    #expect(try folder.read("specs/x/tea.md") == page)
  }
}

@Suite("Names of pages that lead where no page belongs")
struct RepositoryPathAttackTests {
  @Test(
    "the folder of a repository holds no page", arguments: ["/git~1/config", "/a/\u{200C}.git/x", "/\u{FEFF}.GIT/x"])
  func repositoryFolder(path: String) {
    #expect(throws: PagePath.Objection.self) { try PagePath(of: path) }
  }

  @Test("no file has the name of a folder, in whatever order pages come, nor where an earlier version made one")
  func filesAndFolders() throws {
    for pages in [["/dir", "/dir.md/inner"], ["/dir.md/inner", "/dir"]] {
      var names = PageNames()
      #expect(Set(try pages.map { try names.add($0) }) == ["dir.md", "dir.md~/inner.md"])
    }
    var names = PageNames()
    names.keep("dir.md/inner.md")
    #expect(try names.add("/dir").hasPrefix("dir~"))
  }

  @Test("an index in which a file is a folder, too, or a repository's folder holds a page, is refused")
  func index() throws {
    for paths in [["dir.md", "dir.md/inner.md"], ["git~1/inner.md", "b.md"]] {
      var index = SyncIndex(portal: try Portal("https://portal.test"))
      for path in paths { index.pages["/\(path)"] = .init(path: path, hash: ContentHash(of: []), updateTime: nil) }
      #expect(throws: SyncIndex.IndexObjection.self) { try SyncIndex(index.bytes) }
    }
  }
}
