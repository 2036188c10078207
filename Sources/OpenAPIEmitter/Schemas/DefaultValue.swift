import APISpec

/// A field's default as a schema keyword.
///
/// A validator refuses a document whose defaults break their own schemas, and pages do document such defaults
/// (`0` for "no limit" where the smallest value is 1). These stay as text in `x-feishu-default`.
enum DefaultValue {
  static func members(of field: Field) -> JSONObject {
    var members = JSONObject()
    guard let text = field.defaultValue else { return members }
    if let value = TypedText.value(of: text, as: field.type), isValid(value, for: field) {
      members.set("default", value)
    } else {
      members.set("x-feishu-default", .string(text))
    }
    return members
  }

  private static func isValid(_ value: JSONValue, for field: Field) -> Bool {
    if field.constraints?.pattern != nil { return false }
    if case .array(let items) = value, !isCount(items.count, field.constraints?.minItems, field.constraints?.maxItems) {
      return false
    }
    return leaves(of: value, field.type).allSatisfy { isLeafValid($0, for: field) }
  }

  /// The values at the places of the type inside all arrays and maps.
  private static func leaves(of value: JSONValue, _ type: TypeRef) -> [JSONValue] {
    switch (type, value) {
    case (.array(let element), .array(let items)): items.flatMap { leaves(of: $0, element) }
    case (.map(let element), .object(let members)): members.flatMap { leaves(of: $0.value, element) }
    default: [value]
    }
  }

  private static func isLeafValid(_ value: JSONValue, for field: Field) -> Bool {
    if case .object = field.type.innermost { return false }
    if case .array(let values)? = FieldValues.enumeration(of: field), !values.contains(value) { return false }
    guard let constraints = field.constraints else { return true }
    switch value {
    case .string(let text):
      return isCount(text.unicodeScalars.count, constraints.minLength, constraints.maxLength)
    case .number(let literal):
      return isBounded(literal, constraints)
    case .null, .bool, .array, .object:
      return true
    }
  }

  private static func isCount(_ count: Int, _ minimum: Int?, _ maximum: Int?) -> Bool {
    count >= minimum ?? 0 && count <= maximum ?? .max
  }

  private static func isBounded(_ literal: String, _ constraints: Constraints) -> Bool {
    if let minimum = constraints.minimum, !NumberLiteral.isAtMost(minimum, literal) { return false }
    if let maximum = constraints.maximum, !NumberLiteral.isAtMost(literal, maximum) { return false }
    return true
  }
}
