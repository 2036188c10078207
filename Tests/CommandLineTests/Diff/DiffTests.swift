import APISpec
import Foundation
import SpecDiff
import TestValues
import Testing

@testable import larkspur

@Suite("diff, accept and rules")
struct DiffTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    var new = TeaSpec.spec
    new.events = []
    new.endpoints[1].title = "Pour water into a pot"
    new.shapes[0].fields.append(Field(name: "spout", type: .string))
    try write(TeaSpec.spec, to: "old.json")
    try write(new, to: "new.json")
  }

  private func write(_ spec: APISpec, to name: String) throws {
    try folder.write(String(decoding: CanonicalJSON.encode(spec), as: UTF8.self), to: name)
  }

  private func run(_ arguments: String...) throws -> LarkspurProcess {
    try LarkspurProcess.run(arguments, in: folder)
  }

  @Test("the report goes to standard output, and nothing fails unless it is asked for")
  func text() throws {
    let diff = try run("diff", "old.json", "new.json")
    #expect(diff.status == 0)
    #expect(diff.output.contains("event.removed"))
    #expect(diff.output.contains("Suggested bump: minor version"))
    #expect(diff.errors.isEmpty)
    #expect(try run("diff", "old.json", "old.json").output.hasPrefix("Nothing of the contract changed."))
  }

  @Test("--fail-on decides by the open changes on the axis")
  func failOn() throws {
    #expect(try run("diff", "old.json", "new.json", "--fail-on", "err").status == 1)
    #expect(try run("diff", "old.json", "new.json", "--fail-on", "none").status == 0)
    #expect(try run("diff", "old.json", "new.json", "--fail-on", "info", "--service", "coffee").status == 0)
    #expect(try run("diff", "old.json", "old.json", "--fail-on", "info").status == 0)
  }

  @Test("several forms in one run, each into its file")
  func forms() throws {
    let diff = try run(
      "diff", "old.json", "new.json", "--format", "json=a.json", "--format", "markdown=a.md", "--format", "html=a.html",
      "--format", "sarif=a.sarif", "--format", "junit=a.xml", "--format", "changelog", "--lang", "zh")
    #expect(diff.status == 0)
    #expect(diff.output.hasPrefix("## 建议版本"))
    for name in ["a.json", "a.md", "a.html", "a.sarif", "a.xml"] { #expect(try !folder.read(name).isEmpty) }
    #expect(try folder.read("a.md").contains("```diff"))
    #expect(JSONValue(json: try folder.read("a.json"))?["bump"] == "minor")
  }

  @Test("an accepted change no longer fails, and a stale acceptance is told")
  func accept() throws {
    _ = try run("diff", "old.json", "new.json", "--format", "json=a.json", "--rule", "event.removed")
    guard let report = JSONValue(json: try folder.read("a.json")), case .array(let entries)? = report["entries"],
      case .string(let fingerprint)? = entries.first?["fingerprint"]
    else {
      Issue.record("no entry")
      return
    }
    #expect(
      try run("accept", fingerprint, "--report", "a.json", "--reason", "nobody listens", "--by", "me").status == 0)
    let file = try folder.read("larkspur-accept.json")
    #expect(file.contains("\"rule\": \"event.removed\""))
    #expect(file.contains("nobody listens"))
    #expect(try run("diff", "old.json", "new.json", "--fail-on", "err").status == 0)
    #expect(try run("diff", "old.json", "old.json").output.contains("accepted change \(fingerprint) (event.removed)"))
  }

  @Test("a page that cannot be read is no removed endpoint: nothing is compared, and nothing written")
  func unreadablePage() throws {
    try folder.write("# Tea\n", to: "pages/tea.md")
    try Data([0xFF, 0xFE, 0x00]).write(to: URL(fileURLWithPath: folder("pages/broken.md")))
    for states in [["old.json", "pages"], ["pages", "old.json"]] {
      let diff = try LarkspurProcess.run(["diff"] + states + ["--format", "json=report.json"], in: folder)
      #expect(diff.status == 3)
      #expect(diff.output.isEmpty)
      #expect(diff.errors.contains("pages/broken.md:1:1: error:"))
      #expect(diff.errors.contains("Nothing was compared, because the pages hold 1 error"))
      #expect(!FileManager.default.fileExists(atPath: folder("report.json")))
    }
  }

  @Test("what cannot be accepted is refused")
  func refusals() throws {
    #expect(try run("accept", "12", "--reason", "x").status == 2)
    #expect(try run("accept", "123456789012").status == 2)
    #expect(try run("accept", "123456789012", "--reason", "x", "--until", "tomorrow").status == 2)
    _ = try run("diff", "old.json", "new.json", "--format", "json=a.json")
    #expect(try run("accept", "000000000000", "--reason", "x", "--report", "a.json").status == 4)
    try folder.write("{}", to: "larkspur-accept.json")
    #expect(try run("diff", "old.json", "new.json").status == 3)
  }

  @Test("unknown rules and forms are usage errors with a suggestion")
  func mistakes() throws {
    let rule = try run("diff", "old.json", "new.json", "--rule", "event.remove")
    #expect(rule.status == 2)
    #expect(rule.errors.contains("did you mean 'event.removed'?"))
    #expect(try run("diff", "old.json", "new.json", "--format", "jsn").status == 2)
    #expect(try run("diff", "old.json", "new.json", "--format", "json=").status == 2)
    #expect(try run("diff", "old.json").status == 2)
    #expect(try run("diff", "old.json", "nowhere.json").status == 3)
  }

  @Test("GitHub's files get values and a summary, beside what they hold")
  func workflow() throws {
    try folder.write("before=1\n", to: "out")
    let shell = try LarkspurProcess.shell(
      "GITHUB_OUTPUT=out GITHUB_STEP_SUMMARY=summary $larkspur diff old.json new.json --format github", in: folder)
    #expect(shell.status == 0)
    #expect(shell.output.hasPrefix("::error "))
    #expect(try folder.read("out").hasPrefix("before=1\nbump=minor\n"))
    #expect(try folder.read("summary").hasPrefix("### Changes of the documentation"))
  }

  @Test("pages, an IR file and a revision compare alike, whatever the number of jobs")
  func inputs() throws {
    try folder.write(Self.page(limit: 50), to: "specs/pot.md")
    try folder.git("init", "-q")
    try folder.git("add", "specs")
    try folder.git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "one")
    try folder.write(Self.page(limit: 20), to: "specs/pot.md")
    let fromGit = try run("diff", "HEAD:specs", "specs", "--rule", "ratelimit.lowered")
    #expect(fromGit.output.contains("20 per second instead of 50 per second"))
    #expect(fromGit.output.contains("specs/pot.md"))
    _ = try run("export", "HEAD:specs", "--format", "ir", "--output", "old.ir.json")
    let mixed = try run("diff", "old.ir.json", "specs", "--rule", "ratelimit.lowered", "--jobs", "1")
    #expect(mixed.output == fromGit.output + DiffNote.guidesMissing.text(in: .english) + "\n")
  }

  private static func page(limit: Int) -> String {
    """
    ---
    title: "Fill a pot"
    fullPath: "/tea/fill"
    updateTime: "1700000000000"
    ---
    # Fill a pot

    ## 请求

    | 基本 | |
    |---|---|
    | HTTP URL | https://open.feishu.cn/open-apis/tea/v1/pots |
    | HTTP Method | POST |
    | 接口频率限制 | \(limit) 次/秒 |

    """
  }

  @Test("rules explains changes in both languages, beside findings")
  func rules() throws {
    let english = try run("rules", "--explain", "response.removed")
    #expect(english.status == 0)
    #expect(english.output.hasPrefix("response.removed (wire err, swift warn)\n"))
    #expect(try run("rules", "--explain", "response.removed", "--lang", "zh").output.contains("移除了返回字段"))
    let all = try run("rules").output
    #expect(ChangeRule.all.allSatisfy { all.contains($0.id) })
    #expect(all.contains("DOC001"))
    #expect(try run("rules", "--explain", "response.remove").errors.contains("'response.removed'"))
  }
}
