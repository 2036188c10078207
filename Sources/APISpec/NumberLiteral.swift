/// Numbers as JSON spells them.
public enum NumberLiteral {
  /// Whether the text is a number of JSON: no plus sign, no leading zero, digits on both sides of the point.
  public static func isNumber(_ text: String) -> Bool {
    var bytes = text.utf8[...]
    if bytes.first == UInt8(ascii: "-") { bytes.removeFirst() }
    guard let first = bytes.first, isDigit(first) else { return false }
    let whole = dropDigits(&bytes)
    if first == UInt8(ascii: "0"), whole > 1 { return false }
    if bytes.first == UInt8(ascii: ".") {
      bytes.removeFirst()
      guard dropDigits(&bytes) > 0 else { return false }
    }
    if let letter = bytes.first, letter == UInt8(ascii: "e") || letter == UInt8(ascii: "E") {
      bytes.removeFirst()
      if bytes.first == UInt8(ascii: "+") || bytes.first == UInt8(ascii: "-") { bytes.removeFirst() }
      guard dropDigits(&bytes) > 0 else { return false }
    }
    return bytes.isEmpty
  }

  /// Whether the text is a number without fraction and exponent.
  public static func isInteger(_ text: String) -> Bool {
    isNumber(text) && text.utf8.allSatisfy { isDigit($0) || $0 == UInt8(ascii: "-") }
  }

  /// Whether `a` is certainly at most `b`; false where one of them is no number, or where rounding hides the answer.
  public static func isAtMost(_ a: String, _ b: String) -> Bool {
    if a == b { return isNumber(a) }
    if let a = Int64(a), let b = Int64(b) { return a <= b }
    guard let a = Double(a), let b = Double(b) else { return false }
    return a < b
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private static func dropDigits(_ bytes: inout Substring.UTF8View) -> Int {
    var count = 0
    while let byte = bytes.first, isDigit(byte) {
      bytes.removeFirst()
      count += 1
    }
    return count
  }
}
