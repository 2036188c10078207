/// The report as a part of a change log for users of the SDK: what breaks first, then what is new.
public struct DiffChangelogReport {
  private let report: DiffReport
  private let phrases: Phrases

  public init(_ report: DiffReport) {
    self.report = report
    phrases = Phrases(language: report.language)
  }

  /// The chapters of a change log.
  public enum Chapter: CaseIterable, Hashable, Sendable {
    case source, server, deprecated, changed, added, documentation

    init(_ entry: DiffEntry) {
      if entry.swift == .err {
        self = .source
      } else if entry.rule == .endpointHostAdded {
        self = .changed
      } else if entry.wire == .err {
        self = .server
      } else if entry.rule.effect == .deprecated {
        self = .deprecated
      } else if entry.level == .warn {
        self = .changed
      } else if entry.level == .info {
        self = .added
      } else {
        self = .documentation
      }
    }
  }

  /// One change as a change log tells it.
  public struct Item: Hashable, Sendable {
    public var chapter: Chapter
    /// What users of the SDK have afterwards.
    public var effect: ChangeRule.Effect
    /// One line of Markdown, without a bullet.
    public var text: String
  }

  /// The changes, chapter after chapter.
  public var items: [Item] {
    let chapters = Dictionary(grouping: report.entries, by: Chapter.init)
    return Chapter.allCases.flatMap { chapter in
      (chapters[chapter] ?? [])
        .sorted { ($0.service, $0.subject, $0.rule.id) < ($1.service, $1.subject, $1.rule.id) }
        .map { Item(chapter: chapter, effect: $0.rule.effect, text: line(of: $0)) }
    }
  }

  public var text: String {
    var text = "## \(phrases.suggestedBump): \(phrases.bump(report.bump))\n"
    let items = items
    for (index, item) in items.enumerated() {
      let isFirst = index == 0 || items[index - 1].chapter != item.chapter
      if isFirst { text += "\n### \(phrases.chapter(item.chapter))\n\n" }
      text += "- \(item.text)\n"
    }
    if items.isEmpty { text += "\n\(phrases.verdict(report))\n" }
    return text
  }

  private func line(of entry: DiffEntry) -> String {
    let service = entry.service.isEmpty ? "" : "**\(MarkdownText.escaped(entry.service))**: "
    return "\(service)\(MarkdownText.escaped(entry.text(in: report.language)))\(place(of: entry))"
  }

  private func place(of entry: DiffEntry) -> String {
    let subjects = Set(entry.sites.map(\.subject)).subtracting([""]).sorted()
    guard let first = subjects.first, !entry.text(in: report.language).contains(first) else { return "" }
    return " (\(MarkdownText.code(first))\(subjects.count > 1 ? ", " + phrases.more(subjects.count - 1) : ""))"
  }
}
