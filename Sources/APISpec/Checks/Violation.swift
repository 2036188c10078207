/// One thing in a request that the page does not allow.
public struct Violation: Hashable, Sendable {
  /// What kind of rule is broken.
  public enum Rule: String, Hashable, Sendable, CaseIterable {
    /// A required field is missing.
    case presence
    /// A field is missing that others make necessary.
    case requirement
    /// The value is of another kind.
    case kind
    /// A text is too short or too long.
    case length
    /// A list has too few or too many items.
    case count
    /// A number is too small or too large.
    case range
    /// A text does not fit the pattern.
    case pattern
    /// The value is none of those that are allowed.
    case values
    /// A text is not what its format says.
    case content
    /// Not a field, but the exchange: its method, path, media type.
    case exchange
  }

  /// What kind of rule is broken.
  public var rule: Rule
  /// The path of names and indexes, such as `cups[2].size`.
  public var field: String
  /// The value as it came, shortened.
  public var value: String
  /// What is wrong with it, in a sentence.
  public var description: String

  /// A broken rule at a field.
  public init(_ rule: Rule, _ field: String, _ value: String, _ description: String) {
    self.rule = rule
    self.field = field
    self.value = value
    self.description = description
  }

  /// Something in the exchange around the fields.
  public init(_ part: String, _ value: String, _ description: String) {
    self.init(.exchange, part, value, description)
  }

  /// A required field that is not there.
  public static func missing(_ field: String) -> Violation {
    Violation(.presence, field, "", "\(field) is required")
  }

  /// The last name of the path.
  public var lastName: String {
    let name = field.split(separator: ".").last ?? ""
    return String(name.prefix { $0 != "[" })
  }
}
