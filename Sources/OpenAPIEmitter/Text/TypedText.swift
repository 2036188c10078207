import APISpec

/// Reads a value as pages write it (`"open_id"`, `100`, `true`, `["a"]`) as a value of a type.
enum TypedText {
  /// Nil where the text is no value of the type.
  static func value(of text: String, as type: TypeRef) -> JSONValue? {
    switch type {
    case .string:
      return .string(unquoted(text) ?? text)
    case .int32, .int64, .double, .boolean:
      return scalar(unquoted(text) ?? trimmed(text), as: type)
    case .any:
      return JSONValue(json: text) ?? .string(text)
    case .freeform, .map, .array, .object:
      guard let value = JSONValue(json: text), conforms(value, to: type) else { return nil }
      return value
    case .file:
      return nil
    }
  }

  private static func scalar(_ text: String, as type: TypeRef) -> JSONValue? {
    let value: JSONValue
    switch text {
    case "true", "True", "TRUE": value = true
    case "false", "False", "FALSE": value = false
    default: value = .number(text)
    }
    return conforms(value, to: type) ? value : nil
  }

  /// Whether a value is of a type, by the kinds of its parts; what an object of a shape holds is not looked at.
  private static func conforms(_ value: JSONValue, to type: TypeRef) -> Bool {
    switch (type, value) {
    case (.any, _), (.string, .string), (.boolean, .bool), (.freeform, .object), (.object, .object):
      true
    case (.int32, .number(let literal)):
      NumberLiteral.isInteger(literal) && Int32(literal) != nil
    case (.int64, .number(let literal)):
      NumberLiteral.isInteger(literal) && Int64(literal) != nil
    case (.double, .number(let literal)):
      NumberLiteral.isNumber(literal)
    case (.array(let element), .array(let items)):
      items.allSatisfy { conforms($0, to: element) }
    case (.map(let element), .object(let members)):
      members.allSatisfy { conforms($0.value, to: element) }
    default:
      false
    }
  }

  /// The content of a text that is a JSON string as a whole.
  private static func unquoted(_ text: String) -> String? {
    guard trimmed(text).utf8.first == UInt8(ascii: "\""), case .string(let content)? = JSONValue(json: text) else {
      return nil
    }
    return content
  }

  private static func trimmed(_ text: String) -> String {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
    let bytes = text.utf8.drop(while: isBlank)
    guard let last = bytes.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(decoding: bytes[...last], as: UTF8.self)
  }
}
