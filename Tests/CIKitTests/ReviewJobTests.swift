import APISpec
import Foundation
import TestValues
import Testing

@Suite("The job that reviews a pull request")
struct ReviewJobTests {
  private let repository: SDKRepository
  private let gitHub: StubbedGitHub
  private let script: ScriptRunner

  init() throws {
    repository = try SDKRepository()
    gitHub = try StubbedGitHub()
    script = try ScriptRunner(repository, gitHub)
  }

  private static let marker = "<!-- larkspur: review -->\n"

  private static let breaking = TeaPage.fill.with { $0.body.append("sugar | int | 是 | How sweet") }

  private static let adding = TeaPage.fill.with { $0.body.append("sugar | int | 否 | How sweet") }

  private func pullRequest(_ page: TeaPage) throws -> Checkout {
    try repository.openPullRequest { try repository.write(page.text, to: page.path) }
  }

  @Test("fails where a change breaks somebody, and tells it in a comment, the summary, annotations and SARIF")
  func breaking() throws {
    let result = try script.run("review", pullRequest(Self.breaking))
    #expect(result.status == 1, "\(result.log)")
    let comments = try gitHub.comments
    #expect(comments.count == 1)
    let body = comments.first?.body ?? ""
    #expect(body.hasPrefix(Self.marker + "### Changes of the documentation\n"))
    #expect(body.contains("major version"))
    #expect(body.contains("sugar"))
    #expect(result.summary == body.dropFirst(Self.marker.count))
    #expect(result.log.contains("::error file=specs/tea-v1/pot/fill.md,line="))
    #expect(result.outputs["bump"] == "major")
    #expect(result.outputs["entries"] == "1")
    #expect(result.outputs["sarif"] == ".larkspur/review/diff.sarif")
    #expect(try result.upload?.description.contains("request.required-added") == true)
    #expect(!FileManager.default.fileExists(atPath: result.workspace(".larkspur/bin")))
  }

  @Test("leaves nothing behind that git would see")
  func cleanTree() throws {
    let result = try script.run("review", pullRequest(Self.adding))
    #expect(result.status == 0, "\(result.log)")
    #expect(try repository.git("-C", result.workspace.path, "status", "--porcelain") == "")
  }

  @Test("updates its comment instead of adding one")
  func sticky() throws {
    let first = try pullRequest(Self.breaking)
    _ = try script.run("review", first)
    let before = try gitHub.comments
    let second = try repository.continuePullRequest(base: first.base) {
      try repository.write(Self.adding.text, to: Self.adding.path)
    }
    let result = try script.run("review", second)
    #expect(result.status == 0, "\(result.log)")
    let after = try gitHub.comments
    #expect(after.map(\.id) == before.map(\.id))
    #expect(after.map(\.body) != before.map(\.body))
    #expect(after.first?.body.contains("minor version") == true)
    let third = try repository.continuePullRequest(base: first.base) {
      try repository.write(TeaPage.fill.text, to: TeaPage.fill.path)
    }
    _ = try script.run("review", third)
    #expect(try gitHub.comments.first?.body.contains("Nothing of the contract changed.") == true)
    #expect(try gitHub.comments.count == 1)
    #expect(try gitHub.calls.filter { $0.contains("POST") }.count == 1)
  }

  @Test("passes once the change is accepted")
  func accepted() throws {
    let first = try pullRequest(Self.breaking)
    let fingerprint = try #require(
      try script.run("review", first).upload.flatMap(Self.fingerprint))
    let second = try repository.continuePullRequest(base: first.base) {
      try repository.write(
        #"{"version": 1, "accepted": [{"fingerprint": "\#(fingerprint)", "reason": "no client sends it"}]}"#,
        to: "larkspur-accept.json")
    }
    let result = try script.run("review", second)
    #expect(result.status == 0, "\(result.log)")
    #expect(try gitHub.comments.first?.body.contains("All changes are accepted.") == true)
  }

  private static func fingerprint(_ sarif: JSONValue) -> String? {
    guard case .array(let runs)? = sarif["runs"], case .array(let results)? = runs.first?["results"],
      case .object(let prints)? = results.first?["partialFingerprints"]
    else { return nil }
    return prints.first?.value.text
  }

  @Test("says nothing of a pull request that changes nothing of the contract")
  func nothing() throws {
    let event = try repository.openPullRequest { try repository.write("Hello.\n", to: "README.md") }
    let result = try script.run("review", event)
    #expect(result.status == 0, "\(result.log)")
    #expect(try gitHub.comments.isEmpty)
  }

  @Test("posts and uploads nothing for a fork, whose summary tells it, and fails all the same")
  func fork() throws {
    let result = try script.run("review", pullRequest(Self.breaking).with { $0.isFromFork = true })
    #expect(result.status == 1)
    #expect(try gitHub.calls.isEmpty)
    #expect(try result.upload == nil)
    #expect(result.summary.contains("sugar"))
    #expect(result.log.contains("the change comes from a fork"))
  }

  @Test("does not fail where the token may not write")
  func readOnly() throws {
    try gitHub.state.write("", to: "readonly")
    let result = try script.run("review", pullRequest(Self.adding))
    #expect(result.status == 0, "\(result.log)")
    #expect(result.log.contains("the comment could not be posted"))
    #expect(try result.upload != nil)
  }

  @Test("leaves comments of others alone, whatever they begin with")
  func strangers() throws {
    try gitHub.addComment(by: "stranger", Self.marker + "Mine.\n")
    try gitHub.addComment(by: "github-actions[bot]", "Another report.\n")
    _ = try script.run("review", pullRequest(Self.adding))
    let comments = try gitHub.comments
    #expect(comments.count == 3)
    #expect(comments[0].body == Self.marker + "Mine.\n")
    #expect(comments[1].body == "Another report.\n")
  }

  @Test("posts nothing where a page cannot be read")
  func unreadable() throws {
    let event = try repository.openPullRequest { try repository.write("\u{0}", to: "specs/tea-v1/pot/lost.md") }
    let result = try script.run("review", event)
    #expect(result.status == 3, "\(result.log)")
    #expect(result.log.contains("nothing is posted"))
    #expect(try gitHub.calls.isEmpty)
    #expect(try result.upload == nil)
  }

  @Test("says what is missing where the history was not checked out")
  func shallow() throws {
    let result = try script.run("review", pullRequest(Self.adding).with { $0.depth = 1 })
    #expect(result.status == 3)
    #expect(result.log.contains("fetch-depth: 0"))
  }
}
