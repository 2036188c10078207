import APISpec

/// The report for a terminal: one line an entry in columns, its places below.
public struct DiffTextReport {
  /// How many places of an entry are enough for a glance.
  public static let fewSites = 3

  private let report: DiffReport
  private let phrases: Phrases
  private let isColoured: Bool
  /// How many places of an entry are shown.
  private let siteLimit: Int

  public init(_ report: DiffReport, isColoured: Bool = false, siteLimit: Int = DiffTextReport.fewSites) {
    self.report = report
    phrases = Phrases(language: report.language)
    self.isColoured = isColoured
    self.siteLimit = siteLimit
  }

  public var text: String {
    var text = header
    let width = (report.entries.map { $0.rule.id.count }.max() ?? 0)
    let services = (report.entries.map { $0.service.printableLine.count }.max() ?? 0)
    for entry in report.entries { text += lines(of: entry, ruleWidth: width, serviceWidth: services) }
    if !report.entries.isEmpty { text += "\n" }
    text += phrases.folded(report.folded) + "\n"
    for note in report.notes { text += note.text(in: report.language).printableLine + "\n" }
    for acceptance in report.stale { text += phrases.stale(acceptance).printableLine + "\n" }
    return text
  }

  private var header: String {
    var text = paint(phrases.verdict(report), "1") + "\n"
    text += "\(phrases.suggestedBump): \(phrases.bump(report.bump))\n"
    guard !report.entries.isEmpty else { return text }
    text += phrases.entries(report.entries.count, places: report.siteCount) + "\n"
    text += "  \(phrases.wire): \(phrases.counts(report, on: .wire))\n"
    text += "  \(phrases.swift): \(phrases.counts(report, on: .swift))\n\n"
    return text
  }

  private func lines(of entry: DiffEntry, ruleWidth: Int, serviceWidth: Int) -> String {
    var text = level(phrases.wire, entry.wire) + " " + level(phrases.swift, entry.swift) + "  "
    text += padded(entry.service.printableLine, serviceWidth) + "  " + padded(entry.rule.id, ruleWidth) + "  "
    text += entry.text(in: report.language).printableLine + paint("  #\(entry.fingerprint)", "2")
    if let acceptance = entry.acceptance {
      text += paint("  \(phrases.accepted): \(acceptance.reason.printableLine)", "32")
    }
    text += "\n"
    for site in entry.sites.prefix(siteLimit) { text += "      " + paint(Self.text(of: site), "2") + "\n" }
    if entry.sites.count > siteLimit {
      text += "      " + paint(phrases.more(entry.sites.count - siteLimit), "2") + "\n"
    }
    return text
  }

  private func level(_ axis: String, _ level: ChangeLevel) -> String {
    let colour =
      switch level {
      case .err: "31"
      case .warn: "33"
      case .info: "36"
      case .doc, .none: "2"
      }
    return axis + " " + paint(padded(phrases.level(level), 4), colour)
  }

  /// `GET /open-apis/…  query.x  page.md:12`
  static func text(of site: ChangeSite) -> String {
    let page = site.page.isEmpty ? "" : site.page + (site.line.map { ":\($0)" } ?? "")
    return [site.subject, site.location, page].filter { !$0.isEmpty }.joined(separator: "  ").printableLine
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private func paint(_ text: String, _ code: String) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
