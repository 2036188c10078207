import StrictJSON

/// Reads values of the IR from JSON. Members may stand in any order, unknown ones are stepped over, and `null` is as good
/// as absent. After a failure nothing more is found.
package struct IRReader: MemberWalk {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let tape: [TapeEntry]
  /// The value that is read next.
  private var index = 0
  private var object = Members()
  /// Why the document could not be read.
  private var failure: IRSyntaxError?
  /// Types by their short form: a documentation has a few thousand fields and a few hundred types.
  private var types: [String: TypeRef] = [:]

  /// The members of the object that is read.
  private struct Members {
    var first = 0
    var end = 0
    /// Where the next member is expected: those of equal objects stand in equal order.
    var next = 0
    /// A member without which the object is none of its kind.
    var missing: StaticString?
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(IRSyntaxError) {
    self.bytes = bytes
    let start = bytes.firstIndex { !$0.isBlank } ?? bytes.count
    guard start < bytes.count, bytes[start] == UInt8(ascii: "{") else {
      throw IRSyntaxError(wanted: "an object", offset: start)
    }
    do {
      tape = try JSONParser.parse(bytes, depthLimit: JSONValue.depthLimit)
    } catch {
      throw IRSyntaxError(error)
    }
  }
}

/// Why a text is no IR.
struct IRSyntaxError: Error, CustomStringConvertible {
  let wanted: String
  /// Where it shows, in bytes from the start.
  let offset: Int

  var description: String { "\(wanted) should stand at byte \(offset)" }
}

extension IRSyntaxError {
  fileprivate init(_ error: JSONSyntaxError) {
    wanted =
      switch error.problem {
      case .unexpectedEnd: "the rest of the text"
      case .unexpectedByte: "a value, a name, a comma or a bracket"
      case .trailingBytes: "the end of the text"
      case .invalidUTF8: "UTF-8"
      case .controlCharacter, .invalidEscape, .loneSurrogate: "a string without broken escapes"
      case .invalidNumber: "a number"
      case .tooDeep: "less nesting"
      case .tooLong: "a shorter text"
      }
    offset = error.offset
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}

// MARK: Members

extension IRReader {
  package mutating func callAsFunction<Value: IRValue>(_ name: StaticString, _ member: inout Value) {
    guard let found = find(name) else {
      object.missing = object.missing ?? name
      return
    }
    index = found
    if let value = Value(from: &self) { member = value }
  }

  package mutating func unlessEmpty<Value: IRValue & Omittable>(_ name: StaticString, _ member: inout Value) {
    member = .omitted
    guard let found = find(name) else { return }
    index = found
    if let value = Value(from: &self) { member = value }
  }

  package mutating func fail(_ wanted: String) { fail(wanted, at: Int(tape[object.first - 1].range.upperBound)) }

  /// Reads the document.
  mutating func value<Value: IRValue>() throws(IRSyntaxError) -> Value {
    let value = Value(from: &self)
    guard let value, failure == nil else { throw failure ?? IRSyntaxError(wanted: "a value", offset: 0) }
    return value
  }

  /// The member of the document that tells its form, where it has one.
  func schemaVersion() -> Int? {
    var copy = self
    _ = copy.open()
    guard let found = copy.find("schemaVersion") else { return nil }
    copy.index = found
    return Int(from: &copy)
  }

  /// Begins an object; nil where there is none.
  private mutating func open() -> Members? {
    guard let entry = value(.object, "an object") else { return nil }
    defer { object = Members(first: index + 1, end: Int(entry.next), next: index + 1) }
    return object
  }

  /// Ends an object, and goes on with the one around it; false where it could not be read.
  private mutating func close(_ outer: Members) -> Bool {
    if let missing = object.missing { fail("the member '\(missing)' before the end of the object") }
    object = outer
    return failure == nil
  }

  /// Reads an object.
  mutating func record<Record: IRRecord>() -> Record? {
    guard let outer = open() else { return nil }
    var record = Record.blank
    record.walk(&self)
    return close(outer) ? record : nil
  }

  /// Where the value of a member is.
  private mutating func find(_ name: StaticString) -> Int? {
    guard failure == nil else { return nil }
    let found = search(name, from: object.next, to: object.end) ?? search(name, from: object.first, to: object.next)
    guard let found else { return nil }
    object.next = Int(tape[found].next)
    return tape[found].kind == .null ? nil : found
  }

  private func search(_ name: StaticString, from start: Int, to end: Int) -> Int? {
    var key = start
    while key < end {
      if case .key = tape[key].kind, tape[key].equals(name, in: bytes) { return key + 1 }
      key = Int(tape[key + 1].next)
    }
    return nil
  }
}

// MARK: Values

extension IRReader {
  /// Reads a list.
  mutating func list<Item: IRValue>() -> [Item]? {
    guard let list = value(.array, "a list") else { return nil }
    var items: [Item] = []
    items.reserveCapacity(Int(list.note))
    var next = index + 1
    while next < Int(list.next) {
      index = next
      guard let item = Item(from: &self) else { return nil }
      items.append(item)
      next = Int(tape[next].next)
    }
    return items
  }

  mutating func string() -> String? {
    value(.string, "a string")?.text(in: bytes)
  }

  mutating func bool() -> Bool? {
    switch tape[index].kind {
    case .true: return true
    case .false: return false
    default:
      fail("true or false", at: tape[index].wholeRange.lowerBound)
      return nil
    }
  }

  mutating func integer<Number: FixedWidthInteger>() -> Number? {
    let number = JSONNumberText.integer(UnsafeBufferPointer(rebasing: bytes[tape[index].range]))
    guard tape[index].kind == .integer, let number, let exact = Number(exactly: number) else {
      fail("a whole number", at: tape[index].wholeRange.lowerBound)
      return nil
    }
    return exact
  }

  /// A string that stands for a value. - Parameter what: What it should be, such as `a type`.
  mutating func string<Value>(_ what: String, _ read: (String) -> Value?) -> Value? {
    guard let text = string() else { return nil }
    guard let value = read(text) else {
      fail("\(what) instead of '\(text)'", at: tape[index].wholeRange.upperBound)
      return nil
    }
    return value
  }

  mutating func type() -> TypeRef? {
    guard let text = string() else { return nil }
    if let known = types[text] { return known }
    let type = string("a type") { TypeRef(description: $0) }
    types[text] = type
    return type
  }

  private mutating func value(_ kind: TapeEntry.Kind, _ wanted: String) -> TapeEntry? {
    guard tape[index].kind == kind else {
      fail(wanted, at: tape[index].wholeRange.lowerBound)
      return nil
    }
    return tape[index]
  }

  private mutating func fail(_ wanted: String, at offset: Int) {
    if failure == nil { failure = IRSyntaxError(wanted: wanted, offset: offset) }
  }
}
