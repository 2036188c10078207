/// How much a change matters on one axis.
public enum ChangeLevel: String, CaseIterable, Comparable, Sendable {
  /// Nothing to see.
  case none
  /// Only words changed.
  case doc
  /// Something was added.
  case info
  /// It breaks in some cases, or the pages do not say enough to decide.
  case warn
  /// It breaks for certain.
  case err

  public static func < (a: ChangeLevel, b: ChangeLevel) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .none: 0
    case .doc: 1
    case .info: 2
    case .warn: 3
    case .err: 4
    }
  }
}

/// Whom a change may break. The two are never merged into one level.
public enum ChangeAxis: String, CaseIterable, Sendable {
  /// A client that was built from the old pages and is shipped, against a server that follows the new ones.
  case wire
  /// User source that compiled with the SDK of the old pages, against the SDK of the new ones.
  case swift
}

/// The languages in which entries are told.
public enum ReportLanguage: String, CaseIterable, Sendable {
  case english = "en"
  case chinese = "zh"
}

/// A text in both languages.
public struct BilingualText: Hashable, Sendable {
  public var english: String
  public var chinese: String

  public init(_ english: String, _ chinese: String) {
    self.english = english
    self.chinese = chinese
  }

  public subscript(language: ReportLanguage) -> String {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }
}
