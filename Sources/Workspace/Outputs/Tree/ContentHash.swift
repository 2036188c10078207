/// A short number for the bytes of a file (FNV-1a, 64 bits): tells a file as it was written from an edited one.
public struct ContentHash: Hashable, Sendable {
  private let value: UInt64

  /// Equal bytes have equal numbers.
  public init(of bytes: [UInt8]) {
    value = bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  /// Reads the sixteen hexadecimal digits of `text`; nil for any other text.
  public init?(digits: some StringProtocol) {
    let isHexadecimal = digits.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
    guard isHexadecimal, digits.utf8.count == 16, let value = UInt64(digits, radix: 16) else { return nil }
    self.value = value
  }

  /// Sixteen hexadecimal digits.
  public var text: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
