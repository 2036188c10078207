import SpecDiff

/// What an SDK changes because of. The three are told apart, since different people have to look at them.
public enum ReleaseCause: String, CaseIterable, Hashable, Sendable {
  /// The pages say something else.
  case documentation
  /// Another version of the generator writes something else for the same pages.
  case generator
  /// Other settings ask for something else of the same pages.
  case configuration
}

/// Why a version has to grow, with some examples.
public struct ReleaseReason: Hashable, Sendable, CustomStringConvertible {
  /// How many examples are kept.
  static let examplesKept = 3

  public var bump: VersionBump
  /// What happened, for example `removed`.
  public var what: String
  /// How often.
  public var count: Int
  /// The first ones, as `api.txt` or a report tells them.
  public var examples: [String]

  /// - Parameter plural: What happened where it happened more than once, in other words.
  init(_ bump: VersionBump, _ what: String, plural: String? = nil, _ all: [String]) {
    self.bump = bump
    self.what = all.count == 1 ? what : plural ?? what
    count = all.count
    examples = Array(all.prefix(Self.examplesKept))
  }

  /// One that is no matter of numbers: `docs is full instead of summary`.
  init(_ bump: VersionBump, _ sentence: String) {
    self.init(bump, sentence, [])
  }

  /// `3 removed: a; b; c`
  public var description: String {
    guard count > 0 else { return what }
    let rest = count > examples.count ? "; and \(count - examples.count) more" : ""
    return "\(count) \(what): \(examples.joined(separator: "; "))\(rest)"
  }
}

/// What one cause does to the version.
public struct CauseFinding: Hashable, Sendable {
  public var cause: ReleaseCause
  /// The weightiest first.
  public var reasons: [ReleaseReason]

  init(_ cause: ReleaseCause, _ reasons: [ReleaseReason]) {
    self.cause = cause
    self.reasons = VersionBump.allCases.reversed().flatMap { bump in reasons.filter { $0.bump == bump } }
  }

  public var bump: VersionBump { reasons.map(\.bump).max() ?? .none }
}
