import SpecDiff

/// One line of a changelog.
public struct ChangelogEntry: Hashable, Sendable {
  /// The groups of Keep a Changelog, in its order.
  public enum Group: String, CaseIterable, Hashable, Sendable {
    case added = "Added"
    case changed = "Changed"
    case deprecated = "Deprecated"
    case removed = "Removed"
    case fixed = "Fixed"
    case security = "Security"
  }

  public var group: Group
  /// One line of Markdown, without a bullet.
  public var text: String

  public init(_ group: Group, _ text: String) {
    self.group = group
    self.text = text
  }
}

extension VersionSuggestion {
  /// What a changelog says of the changes: those of the documentation one by one, those of the generator and of the
  /// settings in a line each.
  public func changelogEntries(policy: ReviewPolicy = ReviewPolicy()) -> [ChangelogEntry] {
    guard !isFirst else { return [ChangelogEntry(.added, "First version.")] }
    let report = DiffReport(difference, from: "", to: "", policy: policy)
    var entries = DiffChangelogReport(report).items.map(ChangelogEntry.init)
    for cause in [ReleaseCause.generator, .configuration] {
      let reasons = self[cause].reasons
      guard !reasons.isEmpty else { continue }
      let told = reasons.map { MarkdownText.escaped($0.description) }.joined(separator: ". ")
      let breaks = self[cause].bump == .major ? ChangelogEntry.breaking : ""
      entries.append(ChangelogEntry(.changed, "\(breaks)\(cause == .generator ? "Generator" : "Settings"): \(told)."))
    }
    return entries
  }
}

extension ChangelogEntry {
  fileprivate static let breaking = "**Breaking:** "

  init(_ item: DiffChangelogReport.Item) {
    let mark =
      switch item.chapter {
      case .source: Self.breaking
      case .server: "**Breaks shipped clients:** "
      case .deprecated, .changed, .added, .documentation: ""
      }
    self.init(Self.group(of: item), mark + item.text)
  }

  private static func group(of item: DiffChangelogReport.Item) -> Group {
    if item.chapter == .deprecated { return .deprecated }
    return switch item.effect {
    case .added: .added
    case .removed: .removed
    case .changed, .deprecated: .changed
    }
  }
}
