/// A JSON value that keeps the order of its keys and the spelling of its numbers.
public indirect enum JSONValue: Hashable, Sendable {
  /// Nothing, said explicitly.
  case null
  /// True or false.
  case bool(Bool)
  /// The number's literal, for example `1`, `-2.50`, `9223372036854775808`.
  case number(String)
  /// A text.
  case string(String)
  /// A list.
  case array([JSONValue])
  /// An object, its members in the order of the text.
  case object([JSONMember])

  /// The value under a key of an object; nil for everything else.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The text of a string; nil for everything else.
  public var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }
}

/// A key of an object and its value.
public struct JSONMember: Hashable, Sendable {
  /// The name of the member.
  public var key: String
  /// What it holds.
  public var value: JSONValue

  /// A member of this name.
  public init(_ key: String, _ value: JSONValue) {
    self.key = key
    self.value = value
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .number(String(value)) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSONValue: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { JSONMember($0.0, $0.1) })
  }
}

extension JSONValue: CustomStringConvertible {
  /// The value as compact JSON.
  public var description: String {
    var writer = JSONWriter()
    writer.write(self)
    return writer.text
  }
}

extension JSONValue: Archivable {
  package func archive(to archive: inout ArchiveWriter) {
    switch self {
    case .null: archive.tag(0)
    case .bool(let flag):
      archive.tag(1)
      flag.archive(to: &archive)
    case .number(let literal):
      archive.tag(2)
      archive.text(literal)
    case .string(let text):
      archive.tag(3)
      archive.text(text)
    case .array(let items):
      archive.tag(4)
      items.archive(to: &archive)
    case .object(let members):
      archive.tag(5)
      members.archive(to: &archive)
    }
  }

  package init?(from archive: inout ArchiveReader) {
    guard archive.enter() else { return nil }
    switch archive.tag() {
    case 0: self = .null
    case 1: self = .bool(archive.tag() != 0)
    case 2: self = .number(archive.text())
    case 3: self = .string(archive.text())
    case 4:
      guard let items = [JSONValue](from: &archive) else { return nil }
      self = .array(items)
    case 5:
      guard let members = [JSONMember](from: &archive) else { return nil }
      self = .object(members)
    default: return nil
    }
    guard archive.leave() else { return nil }
  }
}

extension JSONMember: ArchivedRecord {
  package static var blank: JSONMember { JSONMember("", .null) }

  package mutating func walk(_ members: inout some ArchiveWalk) {
    members("key", &key)
    members("value", &value)
  }
}
