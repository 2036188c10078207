/// Walks over the bytes of an IR file.
///
/// It reads what `CanonicalJSON.encode` writes, in any layout. Whatever else it meets ends the reading with `Stop`; the
/// general decoder then reads the file again and says what is wrong.
struct IRCursor {
  /// The file is not what this reader expects.
  struct Stop: Error {}

  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  /// Types are a few words that occur again and again.
  private var knownTypes: [String: TypeRef] = [:]

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  mutating func finish() throws(Stop) {
    skipBlanks()
    guard index == bytes.count else { throw Stop() }
  }

  // MARK: - Structures

  /// Calls `read` for each member of an object; it must read the value.
  mutating func members(_ read: (inout IRCursor, String) throws(Stop) -> Void) throws(Stop) {
    try expect(UInt8(ascii: "{"))
    if take(UInt8(ascii: "}")) { return }
    repeat {
      let key = try string()
      try expect(UInt8(ascii: ":"))
      try read(&self, key)
    } while take(UInt8(ascii: ","))
    try expect(UInt8(ascii: "}"))
  }

  mutating func list<Element>(_ read: (inout IRCursor) throws(Stop) -> Element) throws(Stop) -> [Element] {
    try expect(UInt8(ascii: "["))
    if take(UInt8(ascii: "]")) { return [] }
    var items: [Element] = []
    repeat { items.append(try read(&self)) } while take(UInt8(ascii: ","))
    try expect(UInt8(ascii: "]"))
    return items
  }

  // MARK: - Scalars

  mutating func string() throws(Stop) -> String {
    try expect(UInt8(ascii: "\""))
    let start = index
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        defer { index += 1 }
        return try text(bytes[start..<index])
      case UInt8(ascii: "\\"): return try escapedString(from: start)
      case 0..<0x20: throw Stop()
      default: index += 1
      }
    }
    throw Stop()
  }

  private func text(_ slice: Slice<UnsafeBufferPointer<UInt8>>) throws(Stop) -> String {
    guard let text = String(validating: UnsafeBufferPointer(rebasing: slice), as: UTF8.self) else { throw Stop() }
    return text
  }

  /// A string with escapes: the strict reader knows them all.
  private mutating func escapedString(from start: Int) throws(Stop) -> String {
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard index < bytes.count else { throw Stop() }
    index += 1
    guard case .string(let text)? = JSONValue(json: try text(bytes[(start - 1)..<index])) else { throw Stop() }
    return text
  }

  mutating func integer<Number: FixedWidthInteger>() throws(Stop) -> Number {
    skipBlanks()
    let isNegative = index < bytes.count && bytes[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }
    let start = index
    var number: Number = 0
    while index < bytes.count, bytes[index] >= UInt8(ascii: "0"), bytes[index] <= UInt8(ascii: "9") {
      let (tens, overflows) = number.multipliedReportingOverflow(by: 10)
      let digit = Number(bytes[index] - UInt8(ascii: "0"))
      let (sum, carries) = isNegative ? tens.subtractingReportingOverflow(digit) : tens.addingReportingOverflow(digit)
      guard !overflows, !carries else { throw Stop() }
      number = sum
      index += 1
    }
    guard index > start, index == bytes.count || Self.endsWord(bytes[index]) else { throw Stop() }
    return number
  }

  mutating func boolean() throws(Stop) -> Bool {
    if takeWord("true") { return true }
    if takeWord("false") { return false }
    throw Stop()
  }

  mutating func word<Word: RawRepresentable<String>>() throws(Stop) -> Word {
    guard let word = Word(rawValue: try string()) else { throw Stop() }
    return word
  }

  mutating func type() throws(Stop) -> TypeRef {
    let text = try string()
    if let known = knownTypes[text] { return known }
    guard let type = TypeRef(description: text) else { throw Stop() }
    knownTypes[text] = type
    return type
  }

  // MARK: - Bytes

  private mutating func skipBlanks() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x0A, 0x0D, 0x09: index += 1
      default: return
      }
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  private mutating func expect(_ byte: UInt8) throws(Stop) {
    guard take(byte) else { throw Stop() }
  }

  private mutating func takeWord(_ word: StaticString) -> Bool {
    skipBlanks()
    let end = index + word.utf8CodeUnitCount
    guard end <= bytes.count, word.withUTF8Buffer({ bytes[index..<end].elementsEqual($0) }) else { return false }
    index = end
    return true
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), 0x20, 0x0A, 0x0D, 0x09: true
    default: false
    }
  }
}

/// A member that every object of its kind has.
func required<Value>(_ value: Value?) throws(IRCursor.Stop) -> Value {
  guard let value else { throw IRCursor.Stop() }
  return value
}
