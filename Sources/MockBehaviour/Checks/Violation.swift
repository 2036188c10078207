/// One thing in a request that the page does not allow.
public struct Violation: Hashable, Sendable {
  /// The path of names and indexes, such as `cups[2].size`.
  public var field: String
  public var value: String
  public var description: String

  init(_ field: String, _ value: String, _ description: String) {
    self.field = field
    self.value = value
    self.description = description
  }

  static func missing(_ field: String) -> Violation {
    Violation(field, "", "\(field) is required")
  }

  /// The last name of the path.
  var lastName: String {
    let name = field.split(separator: ".").last ?? ""
    return String(name.prefix { $0 != "[" })
  }
}
