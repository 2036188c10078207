/// Writes the pieces of a JSON text, one behind the other; commas and what is nested where are the caller's concern,
/// except for ``separate()``.
public struct JSONTextWriter: Sendable {
  /// What was written so far, as UTF-8.
  public private(set) var bytes: [UInt8] = []

  /// Nothing was written yet.
  public init() {}

  /// A byte that needs no escape: a bracket, a comma, a blank.
  public mutating func append(_ byte: UInt8) {
    bytes.append(byte)
  }

  /// A number, or another text that is JSON already.
  public mutating func append(literal: String) {
    bytes.append(contentsOf: literal.utf8)
  }

  /// A word that is JSON already: `null`, `true`, `false`.
  public mutating func append(word: StaticString) {
    word.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// A comma unless the next value is the first of its container.
  public mutating func separate() {
    guard let last = bytes.last, last != UInt8(ascii: "{"), last != UInt8(ascii: "[") else { return }
    bytes.append(UInt8(ascii: ","))
  }

  /// A line break, and so many blanks.
  public mutating func breakLine(indentedBy count: Int) {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: count))
  }
}

// MARK: Strings

extension JSONTextWriter {
  /// A string with its quotes.
  public mutating func append(quoted text: String) {
    var text = text
    append(UInt8(ascii: "\""))
    text.withUTF8 { append(inside: $0) }
    append(UInt8(ascii: "\""))
  }

  /// A string with its quotes.
  public mutating func append(quoted text: StaticString) {
    append(UInt8(ascii: "\""))
    text.withUTF8Buffer { append(inside: $0) }
    append(UInt8(ascii: "\""))
  }

  /// A part of a string, without quotes. Runs that need no escape are copied whole.
  public mutating func append(inside text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for (index, byte) in text.enumerated() {
      guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
      bytes.append(contentsOf: text[start..<index])
      escape(byte)
      start = index + 1
    }
    bytes.append(contentsOf: text[start...])
  }

  /// A character of a string as an escape, though JSON would take it as it is.
  public mutating func append(escapeOf scalar: Unicode.Scalar) {
    append(literal: JSONEscapes.encode(scalar))
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append(word: #"\""#)
    case UInt8(ascii: "\\"): append(word: #"\\"#)
    case 0x08: append(word: #"\b"#)
    case 0x09: append(word: #"\t"#)
    case 0x0A: append(word: #"\n"#)
    case 0x0C: append(word: #"\f"#)
    case 0x0D: append(word: #"\r"#)
    default: append(escapeOf: Unicode.Scalar(byte))
    }
  }
}
