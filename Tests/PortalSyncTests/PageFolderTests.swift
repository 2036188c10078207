import Foundation
import TestPrograms
import TestValues
import Testing
import Workspace

@testable import PortalSync

@Suite("A folder of pages")
struct PageFolderTests {
  let folder: TemporaryFolder
  let script: PortalScript
  let portal: Portal

  private static let clock = TestClock(limit: Politeness().requestLimit)
  private static let root = "/x/y"

  init() throws {
    folder = try TemporaryFolder()
    portal = try Portal("http://portal.test")
    script = PortalScript([
      "\(Self.root)/tea-v1/pour": .init("Pour tea", "# Pour\n\nPours tea.\n"),
      "\(Self.root)/tea-v1/cup": .init("Wash a cup", "# Cup\n"),
      "\(Self.root)/pot-v2/list": .init("List pots", "# Pots\n"),
      "\(Self.root)/guide": .init("Guide", "# Guide\n"),
    ])
  }

  /// One whole run.
  @discardableResult
  private func run(only words: String..., acceptsRemovals: Bool = false) async throws -> SyncPlan {
    let client = PortalClient(
      portal, name: "larkspur/9", transport: ScriptedTransport(script), clock: Self.clock.clock)
    let pages = try PageFolder(folder("specs"))
    let goal = try pages.goal(
      try await client.directory(), of: portal, scope: PageScope(words), acceptsRemovals: acceptsRemovals)
    let round = try pages.round(from: portal, now: client.now)
    _ = try await PageFetch(client).run(goal.fullPaths, into: round)
    let plan = try pages.plan(for: goal, from: portal, round)
    try pages.carryOut(plan, ending: round)
    return plan
  }

  private func list(_ plan: SyncPlan) -> [String] { plan.pages.map { "\($0.fate.rawValue) \($0.path)" } }

  private var files: [String] {
    get throws {
      try FileManager.default.subpathsOfDirectory(atPath: folder("specs")).filter { path in
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: folder("specs/\(path)"), isDirectory: &isFolder)
          && !isFolder.boolValue
      }.sorted()
    }
  }

  private func modificationTimes() throws -> [String: Date?] {
    Dictionary(
      uniqueKeysWithValues: try files.map { path in
        let attributes = try FileManager.default.attributesOfItem(atPath: folder("specs/\(path)"))
        return (path, attributes[.modificationDate] as? Date)
      })
  }

  @Test("a first run writes all pages and the index, and nothing else remains")
  func first() async throws {
    let plan = try await run()
    #expect(
      list(plan) == [
        "added x/y/guide.md", "added x/y/pot-v2/list.md", "added x/y/tea-v1/cup.md", "added x/y/tea-v1/pour.md",
      ])
    #expect(
      try files == [
        "larkspur-sync.json", "x/y/guide.md", "x/y/pot-v2/list.md", "x/y/tea-v1/cup.md", "x/y/tea-v1/pour.md",
      ])
    #expect(
      try folder.read("specs/x/y/tea-v1/pour.md")
        == "---\ntitle: \"Pour tea\"\nfullPath: \"/x/y/tea-v1/pour\"\nupdateTime: \"1700000000000\"\n---\n\n# Pour\n\n"
        + "Pours tea.\n")
  }

  @Test("a second run touches nothing, also where the portal has other times")
  func unchanged() async throws {
    try await run()
    let before = try modificationTimes()
    script["/x/y/guide"]?.updateTime = "1800000000000"
    let plan = try await run()
    #expect(plan.changes.isEmpty)
    #expect(plan.unchanged == 4)
    #expect(try modificationTimes() == before)
  }

  @Test("pages come, change and go; a new title is a change; another path is one that goes and one that comes")
  func changes() async throws {
    try await run()
    script["/x/y/guide"]?.content = "# Guide, second edition\n"
    script["/x/y/guide"]?.updateTime = "1800000000000"
    script["/x/y/tea-v1/cup"]?.title = "Wash cups"
    script["/x/y/tea-v2/pour"] = script["/x/y/tea-v1/pour"]
    script["/x/y/tea-v1/pour"] = nil
    let plan = try await run()
    #expect(
      list(plan) == [
        "changed x/y/guide.md", "changed x/y/tea-v1/cup.md", "removed x/y/tea-v1/pour.md", "added x/y/tea-v2/pour.md",
      ])
    #expect(plan.unchanged == 1)
    #expect(
      try files == [
        ".removed/x/y/tea-v1/pour.md", "larkspur-sync.json", "x/y/guide.md", "x/y/pot-v2/list.md", "x/y/tea-v1/cup.md",
        "x/y/tea-v2/pour.md",
      ])
    #expect(try folder.read("specs/x/y/guide.md").contains("updateTime: \"1800000000000\""))
    #expect(try folder.read("specs/.removed/x/y/tea-v1/pour.md").contains("Pours tea."))
    #expect(try await run().changes.isEmpty)
  }

  @Test("removed pages are no input any more")
  func removedIsHidden() async throws {
    try await run()
    script["/x/y/guide"] = nil
    try await run()
    let found = Workspace().find([folder("specs")])
    #expect(found.pages.map(\.path) == ["x/y/pot-v2/list.md", "x/y/tea-v1/cup.md", "x/y/tea-v1/pour.md"])
  }

  @Test("a page that goes, comes back and goes again lies aside as it was last")
  func back() async throws {
    try await run()
    let page = try #require(script["/x/y/guide"])
    script["/x/y/guide"] = nil
    try await run()
    script["/x/y/guide"] = .init(page.title, "# Newer guide\n")
    #expect(list(try await run()) == ["added x/y/guide.md"])
    script["/x/y/guide"] = nil
    try await run()
    #expect(try folder.read("specs/.removed/x/y/guide.md").contains("# Newer guide"))
  }

  @Test("pages outside of the scope are neither fetched nor taken for removed")
  func scope() async throws {
    try await run()
    script["/x/y/guide"] = nil
    script["/x/y/tea-v1/cup"] = nil
    script["/x/y/pot-v2/list"]?.content = "# Other\n"
    script["/x/y/tea-v1/stir"] = .init("Stir", "# Stir\n")
    script.forgetRequests()
    let plan = try await run(only: "tea")
    #expect(list(plan) == ["removed x/y/tea-v1/cup.md", "added x/y/tea-v1/stir.md"])
    #expect(Set(script.requests) == [PortalScript.directory, "/x/y/tea-v1/pour", "/x/y/tea-v1/stir"])
    #expect(list(try await run()) == ["removed x/y/guide.md", "changed x/y/pot-v2/list.md"])
  }

  @Test("a word that no page fits is a mistake; a removed page still fits")
  func idleWord() async throws {
    try await run()
    await #expect(throws: SyncError.idleWords(["coffee"])) { try await run(only: "tea", "coffee") }
    script["/x/y/pot-v2/list"] = nil
    #expect(list(try await run(only: "pot-v2")) == ["removed x/y/pot-v2/list.md"])
  }

  @Test("a page that was edited by hand is as on the portal again; one that was deleted comes back")
  func edited() async throws {
    try await run()
    let cup = try folder.read("specs/x/y/tea-v1/cup.md")
    try folder.write("mine", to: "specs/x/y/tea-v1/cup.md")
    try FileManager.default.removeItem(atPath: folder("specs/x/y/guide.md"))
    let plan = try await run()
    #expect(list(plan) == ["added x/y/guide.md", "changed x/y/tea-v1/cup.md"])
    #expect(plan.overwritten == ["x/y/tea-v1/cup.md"])
    #expect(try folder.read("specs/x/y/tea-v1/cup.md") == cup)
  }

  @Test("what was moved aside keeps what was written into it by hand")
  func editedAndRemoved() async throws {
    try await run()
    try folder.write("mine", to: "specs/x/y/guide.md")
    script["/x/y/guide"] = nil
    try await run()
    #expect(try folder.read("specs/.removed/x/y/guide.md") == "mine")
  }

  @Test("other files of the folder are left alone, and one in the way stops everything")
  func foreign() async throws {
    try folder.write("# My own page\n", to: "specs/own.md")
    try await run()
    #expect(try folder.read("specs/own.md") == "# My own page\n")
    try folder.write("# My own page\n", to: "specs/x/y/tea-v1/stir.md")
    script["/x/y/tea-v1/stir"] = .init("Stir", "# Stir\n")
    script["/x/y/guide"]?.content = "# New\n"
    let before = try modificationTimes()
    await #expect(throws: WorkspaceError.inTheWay(folder("specs"), ["x/y/tea-v1/stir.md"])) { try await run() }
    #expect(try modificationTimes().filter { !$0.key.hasPrefix(".larkspur-sync") } == before)
  }

  @Test("without its index a folder is taken over by what the pages say of themselves")
  func adopted() async throws {
    try await run()
    let index = try folder.read("specs/larkspur-sync.json")
    try FileManager.default.removeItem(atPath: folder("specs/larkspur-sync.json"))
    script["/x/y/guide"]?.content = "# New\n"
    #expect(list(try await run()) == ["changed x/y/guide.md"])
    #expect(try folder.read("specs/larkspur-sync.json") != index)
    script["/x/y/guide"]?.content = "# Guide\n"
    try await run()
    #expect(try folder.read("specs/larkspur-sync.json") == index)
  }

  @Test("a damaged index stops everything")
  func damagedIndex() async throws {
    try await run()
    try folder.write("{", to: "specs/larkspur-sync.json")
    await #expect(throws: SyncError.badIndex(folder("specs/larkspur-sync.json"), reason: "it is no JSON")) {
      try await run()
    }
  }

  @Test("where many pages are gone at once, somebody has to say that this is right")
  func massRemoval() async throws {
    for number in 0..<16 { script["/x/y/many/\(number)"] = .init("Page", "# Page \(number)\n") }
    try await run()
    for number in 0..<4 { script["/x/y/many/\(number)"] = nil }
    #expect(try await run().count(.removed) == 4)
    for number in 4..<8 { script["/x/y/many/\(number)"] = nil }
    await #expect(throws: SyncError.massRemoval(4, of: 16)) { try await run() }
    #expect(try files.filter { $0.hasPrefix("x/y/many/") }.count == 12)
    #expect(try await run(acceptsRemovals: true).count(.removed) == 4)
  }

  @Test("pages whose names differ by case alone get files that differ by more, and keep them")
  func caseClash() async throws {
    script["/x/y/Guide"] = .init("Other guide", "# Other\n")
    try await run()
    let names = try files.filter { $0.lowercased().contains("guide") }
    #expect(names.count == 2)
    #expect(Set(names.map { $0.lowercased() }).count == 2)
    #expect(try await run().changes.isEmpty)
    script["/x/y/Guide"] = nil
    let kept = try #require(names.first { $0.hasPrefix("x/y/guide~") })
    #expect(list(try await run()) == ["removed x/y/Guide.md"])
    #expect(try folder.read("specs/\(kept)").hasSuffix("# Guide\n"))
    #expect(try await run().changes.isEmpty)
  }

  @Test("a page whose path would lead out of the folder is left out, and told")
  func hostilePath() async throws {
    script.addStrangeNode(
      "{\"id\":1,\"type\":\"DocumentType\",\"name\":\"Out\",\"fullPath\":\"/../../out\"}")
    let pages = try PageFolder(folder("specs"))
    let client = PortalClient(portal, name: "larkspur/9", transport: ScriptedTransport(script), clock: Self.clock.clock)
    let goal = try pages.goal(try await client.directory(), of: portal, scope: PageScope(), acceptsRemovals: false)
    #expect(goal.pages.count == 4)
    #expect(
      goal.warnings == [
        "The page '/../../out' gets no file, because a name in it starts with a dot; it was left out."
      ])
  }

  @Test("a round that ends is not taken for fresh downloads by the next run")
  func endOfRound() async throws {
    try await run()
    script.forgetRequests()
    try await run()
    #expect(script.requests.count == 5)
  }
}
