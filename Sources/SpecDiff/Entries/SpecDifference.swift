import APISpec

/// Everything that differs between two states of the documentation.
public struct SpecDifference: Sendable {
  /// What a reviewer reads, the weightiest first.
  public var entries: [DiffEntry]
  /// What is only counted: changed words and noise, told on demand.
  public var foldedEntries: [DiffEntry]
  public var folded: FoldedCounts
  /// What a reader must know about the comparison itself.
  public var notes: [DiffNote]

  /// Compares two states. The result does not depend on the order of pages, rows or links.
  ///
  /// Guides are compared where both states have them; an IR file has none.
  public init(
    from old: APISpec, to new: APISpec, oldGuides: [GuidePage]? = [], newGuides: [GuidePage]? = []
  ) {
    var comparison = SpecComparison(old, new)
    comparison.run()
    comparison.compareGuides(oldGuides, newGuides)
    let all = comparison.grouping.entries
    entries = all.filter { $0.rule.listing == .listed }
    foldedEntries = all.filter { $0.rule.listing != .listed }
    let count = { listing in all.lazy.filter { $0.rule.listing == listing }.map(\.sites.count).reduce(0, +) }
    folded = FoldedCounts(words: count(.words), noise: count(.noise))
    notes = comparison.notes
  }

  public var isEmpty: Bool { entries.isEmpty && foldedEntries.isEmpty }

  /// How the next version of the SDK should be numbered: accepted changes count, since they are released too.
  public var bump: VersionBump { VersionBump(entries + foldedEntries) }

  /// How many entries have a level on an axis.
  public func count(_ level: ChangeLevel, on axis: ChangeAxis) -> Int {
    entries.count { $0.level(on: axis) == level }
  }
}

/// Changes that are counted and not listed, by places.
public struct FoldedCounts: Hashable, Sendable {
  public var words: Int
  public var noise: Int
}

/// Something that limits what the comparison can say.
public enum DiffNote: Hashable, Sendable {
  /// Pages come in two dialects; so many changes that may come from that alone were left out.
  case dialects(old: String, new: String, pages: Int, suppressed: Int)
  /// Endpoints that several pages document apart were compared one by one.
  case ambiguousEndpoints(Int)
  /// One state is an IR file, which holds no guides.
  case guidesMissing

  public func text(in language: ReportLanguage) -> String {
    switch (self, language) {
    case (.dialects(let old, let new, let pages, let suppressed), .english):
      "\(pages) pages come in dialect \(old) before and \(new) now; \(suppressed) differences that may come from the "
        + "dialect alone are left out."
    case (.dialects(let old, let new, let pages, let suppressed), .chinese):
      "有 \(pages) 个页面的方言由 \(old) 变为 \(new)；\(suppressed) 处可能仅由方言造成的差异未列出。"
    case (.guidesMissing, .english):
      "An IR file holds no guides, so that pages without an API were not compared."
    case (.guidesMissing, .chinese): "IR 文件不含指南，未比较没有接口的页面。"
    case (.ambiguousEndpoints(let count), .english):
      "\(count) endpoints are documented by several pages that are not merged; they were told apart by their pages."
    case (.ambiguousEndpoints(let count), .chinese):
      "有 \(count) 个接口由多个未合并的页面描述，已按页面区分比较。"
    }
  }
}

/// How the version number of the SDK should grow.
public enum VersionBump: String, CaseIterable, Comparable, Sendable {
  case none, patch, minor, major

  init(_ entries: [DiffEntry]) {
    self.init(swift: entries.map(\.swift).max() ?? .none, wire: entries.map(\.wire).max() ?? .none)
  }

  /// What changes of these levels ask for.
  public init(swift: ChangeLevel, wire: ChangeLevel) {
    if swift == .err {
      self = .major
    } else if swift >= .info || wire == .err {
      self = .minor
    } else if swift == .doc || wire > .none {
      self = .patch
    } else {
      self = .none
    }
  }

  public static func < (a: VersionBump, b: VersionBump) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .none: 0
    case .patch: 1
    case .minor: 2
    case .major: 3
    }
  }
}
