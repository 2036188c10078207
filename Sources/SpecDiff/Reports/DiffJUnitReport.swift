import APISpec

/// The report as JUnit XML: a suite for each service, a case for each change; what breaks is a failure.
public struct DiffJUnitReport {
  private let report: DiffReport
  /// From which level on a change that nobody accepted is a failure.
  private let failLevel: ChangeLevel

  public init(_ report: DiffReport, failLevel: ChangeLevel = .err) {
    self.report = report
    self.failLevel = failLevel == .none ? .err : failLevel
  }

  public var text: String {
    let suites = report.services.map { service in report.entries.filter { $0.service == service } }
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites\(attributes([("name", "larkspur diff")] + counts(report.entries)))>\n"
    for entries in suites { text += suite(entries) }
    // A report without changes holds one case that passes, since some readers take an empty one for a mistake.
    if suites.isEmpty {
      let name = attributes([
        ("classname", "larkspur.diff"), ("name", Phrases(language: report.language).verdict(report)),
      ])
      text += "  <testsuite name=\"larkspur\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"0\">\n"
      text += "    <testcase\(name)/>\n  </testsuite>\n"
    }
    return text + "</testsuites>\n"
  }

  private func counts(_ entries: [DiffEntry]) -> [(String, String)] {
    [
      ("tests", String(max(entries.count, report.entries.isEmpty ? 1 : 0))),
      ("failures", String(entries.count(where: isFailure))), ("errors", "0"),
      ("skipped", String(entries.count { $0.acceptance != nil })),
    ]
  }

  private func isFailure(_ entry: DiffEntry) -> Bool {
    entry.acceptance == nil && report.level(of: entry) >= failLevel
  }

  private func suite(_ entries: [DiffEntry]) -> String {
    let service = entries.first?.service ?? ""
    var text = "  <testsuite\(attributes([("name", service)] + counts(entries)))>\n"
    for entry in entries { text += testCase(entry) }
    return text + "  </testsuite>\n"
  }

  private func testCase(_ entry: DiffEntry) -> String {
    let message = entry.text(in: report.language).printableLine
    let name = [
      ("classname", "\(entry.service).\(entry.rule.id)"), ("name", "\(message) #\(entry.fingerprint)"),
    ]
    var text = "    <testcase\(attributes(name))>\n"
    let places = entry.sites.map { XMLText.escaped(DiffTextReport.text(of: $0)) }.joined(separator: "\n")
    if let acceptance = entry.acceptance {
      text += "      <skipped\(attributes([("message", acceptance.reason.printableLine)]))/>\n"
    } else if isFailure(entry) {
      text += "      <failure\(attributes([("type", entry.rule.id), ("message", message)]))>\(places)</failure>\n"
    } else {
      text += "      <system-out>\(places)</system-out>\n"
    }
    return text + "    </testcase>\n"
  }

  private func attributes(_ list: [(String, String)]) -> String {
    list.map { " \($0)=\"\(XMLText.escaped($1.printableLine))\"" }.joined()
  }
}
