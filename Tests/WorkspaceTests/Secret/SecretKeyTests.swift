import Testing

@testable import Workspace

@Suite("Tags of contents")
struct SecretKeyTests {
  private static func hexadecimal(_ tag: ContentTag) -> String {
    tag.bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }

  /// The key of the published test vectors: the bytes from 0 to 15.
  private static let key = SecretKey(low: 0x0706_0504_0302_0100, high: 0x0f0e_0d0c_0b0a_0908)

  @Test(
    "they are those of SipHash-2-4 with 128 bits, for contents that count up from zero",
    arguments: [
      (0, "a3817f04ba25a8e66df67214c7550293"), (1, "da87c1d86b99af44347659119b22fc45"),
      (7, "a1f1ebbed8dbc153c0b84aa61ff08239"), (8, "3b62a9ba6258f5610f83e264f31497b4"),
      (9, "264499060ad9baabc47f8b02bb6d71ed"), (15, "5493e99933b0a8117e08ec0f97cfc3d9"),
      (16, "6ee2a4ca67b054bbfd3315bf85230577"), (63, "5150d1772f50834a503e069a973fbd7c"),
    ])
  func published(count: Int, tag: String) {
    #expect(Self.hexadecimal(Self.key.tag(of: (0..<count).map { UInt8($0) })) == tag)
  }

  @Test("a longer content under another key has the tag that OpenSSL makes of it")
  func longer() {
    let key = SecretKey(low: 0x8899_aabb_ccdd_eeff, high: 0x0011_2233_4455_6677)
    let content = (0..<1_000).map { UInt8(truncatingIfNeeded: $0 * 7 + 3) }
    #expect(Self.hexadecimal(key.tag(of: content)) == "434a89e05acde218a6681a4043cdba57")
  }

  @Test("every byte counts, and every length")
  func bytes() {
    var seen: Set<ContentTag> = []
    for count in 0..<40 {
      let zeros = [UInt8](repeating: 0, count: count)
      #expect(seen.insert(Self.key.tag(of: zeros)).inserted)
      for index in 0..<count {
        for bit in 0..<8 {
          var bytes = zeros
          bytes[index] = 1 << bit
          #expect(seen.insert(Self.key.tag(of: bytes)).inserted)
        }
      }
    }
  }

  @Test("contents in another order, and keys for another purpose, give other tags")
  func order() {
    let (a, b) = (Self.key.tag(of: [1]), Self.key.tag(of: [2]))
    #expect(Self.key.tag(of: [a, b]) != Self.key.tag(of: [b, a]))
    #expect(Self.key.key(for: "a").tag(of: [1]) != Self.key.key(for: "b").tag(of: [1]))
    #expect(SecretKey.random() != SecretKey.random())
  }

  @Test("a tag is written in digits and read from them, and from nothing else")
  func digits() {
    let tag = Self.key.tag(of: [1])
    #expect(tag.text.count == 32)
    #expect(ContentTag(digits: tag.text) == tag)
    for text in ["", "0", tag.text + "0", String(tag.text.dropLast()) + "G", tag.text.uppercased() + " "] {
      #expect(ContentTag(digits: text) == nil, "\(text)")
    }
  }
}
