import StrictJSON

/// Looks at one value of a parsed document.
///
/// A reader is a position, not a copy: it is cheap to make and to pass on.
public struct JSONValueReader: Sendable {
  let document: JSONDocument
  let index: Int

  @inline(__always)
  init(document: JSONDocument, index: Int) {
    self.document = document
    self.index = index
  }

  @inline(__always)
  var entry: TapeEntry { document.tape[index] }

  /// The kind of the value.
  public var kind: JSONKind { entry.kind.jsonKind }

  /// Whether the value is `null`.
  public var isNull: Bool { entry.kind == .null }

  /// The value's own text: its part of the document, byte for byte.
  public var source: String {
    document.bytes.withUnsafeBufferPointer { String(decoding: $0[entry.wholeRange], as: UTF8.self) }
  }
}

// MARK: Scalars

/// The conversions that lose nothing. `null` reads as nil everywhere and is no mismatch.
extension JSONValueReader {
  private var isLenient: Bool { document.policy.mode == .lenient }

  /// A string; a number as it is written and a boolean as its word in lenient mode.
  public func string() throws -> String? {
    let entry = entry
    switch entry.kind {
    case .string: return document.text(entry)
    case .null: return nil
    case .integer where isLenient, .decimal where isLenient, .true where isLenient, .false where isLenient:
      return document.text(entry)
    default: return try refused(.string)
    }
  }

  /// An integer of 64 bits; a string that spells one in lenient mode.
  public func int64() throws -> Int64? {
    try integer(expected: .int64)
  }

  /// An integer; a string that spells one in lenient mode.
  public func int() throws -> Int? {
    guard let wide = try integer(expected: .int) else { return nil }
    guard let value = Int(exactly: wide) else { return try refused(.int) }
    return value
  }

  private func integer(expected: DecodingMismatch.Expectation) throws -> Int64? {
    let entry = entry
    let value: Int64?
    switch entry.kind {
    case .integer: value = text(of: entry, JSONNumberText.integer)
    case .decimal: value = text(of: entry, JSONNumberText.integralValue)
    case .string where isLenient && !entry.isEscaped: value = text(of: entry, JSONNumberText.integer)
    case .null: return nil
    default: value = nil
    }
    guard let value else { return try refused(expected) }
    return value
  }

  /// A double; a string that spells a number in lenient mode.
  public func double() throws -> Double? {
    let entry = entry
    let value: Double?
    switch entry.kind {
    case .integer, .decimal: value = text(of: entry, JSONNumberText.double)
    case .string where isLenient && !entry.isEscaped: value = text(of: entry, JSONNumberText.double)
    case .null: return nil
    default: value = nil
    }
    guard let value else { return try refused(.double) }
    return value
  }

  /// A boolean; in lenient mode also `0`, `1` and the words `true` and `false`, as numbers or strings.
  public func bool() throws -> Bool? {
    let entry = entry
    switch entry.kind {
    case .true: return true
    case .false: return false
    case .null: return nil
    case .integer where isLenient, .string where isLenient:
      if document.text(entry, equals: "true") || document.text(entry, equals: "1") { return true }
      if document.text(entry, equals: "false") || document.text(entry, equals: "0") { return false }
      return try refused(.bool)
    default:
      return try refused(.bool)
    }
  }

  /// The value as it is, whatever its kind.
  public func any() -> JSONAny {
    JSONAny(self)
  }

  @inline(__always)
  private func text<Value>(of entry: TapeEntry, _ read: (UnsafeBufferPointer<UInt8>) -> Value?) -> Value? {
    document.bytes.withUnsafeBufferPointer { read(UnsafeBufferPointer(rebasing: $0[entry.range])) }
  }

  /// Reports a value of another kind than documented; nil in lenient mode.
  func refused<Value>(_ expected: DecodingMismatch.Expectation) throws -> Value? {
    try document.refuse(index, expected: expected)
    return nil
  }
}

// MARK: Containers

extension JSONValueReader {
  /// The items of an array, or nil where the value is none.
  func items() throws -> JSONItems? {
    switch entry.kind {
    case .array: return JSONItems(document: document, array: index)
    case .null: return nil
    default: return try refused(.array)
    }
  }

  /// The members of an object, or nil where the value is none.
  func members() throws -> JSONMembers? {
    switch entry.kind {
    case .object: return JSONMembers(document: document, object: index)
    case .null: return nil
    default: return try refused(.object)
    }
  }

  /// A reader of the fields of an object, or nil where the value is none.
  func fields() throws -> JSONObjectReader? {
    switch entry.kind {
    case .object: return JSONObjectReader(document: document, object: index)
    case .null: return nil
    default: return try refused(.object)
    }
  }
}

/// The values of an array, in order.
struct JSONItems: Sequence, IteratorProtocol {
  private let document: JSONDocument
  private var position: Int
  private let end: Int
  let underestimatedCount: Int

  init(document: JSONDocument, array: Int) {
    let entry = document.tape[array]
    self.document = document
    position = array + 1
    end = Int(entry.next)
    underestimatedCount = Int(entry.note)
  }

  mutating func next() -> JSONValueReader? {
    guard position < end else { return nil }
    defer { position = Int(document.tape[position].next) }
    return JSONValueReader(document: document, index: position)
  }
}

/// The members of an object, in order; those that a later one replaces are left out.
struct JSONMembers: Sequence, IteratorProtocol {
  private let document: JSONDocument
  private var position: Int
  private let end: Int
  let underestimatedCount: Int

  init(document: JSONDocument, object: Int) {
    let entry = document.tape[object]
    self.document = document
    position = object + 1
    end = Int(entry.next)
    underestimatedCount = Int(entry.note)
  }

  mutating func next() -> (name: String, value: JSONValueReader)? {
    while position < end {
      let name = document.tape[position]
      let value = position + 1
      position = Int(document.tape[value].next)
      if case .key = name.kind {
        return (document.text(name), JSONValueReader(document: document, index: value))
      }
    }
    return nil
  }
}
