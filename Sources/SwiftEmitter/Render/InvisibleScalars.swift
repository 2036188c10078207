extension Unicode.Scalar {
  /// Whether source text is better off without the character: no editor shows it, or it makes the text around it look
  /// other than it is.
  var isInvisible: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0: true
    // Line separators, and marks that turn the direction of writing.
    case 0x2028...0x202E, 0x2066...0x2069: true
    case 0xFEFF: true
    default: false
    }
  }
}

extension StringProtocol {
  /// The text without characters that no editor shows.
  var withoutInvisibles: String {
    guard unicodeScalars.contains(where: \.isInvisible) else { return String(self) }
    return String(String.UnicodeScalarView(unicodeScalars.filter { !$0.isInvisible }))
  }
}
