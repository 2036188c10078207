import APISpec

/// Strings, numbers and words.
extension JSONParser {
  // MARK: Strict scalars

  /// The number at the current place as its literal; nil, without a step, where none stands.
  mutating func readStrictNumber() -> JSONValue? {
    var end = position
    func digits() -> Bool {
      let start = end
      while end < bytes.count, bytes[end] >= UInt8(ascii: "0"), bytes[end] <= UInt8(ascii: "9") { end += 1 }
      return end > start
    }
    func skip(_ signs: UInt8...) -> Bool {
      guard end < bytes.count, signs.contains(bytes[end]) else { return false }
      end += 1
      return true
    }
    if end < bytes.count, bytes[end] == UInt8(ascii: "-") { end += 1 }
    let first = end
    guard digits(), bytes[first] != UInt8(ascii: "0") || end == first + 1 else { return nil }
    if end < bytes.count, bytes[end] == UInt8(ascii: ".") {
      end += 1
      guard digits() else { return nil }
    }
    if skip(UInt8(ascii: "e"), UInt8(ascii: "E")) {
      _ = skip(UInt8(ascii: "+"), UInt8(ascii: "-"))
      guard digits() else { return nil }
    }
    guard !isWord(at: end) else { return nil }
    defer { position = end }
    return .number(text(position..<end))
  }

  /// `true`, `false` or `null`; nil, without a step, where none stands.
  mutating func readStrictLiteral() -> JSONValue? {
    let value: JSONValue
    let length: Int
    switch current {
    case UInt8(ascii: "t") where isAt("true"): (value, length) = (.bool(true), 4)
    case UInt8(ascii: "f") where isAt("false"): (value, length) = (.bool(false), 5)
    case UInt8(ascii: "n") where isAt("null"): (value, length) = (.null, 4)
    default: return nil
    }
    guard !isWord(at: position + length) else { return nil }
    advance(length)
    return value
  }

  /// Reads a string; the current byte is its opening quote of one byte.
  mutating func readString(until quote: UInt8) throws(JSONRefusal) -> String {
    let start = position + 1
    var end = start
    var allBits: UInt8 = 0
    while end < bytes.count {
      let byte = bytes[end]
      if byte == quote {
        position = end + 1
        return allBits < 0x80 ? text(start..<end) : try checkedText(start..<end)
      }
      if byte == UInt8(ascii: "\\") || byte < 0x20 { break }
      allBits |= byte
      end += 1
    }
    position = start
    return try readUnevenString { parser in parser.current == quote ? 1 : 0 }
  }

  // MARK: Strings with escapes and mistakes

  /// Reads on behind the opening quote; `closerLength` gives the length of the closing quote at the current place.
  private mutating func readUnevenString(
    _ closerLength: (borrowing JSONParser) -> Int
  ) throws(JSONRefusal) -> String {
    let start = position
    var run = position
    scratch.removeAll(keepingCapacity: true)
    while !isAtEnd {
      let length = closerLength(self)
      if length > 0 {
        scratch.append(contentsOf: bytes[run..<position])
        advance(length)
        return try scratchText(at: start)
      }
      if current == UInt8(ascii: "\\") {
        scratch.append(contentsOf: bytes[run..<position])
        try readEscape()
        run = position
      } else {
        if current < 0x20 { try repairControlCharacter(since: start) }
        position += 1
      }
    }
    throw JSONRefusal(.unterminatedString, at: start - 1)
  }

  /// One repair a string is enough: a string with a line break often has many.
  private mutating func repairControlCharacter(since start: Int) throws(JSONRefusal) {
    if let last = repairs.last, last.kind == .rawControlCharacter, last.offset >= start { return }
    try repair(.rawControlCharacter, at: position)
  }

  /// Reads an escape into the scratch bytes. A backslash that escapes nothing stands for itself: examples show
  /// regular expressions such as `\d` unescaped.
  private mutating func readEscape() throws(JSONRefusal) {
    let start = position
    advance(1)
    let letter = current
    advance(1)
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): scratch.append(letter)
    case UInt8(ascii: "n"): scratch.append(0x0A)
    case UInt8(ascii: "t"): scratch.append(0x09)
    case UInt8(ascii: "r"): scratch.append(0x0D)
    case UInt8(ascii: "b"): scratch.append(0x08)
    case UInt8(ascii: "f"): scratch.append(0x0C)
    case UInt8(ascii: "u"):
      if try readUnicodeEscape(at: start) { return }
      position = start + 1
      try keepBackslash(at: start)
    case UInt8(ascii: "'"):
      try repair(.badEscape, at: start)
      scratch.append(letter)
    default:
      position = start + 1
      try keepBackslash(at: start)
    }
  }

  private mutating func keepBackslash(at start: Int) throws(JSONRefusal) {
    try repair(.badEscape, at: start)
    scratch.append(UInt8(ascii: "\\"))
  }

  /// Reads the digits of a `\u` escape, and the other half where it is the first of a pair; false if it has none.
  private mutating func readUnicodeEscape(at start: Int) throws(JSONRefusal) -> Bool {
    guard let unit = hexUnit(at: position) else { return false }
    advance(4)
    var scalar = Unicode.Scalar(unit)
    if unit >= 0xD800, unit < 0xDC00, isAt("\\u"), let low = hexUnit(at: position + 2), low >= 0xDC00, low < 0xE000 {
      advance(6)
      scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    }
    if scalar == nil { try repair(.loneSurrogate, at: start) }
    scratch.append(contentsOf: UTF8.encode(scalar ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter)
    return true
  }

  private func hexUnit(at start: Int) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    var unit: UInt32 = 0
    for byte in bytes[start..<start + 4] {
      guard let digit = hexDigit(byte) else { return nil }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }

  private func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  // MARK: Text of bytes

  @inline(__always)
  private func text(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }

  /// The text of bytes beyond ASCII; bytes that are no UTF-8 are replaced, with a repair.
  private mutating func checkedText(_ range: Range<Int>) throws(JSONRefusal) -> String {
    let text = text(range)
    if !text.utf8.elementsEqual(bytes[range]) { try repair(.invalidUTF8, at: range.lowerBound) }
    return text
  }

  private mutating func scratchText(at start: Int) throws(JSONRefusal) -> String {
    let text = String(decoding: scratch, as: UTF8.self)
    if !text.utf8.elementsEqual(scratch) { try repair(.invalidUTF8, at: start) }
    return text
  }

  // MARK: Words and other spellings

  /// Reads any scalar, in JSON's spelling or one that clearly stands for it.
  mutating func readScalar() throws(JSONRefusal) -> JSONValue {
    if let value = readStrictNumber() ?? readStrictLiteral() { return value }
    if let string = try readQuoted() { return .string(string) }
    let start = position
    let word = readWord()
    guard !word.isEmpty else { throw JSONRefusal(.unexpected, at: start) }
    if let value = Self.foreignLiterals[word] {
      try repair(.foreignLiteral, at: start)
      return value
    }
    if Self.typeWords.contains(word) { throw JSONRefusal(.describesTypes, at: start) }
    if let number = Self.plainNumber(word) {
      try repair(.badNumber, at: start)
      return .number(number)
    }
    try repair(.unquotedValue, at: start)
    return .string(word)
  }

  /// Reads a key that has other quotes than JSON's, or none.
  mutating func readUnusualKey() throws(JSONRefusal) -> String {
    if let key = try readQuoted() { return key }
    let start = position
    let word = readWord()
    guard !word.isEmpty else { throw JSONRefusal(.unexpected, at: start) }
    try repair(.unquotedKey, at: start)
    return word
  }

  /// Reads a string in one of the kinds of quotes; nil where no quote stands.
  private mutating func readQuoted() throws(JSONRefusal) -> String? {
    if current == UInt8(ascii: "\"") { return try readString(until: UInt8(ascii: "\"")) }
    if current == UInt8(ascii: "'") {
      try repair(.singleQuotes, at: position)
      return try readString(until: UInt8(ascii: "'"))
    }
    let sign = significantSign()
    guard sign.length > 1, sign.byte == UInt8(ascii: "\"") || sign.byte == UInt8(ascii: "'") else { return nil }
    try repair(.fullWidthPunctuation, at: position)
    advance(sign.length)
    return try readUnevenString { parser in
      let closer = parser.significantSign()
      return closer.byte == sign.byte ? closer.length : 0
    }
  }

  /// Reads letters, digits and what else words are made of; empty where no word stands.
  private mutating func readWord() -> String {
    let start = position
    while isWord(at: position) { advance(1) }
    return text(start..<position)
  }

  /// Whether the byte at a place may be part of a word without quotes.
  @inline(__always)
  private func isWord(at place: Int) -> Bool {
    guard place < bytes.count else { return false }
    return bytes[place] < 0x80 ? Self.isWordByte(bytes[place]) : isLetterBeyondASCII(at: place)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "$"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      true
    default: false
    }
  }

  /// Literals of Python, Go and JavaScript in printed values.
  static let foreignLiterals: [String: JSONValue] = [
    "True": .bool(true), "TRUE": .bool(true), "False": .bool(false), "FALSE": .bool(false), "None": .null,
    "NULL": .null, "Null": .null, "nil": .null, "undefined": .null, "NaN": .null,
  ]

  /// Words that name a type: a text with one of them describes a structure and is no example.
  static let typeWords: Set<String> = [
    "string", "String", "str", "int", "int32", "int64", "integer", "long", "float", "double", "number", "bool",
    "boolean", "object", "array", "list", "map", "enum", "any", "file", "interface",
  ]

  /// A number with a plus sign, zeros in front or a bare point, in JSON's spelling; nil for everything else.
  static func plainNumber(_ word: String) -> String? {
    var digits = word[...]
    let isNegative = digits.first == "-"
    if isNegative || digits.first == "+" { digits = digits.dropFirst() }
    guard digits.utf8.allSatisfy({ $0 == UInt8(ascii: ".") || $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") })
    else { return nil }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, digits.count > parts.count - 1 else { return nil }
    let whole = parts[0].drop { $0 == "0" }
    let fraction = parts.count == 2 && !parts[1].isEmpty ? "." + parts[1] : ""
    return (isNegative ? "-" : "") + (whole.isEmpty ? "0" : whole) + fraction
  }
}
