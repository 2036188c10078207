/// Where something stands between its beta and its end.
public struct Lifecycle: Hashable, Sendable {
  /// How far something is in its life.
  public enum Stage: String, IRWord, Hashable, Sendable {
    /// It is there to be used.
    case current
    /// It may still change.
    case beta
    /// It should not be used any more.
    case deprecated
    /// Documented only for those who still use it.
    case historic
    /// Documented, but without effect.
    case inert
  }

  /// How far it is.
  public var stage: Stage
  /// The words of the page that say so.
  public var note: String

  /// A stage, and what the page says about it.
  public init(_ stage: Stage, note: String = "") {
    self.stage = stage
    self.note = note
  }

  /// There to be used, as most things are.
  public static let current = Lifecycle(.current)
}

extension Lifecycle: IRRecord {
  package static var blank: Lifecycle { .current }

  package mutating func walk(_ members: inout some MemberWalk) {
    members.unlessEmpty("note", &note)
    members("stage", &stage)
  }
}

extension Lifecycle: Omittable {
  /// The value that is not stored.
  package static var omitted: Lifecycle { .current }
  /// Whether it is not stored.
  package var isOmitted: Bool { self == .current }
}
