import APISpec
import Foundation
import Testing

@testable import SpecDiff

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Reports for people and programs")
struct ReportTests {
  @Test("SARIF has a rule for every result, a place for every result, and its fingerprint")
  func sarif() throws {
    let report = NastyReport.report()
    let value = try #require(JSONValue(json: DiffSARIFReport(report, tool: "larkspur", version: "1").text))
    guard case .array(let runs)? = value["runs"], let run = runs.first, case .array(let results)? = run["results"],
      case .array(let rules)? = run["tool"]?["driver"]?["rules"]
    else {
      Issue.record("no run with results and rules")
      return
    }
    #expect(value["version"] == "2.1.0")
    #expect(results.count == report.entries.count)
    let ids = Set(rules.compactMap { $0["id"] })
    for result in results {
      #expect(result["ruleId"].map(ids.contains) == true)
      #expect(["none", "note", "warning", "error"].contains(result["level"]))
      #expect(result["message"]?["text"] != nil)
      guard case .array(let places)? = result["locations"] else {
        Issue.record("no locations")
        continue
      }
      #expect(!places.isEmpty)
    }
    let text = value.description
    #expect(text.contains("%E8%8C%B6%20%26%20%3Ctea%3E%2C1.md"))
  }

  @Test("JUnit is XML whose counts are right, whatever the texts hold")
  func junit() throws {
    let report = NastyReport.report()
    let reader = JUnitReader()
    let parser = XMLParser(data: Data(DiffJUnitReport(report).text.utf8))
    parser.delegate = reader
    #expect(parser.parse())
    #expect(reader.cases == report.entries.count)
    #expect(reader.failures == report.entries.count { $0.level == .err })
    #expect(reader.announced == [reader.cases, reader.failures])
  }

  @Test("JUnit of nothing holds a case that passes")
  func emptyJUnit() {
    let report = DiffReport(SpecDifference(from: TeaState.spec, to: TeaState.spec), from: "a", to: "b")
    let text = DiffJUnitReport(report).text
    #expect(text.contains("tests=\"1\" failures=\"0\""))
    #expect(XMLParser(data: Data(text.utf8)).parse())
  }

  @Test("an annotation is one line, and names no page that is gone")
  func github() {
    let text = DiffGitHubReport(NastyReport.report()).text
    let lines = text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.hasPrefix("::error ") || $0.hasPrefix("::warning ") || $0.hasPrefix("::notice ") })
    #expect(text.contains("file=茶 & <tea>%2C1.md,"))
    #expect(!text.contains("boiled.md"))
  }

  @Test("annotations are capped, and what is left out is said")
  func cappedAnnotations() {
    let new = TeaState.spec.changed { spec in
      for number in 0..<40 {
        spec.brew.request.fields.append(Field(name: "n\(number)", type: .object("x"), presence: .optional))
        spec.brew.errors.append(ErrorCase(code: 5000 + number, message: "x"))
        spec.shapes.append(Shape(id: ShapeID("tea.v1.t\(number)"), documentedName: "t\(number)"))
      }
    }
    let text = DiffGitHubReport(DiffReport(SpecDifference(from: TeaState.spec, to: new), from: "a", to: "b")).text
    #expect(text.split(separator: "\n").count { $0.hasPrefix("::notice") } == DiffGitHubReport.limit)
    #expect(text.contains("notice: and "))
  }

  @Test("a comment begins with verdict and bump, has few open lines and fits", arguments: ReportLanguage.allCases)
  func markdown(language: ReportLanguage) throws {
    let new = TeaState.spec.changed { spec in
      for number in 0..<600 {
        spec.endpoints.append(TeaState.list)
        spec.endpoints[number + 2].path = "/open-apis/tea/v1/thing\(number)"
        spec.endpoints[number + 2].documentation.path = "/thing\(number)"
        spec.endpoints[number + 2].name.method = "m\(number)"
      }
      spec.brew.request.fields.append(Field(name: "cup", type: .string, presence: .required))
    }
    let lines = (0..<9000).map { "+Tea.V1.pot\($0): String?" }
    let report = DiffReport(
      SpecDifference(from: TeaState.spec, to: new), from: "a", to: "b", language: language, interfaceDiff: lines)
    let text = DiffMarkdownReport(report).text
    #expect(text.count <= DiffMarkdownReport.limit)
    let open = text.prefix { $0 != "<" }
    #expect(open.split(separator: "\n").count { $0.hasPrefix("- ") } == DiffMarkdownReport.openLines)
    #expect(open.contains(language == .english ? "major version" : "大版本"))
    #expect(text.components(separatedBy: "<details>").count == text.components(separatedBy: "</details>").count)
  }

  @Test("Markdown shows signs as they are")
  func markdownEscapes() {
    let text = DiffMarkdownReport(NastyReport.report()).text
    // Code shows its text as it is; what stands outside of it must not be markup.
    let lines = text.split(separator: "\n").filter { $0.hasPrefix("- ") }
    #expect(lines.allSatisfy { !$0.contains("<b>") && !$0.contains("@x") && !$0.contains("</script>") })
    #expect(!lines.isEmpty)
    #expect(MarkdownText.escaped("<a> & *b* [c] @d") == "&lt;a&gt; &amp; \\*b\\* \\[c\\] &#64;&#8203;d")
    #expect(MarkdownText.code("a `b`") == "`` a `b` ``")
  }

  @Test("a change log puts what breaks first")
  func changelog() throws {
    let text = DiffChangelogReport(NastyReport.report()).text
    let source = try #require(text.range(of: "### Breaks source"))
    let added = try #require(text.range(of: "### Added"))
    #expect(source.lowerBound < added.lowerBound)
  }

  @Test("the text report has a line for each entry with its fingerprint, and colours only on demand")
  func text() {
    let report = NastyReport.report()
    let text = DiffTextReport(report).text
    for entry in report.entries { #expect(text.contains("#\(entry.fingerprint)")) }
    #expect(!text.contains("\u{1B}"))
    #expect(DiffTextReport(report, isColoured: true).text.contains("\u{1B}[31m"))
  }

  @Test("every form is the same each time")
  func stable() {
    #expect(DiffMarkdownReport(NastyReport.report()).text == DiffMarkdownReport(NastyReport.report()).text)
    #expect(DiffJSONReport(NastyReport.report()).text == DiffJSONReport(NastyReport.report()).text)
  }

  @Test("signatures are compared line by line, with hunks as diff writes them")
  func signatures() {
    let old = (1...9).map { "a\($0)\n" }.joined()
    #expect(SignatureDiff.lines(from: old, to: old) == [])
    #expect(
      SignatureDiff.lines(from: old, to: old.replacing("a5\n", with: "a5x\n"))
        == ["@@ -3,5 +3,5 @@", " a3", " a4", "-a5", "+a5x", " a6", " a7"])
    #expect(SignatureDiff.lines(from: "", to: "a\n") == ["@@ -1,0 +1,1 @@", "+a"])
  }
}

/// Counts what a JUnit report holds.
private final class JUnitReader: NSObject, XMLParserDelegate {
  var cases = 0
  var failures = 0
  var announced: [Int] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    switch name {
    case "testsuites": announced = ["tests", "failures"].compactMap { attributes[$0].flatMap { Int($0) } }
    case "testcase": cases += 1
    case "failure": failures += 1
    default: break
    }
  }
}
