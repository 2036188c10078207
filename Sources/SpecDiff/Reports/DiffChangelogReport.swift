/// The report as a part of a change log for users of the SDK: what breaks first, then what is new.
public struct DiffChangelogReport {
  private let report: DiffReport
  private let phrases: Phrases

  public init(_ report: DiffReport) {
    self.report = report
    phrases = Phrases(language: report.language)
  }

  /// The chapters of a change log.
  enum Chapter: CaseIterable {
    case source, server, deprecated, changed, added, documentation

    init(_ entry: DiffEntry) {
      if entry.swift == .err {
        self = .source
      } else if entry.wire == .err {
        self = .server
      } else if Chapter.endings.contains(entry.rule.id) {
        self = .deprecated
      } else if entry.level == .warn {
        self = .changed
      } else if entry.level == .info {
        self = .added
      } else {
        self = .documentation
      }
    }

    private static let endings: Set<String> = [
      "lifecycle.deprecated", "enum.value-deprecated", "endpoint.moved-to-historic", "event.moved-to-historic",
      "endpoint.removed-deprecated", "lifecycle.inert", "request.removed", "type.removed",
    ]
  }

  public var text: String {
    var text = "## \(phrases.suggestedBump): \(phrases.bump(report.bump))\n"
    let chapters = Dictionary(grouping: report.entries, by: Chapter.init)
    for chapter in Chapter.allCases {
      guard let entries = chapters[chapter] else { continue }
      text += "\n### \(phrases.chapter(chapter))\n\n"
      for entry in entries.sorted(by: { ($0.service, $0.subject, $0.rule.id) < ($1.service, $1.subject, $1.rule.id) }) {
        let service = entry.service.isEmpty ? "" : "**\(MarkdownText.escaped(entry.service))**: "
        text += "- \(service)\(MarkdownText.escaped(entry.text(in: report.language)))\(place(of: entry))\n"
      }
    }
    if chapters.isEmpty { text += "\n\(phrases.verdict(report))\n" }
    return text
  }

  private func place(of entry: DiffEntry) -> String {
    let subjects = Set(entry.sites.map(\.subject)).subtracting([""]).sorted()
    guard let first = subjects.first, !entry.text(in: report.language).contains(first) else { return "" }
    return " (\(MarkdownText.code(first))\(subjects.count > 1 ? ", " + phrases.more(subjects.count - 1) : ""))"
  }
}
