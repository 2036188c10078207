import APISpec

/// The report as a comment on a pull request: the verdict first, few open lines, details folded, never too long.
public struct DiffMarkdownReport {
  /// GitHub refuses comments of more than 65,536 characters.
  public static let limit = 60_000
  /// Open lines, so that a comment can be read at a glance.
  public static let openLines = 15

  private let report: DiffReport
  private let phrases: Phrases

  public init(_ report: DiffReport) {
    self.report = report
    phrases = Phrases(language: report.language)
  }

  public var text: String {
    var text = "### \(phrases.title)\n\n**\(phrases.verdict(report))** "
    text += "\(phrases.suggestedBump): **\(phrases.bump(report.bump))**.\n\n"
    if !report.entries.isEmpty {
      text += "\(phrases.entries(report.entries.count, places: report.siteCount)) — "
      text += "\(phrases.wire): \(phrases.counts(report, on: .wire)); "
      text += "\(phrases.swift): \(phrases.counts(report, on: .swift)).\n\n"
    }
    for entry in report.open.prefix(Self.openLines) { text += "- \(line(of: entry))\n" }
    if report.open.count > Self.openLines { text += "\n\(phrases.more(report.open.count - Self.openLines))\n" }
    let foot = foot
    var room = Self.limit - text.count - foot.count
    for block in blocks {
      // What does not fit is said, and the other forms of the report hold it.
      let notice = phrases.cut
      guard block.count + notice.count + 2 <= room else {
        text += "\n\(notice)\n"
        break
      }
      text += block
      room -= block.count
    }
    return text + foot
  }

  private func line(of entry: DiffEntry) -> String {
    let levels = "\(phrases.wire) \(badge(entry.wire)) · \(phrases.swift) \(badge(entry.swift))"
    let place = entry.sites.first.map { " " + MarkdownText.code($0.subject.isEmpty ? $0.location : $0.subject) } ?? ""
    let more = entry.sites.count > 1 ? " (\(phrases.more(entry.sites.count - 1)))" : ""
    return "\(levels) · **\(MarkdownText.escaped(entry.service))** "
      + MarkdownText.escaped(entry.text(in: report.language)) + place + more
  }

  private func badge(_ level: ChangeLevel) -> String {
    switch level {
    case .err: "🔴 " + phrases.level(level)
    case .warn: "🟡 " + phrases.level(level)
    case .info: "🟢 " + phrases.level(level)
    case .doc, .none: "⚪ " + phrases.level(level)
    }
  }

  // MARK: - Folded parts

  /// One folded part a service, then the signatures.
  private var blocks: [String] {
    var blocks = report.services.map { service in
      let entries = report.entries.filter { $0.service == service }
      return details(
        "\(MarkdownText.escaped(service.isEmpty ? "—" : service)): \(entries.count)",
        entries.map(details).joined())
    }
    if !report.interfaceDiff.isEmpty {
      blocks.append(details(phrases.interface, fenced(report.interfaceDiff)))
    }
    return blocks
  }

  private func details(_ summary: String, _ content: String) -> String {
    "\n<details><summary>\(summary)</summary>\n\n\(content)\n</details>\n"
  }

  /// As many lines as a third of the comment holds.
  private func fenced(_ lines: [String]) -> String {
    var fence = "```"
    while lines.contains(where: { $0.contains(fence) }) { fence += "`" }
    var text = "\(fence)diff\n"
    for (index, line) in lines.enumerated() {
      guard text.count + line.count < Self.limit / 3 else {
        text += "# \(phrases.more(lines.count - index))\n"
        break
      }
      text += line.printableLine + "\n"
    }
    return text + fence + "\n"
  }

  private func details(of entry: DiffEntry) -> String {
    var text = "- \(phrases.wire) \(badge(entry.wire)) · \(phrases.swift) \(badge(entry.swift)) · "
    text += "\(MarkdownText.escaped(entry.text(in: report.language))) · `\(entry.rule.id)` `\(entry.fingerprint)`"
    if let acceptance = entry.acceptance {
      text += " · ✅ \(phrases.accepted): \(MarkdownText.escaped(acceptance.reason))"
    }
    text += "\n"
    for site in entry.sites.prefix(10) { text += "  - \(MarkdownText.code(DiffTextReport.text(of: site)))\n" }
    if entry.sites.count > 10 { text += "  - \(phrases.more(entry.sites.count - 10))\n" }
    return text
  }

  private var foot: String {
    var text = "\n\(phrases.folded(report.folded))\n"
    for note in report.notes { text += "\n\(MarkdownText.escaped(note.text(in: report.language)))\n" }
    for acceptance in report.stale.prefix(20) { text += "\n⚠️ \(MarkdownText.escaped(phrases.stale(acceptance)))\n" }
    return text
  }
}
