/// Makes a value up that fits the documentation of its field: its documented sample, its default, or one of its type.
public struct Synthesis: Sendable {
  /// Deeper places stay empty; documents nest without end.
  static let depthLimit = 8

  private let shapes: [ShapeID: Shape]

  /// Makes values of these shapes.
  public init(shapes: [ShapeID: Shape]) {
    self.shapes = shapes
  }

  /// An object with all of some fields.
  public func object(_ fields: [Field]) -> JSONValue {
    object(fields, depth: 0)
  }

  /// A value of one field.
  public func value(of field: Field) -> JSONValue {
    value(of: field, depth: 0)
  }

  private func object(_ fields: [Field], depth: Int) -> JSONValue {
    var seen: Set<String> = []
    let members = fields.filter { seen.insert($0.name).inserted }.map { field in
      JSONMember(field.name, value(of: field, depth: depth))
    }
    return .object(members)
  }

  private func value(of field: Field, depth: Int) -> JSONValue {
    for text in [field.example, field.defaultValue] {
      if let text, let value = Self.documented(text, as: field.type), isOf(field.type, value) { return value }
    }
    return value(as: field.type, of: field, depth)
  }

  private func value(as type: TypeRef, of field: Field, _ depth: Int) -> JSONValue {
    switch type {
    case .string: return .string(text(of: field))
    case .int32, .int64, .double: return .number(number(of: field))
    case .boolean: return true
    case .any, .file: return ""
    case .freeform: return .object([])
    case .map(let element): return .object([JSONMember("key", value(as: element, of: field, depth + 1))])
    case .array(let element):
      guard depth < Self.depthLimit else { return [] }
      let item = value(as: element, of: field, depth + 1)
      return .array(Array(repeating: item, count: min(max(1, field.constraints?.minItems ?? 1), 20)))
    case .object(let id):
      guard depth < Self.depthLimit, let shape = shapes[id] else { return .object([]) }
      return object(shape.fields, depth: depth + 1)
    }
  }

  /// A documented sample as a value; nil where it is none of the type.
  private static func documented(_ text: String, as type: TypeRef) -> JSONValue? {
    let value = JSONValue(json: text)
    switch type {
    case .string: return value?.text.map { .string($0) } ?? .string(text)
    case .int32, .int64, .double:
      let literal = value?.text ?? text
      return NumberLiteral.isNumber(literal) ? .number(literal) : nil
    case .boolean: return ["true": true, "false": false][text.lowercased()]
    case .any, .freeform, .array, .map, .object: return value
    case .file: return nil
    }
  }

  private func isOf(_ type: TypeRef, _ value: JSONValue) -> Bool {
    switch (type, value) {
    case (.array(let element), .array(let items)): items.allSatisfy { isOf(element, $0) }
    case (.map, .object), (.object, .object), (.freeform, .object): true
    case (.array, _), (.map, _), (.object, _), (.freeform, _): false
    case (.int32, .number(let text)), (.int64, .number(let text)): NumberLiteral.isInteger(text)
    case (.string, .string), (.double, .number), (.boolean, .bool), (.any, _): true
    case (.string, _), (.int32, _), (.int64, _), (.double, _), (.boolean, _), (.file, _): false
    }
  }

  private func number(of field: Field) -> String {
    if let value = field.values?.values.first?.value, NumberLiteral.isNumber(value) { return value }
    return field.constraints?.minimum ?? field.constraints?.maximum ?? "1"
  }

  private func text(of field: Field) -> String {
    if let value = field.values?.values.first?.value { return value }
    let plain: String =
      switch field.format {
      case .date?: "2025-01-31"
      case .dateTime?: "2025-01-31T09:00:00+08:00"
      case .unixSeconds?: "1738285200"
      case .unixMilliseconds?: "1738285200000"
      case .url?: "https://example.com/mock"
      case .email?: "mock@example.com"
      case .base64?: "bW9jaw=="
      case .json?: field.content.map { value(as: $0, of: Field(name: field.name, type: $0), 1).description } ?? "{}"
      case nil: field.name
      }
    guard let limits = field.constraints else { return plain }
    let least = min(limits.minLength ?? 0, 4096)
    let padded = plain + String(repeating: "x", count: max(0, least - plain.unicodeScalars.count))
    return limits.maxLength.map { String(padded.prefix(max(0, $0))) } ?? padded
  }
}
