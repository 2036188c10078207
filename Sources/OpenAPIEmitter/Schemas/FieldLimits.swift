import APISpec

/// A field's values and limits as schema keywords, divided by where they belong in a nested type.
///
/// In `array<string>` the allowed values and lengths are those of the strings, the item counts those of the array.
struct FieldLimits {
  /// Keywords of the type inside all arrays and maps.
  private(set) var innermost = JSONObject()
  /// Keywords of the field's whole type.
  private(set) var outermost = JSONObject()

  init(_ field: Field) {
    let type = field.type.innermost
    innermost.set("enum", FieldValues.enumeration(of: field))
    guard let constraints = field.constraints else { return }
    innermost.set("minLength", Self.count(constraints.minLength))
    innermost.set("maxLength", Self.count(constraints.maxLength))
    setBound("minimum", constraints.minimum, of: type)
    setBound("maximum", constraints.maximum, of: type)
    if let pattern = constraints.pattern {
      // One pattern that a validator cannot compile would make it refuse the whole document.
      let isSafe = PatternSyntax.isSafe(pattern)
      innermost.set(isSafe ? "pattern" : "x-feishu-pattern", .string(pattern))
    }
    outermost.set("minItems", Self.count(constraints.minItems))
    outermost.set("maxItems", Self.count(constraints.maxItems))
    outermost.set("x-feishu-length-unit", constraints.lengthUnit.map { .string($0.rawValue) })
  }

  private mutating func setBound(_ keyword: String, _ literal: String?, of type: TypeRef) {
    guard let literal else { return }
    if type.isNumeric, NumberLiteral.isNumber(literal) {
      innermost.set(keyword, .number(literal))
    } else {
      innermost.set("x-feishu-\(keyword)", .string(literal))
    }
  }

  /// JSON Schema knows no negative counts.
  private static func count(_ number: Int?) -> JSONValue? {
    guard let number, number >= 0 else { return nil }
    return .integer(number)
  }
}

extension TypeRef {
  var isNumeric: Bool {
    switch self {
    case .int32, .int64, .double: true
    case .string, .boolean, .any, .freeform, .file, .array, .map, .object: false
    }
  }
}
