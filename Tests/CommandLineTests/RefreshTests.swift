import Foundation
import TestPrograms
import TestValues
import Testing

@Suite("refresh, as it is typed")
struct RefreshTests {
  let folder: TemporaryFolder
  let script: PortalScript
  let portal: SmallPortal
  private static let day = ["SOURCE_DATE_EPOCH": "1700000000"]

  init() throws {
    folder = try TemporaryFolder()
    let pages = [Self.fill(), Self.wash()]
    script = PortalScript(Dictionary(uniqueKeysWithValues: pages.map { ($0.fullPath, $0.page) }))
    script["/x/guide"] = .init("Guide", "# Guide\n")
    portal = try SmallPortal(script)
    try folder.write(
      "{\"portal\": \"\(portal.address)\", \"pages\": \"specs\", \"inputs\": [\"specs\"], \"output\": \"Generated\"}",
      to: "larkspur.json")
  }

  private static func fill(_ fields: KeyValuePairs<String, String> = ["colour": "The colour of the pot."]) -> CallPage {
    CallPage("Fill a pot", project: "tea", name: "fill", fields: fields)
  }

  private static func wash() -> CallPage {
    CallPage("Wash a pot", project: "tea", name: "wash", fields: ["soap": "Which soap is taken."])
  }

  private func refresh(_ arguments: String..., environment: [String: String] = [:]) throws -> LarkspurProcess {
    try LarkspurProcess.run(
      ["refresh"] + (arguments.contains("--offline") ? [] : ["--rate", "1000"]) + arguments, in: folder,
      environment: Self.day.merging(environment) { $1 })
  }

  private var tree: VisibleTree {
    get throws { try VisibleTree(of: folder, below: ".") }
  }

  private func commit() throws {
    if try !folder.names.contains(".git") {
      try folder.git("init", "--quiet")
      try folder.write(".larkspur/\n.larkspur-sync/\n", to: ".gitignore")
    }
    try folder.git("add", "--all")
    try folder.git("commit", "--quiet", "--message", "state")
  }

  // MARK: - Fetching

  @Test("a first run fetches, generates, begins the changelog, and suggests a first version")
  func first() throws {
    let run = try refresh()
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output == "version 0.1.0 (minor)\n")
    #expect(run.errors.contains("specs/: 3 pages, 3 added, 0 changed, 0 removed, 0 unchanged\n"))
    #expect(run.errors.contains("Generated/: "))
    #expect(run.errors.contains("CHANGELOG.md: 1 entry added\n"))
    #expect(run.errors.contains("documentation: minor: the SDK is generated for the first time\n"))
    #expect(try folder.read("Generated/api.txt").contains("fill("))
    #expect(try folder.read("CHANGELOG.md").contains("### Added\n\n- First version.\n"))
    #expect(try folder.names == [".larkspur", "CHANGELOG.md", "Generated", "larkspur.json", "specs"])
    #expect(try folder.read("specs/larkspur-sync.json").contains("/x/tea-v1/pot/fill"))
  }

  @Test("a second run changes nothing, and says so")
  func unchanged() throws {
    _ = try refresh()
    let before = try tree
    let run = try refresh()
    #expect(run.status == 0)
    #expect(run.output == "version 0.1.0 (minor)\n")
    #expect(run.errors.contains(" 0 written, 0 removed, "))
    #expect(try tree == before)
    let check = try refresh("--check")
    #expect(check.status == 0, "\(check.output)\(check.errors)")
    #expect(check.output == "version 0.1.0 (minor)\n")
    #expect(check.errors.contains("All is up to date.\n"))
  }

  @Test("what changed on the portal goes through pages, SDK and changelog to a version")
  func changed() throws {
    _ = try refresh("--release")
    #expect(try folder.read("CHANGELOG.md").contains("## [0.1.0] - 2023-11-14\n"))
    script[Self.fill().fullPath] = Self.fill(["colour": "The colour of the pot.", "size": "How much goes in."]).page
    let run = try refresh()
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output == "version 0.1.1 (minor)\n")
    #expect(run.errors.contains("specs/: 3 pages, 0 added, 1 changed, 0 removed, 2 unchanged\n"))
    #expect(run.errors.contains("documentation: minor: "))
    #expect(try folder.read("specs/x/tea-v1/pot/fill.md").contains("How much goes in."))
    #expect(try folder.read("Generated/api.txt").contains("size"))
    let changelog = try folder.read("CHANGELOG.md")
    #expect(changelog.contains("<!-- larkspur: minor -->"))
    #expect(changelog.contains("size"))
    let release = try refresh("--release")
    #expect(release.output == "version 0.1.1 (minor)\n")
    #expect(release.errors.contains("version 0.1.1 is released"))
    #expect(try folder.read("CHANGELOG.md").contains("## [0.1.1] - 2023-11-14\n"))
    let nothing = try refresh("--release")
    #expect(nothing.status == 0)
    #expect(nothing.output == "version 0.1.1 (none)\n")
  }

  @Test("--check lists what would change, is status 1, and writes nothing")
  func check() throws {
    let first = try refresh("--check")
    #expect(first.status == 1)
    #expect(first.output.hasPrefix("added specs/x/guide.md\n"))
    #expect(first.output.contains("missing Generated/api.txt\n"))
    #expect(first.output.hasSuffix("missing CHANGELOG.md\nversion 0.1.0 (minor)\n"))
    #expect(try tree.files.keys.sorted() == ["larkspur.json"])
    _ = try refresh()
    script[Self.wash().fullPath] = nil
    script["/x/guide"]?.content = "# Better guide\n"
    let before = try tree
    let second = try refresh("--check")
    #expect(second.status == 1)
    #expect(second.output.hasPrefix("changed specs/x/guide.md\nremoved specs/x/tea-v1/pot/wash.md\n"))
    #expect(second.output.contains("stale Generated/api.txt\n"))
    #expect(second.output.contains("stale CHANGELOG.md\n"))
    #expect(try tree == before)
  }

  @Test("errors on pages stop everything with status 1")
  func errors() throws {
    _ = try refresh()
    let before = try tree
    script["/x/guide"]?.content = "# Better guide\n"
    script[Self.fill().fullPath]?.content = Self.fill().content.replacing("POST", with: "POTS")
    let run = try refresh()
    #expect(run.status == 1)
    #expect(run.errors.contains("Nothing was changed, because the pages hold 1 error."))
    #expect(run.output.hasPrefix("specs/x/tea-v1/pot/fill.md:"))
    #expect(run.output.hasSuffix(" [DOC010]\n"))
    #expect(try tree == before)
    // The portal mends the page, and the next run sees that.
    script[Self.fill().fullPath] = Self.fill().page
    #expect(try refresh().status == 0)
    #expect(try tree.files["specs/x/guide.md"]?.contains("# Better guide") == true)
  }

  @Test("a page that cannot be fetched stops everything with status 3; the next run goes on")
  func missing() throws {
    script.failAlways("/x/guide", .markup)
    let run = try refresh("--retries", "0")
    #expect(run.status == 3)
    #expect(try tree.files.keys.sorted() == ["larkspur.json"])
    script.failAlways("/x/guide", nil)
    script.forgetRequests()
    #expect(try refresh().status == 0)
    #expect(script.requests.sorted() == [PortalScript.directory, "/x/guide"])
  }

  // MARK: - What was checked in

  @Test("with --keep-going, a page that cannot be fetched stays as it is, and the rest is refreshed")
  func keepGoing() throws {
    _ = try refresh()
    let page = try folder.read("specs/x/tea-v1/pot/fill.md")
    script[Self.fill().fullPath] = Self.fill(["colour": "The colour of the pot.", "size": "How much goes in."]).page
    script["/x/guide"]?.content = "# Better guide\n"
    script.failAlways(Self.fill().fullPath, .markup)
    let run = try refresh("--retries", "0", "--keep-going")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("1 page could not be fetched, and stays as it was."))
    #expect(try folder.read("specs/x/tea-v1/pot/fill.md") == page)
    #expect(try folder.read("specs/x/guide.md").contains("Better guide"))
  }

  @Test("--offline compares with the last commit, fetches nothing, and says the same when it is run again")
  func offline() throws {
    _ = try refresh("--release")
    try commit()
    script.forgetRequests()
    let page = Self.fill(["colour": "The colour of the pot.", "size": "How much goes in."])
    try folder.write(
      "---\ntitle: \"Fill a pot\"\nfullPath: \"\(page.fullPath)\"\n---\n\n\(page.content)",
      to: "specs/x/tea-v1/pot/fill.md")
    #expect(try refresh("--check", "--offline").status == 1)
    let run = try refresh("--offline")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output == "version 0.1.1 (minor)\n")
    let after = try tree
    #expect(after.files["CHANGELOG.md"]?.contains("size") == true)
    #expect(try refresh("--offline").output == run.output)
    #expect(try tree == after)
    #expect(try refresh("--check", "--offline").status == 0)
    #expect(script.requests.isEmpty)
  }

  @Test("in a repository without a commit all is new; with --since a revision has to be there")
  func unborn() throws {
    try folder.git("init", "--quiet")
    try folder.write(Self.fill().content, to: "specs/fill.md")
    try folder.write("{\"inputs\": [\"specs\"], \"output\": \"Generated\"}", to: "larkspur.json")
    let run = try refresh("--offline", "--format", "text")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.hasSuffix("version 0.1.0 (minor)\n"))
    #expect(run.errors.contains("documentation: minor: the SDK is generated for the first time\n"))
    #expect(try folder.read("CHANGELOG.md").contains("- First version.\n"))
    let after = try tree
    #expect(try refresh("--check", "--offline").status == 0)
    #expect(try refresh("--offline", "--release").output == "version 0.1.0 (minor)\n")
    #expect(try refresh("--offline", "--release").output == "version 0.1.0 (none)\n")
    #expect(try tree.files["Generated/api.txt"] == after.files["Generated/api.txt"])
    #expect(try refresh("--offline", "--since", "HEAD").status == 3)
    try commit()
    #expect(try refresh("--check", "--offline").status == 0)
  }

  @Test("--since compares with a revision: what was released since then needs no further entry")
  func since() throws {
    _ = try refresh("--release")
    try commit()
    script[Self.fill().fullPath] = Self.fill(["colour": "The colour of the pot.", "size": "How much goes in."]).page
    #expect(try refresh("--release").output == "version 0.1.1 (minor)\n")
    try commit()
    let check = try refresh("--check", "--offline", "--since", "HEAD~1")
    #expect(check.status == 0, "\(check.output)\(check.errors)")
    // Without its entries the changelog is out of date.
    try folder.write("# Changelog\n\n## [0.1.0] - 2023-11-14\n\n### Added\n\n- First version.\n", to: "CHANGELOG.md")
    let stale = try refresh("--check", "--offline", "--since", "HEAD~1")
    #expect(stale.status == 1)
    #expect(stale.output == "stale CHANGELOG.md\nversion 0.1.1 (minor)\n")
    #expect(try refresh("--check", "--offline").status == 0)
    #expect(try refresh("--offline", "--since", "nowhere").status == 3)
  }

  @Test("reports are written as diff writes them, and --fail-on says which changes are status 1")
  func reports() throws {
    _ = try refresh("--release")
    script[Self.wash().fullPath] = nil
    let run = try refresh(
      "--format", "markdown=comment.md", "--format", "github", "--fail-on", "err",
      environment: ["GITHUB_OUTPUT": folder("outputs"), "GITHUB_STEP_SUMMARY": folder("summary.md")])
    #expect(run.status == 1)
    #expect(run.output.hasSuffix("version 0.2.0 (major)\n"))
    #expect(run.output.contains("::error "))
    #expect(try folder.read("comment.md").contains("wash"))
    #expect(try folder.read("outputs").hasSuffix("version=0.2.0\nbump=major\nchanged=true\n"))
    #expect(try folder.read("CHANGELOG.md").contains("**Breaking:**"))
    #expect(try folder.read("specs/.removed/x/tea-v1/pot/wash.md").contains("soap"))
  }

  @Test("names.lock and api.txt that do not fit each other stop everything with the reason")
  func inconsistent() throws {
    _ = try refresh()
    let lock = try folder.read("Generated/names.lock")
    try folder.write(lock.replacing("wash", with: "rinse"), to: "Generated/names.lock")
    let before = try tree
    let run = try refresh()
    #expect(run.status == 3)
    #expect(run.errors.contains("'Generated/names.lock' and 'Generated/api.txt' do not fit each other"))
    #expect(try tree == before)
  }

  @Test(
    "settings that do not do are status 2, and why is told",
    arguments: [
      ("{\"output\": \"out\"}", "larkspur.json: There is no setting 'inputs'"),
      ("{\"inputs\": [\"specs\"]}", "larkspur.json: There is no setting 'output'"),
      ("{\"inputs\": [\"specs\"], \"output\": \"out\"}", "larkspur.json: There is no setting 'pages'"),
      ("{\"inputs\": [\"specs\"], \"output\": \"../out\"}", "'../out' of the setting 'output' lies outside"),
      ("{\"inputs\": [\"specs\"], \"output\": \"out\", \"pages\": \".\"}", "is the folder of this file"),
      ("{\"inputs\": []}", "The setting 'inputs' has to be"),
    ])
  func settings(text: String, message: String) throws {
    try folder.write(text, to: "larkspur.json")
    let run = try refresh()
    #expect(run.status == 2, "\(run.errors)")
    #expect(run.errors.contains(message))
  }

  @Test("without settings, without a repository, and with a changelog in another form, why is told")
  func unusable() throws {
    #expect(try refresh("--config", "other.json").errors.contains("There is no file 'other.json'"))
    _ = try refresh()
    let offline = try refresh("--offline")
    #expect(offline.status == 3)
    #expect(offline.errors.contains("There is no git repository around '.' whose last commit could be compared with"))
    #expect(offline.errors.contains("make one with 'git init'"))
    try folder.write("News\n====\n\n* 1.0: tea\n", to: "CHANGELOG.md")
    script["/x/guide"]?.content = "# Better guide\n"
    let before = try tree
    let changelog = try refresh()
    #expect(changelog.status == 3)
    #expect(changelog.errors.contains("CHANGELOG.md:"), "\(changelog.errors)")
    #expect(try tree == before)
  }

  @Test("a project elsewhere is refreshed by its settings")
  func elsewhere() throws {
    let project = try TemporaryFolder()
    try project.write(try folder.read("larkspur.json"), to: "sdk/larkspur.json")
    let run = try LarkspurProcess.run(
      ["refresh", "--rate", "1000", "--config", "sdk/larkspur.json"], in: project, environment: Self.day)
    #expect(run.status == 0, "\(run.errors)")
    #expect(try project.names == ["sdk"])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: project("sdk")).sorted() == [
        ".larkspur", "CHANGELOG.md", "Generated", "larkspur.json", "specs",
      ])
    let offline = try LarkspurProcess.run(
      ["refresh", "--offline", "--config", "sdk/larkspur.json"], in: project, environment: Self.day)
    #expect(offline.status == 3)
  }

  // MARK: - Interruptions

  @Test("killed or interrupted at any moment, pages, SDK and changelog are all old or all new; the next run completes")
  func interrupted() throws {
    let larkspur = BuiltProgram("larkspur")
    _ = try refresh()
    change(-1)
    let start = ContinuousClock.now
    _ = try refresh()
    let length = start.duration(to: .now) / .seconds(1)
    var wasStopped = false
    for (number, moment) in Interruption.moments(Interruption.standardCount, within: length, seed: 2).enumerated() {
      let old = try tree
      change(number)
      if try larkspur.run(["refresh", "--rate", "1000"], in: folder, until: moment) { wasStopped = true }
      let found = try tree
      let hasJournal = VisibleTree.hasJournal(folder, below: ".")
      let next = try refresh()
      #expect(next.status == 0, "\(moment): \(next.errors)")
      let new = try tree
      #expect(new != old)
      #expect(hasJournal || found == old || found == new, "\(moment)")
      #expect(new.files["Generated/api.txt"]?.contains("field\(number)") == true)
      #expect(new.files["CHANGELOG.md"]?.contains("field\(number)") == true)
    }
    #expect(wasStopped)
    #expect(try refresh("--check").status == 0)
  }

  /// A field and a guide come.
  private func change(_ round: Int) {
    let field = round < 0 ? "first" : "field\(round)"
    script[Self.fill().fullPath] = Self.fill(["colour": "The colour of the pot.", field: "One more."]).page
    script["/x/guide\(round)"] = .init("Guide", "# Guide \(round)\n")
  }
}
