import APISpec
import Foundation
import Testing

@testable import SpecDiff

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Reports about pages of a stranger", .tags(.attack))
struct ReportAttackTests {
  /// What steers terminals, runners, browsers and viewers.
  static let hostile =
    "x\n::error file=a::forged\r##[add-mask]y \u{1b}]0;t\u{7}\u{1b}[31m\u{9b}2J \u{202e}gpj\u{2066}\u{200b}\u{2028} [here](1) ![i](http://e.example/i.png) "
    + "<img src=x> @admin #12 GH-7 https://evil.example www.evil.example ``` {0} a@b.example `"

  private static let report: DiffReport = {
    let sites = [false, true].map { isInOld in
      ChangeSite(
        endpoint: "POST /\(hostile)", docPath: hostile, page: "p\(hostile).md", line: 3, location: "body.\(hostile)",
        old: hostile, new: hostile, isInOld: isInOld)
    }
    let entries = ["enum.request-value-removed", "request.optional-added", "error.added"].compactMap(ChangeRule.named)
      .map {
        DiffEntry(
          Change(
            rule: $0, direction: .request, service: hostile, owner: hostile, name: hostile, old: hostile, new: hostile,
            site: sites[0]), sites: sites)
      }
    var report = DiffReport(
      SpecDifference(from: APISpec(), to: APISpec()), from: hostile, to: hostile,
      interfaceDiff: ["@@ -1 +1 @@", "-\(hostile)", "+\(hostile)```"])
    report.entries = entries
    let acceptance = Acceptance(fingerprint: hostile, rule: hostile, reason: hostile, by: hostile, until: hostile)
    report.entries[1].acceptance = acceptance
    report.stale = [acceptance]
    report.notes = [.dialects(old: hostile, new: hostile, pages: 1, suppressed: 1)]
    return report
  }()

  private static var forms: [(name: String, text: String)] {
    [
      ("text", DiffTextReport(report, siteLimit: .max).text), ("markdown", DiffMarkdownReport(report).text),
      ("html", DiffHTMLReport(report).text), ("github", DiffGitHubReport(report).text),
      ("outputs", DiffGitHubReport(report).outputs), ("junit", DiffJUnitReport(report).text),
      ("changelog", DiffChangelogReport(report).text),
    ]
  }

  @Test("hold nothing that is not seen, in any form")
  func unseen() {
    for (name, text) in Self.forms {
      #expect(!text.filter { $0 != "\n" && $0 != "\t" }.holdsInvisibles, "\(name)")
    }
  }

  @Test("have no line that begins as the page wants it to")
  func lines() {
    for (name, text) in Self.forms where name != "github" && name != "html" {
      for line in text.split(separator: "\n") {
        let start = line.drop { $0 == " " }
        #expect(!start.hasPrefix("::") && !start.hasPrefix("##["), "\(name): \(line)")
      }
    }
    let annotations = DiffGitHubReport(Self.report).text.split(separator: "\n")
    #expect(annotations.count == 2)
    #expect(
      annotations.allSatisfy {
        $0.hasPrefix("::error file=p") || $0.hasPrefix("::notice file=p") || $0.hasPrefix("::warning file=p")
      })
  }

  @Test("annotations have the properties that we gave them")
  func properties() {
    let command = WorkflowCommand(
      .error, [("file", "a%,b:c\n::x.md"), ("title", "t\u{1b}[1m")], "100% of\r\n::warning::it, and: more\u{202e}\t.")
    #expect(
      command.line
        == "::error file=a%25%2Cb%3Ac%0A%3A%3Ax.md,title=t\\u{1b}[1m::100%25 of%0D%0A::warning::it, and: more\\u{202e}\t.\n"
    )
  }

  @Test(
    "Markdown shows text as text",
    arguments: [
      ("[here](http://e.example)", "\\[here\\](http&#58;//e.example)"), ("![i](x)", "!\\[i\\](x)"),
      ("<!-- x", "&lt;!-- x"),
      ("@admin", "&#64;&#8203;admin"), ("@org/team", "&#64;&#8203;org/team"), ("a@b.example", "a&#64;&#8203;b.example"),
      ("@ x", "&#64; x"), ("@_user_1", "&#64;\\_user\\_1"), ("fixes #12", "fixes \\#&#8203;12"),
      ("o/r#1", "o/r\\#&#8203;1"),
      ("# title", "\\# title"), ("GH-12", "GH-&#8203;12"), ("gh-1", "gh-&#8203;1"), ("high-1", "high-1"),
      ("v1-2", "v1-2"),
      ("see https://e.example", "see https&#58;//e.example"), ("a: b", "a: b"), ("a:/b", "a:/b"),
      ("www.e.example", "www&#46;e.example"), ("xwww.e", "xwww.e"), ("```\ncode", "\\`\\`\\` code"), ("a|b", "a\\|b"),
      ("\u{1b}[1m", "\\\\u{1b}\\[1m"), ("\u{202e}", "\\\\u{202e}"), ("a\tb\r\nc", "a b  c"),
    ])
  func markdown(text: String, escaped: String) {
    #expect(MarkdownText.escaped(text) == escaped)
  }

  @Test(
    "code in Markdown cannot be left",
    arguments: [
      ("a`b", "`` a`b ``"), ("``` x", "```` ``` x ````"), ("a\n\n```\n@admin", "```` a  ``` @admin ````"), ("", ""),
      ("\u{1b}x", "`\\u{1b}x`"), ("`", "`` ` ``"),
    ])
  func code(text: String, code: String) {
    #expect(MarkdownText.code(text) == code)
  }

  @Test("a comment has as many fences and folds as without the stranger")
  func comment() {
    let text = DiffMarkdownReport(Self.report).text
    // The fence of the signatures is longer than any in them, and the only one at the start of a line.
    let fences = text.split(separator: "\n").filter { $0.hasPrefix("```") }
    #expect(fences == ["`````diff", "`````"])
    #expect(text.components(separatedBy: "<details>").count == text.components(separatedBy: "</details>").count)
    let outside = text.components(separatedBy: "`````diff")[0].split(separator: "\n").filter {
      !$0.contains("<details>")
    }
    .map { Self.withoutCode(String($0)) }.joined(separator: "\n")
    for mark in ["<img", "@admin", "#12", "](1)", "https://evil", "www.evil"] {
      #expect(!outside.contains(mark) || mark == "](1)" && !outside.contains("[here](1)"), "\(mark)")
    }
  }

  /// A line of Markdown without its spans of code.
  private static func withoutCode(_ line: String) -> String {
    var out = ""
    var rest = line[...]
    while let open = rest.firstIndex(of: "`") {
      // A backslash makes it text.
      if open > rest.startIndex, rest[rest.index(before: open)] == "\\" {
        out += rest[...open]
        rest = rest[rest.index(after: open)...]
        continue
      }
      let fence = rest[open...].prefix { $0 == "`" }
      out += rest[..<open]
      rest = rest[fence.endIndex...]
      while let close = rest.firstIndex(of: "`") {
        let run = rest[close...].prefix { $0 == "`" }
        rest = rest[run.endIndex...]
        if run.count == fence.count { break }
      }
    }
    return out + rest
  }

  @Test(
    "messages of SARIF have no links and no places for arguments",
    arguments: [
      ("[here](1)", #"\[here\](1)"#), ("see [a [b] c](http://e.example)", #"see \[a \[b\] c\](http://e.example)"#),
      (#"\[x](1)"#, #"\\\[x\](1)"#), ("items[2].name", "items[2].name"), ("{0} and {12}", "{{0}} and {{12}}"),
      ("/pots/{pot_id}", "/pots/{pot_id}"), ("{", "{"), ("{}", "{}"), ("{0", "{0"), ("a\n\u{1b}b", #"a\n\u{1b}b"#),
      ("", ""),
    ])
  func sarifMessages(text: String, escaped: String) {
    #expect(SARIFText.escaped(text) == escaped)
  }

  @Test("SARIF says what the pages say, and links to nothing")
  func sarif() throws {
    let value = try #require(JSONValue(json: DiffSARIFReport(Self.report, tool: "larkspur", version: "1").text))
    guard case .array(let runs)? = value["runs"], case .array(let results)? = runs.first?["results"] else {
      Issue.record("no results")
      return
    }
    #expect(results.count == 3)
    for result in results {
      let message = try #require(result["message"]?["text"]?.text)
      #expect(message.contains(#"\[here\](1)"#) && !message.contains("{0}"))
      #expect(!message.holdsInvisibles)
    }
  }

  @Test("JUnit stays XML")
  func junit() {
    #expect(XMLParser(data: Data(DiffJUnitReport(Self.report).text.utf8)).parse())
  }

  @Test("a line of the text report stays a line")
  func text() {
    let text = DiffTextReport(Self.report, siteLimit: .max).text
    // Verdict, bump, counts of changes and of both axes, a blank line; the entries with two places each; a blank line,
    // what is folded, a note, and a stale decision.
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count == 6 + 3 * 3 + 1 + 3 + 1)
  }
}
