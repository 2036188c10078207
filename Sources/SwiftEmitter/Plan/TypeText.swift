/// A Swift type as `names.lock` writes it: `[Person]`, `[String: Int]`, `JSONText<Card>`.
struct TypeText: Sendable {
  let text: String

  init(_ text: String) {
    self.text = text
  }

  /// The names in the text, in order.
  var names: [String] {
    text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
  }

  /// The type, with names that are not of the standard library or the runtime looked up; nil where one is unknown.
  func type(named lookUp: (String) -> SwiftType?) -> SwiftType? {
    guard text.utf8.count <= Self.longest else { return nil }
    if let plain = Self.plain[text] { return plain }
    if text.hasPrefix("[String: "), text.hasSuffix("]") {
      return TypeText(String(text.dropFirst(9).dropLast())).type(named: lookUp).map(SwiftType.map)
    }
    if text.hasPrefix("["), text.hasSuffix("]") {
      return TypeText(String(text.dropFirst().dropLast())).type(named: lookUp).map(SwiftType.array)
    }
    if text.hasPrefix("JSONText<"), text.hasSuffix(">") {
      return TypeText(String(text.dropFirst(9).dropLast())).type(named: lookUp).map(SwiftType.jsonText)
    }
    return lookUp(text)
  }

  /// A longer text is not one that the generator writes.
  static let longest = 1_000

  /// The one type inside all arrays, maps and JSON texts; nil where the text is none that `SwiftType` has.
  var innermostName: String? {
    guard text.utf8.count <= Self.longest else { return nil }
    for (open, close) in [("[String: ", "]"), ("[", "]"), ("JSONText<", ">")] where text.hasPrefix(open) {
      guard text.hasSuffix(close), text.count > open.count else { return nil }
      return TypeText(String(text.dropFirst(open.count).dropLast())).innermostName
    }
    return text
  }

  static let plain: [String: SwiftType] = [
    "String": .string, "Int": .int, "Int64": .int64, "Double": .double, "Bool": .bool, "JSONAny": .any,
    "UploadFile": .file,
  ]
}

extension SwiftType {
  /// The type as Swift text, with types of the SDK spelled as asked.
  func text(_ name: (SwiftType) -> String) -> String {
    switch self {
    case .string: "String"
    case .int: "Int"
    case .int64: "Int64"
    case .double: "Double"
    case .bool: "Bool"
    case .any: "JSONAny"
    case .file: "UploadFile"
    case .model, .values: name(self)
    case .array(let element): "[\(element.text(name))]"
    case .map(let value): "[String: \(value.text(name))]"
    case .jsonText(let content): "JSONText<\(content.text(name))>"
    }
  }
}
