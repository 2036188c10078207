extension JSONValue {
  /// Reads a text that is JSON to the letter. Nil where it is none, or holds an object with the same key twice.
  ///
  /// The examples of the IR have been mended where they were broken; what is still no JSON is text.
  public init?(json text: String) {
    var reader = StrictJSON(text)
    guard let value = reader.document() else { return nil }
    self = value
  }

  /// Reads a text that is JSON to the letter, and says where it is none.
  public static func read(_ text: String) throws(JSONTextError) -> JSONValue {
    var reader = StrictJSON(text)
    guard let value = reader.document() else { throw reader.error }
    return value
  }

  /// Deeper texts are refused: some readers of what is written from them would be.
  public static let depthLimit = 200
}

/// Why a text is not JSON to the letter, and where that shows.
public struct JSONTextError: Error, Hashable, Sendable {
  /// What is wrong with the text.
  public enum Reason: Hashable, Sendable {
    /// An object has two members of this name.
    case duplicateKey(String)
    /// Values are nested more deeply than anything that is meant.
    case tooDeep
    /// Something else should stand here.
    case misspelt
    /// More should follow.
    case ended
  }

  /// What is wrong with the text.
  public var reason: Reason
  /// From 1 on, as the column, which counts bytes.
  public var line: Int
  /// The column in that line, which counts bytes from 1.
  public var column: Int
}

/// Reads JSON, keeping the order of keys and the spelling of numbers.
private struct StrictJSON {
  private let bytes: [UInt8]
  private var index = 0
  private var depth = 0
  /// What was wrong, where it is more than a slip.
  private var reason: JSONTextError.Reason?

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  mutating func document() -> JSONValue? {
    guard let value = value() else { return nil }
    skipBlanks()
    return index == bytes.count ? value : nil
  }

  /// Why there was no document: reading ended at the place that could not be understood.
  var error: JSONTextError {
    let before = bytes[..<index]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return JSONTextError(
      reason: reason ?? (index == bytes.count ? .ended : .misspelt),
      line: before.count { $0 == UInt8(ascii: "\n") } + 1, column: index - lineStart + 1)
  }

  private mutating func value() -> JSONValue? {
    skipBlanks()
    guard index < bytes.count else { return nil }
    switch bytes[index] {
    case UInt8(ascii: "{"): return nested { $0.object() }
    case UInt8(ascii: "["): return nested { $0.array() }
    case UInt8(ascii: "\""): return string().map { .string($0) }
    case UInt8(ascii: "t"): return word("true", true)
    case UInt8(ascii: "f"): return word("false", false)
    case UInt8(ascii: "n"): return word("null", .null)
    default: return number()
    }
  }

  private mutating func nested(_ read: (inout StrictJSON) -> JSONValue?) -> JSONValue? {
    guard depth < JSONValue.depthLimit else {
      reason = .tooDeep
      return nil
    }
    depth += 1
    defer { depth -= 1 }
    index += 1
    return read(&self)
  }

  private mutating func object() -> JSONValue? {
    var members: [JSONMember] = []
    var keys: Set<String> = []
    if take(UInt8(ascii: "}")) { return .object([]) }
    repeat {
      skipBlanks()
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\""), let key = string() else { return nil }
      guard keys.insert(key).inserted else {
        reason = .duplicateKey(key)
        return nil
      }
      guard take(UInt8(ascii: ":")), let value = value() else { return nil }
      members.append(JSONMember(key, value))
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "}")) ? .object(members) : nil
  }

  private mutating func array() -> JSONValue? {
    var items: [JSONValue] = []
    if take(UInt8(ascii: "]")) { return .array([]) }
    repeat {
      guard let item = value() else { return nil }
      items.append(item)
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "]")) ? .array(items) : nil
  }

  private mutating func number() -> JSONValue? {
    let start = index
    while index < bytes.count, Self.isPartOfNumber(bytes[index]) { index += 1 }
    let literal = String(decoding: bytes[start..<index], as: UTF8.self)
    guard NumberLiteral.isNumber(literal) else {
      index = start
      return nil
    }
    return .number(literal)
  }

  private static func isPartOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
      UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) -> JSONValue? {
    let end = index + word.utf8CodeUnitCount
    let isThere = word.withUTF8Buffer { end <= bytes.count && bytes[index..<end].elementsEqual($0) }
    guard isThere else { return nil }
    index = end
    return value
  }

  // MARK: - Strings

  private mutating func string() -> String? {
    index += 1
    var text: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let scalar = escape() else { return nil }
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      case 0..<0x20:
        index -= 1
        return nil
      default: text.append(byte)
      }
    }
    return nil
  }

  /// What stands behind a backslash; nil for an unknown escape or half of a surrogate pair.
  private mutating func escape() -> Unicode.Scalar? {
    guard index < bytes.count else { return nil }
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return codePoint()
    default: return nil
    }
  }

  private mutating func codePoint() -> Unicode.Scalar? {
    guard let high = fourHexDigits() else { return nil }
    guard high >= 0xD800, high < 0xDC00 else { return Unicode.Scalar(high) }
    guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u") else {
      return nil
    }
    index += 2
    guard let low = fourHexDigits(), low >= 0xDC00, low < 0xE000 else { return nil }
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
  }

  private mutating func fourHexDigits() -> UInt32? {
    guard index + 4 <= bytes.count else { return nil }
    let digits = bytes[index..<(index + 4)]
    guard digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }) else { return nil }
    index += 4
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  // MARK: - Blanks and marks

  private mutating func skipBlanks() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      default: return
      }
    }
  }

  private mutating func take(_ mark: UInt8) -> Bool {
    skipBlanks()
    guard index < bytes.count, bytes[index] == mark else { return false }
    index += 1
    return true
  }
}
