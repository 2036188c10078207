import APISpec

/// The report for GitHub Actions: annotations, and values for the steps that follow.
public struct DiffGitHubReport {
  /// GitHub shows ten annotations of a kind for one step and drops the others without a word.
  public static let limit = 10

  private let report: DiffReport
  private let phrases: Phrases

  public init(_ report: DiffReport) {
    self.report = report
    phrases = Phrases(language: report.language)
  }

  /// The annotations, the weightiest first; how many were left out is said.
  public var text: String {
    var text = ""
    for kind in [WorkflowCommand.Kind.error, .warning, .notice] {
      let entries = report.open.filter { Self.kind(report.level(of: $0)) == kind }
      text += entries.prefix(Self.limit).map { annotation(of: $0, kind) }.joined()
      if entries.count > Self.limit { text += "\(kind.rawValue): \(phrases.more(entries.count - Self.limit))\n" }
    }
    return text
  }

  private static func kind(_ level: ChangeLevel) -> WorkflowCommand.Kind {
    switch level {
    case .err: .error
    case .warn: .warning
    case .info, .doc, .none: .notice
    }
  }

  private func annotation(of entry: DiffEntry, _ kind: WorkflowCommand.Kind) -> String {
    var properties: [(name: String, value: String)] = []
    // A page of the old state is not in the tree that the annotation is shown in.
    if let site = entry.sites.first(where: { !$0.isInOld && !$0.page.isEmpty }) {
      properties = [("file", site.page), ("line", String(site.line ?? 1))]
    }
    properties.append(("title", "\(entry.rule.id) \(entry.fingerprint)"))
    let places = entry.sites.count > 1 ? " (\(phrases.more(entry.sites.count - 1)))" : ""
    let subject = entry.sites.first.map(\.subject) ?? ""
    let message =
      entry.text(in: report.language).printableLine
      + (subject.isEmpty ? "" : "\n\(subject.printableLine)\(places)")
    return WorkflowCommand(kind, properties, message).line
  }

  /// What goes into `$GITHUB_OUTPUT`: `name=value` lines.
  public var outputs: String {
    let values: [(String, String)] = [
      ("bump", report.bump.rawValue), ("entries", String(report.entries.count)), ("open", String(report.open.count)),
      ("wire", (report.open.map(\.wire).max() ?? .none).rawValue),
      ("swift", (report.open.map(\.swift).max() ?? .none).rawValue), ("verdict", phrases.verdict(report)),
    ]
    return values.map { "\($0)=\($1.printableLine)\n" }.joined()
  }
}
