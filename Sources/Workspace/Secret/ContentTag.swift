/// A number of 128 bits for some bytes, made with a secret: who lacks the secret can neither make it nor find other bytes
/// that have the same one.
struct ContentTag: Hashable, Sendable {
  let low: UInt64
  let high: UInt64

  init(low: UInt64, high: UInt64) {
    (self.low, self.high) = (low, high)
  }

  /// Reads thirty-two hexadecimal digits; nil for any other text.
  init?(digits: some StringProtocol) {
    let isHexadecimal = digits.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
    guard isHexadecimal, digits.utf8.count == 32, let high = UInt64(digits.prefix(16), radix: 16),
      let low = UInt64(digits.suffix(16), radix: 16)
    else { return nil }
    self.init(low: low, high: high)
  }

  /// Sixteen bytes.
  var bytes: [UInt8] {
    [low, high].flatMap { number in (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }
  }

  /// Thirty-two hexadecimal digits.
  var text: String {
    [high, low].map { number in
      let digits = String(number, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
