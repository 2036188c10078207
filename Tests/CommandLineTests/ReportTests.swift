import APISpec
import DocReader
import Foundation
import SpecDiff
import Testing
import Workspace

@testable import larkspur

@Suite("Reports of lint")
struct ReportTests {
  /// A warning with another place, an error whose text needs escaping, and both from pages that lie in `specs`.
  private var findings: [Finding] {
    let reading = InputReading(
      spec: APISpec(), diagnostics: [], counts: nil, problems: [],
      locations: ["pot.md": "specs/pot.md", "a b,c.md": "specs/a b,c.md"])
    return [
      Diagnostic(
        .emptyPage, at: SourcePlace(path: "pot.md", line: 3, column: 7), "Nothing in \"it\".",
        related: SourcePlace(path: "a b,c.md", line: 9)),
      Diagnostic(.notUTF8, at: SourcePlace(path: "a b,c.md"), "100% wrong:\nbytes"),
    ].map { Finding($0, in: reading) }
  }

  @Test("text is what compilers print, with the way to the page from here")
  func text() {
    let report = TextReport(paint: Paint(isOn: false), isVerbose: false)
    #expect(
      report.text(of: findings) == """
        specs/pot.md:3:7: warning: Nothing in "it". [DOC002]
          see specs/a b,c.md:9:1
        specs/a b,c.md:1:1: error: 100% wrong:\\nbytes [DOC001]

        """)
  }

  @Test("the hint follows where much is asked for")
  func hints() {
    let report = TextReport(paint: Paint(isOn: false), isVerbose: true)
    #expect(report.text(of: findings).contains("  hint: \(DiagnosticRule.emptyPage.hint)\n"))
  }

  @Test("JSON has one object a finding")
  func json() throws {
    let parsed = try JSONSerialization.jsonObject(with: Data(JSONReport.text(of: findings).utf8))
    let objects = try #require(parsed as? [[String: Any]])
    #expect(objects.count == 2)
    let first = try #require(objects.first)
    #expect(first.keys.sorted() == ["code", "column", "hint", "line", "message", "path", "related", "severity"])
    #expect(first["path"] as? String == "specs/pot.md")
    #expect(first["line"] as? Int == 3)
    #expect(first["column"] as? Int == 7)
    #expect(first["severity"] as? String == "warning")
    #expect(first["code"] as? String == "DOC002")
    #expect(first["message"] as? String == "Nothing in \"it\".")
    #expect((first["related"] as? [String: Any])?["path"] as? String == "specs/a b,c.md")
    #expect(objects[1]["related"] is NSNull)
  }

  @Test("no findings are an empty array")
  func noFindings() {
    #expect(JSONReport.text(of: []) == "[]\n")
  }

  @Test("SARIF lists all rules, and results that refer to them")
  func sarif() throws {
    let text = SARIFReport.text(of: findings, problems: [.noPages("x")])
    let log = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let rules = try #require(driver["rules"] as? [[String: Any]]).compactMap { $0["id"] as? String }
    #expect(rules == DiagnosticRule.allCases.map(\.code))
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.compactMap { $0["ruleId"] as? String } == ["DOC002", "DOC001"])
    #expect(results.compactMap { $0["level"] as? String } == ["warning", "error"])
    let invocation = try #require((run["invocations"] as? [[String: Any]])?.first)
    #expect(invocation["executionSuccessful"] as? Bool == false)
  }

  @Test(
    "paths become URIs",
    arguments: [
      ("specs/pot.md", "specs/pot.md"), ("a b,c.md", "a%20b%2Cc.md"), ("茶.md", "%E8%8C%B6.md"),
      ("/tea/pot.md", "file:///tea/pot.md"), ("100%.md", "100%25.md"),
    ])
  func uris(path: String, uri: String) {
    #expect(ArtifactURI.text(of: path) == uri)
  }

  @Test("GitHub annotations escape what would end them")
  func github() {
    #expect(
      GitHubReport(isVerbose: false).text(of: findings) == """
        ::warning file=specs/pot.md,line=3,col=7,title=DOC002::Nothing in "it".
        ::error file=specs/a b%2Cc.md,line=1,col=1,title=DOC001::100%25 wrong:%0Abytes

        """)
  }
}

@Suite("Colours")
struct PaintTests {
  @Test(
    "--color decides, then NO_COLOR, then the terminal",
    arguments: [
      ("auto", [:], true, true), ("auto", [:], false, false), ("auto", ["NO_COLOR": "1"], true, false),
      ("auto", ["NO_COLOR": ""], true, true), ("auto", ["TERM": "dumb"], true, false),
      ("always", ["NO_COLOR": "1"], false, true), ("never", [:], true, false),
    ] as [(String, [String: String], Bool, Bool)])
  func choice(choice: String, environment: [String: String], isTerminal: Bool, expected: Bool) {
    #expect(Paint(choice, environment: environment, isTerminal: isTerminal).isOn == expected)
  }

  @Test("colours wrap the text and are taken back")
  func painted() {
    #expect(Paint(isOn: true).paint("tea", .red) == "\u{1B}[31mtea\u{1B}[0m")
    #expect(Paint(isOn: false).paint("tea", .red) == "tea")
  }
}
