/// What a reviewer wants to see, and what they decided already.
public struct ReviewPolicy: Sendable {
  /// The axis that counts; nil for both.
  public var axis: ChangeAxis?
  /// Only rules that fit: an id, or a family as `request.*`. Empty for all that are listed.
  public var rules: [String]
  /// Only these services. Empty for all.
  public var services: [String]
  /// Whether changed words and noise are listed, too.
  public var listsEverything: Bool
  public var decisions: Decisions
  /// Today as `yyyy-mm-dd`: acceptances end.
  public var today: String

  public init(
    axis: ChangeAxis? = nil, rules: [String] = [], services: [String] = [], listsEverything: Bool = false,
    decisions: Decisions = Decisions(), today: String = ""
  ) {
    self.axis = axis
    self.rules = rules
    self.services = services
    self.listsEverything = listsEverything
    self.decisions = decisions
    self.today = today
  }

  /// Whether an entry is shown. Naming a rule shows its entries even where they are only counted otherwise.
  func shows(_ entry: DiffEntry) -> Bool {
    if entry.rule.isAlwaysShown { return true }
    if !services.isEmpty, !services.contains(entry.service) { return false }
    if rules.isEmpty {
      if entry.rule.listing != .listed { return listsEverything }
    } else if !rules.contains(where: { Self.fits(entry.rule, $0) }) {
      return false
    }
    guard let axis, !listsEverything, rules.isEmpty else { return true }
    return entry.level(on: axis) > .none
  }

  /// Whether an entry is only counted: not where all or certain rules are asked for.
  func folds(_ entry: DiffEntry) -> Bool {
    let isWanted = services.isEmpty || services.contains(entry.service)
    return isWanted && entry.rule.listing != .listed && rules.isEmpty && !listsEverything
  }

  static func fits(_ rule: ChangeRule, _ pattern: String) -> Bool {
    pattern.hasSuffix("*") ? rule.id.hasPrefix(pattern.dropLast()) : rule.id == pattern
  }

  /// Whether a pattern names any rule at all.
  public static func namesRule(_ pattern: String) -> Bool { ChangeRule.all.contains { fits($0, pattern) } }

  /// The levels and the acceptance that the decisions give an entry.
  func decided(_ entry: DiffEntry) -> DiffEntry {
    var entry = entry
    if let levels = decisions.levels[entry.rule.id] {
      let least = entry.rule.isAlwaysShown ? entry.wire : .none
      entry.wire = max(levels.wire ?? entry.wire, least)
      entry.swift = levels.swift ?? entry.swift
    }
    entry.acceptance = decisions.accepted.first { $0.fingerprint == entry.fingerprint && !isOver($0) }
    return entry
  }

  func isOver(_ acceptance: Acceptance) -> Bool {
    acceptance.until.map { $0 < today } ?? false
  }
}
