/// A secret of 128 bits, by which contents are recognised: SipHash-2-4 with tags of 128 bits.
///
/// SipHash is a pseudorandom function, so that its tags authenticate contents, and it costs about as much as the checksum
/// that a cache needs anyway. HMAC with SHA-256 would take some fifteen times as long for everything that a warm run
/// reads, and the library that has it is not linked.
struct SecretKey: Hashable, Sendable {
  private let low: UInt64
  private let high: UInt64

  init(low: UInt64, high: UInt64) {
    (self.low, self.high) = (low, high)
  }

  /// The key that a tag is: who lacks the secret of the tag lacks this one.
  init(_ tag: ContentTag) {
    self.init(low: tag.low, high: tag.high)
  }

  /// A key that nothing else knows, and that is gone with this value.
  static func random() -> SecretKey {
    SecretKey(low: .random(in: 0 ... .max), high: .random(in: 0 ... .max))
  }

  /// The key for one purpose. What is tagged for another one has other tags.
  func key(for purpose: String) -> SecretKey { SecretKey(tag(of: Array(purpose.utf8))) }

  func tag(of bytes: UnsafeRawBufferPointer) -> ContentTag {
    var state = SipState(low, high)
    return state.tag(of: bytes)
  }

  func tag(of bytes: [UInt8]) -> ContentTag { bytes.withUnsafeBytes { tag(of: $0) } }

  /// The tag of several tags, in their order.
  func tag(of parts: [ContentTag]) -> ContentTag { tag(of: parts.flatMap(\.bytes)) }
}

/// The four numbers of SipHash (Aumasson and Bernstein), with two rounds for each word and four at the end.
private struct SipState {
  private var v0: UInt64
  private var v1: UInt64
  private var v2: UInt64
  private var v3: UInt64

  init(_ low: UInt64, _ high: UInt64) {
    v0 = low ^ 0x736f_6d65_7073_6575
    v1 = high ^ 0x646f_7261_6e64_6f6d
    v2 = low ^ 0x6c79_6765_6e65_7261
    v3 = high ^ 0x7465_6462_7974_6573
  }

  mutating func tag(of bytes: UnsafeRawBufferPointer) -> ContentTag {
    // Tags of 128 bits have nothing in common with those of 64 bits.
    v1 ^= 0xee
    let words = bytes.count / 8
    for index in 0..<words {
      add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)))
    }
    var last = UInt64(truncatingIfNeeded: bytes.count) << 56
    for (place, index) in ((words * 8)..<bytes.count).enumerated() { last |= UInt64(bytes[index]) << (8 * place) }
    add(last)
    v2 ^= 0xee
    let low = half()
    v1 ^= 0xdd
    return ContentTag(low: low, high: half())
  }

  private mutating func half() -> UInt64 {
    for _ in 0..<4 { round() }
    return v0 ^ v1 ^ v2 ^ v3
  }

  @inline(__always)
  private mutating func add(_ word: UInt64) {
    v3 ^= word
    round()
    round()
    v0 ^= word
  }

  @inline(__always)
  private mutating func round() {
    v0 = v0 &+ v1
    v1 = v1 << 13 | v1 >> 51
    v1 ^= v0
    v0 = v0 << 32 | v0 >> 32
    v2 = v2 &+ v3
    v3 = v3 << 16 | v3 >> 48
    v3 ^= v2
    v0 = v0 &+ v3
    v3 = v3 << 21 | v3 >> 43
    v3 ^= v0
    v2 = v2 &+ v1
    v1 = v1 << 17 | v1 >> 47
    v1 ^= v2
    v2 = v2 << 32 | v2 >> 32
  }
}
