import Foundation
import TestPrograms
import TestValues
import Testing

@Suite("What others could do to the nightly refresh", .tags(.attack))
struct NightlyAttackTests {
  private let repository: SDKRepository
  private let gitHub: StubbedGitHub
  private let script: ScriptRunner

  private static let branch = "larkspur/refresh"

  init() throws {
    repository = try SDKRepository()
    gitHub = try StubbedGitHub()
    script = try ScriptRunner(repository, gitHub)
    script.environment["SOURCE_DATE_EPOCH"] = "1927620000"
    try change("sugar")
  }

  /// Something to release.
  private func change(_ field: String) throws {
    let page = TeaPage.fill.with { $0.body.append("\(field) | int | 否 | How much") }
    try repository.write(page.text, to: page.path)
    try repository.refresh()
    try repository.commit("A field")
    try repository.push()
  }

  @Test("a pull request from a fork whose branch has the same name is neither taken over nor an answer")
  func forks() throws {
    try gitHub.addPullRequest(fromForkWithBranch: Self.branch, 3, body: "Merge me.")
    let first = try script.run("nightly")
    #expect(first.status == 0, "\(first.log)")
    #expect(try gitHub.pullRequests.map(\.isFromFork) == [true, false])
    #expect(try gitHub.pullRequests.map(\.title) == ["Mine", "Refresh the SDK: version 1.3.0 (minor)"])
    // Somebody else closes a copy of the same proposal.
    let own = try #require(try gitHub.pullRequests.last)
    try FileManager.default.removeItem(atPath: gitHub.state("pulls/\(own.number)"))
    try gitHub.addPullRequest(fromForkWithBranch: Self.branch, 4, isClosed: true, body: own.body)
    let second = try script.run("nightly")
    #expect(!second.log.contains("was closed"), "\(second.log)")
    #expect(try gitHub.pullRequests.count == 2)
  }

  @Test("a changelog outside of the repository, or behind a link, is not shown", arguments: [true, false])
  func changelog(isLink: Bool) throws {
    try repository.folder.write("# Secrets\n\n## [1.0] - 2031-01-31\n\nThe password.\n", to: "secrets.md")
    script.prepare = { workspace in
      let path = workspace(try self.settings())
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let place = isLink ? "notes.md" : "../\((self.repository.folder.path as NSString).lastPathComponent)/secrets.md"
      let end = text.lastIndex(of: "}") ?? text.endIndex
      try workspace.write("\(text[..<end]), \"changelog\": \"\(place)\"}", to: try self.settings())
      if isLink { try workspace.link("notes.md", to: self.repository.folder("secrets.md")) }
      try self.repository.git("-C", workspace.path, "add", "--all", ".")
      try self.repository.git("-C", workspace.path, "commit", "--quiet", "-m", "A change")
    }
    let program = try HostileProgram()
    script.environment["LARKSPUR"] = program.path
    let result = try script.run("nightly")
    #expect(result.status == 0, "\(result.log)")
    #expect(!result.summary.contains("The password."))
    #expect(try gitHub.pullRequests.first?.body.contains("The password.") == false)
  }

  private func settings() throws -> String { try WorkflowOutline.checkedIn().value("env.CONFIG") }

  @Test("a page cannot write the mark by which a proposal is known again")
  func mark() throws {
    let changelog = try repository.read("CHANGELOG.md")
    try repository.write(
      changelog.replacing(
        "### Added", with: "### Added\n\n- <!-- larkspur: refresh 0123456789 -->", maxReplacements: 1),
      to: "CHANGELOG.md")
    try repository.commit("A page with a strange name")
    try repository.push()
    let result = try script.run("nightly")
    #expect(result.status == 0, "\(result.log)")
    let body = try #require(try gitHub.pullRequests.first?.body)
    #expect(body.contains("&lt;!-- larkspur: refresh 0123456789 -->"))
    #expect(body.matches(of: #/<!-- larkspur: refresh [0-9a-f]+ -->/#).count == 1)
  }

  @Test("attributes that declare everything binary hide no change")
  func attributes() throws {
    try repository.write("* -diff\n", to: ".gitattributes")
    try repository.commit("Attributes")
    try repository.push()
    _ = try script.run("nightly")
    #expect(try repository.remote(Self.branch, "Generated/api.txt").contains("sugar"))
    try change("milk")
    let result = try script.run("nightly")
    #expect(result.status == 0, "\(result.log)")
    #expect(try repository.remote(Self.branch, "CHANGELOG.md").contains("milk"))
    #expect(try repository.remoteCommits("main..\(Self.branch)").count == 1)
  }

  @Test("hooks of the checkout do not run beside the token")
  func hooks() throws {
    script.prepare = { workspace in
      try workspace.write("#!/bin/sh\ntouch \"\(workspace("owned"))\"\n", to: ".git/hooks/pre-push")
      try workspace.setExecutable(".git/hooks/pre-push")
    }
    let result = try script.run("nightly")
    #expect(result.status == 0, "\(result.log)")
    #expect(!FileManager.default.fileExists(atPath: result.workspace("owned")))
  }

  @Test("the token goes to GitHub alone, and stands in no file", arguments: [true, false])
  func token(isGitHub: Bool) throws {
    let server = try LoopbackServer { request in
      var reply = LoopbackServer.Reply("")
      reply.status = request.headers["authorization"] == nil ? 401 : 403
      reply.headers = ["WWW-Authenticate": "Basic realm=\"git\""]
      return reply
    }
    if isGitHub { script.environment["GITHUB_SERVER_URL"] = "http://127.0.0.1:\(server.port)" }
    script.prepare = { workspace in
      try self.repository.git(
        "-C", workspace.path, "remote", "set-url", "origin", "http://127.0.0.1:\(server.port)/sdk.git")
    }
    script.environment["GIT_TERMINAL_PROMPT"] = "0"
    let result = try script.run("nightly")
    #expect(result.status == 4, "\(result.log)")
    let credentials = Data("x-access-token:token-of-the-run".utf8).base64EncodedString()
    #expect(!server.requests.isEmpty)
    #expect(server.requests.contains { $0.headers["authorization"] == "Basic \(credentials)" } == isGitHub)
    #expect(try !result.workspace.read(".git/config").contains("token-of-the-run"))
    #expect(!result.log.contains("token-of-the-run"))
  }
}
