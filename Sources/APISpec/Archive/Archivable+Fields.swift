// How fields, their types and limits are kept in archives.

extension Shape: Archivable {
  public static var blank: Shape { Shape(id: "") }

  public mutating func archive(by archive: inout Archive) {
    archive(&id.rawValue)
    archive(&documentedName)
    archive(&fields)
  }
}

extension Field: Archivable {
  public static var blank: Field { Field(name: "", type: .any) }

  public mutating func archive(by archive: inout Archive) {
    archive(&name)
    archive(&type)
    archive.word(&presence)
    archive(&condition)
    archive(&requirement)
    archive(&description)
    archive(&example)
    archive(&defaultValue)
    archive(&values)
    archive(&constraints)
    archive.word(&format, blank: .date)
    archive(&content)
    archive(&scopes)
    archive(&lifecycle)
    archive(&isInferred)
    archive(&isNullable)
  }
}

extension TypeRef: Archivable {
  public static var blank: TypeRef { .any }

  /// The types without parts, by their tags.
  private static let plain: [TypeRef] = [.string, .int32, .int64, .double, .boolean, .any, .freeform, .file]

  private var tag: Int {
    switch self {
    case .string: 0
    case .int32: 1
    case .int64: 2
    case .double: 3
    case .boolean: 4
    case .any: 5
    case .freeform: 6
    case .file: 7
    case .array: 8
    case .map: 9
    case .object: 10
    }
  }

  public mutating func archive(by archive: inout Archive) {
    var inner = TypeRef.any
    var id = ""
    switch self {
    case .array(let element), .map(let element): inner = element
    case .object(let shape): id = shape.rawValue
    case .string, .int32, .int64, .double, .boolean, .any, .freeform, .file: break
    }
    switch archive.tag(tag) {
    case let number where Self.plain.indices.contains(number): self = Self.plain[number]
    case 8:
      archive(&inner)
      self = .array(inner)
    case 9:
      archive(&inner)
      self = .map(inner)
    case 10:
      archive(&id)
      self = .object(ShapeID(id))
    default: archive.fail()
    }
  }
}

extension Requirement: Archivable {
  public static var blank: Requirement { .always }

  public mutating func archive(by archive: inout Archive) {
    var (field, words, tag) = ("", [String](), 0)
    switch self {
    case .always: break
    case .when(let name, let values): (field, words, tag) = (name, values, 1)
    case .unless(let others): (words, tag) = (others, 2)
    }
    tag = archive.tag(tag)
    archive(&field)
    archive(&words)
    switch tag {
    case 0: self = .always
    case 1: self = .when(field: field, values: words)
    case 2: self = .unless(words)
    default: archive.fail()
    }
  }
}

extension ValueSet: Archivable {
  public static var blank: ValueSet { ValueSet(values: []) }

  public mutating func archive(by archive: inout Archive) {
    archive(&values)
    archive.word(&origin)
  }
}

extension AllowedValue: Archivable {
  public static var blank: AllowedValue { AllowedValue(value: "") }

  public mutating func archive(by archive: inout Archive) {
    archive(&value)
    archive(&text)
    archive(&lifecycle)
  }
}

extension Constraints: Archivable {
  public static var blank: Constraints { Constraints() }

  public mutating func archive(by archive: inout Archive) {
    archive(&minLength)
    archive(&maxLength)
    archive.word(&lengthUnit, blank: .bytes)
    archive(&minItems)
    archive(&maxItems)
    archive(&minimum)
    archive(&maximum)
    archive(&pattern)
  }
}

extension Lifecycle: Archivable {
  public static var blank: Lifecycle { .current }

  public mutating func archive(by archive: inout Archive) {
    archive.word(&stage)
    archive(&note)
  }
}

extension JSONValue: Archivable {
  public static var blank: JSONValue { .null }

  public mutating func archive(by archive: inout Archive) {
    var (tag, flag, text, items, members) = (0, false, "", [JSONValue](), [JSONMember]())
    switch self {
    case .null: break
    case .bool(let value): (tag, flag) = (1, value)
    case .number(let literal): (tag, text) = (2, literal)
    case .string(let value): (tag, text) = (3, value)
    case .array(let values): (tag, items) = (4, values)
    case .object(let values): (tag, members) = (5, values)
    }
    switch archive.tag(tag) {
    case 0: self = .null
    case 1:
      archive(&flag)
      self = .bool(flag)
    case 2:
      archive(&text)
      self = .number(text)
    case 3:
      archive(&text)
      self = .string(text)
    case 4:
      archive(&items)
      self = .array(items)
    case 5:
      archive(&members)
      self = .object(members)
    default: archive.fail()
    }
  }
}

extension JSONMember: Archivable {
  public static var blank: JSONMember { JSONMember("", .null) }

  public mutating func archive(by archive: inout Archive) {
    archive(&key)
    archive(&value)
  }
}
