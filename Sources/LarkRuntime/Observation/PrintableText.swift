/// Text that shows all that is in it.
enum PrintableText {
  /// The text with line ends, other control characters, marks of direction, and what takes no room spelled out:
  /// `\n`, `\u{1b}`, `\u{202e}`. Joiners and selectors stay: they are parts of emoji.
  static func line(_ text: String) -> String {
    guard !text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) else { return text }
    var line = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": line += "\\n"
      case "\r": line += "\\r"
      case "\t": line += "\\t"
      default:
        if isUnseen(scalar) {
          line += "\\u{\(String(scalar.value, radix: 16))}"
        } else {
          line.unicodeScalars.append(scalar)
        }
      }
    }
    return line
  }

  /// The same for a text of several lines, which stay lines.
  static func lines(_ text: String) -> String {
    text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map { line(String($0)) }
      .joined(separator: "\n")
  }

  /// The text without what the others spell out.
  static func withoutUnseen(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !isUnseen($0) }))
  }

  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F, 0x200C...0x200D, 0xFE00...0xFE0F: return false
    default:
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: return true
      default: return scalar.properties.isDefaultIgnorableCodePoint
      }
    }
  }
}
