/// Character references of HTML that pages use. Only `&name;` is one: `&order_by=` in a URL is text.
enum Entities {
  /// Name and text. No-break and wide spaces become plain ones: they only pad.
  static let named: [(name: [UInt8], text: [UInt8])] = [
    ("lt", "<"), ("gt", ">"), ("amp", "&"), ("quot", "\""), ("apos", "'"), ("nbsp", " "), ("emsp", " "), ("ensp", " "),
    ("ldquo", "“"), ("rdquo", "”"), ("lsquo", "‘"), ("rsquo", "’"), ("hellip", "…"), ("mdash", "—"), ("ndash", "–"),
    ("middot", "·"), ("times", "×"), ("copy", "©"), ("reg", "®"), ("le", "≤"), ("ge", "≥"), ("rarr", "→"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  /// The reference that starts at an ampersand: its text and the index behind it.
  static func decode(_ text: Text, at ampersand: Int) -> (text: [UInt8], end: Int)? {
    let start = ampersand + 1
    guard start < text.endIndex else { return nil }
    if text[start] == Byte.hash { return decodeNumber(text, from: start + 1) }
    for (name, replacement) in named where text.has(name, at: start) {
      let end = start + name.count
      if end < text.endIndex, text[end] == Byte.semicolon { return (replacement, end + 1) }
    }
    return nil
  }

  private static func decodeNumber(_ text: Text, from start: Int) -> (text: [UInt8], end: Int)? {
    var index = start
    let isHex = index < text.endIndex && text[index] | 0x20 == UInt8(ascii: "x")
    if isHex { index += 1 }
    var value: UInt32 = 0
    let firstDigit = index
    while index < text.endIndex, index - firstDigit < 7 {
      guard let digit = hexDigit(text[index]), isHex || digit < 10 else { break }
      value = value * (isHex ? 16 : 10) + digit
      index += 1
    }
    guard index > firstDigit, index < text.endIndex, text[index] == Byte.semicolon, value >= 0x20,
      let scalar = Unicode.Scalar(value)
    else { return nil }
    return (scalar == "\u{A0}" ? [Byte.space] : Array(String(Character(scalar)).utf8), index + 1)
  }

  private static func hexDigit(_ byte: UInt8) -> UInt32? {
    if byte.isDigit { return UInt32(byte - 0x30) }
    let lower = byte | 0x20
    return lower >= 0x61 && lower <= 0x66 ? UInt32(lower - 0x57) : nil
  }
}
