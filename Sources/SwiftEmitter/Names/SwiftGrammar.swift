import APISpec

/// What the grammar of Swift takes as an identifier.
enum SwiftGrammar {
  /// Whether a text is an identifier, a keyword or not, as it may stand in emitted code.
  static func isIdentifier(_ text: some StringProtocol) -> Bool {
    guard let first = text.unicodeScalars.first, isHead(first), text != "_" else { return false }
    return text.unicodeScalars.dropFirst().allSatisfy(isPart)
  }

  /// Whether an identifier may begin with a character.
  static func isHead(_ scalar: Unicode.Scalar) -> Bool {
    guard !scalar.isASCII else { return scalar.properties.isAlphabetic || scalar == "_" }
    return isPart(scalar) && !marks.contains { $0.contains(scalar.value) } && !isMark(scalar)
  }

  /// Whether a character may stand in an identifier. Those that are not seen may not, whatever the grammar says.
  static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    guard !scalar.isASCII else { return scalar.properties.isAlphabetic || scalar == "_" || isDigit(scalar) }
    return parts.contains { $0.contains(scalar.value) } && InvisibleScalars.kind(of: scalar) == nil
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// A mark joins what is in front of it, were it a dot or a bracket.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  /// The grammar's `identifier-character` beyond ASCII.
  private static let parts: [ClosedRange<UInt32>] = [
    0xA8...0xA8, 0xAA...0xAA, 0xAF...0xAF, 0xB2...0xB5, 0xB7...0xBA, 0xBC...0xBE, 0xC0...0xD6, 0xD8...0xF6,
    0xF8...0x167F, 0x1681...0x180D, 0x180F...0x1FFF, 0x203F...0x2040, 0x2054...0x2054, 0x2070...0x218F,
    0x2460...0x24FF, 0x2776...0x2793, 0x2C00...0x2DFF, 0x2E80...0x2FFF, 0x3004...0x3007, 0x3021...0x302F,
    0x3031...0xD7FF, 0xF900...0xFD3D, 0xFD40...0xFDCF, 0xFDF0...0xFE44, 0xFE47...0xFFFD, 0x10000...0x1FFFD,
    0x20000...0x2FFFD, 0x30000...0x3FFFD,
  ]

  /// What stands in the grammar's `identifier-character` and not in its `identifier-head`.
  private static let marks: [ClosedRange<UInt32>] = [
    0x300...0x36F, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F,
  ]
}
