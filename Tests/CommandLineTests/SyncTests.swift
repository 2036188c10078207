import Foundation
import TestPrograms
import TestValues
import Testing

@Suite("sync, as it is typed")
struct SyncTests {
  let folder: TemporaryFolder
  let script: PortalScript
  let portal: SmallPortal

  init() throws {
    folder = try TemporaryFolder()
    script = PortalScript([
      "/x/tea-v1/pour": .init("Pour tea", "# Pour\n\nPours tea.\n"), "/x/tea-v1/cup": .init("Wash a cup", "# Cup\n"),
      "/x/guide": .init("Guide", "# Guide\n"),
    ])
    portal = try SmallPortal(script)
  }

  private func sync(_ arguments: String...) throws -> LarkspurProcess {
    try LarkspurProcess.run(["sync", "--rate", "1000", "--portal", portal.address] + arguments, in: folder)
  }

  private var tree: VisibleTree {
    get throws { try VisibleTree(of: folder, below: "specs") }
  }

  @Test("pages come, a second run changes nothing, a third brings what changed")
  func runs() throws {
    let first = try sync("--output", "specs/")
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output.isEmpty)
    #expect(first.errors == "specs/: 3 pages, 3 added, 0 changed, 0 removed, 0 unchanged\n")
    #expect(
      try tree.files.keys.sorted() == ["larkspur-sync.json", "x/guide.md", "x/tea-v1/cup.md", "x/tea-v1/pour.md"])
    #expect(try folder.names == ["specs"])
    let before = try tree
    #expect(try sync("--output", "specs").errors == "specs/: 3 pages, 0 added, 0 changed, 0 removed, 3 unchanged\n")
    #expect(try tree == before)
    script["/x/guide"]?.content = "# Better guide\n"
    script["/x/tea-v1/cup"] = nil
    let third = try sync("--output", "specs", "--verbose")
    #expect(
      third.errors == """
        changed x/guide.md
        removed x/tea-v1/cup.md
        specs/: 2 pages, 0 added, 1 changed, 1 removed, 1 unchanged

        """)
    #expect(try folder.read("specs/.removed/x/tea-v1/cup.md").hasSuffix("# Cup\n"))
    let headers = portal.requestHeaders
    #expect(headers.allSatisfy { $0["user-agent"]?.hasPrefix("larkspur/") == true })
    #expect(headers.allSatisfy { $0["accept-language"] == "zh-CN" && $0["cookie"] == "open_locale=zh-CN" })
  }

  @Test("what was fetched is what the other commands read")
  func lint() throws {
    _ = try sync("--output", "specs")
    let lint = try LarkspurProcess.run(["lint", "specs"], in: folder)
    #expect(lint.status == 0)
    #expect(lint.errors.hasPrefix("3 pages ("))
  }

  @Test("--dry-run lists what would come, change and go, and writes nothing")
  func dryRun() throws {
    let first = try sync("--output", "specs", "--dry-run")
    #expect(first.status == 0)
    #expect(first.output == "added x/guide.md\nadded x/tea-v1/cup.md\nadded x/tea-v1/pour.md\n")
    #expect(try folder.names.isEmpty)
    _ = try sync("--output", "specs")
    script["/x/guide"]?.title = "The guide"
    script["/x/tea-v1/cup"] = nil
    let before = try tree
    let second = try sync("--output", "specs", "--dry-run")
    #expect(second.output == "changed x/guide.md\nremoved x/tea-v1/cup.md\n")
    #expect(second.errors == "specs/: 2 pages, 0 added, 1 changed, 1 removed, 1 unchanged\n")
    #expect(try tree == before)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder("specs")).sorted() == ["larkspur-sync.json", "x"])
  }

  @Test("a page that cannot be fetched leaves all as it was; the next run fetches that page alone")
  func failure() throws {
    _ = try sync("--output", "specs")
    let before = try tree
    script["/x/guide"]?.content = "# Better guide\n"
    script.failAlways("/x/tea-v1/cup", .markup)
    let failed = try sync("--output", "specs", "--retries", "0")
    #expect(failed.status == 3)
    #expect(
      failed.errors.contains(
        "larkspur: error: The page '/x/tea-v1/cup' was not fetched: the answer is a web page (maybe a login) instead of "
          + "JSON.\n"))
    #expect(failed.errors.contains("Nothing was changed in 'specs', because 1 page could not be fetched."))
    #expect(try tree == before)
    script.failAlways("/x/tea-v1/cup", nil)
    script.forgetRequests()
    let next = try sync("--output", "specs")
    #expect(next.status == 0)
    #expect(next.errors.contains("Going on with 2 pages of an earlier run.\n"))
    let requests = script.requests
    #expect(requests == [PortalScript.directory, "/x/tea-v1/cup"])
    #expect(try tree.files["x/guide.md"]?.hasSuffix("# Better guide\n") == true)
    #expect(!FileManager.default.fileExists(atPath: folder("specs/.larkspur-sync")))
  }

  @Test("--keep-going writes what could be fetched, and is status 3 all the same")
  func keepGoing() throws {
    _ = try sync("--output", "specs")
    let cup = try tree.files["x/tea-v1/cup.md"]
    script["/x/guide"]?.content = "# Better guide\n"
    script.failAlways("/x/tea-v1/cup", .empty)
    let run = try sync("--output", "specs", "--keep-going")
    #expect(run.status == 3)
    #expect(run.errors.hasSuffix("specs/: 3 pages, 0 added, 1 changed, 0 removed, 1 unchanged, 1 not fetched\n"))
    #expect(try tree.files["x/tea-v1/cup.md"] == cup)
    #expect(try tree.files["x/guide.md"]?.hasSuffix("# Better guide\n") == true)
  }

  @Test("cut connections, failing servers and slow answers are survived")
  func mishaps() throws {
    script.fail("/x/guide", .cut, .status(502))
    script.fail(PortalScript.directory, .truncated)
    script.fail("/x/tea-v1/cup", .late(milliseconds: 300))
    script.fail("/x/tea-v1/pour", .status(429, headers: ["Retry-After": "1"]))
    let run = try sync("--output", "specs")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try tree.files.count == 4)
    #expect(script.requestCounts["/x/guide"] == 3)
  }

  @Test(
    "a list of pages that cannot be used is status 3, and nothing is made",
    arguments: [.markup, .code(9), .empty, .status(404)] as [PortalScript.Mishap])
  func noDirectory(mishap: PortalScript.Mishap) throws {
    script.failAlways(PortalScript.directory, mishap)
    let run = try sync("--output", "specs", "--retries", "0")
    #expect(run.status == 3)
    #expect(run.errors.hasPrefix("larkspur: error: The list of pages of \(portal.address) cannot be used: "))
    #expect(try folder.names.isEmpty)
  }

  @Test("a portal that is not there is status 3")
  func nobody() throws {
    let run = try LarkspurProcess.run(
      ["sync", "--portal", "http://127.0.0.1:1", "--retries", "0", "--output", "specs"], in: folder)
    #expect(run.status == 3)
    #expect(try folder.names.isEmpty)
  }

  @Test("the settings may name portal, folder and pages; the command line wins")
  func config() throws {
    try folder.write(
      "{\"portal\": \"\(portal.address)\", \"pages\": \"docs\", \"only\": [\"tea\"], \"inputs\": [\"docs\"]}",
      to: "project/larkspur.json")
    let run = try LarkspurProcess.run(["sync", "--config", "project/larkspur.json"], in: folder)
    #expect(run.errors == "project/docs/: 2 pages, 2 added, 0 changed, 0 removed, 0 unchanged\n")
    let other = try LarkspurProcess.run(
      ["sync", "--config", "project/larkspur.json", "--only", "/x/guide", "--output", "docs"], in: folder)
    #expect(other.errors.hasSuffix("docs/: 1 page, 1 added, 0 changed, 0 removed, 0 unchanged\n"))
    #expect(other.errors.contains("'docs' is none of the inputs of the settings"))
    // What is there says from where it came.
    let again = try LarkspurProcess.run(["sync", "--only", "guide", "--output", "docs"], in: folder)
    #expect(again.status == 0, "\(again.errors)")
  }

  @Test(
    "a command line that makes no sense is status 2, and nothing is made",
    arguments: [
      (["--portal", "tea"], "'tea' is no address of a portal"), (["--only", "coffee"], "No page fits 'coffee'"),
      (["--rate", "0"], "--rate"), (["specs"], "has no use for 'specs'"),
    ])
  func usage(arguments: [String], message: String) throws {
    let run = try LarkspurProcess.run(
      ["sync", "--portal", portal.address, "--output", "specs"] + arguments, in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains(message))
    #expect(try folder.names.isEmpty)
    #expect(try LarkspurProcess.run(["sync"], in: folder).errors.contains("needs '--output DIR'"))
  }

  @Test("a folder of another portal or language is not filled from this one")
  func otherPortal() throws {
    _ = try sync("--output", "specs")
    let other = try SmallPortal(script)
    let run = try sync("--output", "specs", "--portal", other.address)
    #expect(run.status == 2)
    #expect(run.errors.contains("'specs' holds pages of \(portal.address) (zh), and not of \(other.address) (zh)"))
    #expect(try sync("--output", "specs", "--lang", "en").status == 2)
  }

  @Test("many removed pages at once are refused until they are accepted")
  func massRemoval() throws {
    for number in 0..<5 { script["/x/more/\(number)"] = .init("Page", "# Page \(number)\n") }
    _ = try sync("--output", "specs")
    for number in 0..<5 { script["/x/more/\(number)"] = nil }
    let before = try tree
    let refused = try sync("--output", "specs")
    #expect(refused.status == 3)
    #expect(refused.errors.contains("The portal lists 5 of the 8 known pages no more"))
    #expect(try tree == before)
    #expect(try sync("--output", "specs", "--accept-removals").errors.contains(" 5 removed, 3 unchanged"))
  }

  @Test("an output that cannot be written is status 4, and all stays as it was")
  func unwritable() throws {
    try folder.write("tea", to: "file")
    #expect(try sync("--output", "file").status == 4)
    #expect(try sync("--output", "file/specs").status == 4)
    _ = try sync("--output", "specs")
    let before = try tree
    script["/x/guide"]?.content = "# Long guide\n" + String(repeating: "More tea.\n", count: 1000)
    let full = try LarkspurProcess.shell(
      "ulimit -f 4; $larkspur sync --portal \(portal.address) --output specs 2>&1 | cat; exit ${PIPESTATUS[0]}",
      in: folder)
    #expect(full.status == 4)
    #expect(full.output.contains("cannot be written"))
    #expect(try tree == before)
    #expect(try sync("--output", "specs").status == 0)
  }

  @Test("killed or interrupted at any moment, the pages are all old or all new, and the next run completes")
  func interrupted() throws {
    for number in 0..<40 { script["/x/many-v1/\(number)"] = .init("Page \(number)", "# \(number)\n") }
    _ = try sync("--output", "specs")
    let larkspur = BuiltProgram("larkspur")
    let arguments = ["sync", "--rate", "1000", "--portal", portal.address, "--output", "specs"]
    var states: Set<Bool> = []
    let length = try Self.seconds { _ = try sync("--output", "specs") }
    let count = Interruption.standardCount
    for (number, moment) in Interruption.moments(count, within: length * 1.2, seed: 6).enumerated() {
      let old = try tree
      change(number)
      let wasStopped = try larkspur.run(arguments, in: folder, until: moment)
      let found = try tree
      let hasJournal = VisibleTree.hasJournal(folder, below: "specs")
      let next = try sync("--output", "specs")
      #expect(next.status == 0, "\(moment): \(next.errors)")
      let new = try tree
      #expect(new != old)
      #expect(hasJournal || found == old || found == new, "\(moment)")
      #expect(new.files.values.contains { $0.hasSuffix("# Round \(number)\n") })
      let names = try FileManager.default.contentsOfDirectory(atPath: folder("specs")).filter { $0.hasPrefix(".") }
      #expect(Set(names).isSubset(of: [".removed"]), "\(moment)")
      states.insert(wasStopped)
    }
    #expect(states.contains(true))
  }

  /// Some pages change, one comes and one goes.
  private func change(_ round: Int) {
    for number in 0..<10 {
      script["/x/many-v1/\((round * 10 + number) % 40)"] = .init("Page", "# Round \(round)\n")
    }
    script["/x/new/\(round)"] = .init("New", "# New \(round)\n")
    script["/x/new/\(round - 1)"] = nil
  }

  private static func seconds(_ work: () throws -> Void) rethrows -> Double {
    let start = ContinuousClock.now
    try work()
    return start.duration(to: .now) / .seconds(1)
  }
}
