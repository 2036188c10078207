/// A comparison as a reviewer asked for it: the one value that all forms of the report are written from.
public struct DiffReport: Sendable {
  /// What was compared, as typed.
  public var old: String
  public var new: String
  /// What is shown, the weightiest first.
  public var entries: [DiffEntry]
  public var folded: FoldedCounts
  /// What is only counted, for reports that can show it on demand; empty where everything or some rules were asked for.
  public var foldedEntries: [DiffEntry]
  public var notes: [DiffNote]
  public var bump: VersionBump
  /// Acceptances of changes that are not there, or that ended.
  public var stale: [Acceptance]
  public var axis: ChangeAxis?
  public var language: ReportLanguage
  /// The unified diff of the public signatures of both SDKs; empty where it was not asked for or is empty.
  public var interfaceDiff: [String]

  public init(
    _ difference: SpecDifference, from old: String, to new: String, policy: ReviewPolicy = ReviewPolicy(),
    language: ReportLanguage = .english, interfaceDiff: [String] = []
  ) {
    self.old = old
    self.new = new
    let all = (difference.entries + difference.foldedEntries).map(policy.decided)
    entries = all.filter(policy.shows).sorted(by: Grouping.precedes)
    folded = difference.folded
    foldedEntries = all.filter(policy.folds).sorted(by: Grouping.precedes)
    notes = difference.notes
    bump = VersionBump(all)
    let present = Set(all.map(\.fingerprint))
    stale = policy.decisions.accepted.filter { !present.contains($0.fingerprint) || policy.isOver($0) }
    axis = policy.axis
    self.language = language
    self.interfaceDiff = interfaceDiff
  }

  /// What nobody accepted yet.
  public var open: [DiffEntry] { entries.filter { $0.acceptance == nil } }

  /// The level that counts on the asked axis.
  public func level(of entry: DiffEntry) -> ChangeLevel {
    axis.map { entry.level(on: $0) } ?? entry.level
  }

  /// The weightiest open change.
  public var worst: ChangeLevel { open.map(level).max() ?? .none }

  public func count(_ level: ChangeLevel, on axis: ChangeAxis) -> Int {
    open.count { $0.level(on: axis) == level }
  }

  /// The services that changed, sorted.
  public var services: [String] { Set(entries.map(\.service)).sorted() }

  public var siteCount: Int { entries.map(\.sites.count).reduce(0, +) }

  /// The paths of pages, as a person opens them.
  public func mappingPages(old oldPage: (String) -> String, new newPage: (String) -> String) -> DiffReport {
    let located = { (entry: DiffEntry) in
      var entry = entry
      entry.sites = entry.sites.map { site in
        var site = site
        if !site.page.isEmpty { site.page = site.isInOld ? oldPage(site.page) : newPage(site.page) }
        return site
      }
      return entry
    }
    var report = self
    report.entries = entries.map(located)
    report.foldedEntries = foldedEntries.map(located)
    return report
  }
}
