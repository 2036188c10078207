/// The type of a field: a scalar, a collection, or a reference to a shape.
///
/// The JSON form is one short string, so that a changed type is one changed word in a diff:
/// `string`, `[int64]`, `{string}` (a map), `[[any]]`, `#corehr.v2.i18n` (a shape).
public indirect enum TypeRef: Hashable, Sendable {
  /// A text.
  case string
  /// A whole number of 32 bits.
  case int32
  /// A whole number of 64 bits.
  case int64
  /// A number with a fraction.
  case double
  /// True or false.
  case boolean
  /// Any JSON value.
  case any
  /// An object of undocumented content.
  case freeform
  /// The bytes of a file.
  case file
  /// A list of values of one type.
  case array(TypeRef)
  /// An object whose keys are data.
  case map(TypeRef)
  /// An object, by the name of its shape.
  case object(ShapeID)

  /// The type inside all arrays and maps.
  public var innermost: TypeRef {
    switch self {
    case .array(let element), .map(let element): element.innermost
    case .string, .int32, .int64, .double, .boolean, .any, .freeform, .file, .object: self
    }
  }
}

/// The identity of a shape: `project.version.name`.
public struct ShapeID: RawRepresentable, ExpressibleByStringLiteral, Hashable, Sendable, Comparable,
  CustomStringConvertible
{
  public var rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// A name as the specification writes it.
  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }

  public init(stringLiteral value: String) {
    self.rawValue = value
  }

  public var description: String { rawValue }

  public static func < (a: ShapeID, b: ShapeID) -> Bool { a.rawValue < b.rawValue }
}

extension ShapeID: IRValue, Word {}

extension TypeRef: ShortForm {
  package static var noun: String { "type" }

  public var description: String {
    switch self {
    case .string: "string"
    case .int32: "int32"
    case .int64: "int64"
    case .double: "double"
    case .boolean: "boolean"
    case .any: "any"
    case .freeform: "object"
    case .file: "file"
    case .array(let element): "[\(element)]"
    case .map(let value): "{\(value)}"
    case .object(let id): "#\(id)"
    }
  }

  /// Reads the short string form; nil when it is none.
  public init?(description text: some StringProtocol) {
    // Deeper types are not meant, and would take the stack.
    guard text.utf8.prefix(while: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") }).count <= 64 else {
      return nil
    }
    switch text {
    case "string": self = .string
    case "int32": self = .int32
    case "int64": self = .int64
    case "double": self = .double
    case "boolean": self = .boolean
    case "any": self = .any
    case "object": self = .freeform
    case "file": self = .file
    default:
      if text.hasPrefix("#"), text.count > 1 {
        self = .object(ShapeID(String(text.dropFirst())))
      } else if text.hasPrefix("["), text.hasSuffix("]"),
        let element = TypeRef(description: text.dropFirst().dropLast())
      {
        self = .array(element)
      } else if text.hasPrefix("{"), text.hasSuffix("}"), let value = TypeRef(description: text.dropFirst().dropLast())
      {
        self = .map(value)
      } else {
        return nil
      }
    }
  }
}

extension TypeRef {
  package init?(from json: inout IRReader) {
    guard let type = json.type() else { return nil }
    self = type
  }

  private static let plain: [TypeRef] = [.string, .int32, .int64, .double, .boolean, .any, .freeform, .file]

  package func archive(to archive: inout ArchiveWriter) {
    switch self {
    case .string: archive.tag(0)
    case .int32: archive.tag(1)
    case .int64: archive.tag(2)
    case .double: archive.tag(3)
    case .boolean: archive.tag(4)
    case .any: archive.tag(5)
    case .freeform: archive.tag(6)
    case .file: archive.tag(7)
    case .array(let element):
      archive.tag(8)
      element.archive(to: &archive)
    case .map(let element):
      archive.tag(9)
      element.archive(to: &archive)
    case .object(let id):
      archive.tag(10)
      id.archive(to: &archive)
    }
  }

  package init?(from archive: inout ArchiveReader) {
    guard archive.enter() else { return nil }
    let tag = Int(archive.tag())
    switch tag {
    case Self.plain.indices: self = Self.plain[tag]
    case 8, 9:
      guard let element = TypeRef(from: &archive) else { return nil }
      self = tag == 8 ? .array(element) : .map(element)
    case 10:
      guard let id = ShapeID(from: &archive) else { return nil }
      self = .object(id)
    default: return nil
    }
    guard archive.leave() else { return nil }
  }
}
