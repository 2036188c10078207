/// One thing in a request that the page does not allow.
public struct Violation: Hashable, Sendable {
  /// What kind of rule is broken.
  public enum Rule: String, Hashable, Sendable, CaseIterable {
    case presence, requirement, kind, length, count, range, pattern, values, content
    /// Not a field, but the exchange: its method, path, media type.
    case exchange
  }

  public var rule: Rule
  /// The path of names and indexes, such as `cups[2].size`.
  public var field: String
  public var value: String
  public var description: String

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

  public static func missing(_ field: String) -> Violation {
    Violation(.presence, field, "", "\(field) is required")
  }

  /// The last name of the path.
  public var lastName: String {
    let name = field.split(separator: ".").last ?? ""
    return String(name.prefix { $0 != "[" })
  }
}
