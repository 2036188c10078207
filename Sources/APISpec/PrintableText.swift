extension StringProtocol {
  /// The text on one line, with all that is in it: line ends, what else steers a terminal, and characters that are not
  /// seen are spelled out as `\n` and `\u{1b}`. Whatever comes from pages, portals, file names or other programs is
  /// printed like this.
  public var printableLine: String {
    replacingInvisibles { scalar in
      switch scalar {
      case "\n": "\\n"
      case "\r": "\\r"
      case "\t": "\\t"
      default: "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
  }

  /// The text with its lines as they are, and all else spelled out as on one line.
  public var printableLines: String {
    replacingInvisibles { $0 == "\n" ? "\n" : String($0).printableLine }
  }
}
