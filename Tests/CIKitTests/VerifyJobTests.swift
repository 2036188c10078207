import Testing

@Suite("The job that verifies")
struct VerifyJobTests {
  private let repository: SDKRepository
  private let gitHub: StubbedGitHub
  private let script: ScriptRunner

  init() throws {
    repository = try SDKRepository()
    gitHub = try StubbedGitHub()
    script = try ScriptRunner(repository, gitHub)
    script.environment["STRICT"] = "yes"
  }

  @Test("passes where everything is as it would be written, and leaves nothing behind")
  func clean() throws {
    let result = try script.run("verify")
    #expect(result.status == 0, "\(result.log)")
    for check in ["lint", "generate", "refresh"] {
      #expect(result.log.contains("::group::larkspur \(check)"))
    }
    #expect(try gitHub.calls.isEmpty)
    #expect(try repository.git("-C", result.workspace.path, "status", "--porcelain") == "")
  }

  @Test("fails where a generated file was edited, after all checks have had their say")
  func edited() throws {
    try repository.write("// by hand\n", to: "Generated/LarkTea/Tea.swift")
    try repository.commit("An edit")
    try repository.push()
    let result = try script.run("verify")
    #expect(result.status == 1)
    #expect(result.log.contains("edited LarkTea/Tea.swift"))
    #expect(result.log.contains("sdk: larkspur generate: status 1"))
    #expect(result.log.contains("::group::larkspur refresh"))
  }

  @Test("fails for a warning about a page where that is asked for")
  func strict() throws {
    let page = TeaPage.drink.with { $0.body.append("milk | int | perhaps | How much milk goes in") }
    let event = try repository.openPullRequest {
      try repository.write(page.text, to: page.path)
      try repository.refresh()
    }
    let result = try script.run("verify", event)
    #expect(result.status == 1)
    #expect(result.log.contains("::warning file=specs/tea-v1/pot/drink.md,line="))
    script.environment["STRICT"] = "no"
    let lenient = try script.run("verify", event)
    #expect(lenient.status == 0, "\(lenient.log)")
  }

  private static let sweet = TeaPage.fill.with { $0.body.append("sugar | int | 否 | How sweet") }

  @Test("fails where a pull request changes pages and forgets the SDK and the changelog")
  func forgotten() throws {
    let event = try repository.openPullRequest { try repository.write(Self.sweet.text, to: Self.sweet.path) }
    let result = try script.run("verify", event)
    #expect(result.status == 1)
    #expect(result.log.contains("stale Generated/LarkTea/V1+Pot.swift"))
    #expect(result.log.contains("stale CHANGELOG.md"))
  }

  @Test("passes where the author has refreshed")
  func refreshed() throws {
    let event = try repository.openPullRequest {
      try repository.write(Self.sweet.text, to: Self.sweet.path)
      try repository.refresh()
    }
    #expect(
      try repository.read("CHANGELOG.md").contains("## [Unreleased]\n<!-- larkspur: minor -->\n\n### Added\n\n- "))
    let result = try script.run("verify", event)
    #expect(result.status == 0, "\(result.log)")
  }

  @Test("fails where the changelog was forgotten alone")
  func forgottenChangelog() throws {
    let event = try repository.openPullRequest {
      try repository.write(Self.sweet.text, to: Self.sweet.path)
      try repository.generate()
    }
    let result = try script.run("verify", event)
    #expect(result.status == 1)
    #expect(!result.log.contains("sdk: larkspur generate: status"))
    #expect(result.log.contains("stale CHANGELOG.md"))
  }

  @Test("fails with the reason where names.lock and api.txt do not fit each other")
  func inconsistent() throws {
    let lock = try repository.read("Generated/names.lock")
    let cut = lock.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.contains("litres") }
    try repository.write(cut.joined(separator: "\n"), to: "Generated/names.lock")
    try repository.commit("A merge that went wrong")
    try repository.push()
    let result = try script.run("verify")
    #expect(result.status == 3)
    #expect(result.log.contains("do not fit each other"))
    #expect(result.log.contains("TeaService.V1.PotResource.FillBody.litres: Int?"))
  }
}
