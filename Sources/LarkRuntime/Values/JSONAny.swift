import StrictJSON

/// A JSON value of any kind, for fields whose content is not documented.
///
/// Literals make one: `["type": "text", "size": 3, "tags": ["a", nil]]`.
public enum JSONAny: Hashable, Sendable {
  /// Nothing, said explicitly.
  case null
  /// True or false.
  case bool(Bool)
  /// A number with all its digits.
  case number(JSONNumber)
  /// A text.
  case string(String)
  /// A list.
  case array([JSONAny])
  /// An object, by the names of its members.
  case object([String: JSONAny])
}

/// A number exactly as it is written in a document, so that no digit of a large one is lost.
public struct JSONNumber: Hashable, Sendable, CustomStringConvertible {
  /// The text, for example `12`, `1.50` or `9007199254740993`. Numbers are equal when their texts are.
  public let literal: String

  init(unchecked literal: String) {
    self.literal = literal
  }

  /// The number that the text spells, or nil where it is none as JSON writes it.
  public init?(_ literal: String) {
    var text = literal
    guard text.withUTF8({ JSONNumberText.isLiteral($0) }) else { return nil }
    self.literal = literal
  }

  /// A whole number.
  public init(_ value: Int64) {
    literal = String(value)
  }

  /// The nearest text of a double; nil for infinities and what is not a number.
  public init?(_ value: Double) {
    guard value.isFinite else { return nil }
    literal = value.description
  }

  /// The value, where it is a whole number that fits.
  public var int64: Int64? {
    var text = literal
    return text.withUTF8 { JSONNumberText.integer($0) ?? JSONNumberText.integralValue($0) }
  }

  /// The nearest double, where the number is not past the largest one.
  public var double: Double? {
    var text = literal
    return text.withUTF8 { JSONNumberText.double($0) }
  }

  public var description: String { literal }
}

// MARK: Looking inside

extension JSONAny {
  /// The text of a string.
  public var string: String? { if case .string(let text) = self { text } else { nil } }
  /// The value of a whole number.
  public var int64: Int64? { if case .number(let number) = self { number.int64 } else { nil } }
  /// The value of a number.
  public var double: Double? { if case .number(let number) = self { number.double } else { nil } }
  /// The value of a boolean.
  public var bool: Bool? { if case .bool(let flag) = self { flag } else { nil } }
  /// The items of an array.
  public var array: [JSONAny]? { if case .array(let items) = self { items } else { nil } }
  /// The members of an object.
  public var object: [String: JSONAny]? { if case .object(let members) = self { members } else { nil } }

  /// A member of an object; nil where this is no object or has no such member.
  public subscript(name: String) -> JSONAny? { object?[name] }

  /// An item of an array; nil where this is no array or has no such item.
  public subscript(position: Int) -> JSONAny? {
    guard let items = array, items.indices.contains(position) else { return nil }
    return items[position]
  }
}

// MARK: Reading and writing

extension JSONAny: WireReadable, WireWritable {
  init(_ value: JSONValueReader) {
    let entry = value.entry
    switch entry.kind {
    case .null: self = .null
    case .true: self = .bool(true)
    case .false: self = .bool(false)
    case .integer, .decimal: self = .number(JSONNumber(unchecked: value.document.text(entry)))
    case .string, .key, .replacedKey: self = .string(value.document.text(entry))
    case .array: self = .array(JSONItems(document: value.document, array: value.index).map { JSONAny($0) })
    case .object:
      let members = JSONMembers(document: value.document, object: value.index)
      self = .object(Dictionary(members.map { ($0.name, JSONAny($0.value)) }, uniquingKeysWith: { _, last in last }))
    }
  }

  public static func read(_ value: JSONValueReader) throws -> JSONAny? {
    JSONAny(value)
  }

  public func write(into writer: inout JSONBodyWriter) {
    switch self {
    case .null: writer.appendNull()
    case .bool(let flag): writer.append(flag)
    case .number(let number): writer.append(literal: number.literal)
    case .string(let text): writer.append(text)
    case .array(let items): items.write(into: &writer)
    case .object(let members): members.write(into: &writer)
    }
  }
}

// MARK: Literals

extension JSONAny: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(nilLiteral: ()) { self = .null }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(integerLiteral value: Int64) { self = .number(JSONNumber(value)) }
  public init(floatLiteral value: Double) { self = JSONNumber(value).map(JSONAny.number) ?? .null }
  public init(stringLiteral value: String) { self = .string(value) }
  public init(arrayLiteral elements: JSONAny...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, JSONAny)...) {
    self = .object(Dictionary(elements, uniquingKeysWith: { _, last in last }))
  }
}
