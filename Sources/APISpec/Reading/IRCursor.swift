/// A place in the JSON text of an IR, and what can be read from there.
///
/// The text is read in one pass, straight into the values of the IR: no tree of it is built, and members that this
/// version does not know are stepped over.
struct IRCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var depth = 0
  /// Types by their short form: a documentation has a few thousand fields and a few hundred types.
  private var types: [String: TypeRef] = [:]

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// The name of a member, still in the text.
  struct Key {
    fileprivate let bytes: UnsafeBufferPointer<UInt8>.SubSequence

    @inline(__always)
    static func ~= (word: StaticString, key: Key) -> Bool {
      key.bytes.count == word.utf8CodeUnitCount && word.withUTF8Buffer { key.bytes.elementsEqual($0) }
    }
  }
}

/// Why a text is no IR.
struct IRSyntaxError: Error, CustomStringConvertible {
  let message: String
  /// Where it shows, in bytes from the start.
  let offset: Int

  var description: String { "\(message) at byte \(offset)" }
}

// MARK: Objects and lists

extension IRCursor {
  /// Reads an object, member by member. Each member's value has to be read or skipped.
  ///
  /// - Parameter required: The members without which the object is none of its kind; at most 64.
  mutating func object(
    _ required: [StaticString] = [], _ member: (inout IRCursor, Key) throws(IRSyntaxError) -> Void
  ) throws(IRSyntaxError) {
    try enter(UInt8(ascii: "{"), "an object")
    defer { depth -= 1 }
    var found: UInt64 = 0
    if !take(UInt8(ascii: "}")) {
      repeat {
        let key = Key(bytes: bytes[try rawString().range])
        guard take(UInt8(ascii: ":")) else { throw unexpected("a colon") }
        // `null` is as good as absent.
        if takeWord("null") { continue }
        for (bit, word) in required.enumerated() where word ~= key { found |= 1 << UInt64(bit) }
        try member(&self, key)
      } while take(UInt8(ascii: ","))
      guard take(UInt8(ascii: "}")) else { throw unexpected("the end of an object") }
    }
    for (bit, word) in required.enumerated() where found & 1 << UInt64(bit) == 0 {
      throw unexpected("the member '\(word)' before the end of the object")
    }
  }

  /// Reads a list, item by item.
  mutating func list<Item>(
    _ item: (inout IRCursor) throws(IRSyntaxError) -> Item
  ) throws(IRSyntaxError) -> [Item] {
    var items: [Item] = []
    try enter(UInt8(ascii: "["), "a list")
    defer { depth -= 1 }
    if take(UInt8(ascii: "]")) { return items }
    repeat { items.append(try item(&self)) } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw unexpected("the end of a list") }
    return items
  }

  /// Nothing but blanks may follow a document.
  mutating func end() throws(IRSyntaxError) {
    skipBlanks()
    guard index == bytes.count else { throw unexpected("the end of the text") }
  }

  private mutating func enter(_ bracket: UInt8, _ what: String) throws(IRSyntaxError) {
    guard take(bracket) else { throw unexpected(what) }
    depth += 1
    guard depth <= JSONValue.depthLimit else { throw unexpected("less nesting") }
  }
}

// MARK: Scalars

extension IRCursor {
  mutating func string() throws(IRSyntaxError) -> String {
    let (range, isEscaped) = try rawString()
    if isEscaped { return try unescaped(range) }
    return String(decoding: bytes[range], as: UTF8.self)
  }

  mutating func bool() throws(IRSyntaxError) -> Bool {
    if takeWord("true") { return true }
    if takeWord("false") { return false }
    throw unexpected("true or false")
  }

  mutating func integer<Number: FixedWidthInteger>(_: Number.Type = Number.self) throws(IRSyntaxError) -> Number {
    skipBlanks()
    let start = index
    if index < bytes.count, bytes[index] == UInt8(ascii: "-") { index += 1 }
    while index < bytes.count, bytes[index] &- 0x30 < 10 { index += 1 }
    guard let number = Number(String(decoding: bytes[start..<index], as: UTF8.self)) else {
      throw unexpected("a whole number")
    }
    return number
  }

  /// A word of an enumeration.
  mutating func word<Word: RawRepresentable>(_: Word.Type = Word.self) throws(IRSyntaxError) -> Word
  where Word.RawValue == String {
    let text = try string()
    guard let word = Word(rawValue: text) else { throw unexpected("a known word instead of '\(text)'") }
    return word
  }

  mutating func type() throws(IRSyntaxError) -> TypeRef {
    let text = try string()
    if let known = types[text] { return known }
    guard let type = TypeRef(description: text) else { throw unexpected("a type instead of '\(text)'") }
    types[text] = type
    return type
  }

  /// Steps over a value of any kind.
  mutating func skip() throws(IRSyntaxError) {
    skipBlanks()
    guard index < bytes.count else { throw unexpected("a value") }
    switch bytes[index] {
    case UInt8(ascii: "{"): try object { (cursor, _) throws(IRSyntaxError) in try cursor.skip() }
    case UInt8(ascii: "["): _ = try list { (cursor) throws(IRSyntaxError) in try cursor.skip() }
    case UInt8(ascii: "\""): _ = try rawString()
    default:
      let start = index
      while index < bytes.count, Self.isPartOfScalar(bytes[index]) { index += 1 }
      guard index > start else { throw unexpected("a value") }
    }
  }

  private static func isPartOfScalar(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".") || byte &- 0x30 < 10
      || (byte | 0x20) &- 0x61 < 26
  }

  func unexpected(_ wanted: String) -> IRSyntaxError {
    IRSyntaxError(message: "\(wanted) should stand", offset: index)
  }
}

// MARK: Bytes

extension IRCursor {
  /// Where the content of a string stands, and whether it has escapes.
  private mutating func rawString() throws(IRSyntaxError) -> (range: Range<Int>, isEscaped: Bool) {
    guard take(UInt8(ascii: "\"")) else { throw unexpected("a string") }
    let start = index
    var isEscaped = false
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        return (start..<(index - 1), isEscaped)
      case UInt8(ascii: "\\"):
        isEscaped = true
        index += 2
      default:
        index += 1
      }
    }
    index = bytes.count
    throw unexpected("the end of a string")
  }

  /// The text of a string with escapes; they are rare enough for the reader that knows all of them.
  private func unescaped(_ range: Range<Int>) throws(IRSyntaxError) -> String {
    let quoted = String(decoding: bytes[(range.lowerBound - 1)..<(range.upperBound + 1)], as: UTF8.self)
    guard case .string(let text)? = JSONValue(json: quoted) else { throw unexpected("a string without broken escapes") }
    return text
  }

  private mutating func take(_ mark: UInt8) -> Bool {
    skipBlanks()
    guard index < bytes.count, bytes[index] == mark else { return false }
    index += 1
    return true
  }

  private mutating func takeWord(_ word: StaticString) -> Bool {
    skipBlanks()
    let end = index + word.utf8CodeUnitCount
    guard end <= bytes.count, word.withUTF8Buffer({ bytes[index..<end].elementsEqual($0) }) else { return false }
    index = end
    return true
  }

  @inline(__always)
  private mutating func skipBlanks() {
    while index < bytes.count, bytes[index] <= 0x20 {
      guard bytes[index] == 0x20 || bytes[index] == 0x0A || bytes[index] == 0x0D || bytes[index] == 0x09 else { return }
      index += 1
    }
  }
}
