/// Turns the inside of a JSON string with escapes into UTF-8, and characters into escapes.
public enum JSONEscapes {
  /// A character as `\u202e`, or as two of these.
  public static func encode(_ scalar: Unicode.Scalar) -> String {
    String(scalar).utf16.map { unit in
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }.joined()
  }

  /// The UTF-8 of a string's inside that the parser has already accepted.
  ///
  /// Half a surrogate pair becomes U+FFFD; the parser has refused it before where it must not be mended.
  public static func decode(_ raw: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(raw.count)
    var position = 0
    while position < raw.count {
      let byte = raw[position]
      guard byte == UInt8(ascii: "\\"), position + 1 < raw.count else {
        text.append(byte)
        position += 1
        continue
      }
      if let plain = character(for: raw[position + 1]) {
        text.append(plain)
        position += 2
      } else {
        let unit = codeUnit(in: raw, at: position)
        position += 6
        append(unit, to: &text, followedBy: raw, at: &position)
      }
    }
    return text
  }

  /// The character of a two-byte escape, or nil for `\u` and what is no escape.
  static func character(for letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: nil
    }
  }

  /// The UTF-16 code unit of the `\uXXXX` at `start`, or nil where there is none.
  static func codeUnit(in raw: UnsafeBufferPointer<UInt8>, at start: Int) -> UInt16? {
    guard start + 6 <= raw.count, raw[start] == UInt8(ascii: "\\"), raw[start + 1] == UInt8(ascii: "u") else {
      return nil
    }
    var unit: UInt16 = 0
    for index in (start + 2)..<(start + 6) {
      guard let digit = hexDigit(raw[index]) else { return nil }
      unit = unit << 4 | digit
    }
    return unit
  }

  private static func hexDigit(_ byte: UInt8) -> UInt16? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  private static func append(
    _ unit: UInt16?, to text: inout [UInt8], followedBy raw: UnsafeBufferPointer<UInt8>, at position: inout Int
  ) {
    var scalar = unit.flatMap { Unicode.Scalar($0) } ?? "\u{FFFD}"
    if let high = unit, UTF16.isLeadSurrogate(high), let low = codeUnit(in: raw, at: position),
      UTF16.isTrailSurrogate(low)
    {
      position += 6
      scalar = UTF16.decode(UTF16.EncodedScalar([high, low]))
    }
    if let encoded = UTF8.encode(scalar) { text.append(contentsOf: encoded) }
  }
}
