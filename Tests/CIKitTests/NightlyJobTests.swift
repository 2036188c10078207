import Foundation
import TestPrograms
import Testing

@Suite("The job that refreshes at night")
struct NightlyJobTests {
  private let portal: SmallPortal
  private let repository: SDKRepository
  private let gitHub: StubbedGitHub
  private let script: ScriptRunner

  private static let branch = "larkspur/refresh"

  init() throws {
    portal = try SmallPortal(PortalScript([:]))
    for page in [TeaPage.fill, .drink] { portal.script[Self.path(page)] = Self.page(page) }
    repository = try SDKRepository(portal: portal.address)
    gitHub = try StubbedGitHub()
    script = try ScriptRunner(repository, gitHub)
    // 31 January 2031, whatever the day.
    script.environment["SOURCE_DATE_EPOCH"] = "1927620000"
  }

  private static func path(_ page: TeaPage) -> String { "/tea/reference/tea-v1/pot/\(page.call)" }

  private static func page(_ page: TeaPage) -> PortalScript.Page { PortalScript.Page(page.title, page.content) }

  private func publish(_ page: TeaPage) { portal.script[Self.path(page)] = Self.page(page) }

  private static let sweet = TeaPage.fill.with { $0.body.append("sugar | int | 否 | How sweet") }

  private func tip(_ branch: String) throws -> String {
    try repository.git("--git-dir", repository.folder("remote.git"), "rev-parse", branch)
  }

  @Test("does nothing where nothing changed")
  func nothing() throws {
    let result = try script.run("nightly")
    #expect(result.status == 0, "\(result.log)")
    #expect(result.log.contains("sdk: nothing changed"))
    #expect(result.outputs["changed"] == "false")
    #expect(try gitHub.calls.isEmpty)
    #expect(throws: CommandFailure.self) { try self.tip(Self.branch) }
  }

  @Test("opens a pull request with pages, SDK, changelog and version")
  func opened() throws {
    publish(Self.sweet)
    let main = try tip("main")
    let result = try script.run("nightly")
    #expect(result.status == 0, "\(result.log)")
    let pulls = try gitHub.pullRequests
    #expect(pulls.map(\.head) == [Self.branch])
    #expect(pulls.map(\.base) == ["main"])
    #expect(pulls.map(\.title) == ["Refresh the SDK: version 1.3.0 (minor)"])
    #expect(pulls.first?.body.contains("### Added") == true)
    #expect(pulls.first?.body.contains("sugar") == true)
    #expect(pulls.first?.body.contains("Tea.") == false)
    #expect(result.summary == pulls.first?.body)
    #expect(result.outputs["version"] == "1.3.0")
    #expect(result.outputs["pull_request"] == "40")
    #expect(try tip("main") == main)
    #expect(try repository.remoteCommits("main..\(Self.branch)") == ["Refresh the SDK: version 1.3.0 (minor)"])
    let changelog = try repository.remote(Self.branch, "CHANGELOG.md")
    #expect(
      changelog.hasPrefix("# Changelog\n\n## [Unreleased]\n\n## [1.3.0] - 2031-01-31\n\n### Added\n\n- **tea**: "))
    #expect(try repository.remote(Self.branch, "Generated/api.txt").contains("FillBody.sugar: Int?"))
    #expect(
      try repository.git("--git-dir", repository.folder("remote.git"), "diff", "--name-only", "main", Self.branch)
        .split(separator: "\n").allSatisfy {
          $0.hasPrefix("specs/") || $0.hasPrefix("Generated/") || $0 == "CHANGELOG.md"
        })
  }

  @Test("pushes nothing and opens nothing anew where the next night finds the same")
  func sameAgain() throws {
    publish(Self.sweet)
    _ = try script.run("nightly")
    let first = try tip(Self.branch)
    // The next day: the release would have another date, which is no reason to write everything anew.
    script.environment["SOURCE_DATE_EPOCH"] = "1927710000"
    let result = try script.run("nightly")
    #expect(result.status == 0, "\(result.log)")
    #expect(try tip(Self.branch) == first)
    #expect(result.log.contains("has these changes already"))
    #expect(try gitHub.pullRequests.count == 1)
  }

  @Test("updates branch and pull request where the next night finds more")
  func updated() throws {
    publish(Self.sweet)
    _ = try script.run("nightly")
    portal.script[Self.path(.drink)] = nil
    publish(TeaPage.drink.with { $0.call = "sip" })
    let result = try script.run("nightly")
    #expect(result.status == 0, "\(result.log)")
    #expect(try gitHub.pullRequests.map(\.title) == ["Refresh the SDK: version 2.0.0 (major)"])
    #expect(try gitHub.pullRequests.first?.body.contains("**Breaking:**") == true)
    #expect(try repository.remoteCommits("main..\(Self.branch)").count == 1)
    #expect(try repository.remote(Self.branch, "CHANGELOG.md").contains("## [2.0.0] - "))
    #expect(try gitHub.calls.filter { $0.hasPrefix("pr create") }.count == 1)
  }

  @Test("does not open again what somebody closed, until there is something else")
  func declined() throws {
    publish(Self.sweet)
    _ = try script.run("nightly")
    try gitHub.close(40)
    try repository.git("--git-dir", repository.folder("remote.git"), "branch", "-D", Self.branch)
    script.environment["SOURCE_DATE_EPOCH"] = "1927710000"
    let again = try script.run("nightly")
    #expect(again.status == 0, "\(again.log)")
    #expect(again.log.contains("pull request 40 with these changes was closed"))
    #expect(try gitHub.pullRequests.isEmpty)
    #expect(throws: CommandFailure.self) { try self.tip(Self.branch) }
    publish(TeaPage.drink.with { $0.body.append("milk | int | 否 | How much milk") })
    let more = try script.run("nightly")
    #expect(more.status == 0, "\(more.log)")
    #expect(try gitHub.pullRequests.map(\.number) == [41])
  }

  @Test("goes on where the last night could push and open nothing")
  func takenUp() throws {
    publish(Self.sweet)
    let hook = try repository.folder.write("#!/bin/sh\nexit 1\n", to: "remote.git/hooks/pre-receive")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: hook)
    let refused = try script.run("nightly")
    #expect(refused.status == 4)
    #expect(refused.log.contains("could not be pushed"))
    #expect(try gitHub.calls.allSatisfy { $0.hasPrefix("pr list") })
    try FileManager.default.removeItem(atPath: hook)
    try gitHub.state.write("", to: "readonly")
    #expect(try script.run("nightly").status == 4)
    let pushed = try tip(Self.branch)
    try FileManager.default.removeItem(atPath: gitHub.state("readonly"))
    let result = try script.run("nightly")
    #expect(result.status == 0, "\(result.log)")
    #expect(try gitHub.pullRequests.count == 1)
    #expect(try tip(Self.branch) == pushed)
  }

  @Test("follows its base, also where somebody brought its branch up to date")
  func followsBase() throws {
    publish(Self.sweet)
    _ = try script.run("nightly")
    try repository.write("Hello.\n", to: "README.md")
    try repository.commit("A readme")
    try repository.push()
    try repository.inAuthor("fetch", "--quiet", "origin", Self.branch)
    try repository.inAuthor("checkout", "--quiet", "-B", "theirs", "FETCH_HEAD")
    try repository.inAuthor("merge", "--quiet", "--no-ff", "-m", "Update branch", "main")
    try repository.push("theirs:\(Self.branch)")
    let result = try script.run("nightly")
    #expect(result.status == 0, "\(result.log)")
    #expect(try tip("\(Self.branch)^") == tip("main"))
    #expect(try gitHub.pullRequests.count == 1)
  }

  @Test("what it proposes verifies, and finds nothing to do once it is merged")
  func merged() throws {
    publish(Self.sweet)
    _ = try script.run("nightly")
    try repository.inAuthor("pull", "--quiet", "origin", Self.branch)
    try repository.push()
    let verified = try script.run("verify")
    #expect(verified.status == 0, "\(verified.log)")
    let next = try script.run("nightly")
    #expect(next.log.contains("nothing changed"), "\(next.log)")
  }

  @Test("does not overwrite commits of others on its branch")
  func strangers() throws {
    publish(Self.sweet)
    _ = try script.run("nightly")
    try repository.inAuthor("fetch", "--quiet", "origin", Self.branch)
    try repository.inAuthor("checkout", "--quiet", "-B", "mine", "FETCH_HEAD")
    try repository.write("Mine.\n", to: "NOTES.md")
    try repository.commit("My words")
    try repository.push("mine:\(Self.branch)")
    let mine = try tip(Self.branch)
    publish(Self.sweet.with { $0.title = "Fill a teapot" })
    let result = try script.run("nightly")
    #expect(result.status == 4)
    #expect(result.log.contains("has commits of others"))
    #expect(try tip(Self.branch) == mine)
  }

  @Test("goes without a page that cannot be fetched, which stays as it was")
  func missingPage() throws {
    publish(Self.sweet)
    publish(TeaPage.drink.with { $0.body.append("milk | int | 否 | How much milk") })
    portal.script.failAlways(Self.path(.drink), .markup)
    let result = try script.run("nightly")
    #expect(result.status == 0, "\(result.log)")
    #expect(result.log.contains("1 page could not be fetched, and stays as it was."))
    #expect(try gitHub.pullRequests.count == 1)
    let interface = try repository.remote(Self.branch, "Generated/api.txt")
    #expect(interface.contains("FillBody.sugar: Int?"))
    #expect(interface.contains("DrinkBody.cups: Int?"))
    #expect(!interface.contains("DrinkBody.milk"))
  }

  @Test("pushes nothing and changes nothing where the portal cannot be reached")
  func unreachable() throws {
    publish(Self.sweet)
    portal.script.failAlways(PortalScript.directory, .markup)
    let result = try script.run("nightly")
    #expect(result.status == 3, "\(result.log)")
    #expect(result.log.contains("nothing is pushed"))
    #expect(try gitHub.calls.isEmpty)
    #expect(try repository.git("-C", result.workspace.path, "status", "--porcelain") == "")
    #expect(throws: CommandFailure.self) { try self.tip(Self.branch) }
  }

  @Test("says what is missing where no pull request may be opened")
  func readOnly() throws {
    publish(Self.sweet)
    try gitHub.state.write("", to: "readonly")
    let result = try script.run("nightly")
    #expect(result.status == 4)
    #expect(result.log.contains("does the repository let workflows open them?"))
  }

  @Test("on trial, pushes and posts nothing, and leaves branch and index where they were")
  func dryRun() throws {
    publish(Self.sweet)
    script.environment["DRY_RUN"] = "yes"
    let result = try script.run("nightly")
    #expect(result.status == 0, "\(result.log)")
    #expect(result.log.contains("would be pushed to 'larkspur/refresh'"))
    #expect(try gitHub.calls.isEmpty)
    #expect(throws: CommandFailure.self) { try self.tip(Self.branch) }
    let git = { (arguments: String) in
      try self.repository.git(["-C", result.workspace.path] + arguments.split(separator: " ").map(String.init))
    }
    #expect(try git("diff --cached --name-only") == "")
    #expect(try git("rev-parse HEAD") == tip("main"))
    #expect(try git("symbolic-ref HEAD") == "refs/heads/main")
  }

  @Test("fetches nothing where the pages are the author's own, and releases what waits")
  func ownPages() throws {
    let repository = try SDKRepository()
    let script = try ScriptRunner(repository, gitHub)
    let quiet = try script.run("nightly")
    #expect(quiet.log.contains("nothing changed"), "\(quiet.log)")
    try repository.write(Self.sweet.text, to: Self.sweet.path)
    try repository.refresh()
    try repository.commit("Sugar")
    try repository.push()
    let result = try script.run("nightly")
    #expect(result.status == 0, "\(result.log)")
    #expect(try gitHub.pullRequests.map(\.title) == ["Refresh the SDK: version 1.3.0 (minor)"])
  }
}
