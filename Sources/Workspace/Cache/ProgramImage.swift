/// A number for the bytes of a program, which are many: it tells programs apart that differ by chance, at the speed at which
/// they can be read. Nobody who could make two with one number would need to.
enum ProgramImage {
  /// Four words at a time, into a number each. What changes one word changes its number, whatever follows.
  static func tag(of bytes: UnsafeRawBufferPointer) -> ContentTag {
    var (a, b, c, d) = (UInt64(1), UInt64(2), UInt64(3), UInt64(4))
    let rows = bytes.count / 32
    for row in 0..<rows {
      mix(&a, word(bytes, row * 32))
      mix(&b, word(bytes, row * 32 + 8))
      mix(&c, word(bytes, row * 32 + 16))
      mix(&d, word(bytes, row * 32 + 24))
    }
    let key = SecretKey(low: UInt64(bytes.count), high: 0)
    let rest = key.tag(of: UnsafeRawBufferPointer(rebasing: bytes[(rows * 32)...]))
    return key.tag(of: [ContentTag(low: a, high: b), ContentTag(low: c, high: d), rest])
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }

  @inline(__always)
  private static func mix(_ number: inout UInt64, _ word: UInt64) {
    number = (number ^ word) &* 0x9fb2_1c65_1e98_df25
    number = number << 29 | number >> 35
  }
}
