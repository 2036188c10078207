import StrictJSON

/// Numbers as JSON spells them.
public enum NumberLiteral {
  /// Whether the text is a number of JSON: no plus sign, no leading zero, digits on both sides of the point.
  public static func isNumber(_ text: String) -> Bool {
    var text = text
    return text.withUTF8(JSONNumberText.isLiteral)
  }

  /// Whether the text is a number without fraction and exponent.
  public static func isInteger(_ text: String) -> Bool {
    var text = text
    return text.withUTF8(JSONNumberText.isInteger)
  }

  /// Whether `a` is certainly at most `b`; false where one of them is no number, or where rounding hides the answer.
  public static func isAtMost(_ a: String, _ b: String) -> Bool {
    if a == b { return isNumber(a) }
    if let a = Int64(a), let b = Int64(b) { return a <= b }
    guard let a = Double(a), let b = Double(b) else { return false }
    return a < b
  }
}
