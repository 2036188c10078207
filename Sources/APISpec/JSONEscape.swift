/// Escapes of JSON.
enum JSONEscape {
  /// The escape of a character: the short one where there is one, else `\u202e`, or two of these.
  static func of(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: String(scalar).utf16.map(unit).joined()
    }
  }

  private static func unit(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}

extension InvisibleScalars {
  /// JSON with escapes in place of characters that are not seen. Between its values, JSON has blanks and line breaks
  /// alone of them.
  public static func escaped(inJSON text: String) -> String {
    text.replacingInvisibles { "\n\r\t".unicodeScalars.contains($0) ? String($0) : JSONEscape.of($0) }
  }
}
