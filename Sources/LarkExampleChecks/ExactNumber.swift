import LarkRuntime

/// The value of a number of JSON, whatever way it is written: `1`, `1.0` and `10e-1` are one number.
struct ExactNumber: Equatable {
  private let isNegative: Bool
  /// Without zeros at either end; none for zero.
  private let digits: [UInt8]
  /// The power of ten behind the digits.
  private let exponent: Int

  /// Nil where the exponent is beyond everything that can be compared.
  init?(_ number: JSONNumber) {
    let parts = number.literal.utf8.split(separator: UInt8(ascii: "e"), maxSplits: 1)
      .flatMap { $0.split(separator: UInt8(ascii: "E"), maxSplits: 1) }
    guard let power = parts.count < 2 ? 0 : Int(String(decoding: parts[1], as: UTF8.self)) else { return nil }
    let mantissa = parts[0].split(separator: UInt8(ascii: "."), maxSplits: 1)
    let fraction = mantissa.count < 2 ? 0 : mantissa[1].count
    var digits = mantissa.joined().filter { $0 != UInt8(ascii: "-") }.drop { $0 == UInt8(ascii: "0") }
    let significant = digits.count
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    let (shift, overflows) = power.addingReportingOverflow(significant - digits.count - fraction)
    guard !overflows else { return nil }
    self.digits = Array(digits)
    isNegative = !digits.isEmpty && number.literal.hasPrefix("-")
    exponent = digits.isEmpty ? 0 : shift
  }

  /// Whether the number has no fraction.
  var isWhole: Bool { exponent >= 0 }
}

extension JSONNumber {
  /// Whether both are one number, or a documented fraction and the double that is nearest to it.
  func isKept(by other: JSONNumber) -> Bool {
    guard let own = ExactNumber(self), let others = ExactNumber(other) else { return literal == other.literal }
    if own == others { return true }
    guard !own.isWhole, let nearest = double else { return false }
    return nearest == other.double
  }
}
