import Foundation
import TestValues
import Testing

@testable import SpecDiff

@Suite(
  "The HTML report in a browser",
  .enabled(if: Chromium.executable != nil, "Chromium is not installed (apt-get install chromium)."),
  .timeLimit(.minutes(3)))
struct BrowserTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test("filters, search, keys, permalinks and printing work, and the console stays silent")
  func use() async throws {
    try folder.write(DiffHTMLReport(ReportedTea.report).text, to: "report.html")
    let checks = BrowserChecks.page(
      entry: "e-\(ReportedTea.entries[2].fingerprint)", folded: "e-\(ReportedTea.folded[0].fingerprint)")
    let visit = try await Chromium.visit(folder.write(checks, to: "checks.html"))
    let lines = visit.document.split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("failed\t") } == [])
    #expect(lines.contains("ok\tthe checks ran to their end"))
    // The copy without scripts complains that it has none. The last line shows that others would have been heard.
    let console = visit.console.filter { !$0.contains("frame is sandboxed") }
    #expect(console.count == 1, "\(console)")
    #expect(console.last?.contains("the console is heard") == true)
  }

  @Test("hostile text does nothing, and the console stays silent")
  func hostile() async throws {
    let page = try folder.write(DiffHTMLReport(ReportedTea.hostileReport).text, to: "report.html")
    let visit = try await Chromium.visit(page)
    #expect(visit.document.contains("data-ready"))
    #expect(!visit.document.contains("<img"))
    #expect(visit.console.isEmpty, "\(visit.console)")
  }

  @Test("a script that is not the report's own does not run")
  func foreignScript() async throws {
    let text = DiffHTMLReport(ReportedTea.report).text
    let page = try folder.write(
      text.replacing("<footer>", with: "<script>document.body.dataset.foreign = ''</script><footer>"), to: "report.html"
    )
    let visit = try await Chromium.visit(page)
    #expect(visit.document.contains("data-ready"))
    #expect(!visit.document.contains("data-foreign"))
    #expect(visit.console.contains { $0.contains("Content Security Policy") })
  }
}
