import APISpec
import Foundation
import Testing

@testable import SpecDiff

@Suite("The HTML report")
struct HTMLReportTests {
  private func page(_ language: ReportLanguage = .english) -> String {
    DiffHTMLReport(NastyReport.report(language)).text
  }

  @Test("needs nothing from elsewhere", arguments: ReportLanguage.allCases)
  func selfContained(language: ReportLanguage) {
    let page = page(language)
    for word in ["src=", "<link", "@import", "url(", "fetch(", "http:"] { #expect(!page.contains(word), "\(word)") }
    #expect(page.hasPrefix("<!DOCTYPE html>"))
  }

  @Test("holds every entry as a list that needs no script, each with an anchor and its levels")
  func entries() {
    let report = NastyReport.report()
    let body = page().components(separatedBy: "<script>")[0]
    for entry in report.entries {
      #expect(body.contains("<article id=\"c\(entry.fingerprint)\" data-wire=\"\(entry.wire.rawValue)\""))
      #expect(body.contains("<a href=\"#c\(entry.fingerprint)\""))
    }
    #expect(body.components(separatedBy: "<article ").count == report.entries.count + 1)
  }

  @Test("texts are texts, whatever they hold: no element comes from the documentation")
  func escapes() throws {
    let body = page().components(separatedBy: "<script>")[0]
    #expect(!body.contains("<b>"))
    #expect(!body.contains("</script>"))
    #expect(!body.contains("\u{1}"))
    #expect(body.contains("&lt;b&gt;&amp;&quot;&#39;茶"))
    #expect(page().components(separatedBy: "<script>").count == 2)
  }

  @Test("every element that is opened is closed, in order")
  func nesting() {
    let body = page().components(separatedBy: "<body>")[1].components(separatedBy: "<script>")[0]
    let silent: Set<String> = ["input", "meta", "br"]
    var open: [String] = []
    for part in body.split(separator: "<").dropFirst() {
      let name = String(part.prefix { $0.isLetter || $0 == "/" || $0.isNumber })
      if name.hasPrefix("/") {
        #expect(open.popLast() == String(name.dropFirst()))
      } else if !silent.contains(name) {
        open.append(name)
      }
    }
    #expect(open == [])
  }

  @Test("the script names no element and no field that the page lacks")
  func script() {
    let page = page()
    for name in ["search", "axis", "level", "service"] {
      #expect(page.contains("name=\"\(name)\""))
      #expect(HTMLScript.text.contains("elements.\(name)"))
    }
    #expect(page.contains("id=\"count\""))
  }

  @Test("words that differ are marked, names and numbers whole, Chinese sign by sign")
  func marks() {
    let marks = WordMarks("最多 50 个 user_id", "最多 100 位 user_id")
    #expect(marks.old.filter(\.isChanged).map(\.text) == ["50", "个"])
    #expect(marks.new.filter(\.isChanged).map(\.text) == ["100", "位"])
    #expect(marks.new.map(\.text).joined() == "最多 100 位 user_id")
    #expect(WordMarks("same", "same").old == [.init(text: "same", isChanged: false)])
  }
}
