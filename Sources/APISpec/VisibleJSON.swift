import StrictJSON

extension JSONTextWriter {
  /// A string with its quotes, in which characters that are not seen are escapes.
  mutating func append(visible text: String) {
    var text = text
    append(UInt8(ascii: "\""))
    text.withUTF8 { bytes in
      var start = 0
      // The controls of ASCII are escaped in any case.
      for place in InvisibleScalars.places(in: bytes) where place.scalar.value >= 0x20 {
        append(inside: UnsafeBufferPointer(rebasing: bytes[start..<place.range.lowerBound]))
        append(escapeOf: place.scalar)
        start = place.range.upperBound
      }
      append(inside: UnsafeBufferPointer(rebasing: bytes[start...]))
    }
    append(UInt8(ascii: "\""))
  }
}

extension InvisibleScalars {
  /// JSON with escapes in place of characters that are not seen. Between its values, JSON has blanks and line breaks
  /// alone of them.
  public static func escaped(inJSON text: String) -> String {
    text.replacingInvisibles { "\n\r\t".unicodeScalars.contains($0) ? String($0) : JSONEscapes.encode($0) }
  }
}
