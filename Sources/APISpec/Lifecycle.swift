/// Where something stands between its beta and its end.
public struct Lifecycle: Codable, Hashable, Sendable {
  public enum Stage: String, Codable, Hashable, Sendable {
    case current, beta, deprecated
    /// Documented only for those who still use it.
    case historic
    /// Documented, but without effect.
    case inert
  }

  public var stage: Stage
  /// The words of the page that say so.
  @OmitEmpty public var note: String

  public init(_ stage: Stage, note: String = "") {
    self.stage = stage
    self.note = note
  }

  public static let current = Lifecycle(.current)
}

extension Lifecycle: Omittable {
  public static var omitted: Lifecycle { .current }
  public var isOmitted: Bool { self == .current }
}
