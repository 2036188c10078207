import APISpec

/// The documented values of a field.
enum FieldValues {
  /// The `enum` keyword for the type inside all arrays and maps; nil where the field has no values, or a type whose
  /// values say nothing to a validator (an object's, a boolean's).
  static func enumeration(of field: Field) -> JSONValue? {
    guard let documented = field.values?.values, !documented.isEmpty else { return nil }
    var seen: Set<String> = []
    let values = documented.map(\.value).filter { seen.insert($0).inserted }
    switch field.type.innermost {
    case .string:
      return .array(values.map { .string($0) })
    case .int32, .int64, .double:
      // A word among the numbers stays a word: no number equals it, and nobody misses it.
      return .array(values.map { NumberLiteral.isNumber($0) ? .number($0) : .string($0) })
    case .boolean, .any, .freeform, .file, .array, .map, .object:
      return nil
    }
  }

  /// What the values stand for, and the values themselves where the schema cannot say them.
  static func annotations(of field: Field) -> JSONObject {
    var members = JSONObject()
    guard let set = field.values, !set.values.isEmpty else { return members }
    let hasWords = set.values.contains { !$0.text.isEmpty || $0.lifecycle != .current }
    if hasWords || enumeration(of: field) == nil {
      members.set("x-feishu-values", ifNotEmpty: set.values.map(annotation))
    }
    if set.origin == .prose {
      members.set("x-feishu-values-origin", .string(set.origin.rawValue))
    }
    return members
  }

  private static func annotation(of value: AllowedValue) -> JSONValue {
    var members = JSONObject()
    members.set("value", .string(value.value))
    members.set("text", ifNotEmpty: value.text)
    members.set("lifecycle", PlatformFacts.lifecycle(value.lifecycle))
    return members.value
  }
}
