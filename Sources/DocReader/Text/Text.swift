/// A stretch of a page's bytes. Scanners work on these; strings are made once, at the end.
typealias Text = ArraySlice<UInt8>

/// The bytes that scanners look for, by name.
enum Byte {
  static let newline: UInt8 = 0x0A
  static let tab: UInt8 = 0x09
  static let space: UInt8 = 0x20
  static let hash = UInt8(ascii: "#")
  static let pipe = UInt8(ascii: "|")
  static let dash = UInt8(ascii: "-")
  static let star = UInt8(ascii: "*")
  static let colon = UInt8(ascii: ":")
  static let comma = UInt8(ascii: ",")
  static let quote = UInt8(ascii: "\"")
  static let backquote = UInt8(ascii: "`")
  static let backslash = UInt8(ascii: "\\")
  static let less = UInt8(ascii: "<")
  static let greater = UInt8(ascii: ">")
  static let slash = UInt8(ascii: "/")
  static let ampersand = UInt8(ascii: "&")
  static let semicolon = UInt8(ascii: ";")
  static let equals = UInt8(ascii: "=")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
  static let openParen = UInt8(ascii: "(")
  static let closeParen = UInt8(ascii: ")")
  /// Stands in a cell's text where an element of the page stood; the element's number and a newline follow.
  static let element: UInt8 = 0x1A
}

extension UInt8 {
  @inline(__always) var isSpace: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D }
  @inline(__always) var isBlank: Bool { self == 0x20 || self == 0x09 }
  @inline(__always) var isDigit: Bool { self &- 0x30 < 10 }
  @inline(__always) var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  /// A letter, digit or underscore.
  @inline(__always) var isWord: Bool { isLetter || isDigit || self == 0x5F }
  @inline(__always) var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}

extension ArraySlice<UInt8> {
  /// The bytes as a string; malformed UTF-8 was refused when the page was opened.
  var string: String { String(decoding: self, as: UTF8.self) }

  var trimmed: Text {
    var start = startIndex
    var end = endIndex
    while start < end, self[start].isSpace { start += 1 }
    while end > start, self[end - 1].isSpace { end -= 1 }
    return self[start..<end]
  }

  var isBlank: Bool { allSatisfy(\.isSpace) }

  @inline(__always)
  func hasPrefix(_ needle: [UInt8]) -> Bool { has(needle, at: startIndex) }

  func hasSuffix(_ needle: [UInt8]) -> Bool { count >= needle.count && has(needle, at: endIndex - needle.count) }

  func has(_ needle: [UInt8], at index: Int) -> Bool {
    guard endIndex - index >= needle.count else { return false }
    for offset in 0..<needle.count where self[index + offset] != needle[offset] { return false }
    return true
  }

  /// Where the needle first stands at or after an index.
  func firstRange(of needle: [UInt8], from: Int? = nil) -> Range<Int>? {
    guard let first = needle.first else { return nil }
    var index = from ?? startIndex
    let last = endIndex - needle.count
    while index <= last {
      if self[index] == first, has(needle, at: index) { return index..<(index + needle.count) }
      index += 1
    }
    return nil
  }

  func contains(_ needle: [UInt8]) -> Bool { firstRange(of: needle) != nil }

  func firstIndex(of byte: UInt8, from: Int) -> Int? {
    var index = from
    while index < endIndex {
      if self[index] == byte { return index }
      index += 1
    }
    return nil
  }

  /// What follows a prefix, or nil.
  func dropping(_ prefix: [UInt8]) -> Text? {
    hasPrefix(prefix) ? self[(startIndex + prefix.count)...] : nil
  }

  /// The lines, without their ends.
  var lines: [Text] {
    split(separator: Byte.newline, omittingEmptySubsequences: false)
  }
}

extension StaticString {
  var bytes: [UInt8] { withUTF8Buffer { [UInt8]($0) } }
}

extension String {
  var bytes: [UInt8] { [UInt8](utf8) }
}

/// A table of words and what they mean, ready for scanners.
func spelled<Meaning>(_ words: [(String, Meaning)]) -> [(word: [UInt8], meaning: Meaning)] {
  words.map { ($0.0.bytes, $0.1) }
}
