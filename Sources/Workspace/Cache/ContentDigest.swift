/// A number of 128 bits for some bytes, by which a cache finds what was made of them.
///
/// It tells contents apart that differ by chance or by work on them, not by malice: nothing but time depends on it.
struct ContentDigest: Hashable, Sendable {
  private var low: UInt64
  private var high: UInt64

  init(of bytes: UnsafeRawBufferPointer, salt: ContentDigest? = nil) {
    (low, high) = (salt?.low ?? Self.lowSeed, salt?.high ?? Self.highSeed)
    add(bytes)
  }

  init(of bytes: [UInt8], salt: ContentDigest? = nil) {
    self = bytes.withUnsafeBytes { ContentDigest(of: $0, salt: salt) }
  }

  /// The digest of several digests, in their order.
  init(of parts: [ContentDigest]) {
    self.init(of: parts.flatMap(\.bytes))
  }

  private static let lowSeed: UInt64 = 0x9e37_79b9_7f4a_7c15
  private static let highSeed: UInt64 = 0xc2b2_ae3d_27d4_eb4f
  private static let lowFactor: UInt64 = 0x9fb2_1c65_1e98_df25
  private static let highFactor: UInt64 = 0xd6e8_feb8_6659_fd93

  /// Eight bytes at a time, into two numbers that take them in differently.
  private mutating func add(_ bytes: UnsafeRawBufferPointer) {
    let words = bytes.count / 8
    for index in 0..<words {
      add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)))
    }
    var rest: UInt64 = 0
    for index in (words * 8)..<bytes.count { rest = rest << 8 | UInt64(bytes[index]) }
    add(rest)
    add(UInt64(bytes.count))
    for _ in 0..<2 { add(low ^ high) }
  }

  @inline(__always)
  private mutating func add(_ word: UInt64) {
    low = (low ^ word) &* Self.lowFactor
    low ^= low >> 29
    high = (high &+ word) &* Self.highFactor
    high = high << 31 | high >> 33
    high ^= low
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
