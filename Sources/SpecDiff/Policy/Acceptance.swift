/// A change that somebody looked at and accepted.
public struct Acceptance: Hashable, Sendable {
  public var fingerprint: String
  public var rule: String
  public var reason: String
  public var by: String
  /// The last day on which it counts, as `yyyy-mm-dd`; nil for ever.
  public var until: String?

  public init(fingerprint: String, rule: String, reason: String, by: String, until: String? = nil) {
    self.fingerprint = fingerprint
    self.rule = rule
    self.reason = reason
    self.by = by
    self.until = until
  }
}
