/// Reads numbers from their text, exactly or not at all.
public enum JSONNumberText {
  /// The integer that the text spells, or nil where it has another form or does not fit.
  @inlinable public static func integer(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    var digits = text[...]
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative { digits = digits.dropFirst() }
    // A leading zero is a code, not a number: converting "007" would lose it.
    guard let first = digits.first, digits.count == 1 || first != UInt8(ascii: "0") else { return nil }
    var value: Int64 = 0
    for byte in digits {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      let (product, overflows) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflowsToo) = product.subtractingReportingOverflow(Int64(digit))
      guard !overflows, !overflowsToo else { return nil }
      value = sum
    }
    guard !isNegative else { return value }
    return value == .min ? nil : -value
  }

  /// The integer that a literal with a fraction or an exponent stands for, such as `3.0` or `1e3`; up to 2⁵³, and only
  /// where it is exactly that: `1e-400` is not zero.
  public static func integralValue(_ literal: UnsafeBufferPointer<UInt8>) -> Int64? {
    // So few digits are exact as a double, and no fraction of them rounds to an integer.
    if let exact = shortDouble(literal) { return exact.rounded() == exact ? Int64(exact) : nil }
    let isNegative = literal.first == UInt8(ascii: "-")
    var digits: [UInt8] = []
    var places: Int?
    var power = 0
    for (index, byte) in literal.enumerated().dropFirst(isNegative ? 1 : 0) {
      let digit = byte &- UInt8(ascii: "0")
      if digit < 10 {
        digits.append(digit)
        places = places.map { $0 + 1 }
      } else if byte == UInt8(ascii: "."), places == nil {
        places = 0
      } else if byte | 0x20 == UInt8(ascii: "e"), let stated = exponent(literal[(index + 1)...]) {
        power = stated
        break
      } else {
        return nil
      }
    }
    let significant = digits.drop { $0 == 0 }
    guard let last = significant.lastIndex(where: { $0 != 0 }) else { return digits.isEmpty ? nil : 0 }
    let zeros = power - (places ?? 0) + (significant.endIndex - 1 - last)
    // 2⁵³ has 16 digits.
    guard zeros >= 0, last + 1 - significant.startIndex + zeros <= 16 else { return nil }
    let value = (significant[...last] + Array(repeating: 0, count: zeros)).reduce(Int64(0)) { $0 * 10 + Int64($1) }
    guard value <= 9_007_199_254_740_992 else { return nil }
    return isNegative ? -value : value
  }

  /// The power of ten that a literal ends with. One that no literal in memory could make up for is cut short.
  private static func exponent(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    let isNegative = text.first == UInt8(ascii: "-")
    let digits = isNegative || text.first == UInt8(ascii: "+") ? text.dropFirst() : text
    var power = 0
    for byte in digits {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      power = min(power * 10 + Int(digit), 1 << 40)
    }
    guard !digits.isEmpty else { return nil }
    return isNegative ? -power : power
  }

  /// The nearest double of a literal, or nil where it is none or past the largest one.
  public static func double(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    if let exact = shortDouble(text) { return exact }
    guard isLiteral(text), let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else {
      return nil
    }
    return value
  }

  /// A double whose digits and power of ten are both exact doubles, so that one division or product rounds right.
  private static func shortDouble(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    let isNegative = text.first == UInt8(ascii: "-")
    var mantissa: UInt64 = 0
    var digits = 0
    var fraction: Int?
    for byte in text[(isNegative ? 1 : 0)...] {
      let digit = byte &- UInt8(ascii: "0")
      if digit < 10 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
        digits += 1
        if let places = fraction { fraction = places + 1 }
      } else if byte == UInt8(ascii: "."), fraction == nil, digits > 0 {
        fraction = 0
      } else {
        return nil
      }
    }
    guard digits > 0, digits <= 15, fraction != 0 else { return nil }
    let value = Double(mantissa) / powersOfTen[fraction ?? 0]
    return isNegative ? -value : value
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  /// Whether a text is a number as JSON writes it; `Double` alone would also take `nan`, `0x1p3` and `+1`.
  public static func isLiteral(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var end = 0
    return (try? skip(in: text, from: &end)) != nil && end == text.count
  }

  /// Whether a text is a number without fraction and exponent.
  public static func isInteger(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var end = 0
    return (try? skip(in: text, from: &end)) == true && end == text.count
  }

  /// Goes past a number; whether it has neither fraction nor exponent.
  @inline(__always)
  static func skip(
    in bytes: UnsafeBufferPointer<UInt8>, from position: inout Int
  ) throws(JSONSyntaxError) -> Bool {
    let start = position
    var isWhole = true
    if position < bytes.count, bytes[position] == UInt8(ascii: "-") { position += 1 }
    if position < bytes.count, bytes[position] == UInt8(ascii: "0") {
      position += 1
    } else {
      try skipDigits(in: bytes, from: &position)
    }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      isWhole = false
      position += 1
      try skipDigits(in: bytes, from: &position)
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      isWhole = false
      position += 1
      if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
        position += 1
      }
      try skipDigits(in: bytes, from: &position)
    }
    // A digit after a leading zero.
    if position < bytes.count, bytes[position] &- UInt8(ascii: "0") < 10 {
      throw JSONSyntaxError(.invalidNumber, at: start)
    }
    return isWhole
  }

  /// Goes past one digit or more.
  @inline(__always)
  private static func skipDigits(
    in bytes: UnsafeBufferPointer<UInt8>, from position: inout Int
  ) throws(JSONSyntaxError) {
    let start = position
    while position < bytes.count, bytes[position] &- UInt8(ascii: "0") < 10 { position += 1 }
    guard position > start else {
      throw JSONSyntaxError(position == bytes.count ? .unexpectedEnd : .invalidNumber, at: position)
    }
  }
}
