/// Looking at bytes and stepping over what is no value: spaces, comments, ellipses, punctuation of other scripts.
extension JSONParser {
  /// The byte at the current place, 0 at the end.
  @inline(__always)
  var current: UInt8 { position < bytes.count ? bytes[position] : 0 }

  @inline(__always)
  var isAtEnd: Bool { position >= bytes.count }

  @inline(__always)
  mutating func advance(_ count: Int) {
    position = min(position + count, bytes.count)
  }

  /// Whether the text goes on with some words.
  func isAt(_ words: StaticString) -> Bool {
    isAt(words, from: position)
  }

  private func isAt(_ words: StaticString, from place: Int) -> Bool {
    words.withUTF8Buffer { expected in
      place + expected.count <= bytes.count && bytes[place..<place + expected.count].elementsEqual(expected)
    }
  }

  /// The place of the line's end: its line feed, or the end of the text.
  var endOfLine: Int {
    bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
  }

  mutating func skipLine() {
    position = endOfLine
    advance(1)
  }

  mutating func repair(_ kind: JSONRepairKind, at offset: Int) throws(JSONRefusal) {
    guard repairs.count < Self.repairLimit else { throw JSONRefusal(.tooManyRepairs, at: offset) }
    repairs.append(JSONRepair(kind, at: offset))
  }

  // MARK: Spaces and comments

  @inline(__always)
  mutating func skipTrivia() throws(JSONRefusal) {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      case UInt8(ascii: "/"), UInt8(ascii: "#"), 0x80...0xFF, 0x0B, 0x0C:
        guard try skipUnusualTrivia() else { return }
      default: return
      }
    }
  }

  /// Spaces other than JSON's, by their UTF-8 bytes.
  private static let unusualSpaces: [StaticString] = [
    "\u{A0}", "\u{3000}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2002}", "\u{2003}", "\u{2009}", "\u{202F}",
    "\u{2028}", "\u{2029}", "\u{2060}", "\u{0B}", "\u{0C}",
  ]

  /// Steps over one comment or unusual space; false when there is none.
  private mutating func skipUnusualTrivia() throws(JSONRefusal) -> Bool {
    let start = position
    if isAt("//") || current == UInt8(ascii: "#") {
      try repair(.comment, at: start)
      skipLine()
      return true
    }
    if isAt("/*") { return try skipBlockComment() }
    if isAt("\u{FEFF}") {
      try repair(.byteOrderMark, at: start)
      advance(3)
      return true
    }
    for space in Self.unusualSpaces where isAt(space) {
      if !hasUnusualSpace { try repair(.unusualSpace, at: start) }
      hasUnusualSpace = true
      advance(space.utf8CodeUnitCount)
      return true
    }
    return false
  }

  private mutating func skipBlockComment() throws(JSONRefusal) -> Bool {
    try repair(.comment, at: position)
    advance(2)
    while !isAtEnd && !isAt("*/") { advance(1) }
    advance(2)
    return true
  }

  // MARK: Signs

  /// Signs of Chinese typing that stand for JSON's.
  private static let fullWidthSigns: [(text: StaticString, sign: UInt8)] = [
    ("，", UInt8(ascii: ",")), ("：", UInt8(ascii: ":")), ("｛", UInt8(ascii: "{")), ("｝", UInt8(ascii: "}")),
    ("［", UInt8(ascii: "[")), ("］", UInt8(ascii: "]")), ("“", UInt8(ascii: "\"")), ("”", UInt8(ascii: "\"")),
    ("‘", UInt8(ascii: "'")), ("’", UInt8(ascii: "'")), ("＂", UInt8(ascii: "\"")),
  ]

  /// The sign at the current place, full-width signs as the ASCII sign that they stand for, and its length in bytes.
  func significantSign() -> (byte: UInt8, length: Int) {
    guard current >= 0x80 else { return (current, 1) }
    for (text, sign) in Self.fullWidthSigns where isAt(text) {
      return (sign, text.utf8CodeUnitCount)
    }
    return (current, 1)
  }

  /// Whether a byte beyond ASCII belongs to a letter: to no sign, no space and no ellipsis.
  func isLetterBeyondASCII(at place: Int) -> Bool {
    !isAt("…", from: place) && !Self.unusualSpaces.contains { isAt($0, from: place) }
      && !Self.fullWidthSigns.contains { isAt($0.text, from: place) }
  }

  /// Steps over dots that stand for left-out items; false when there are none.
  mutating func skipEllipsis() throws(JSONRefusal) -> Bool {
    guard isAt("...") || isAt("…") else { return false }
    try repair(.ellipsis, at: position)
    while true {
      if current == UInt8(ascii: ".") {
        advance(1)
      } else if isAt("…") {
        advance(3)
      } else {
        return true
      }
    }
  }

  /// Steps over `/ 2` after a value: another value that could stand there; false when there is none.
  mutating func skipAlternative() throws(JSONRefusal) -> Bool {
    guard current == UInt8(ascii: "/") || current == UInt8(ascii: "|") else { return false }
    try repair(.alternatives, at: position)
    while current == UInt8(ascii: "|") || current == UInt8(ascii: "/") { advance(1) }
    try skipTrivia()
    _ = try readScalar()
    return true
  }
}
