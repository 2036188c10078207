import APISpec
import Testing

@Suite("Characters that are not seen", .tags(.attack))
struct InvisibleScalarsAttackTests {
  @Test("characters that are not seen are found wherever Unicode has characters without a picture")
  func table() {
    // Signs of Arabic, Syriac and Kaithi that Unicode counts among the format characters, and that are drawn.
    let drawn: [ClosedRange<UInt32>] = [
      0x600...0x605, 0x6DD...0x6DD, 0x70F...0x70F, 0x890...0x891, 0x8E2...0x8E2, 0x110BD...0x110BD, 0x110CD...0x110CD,
    ]
    for value in UInt32(0)...0x10FFFF where !drawn.contains(where: { $0.contains(value) }) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let properties = scalar.properties
      let isUnseen =
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint
        }
      #expect((InvisibleScalars.kind(of: scalar) != nil) == isUnseen, "U+\(String(value, radix: 16))")
      #expect(!isUnseen || "a\(scalar)b".holdsInvisibles, "U+\(String(value, radix: 16))")
    }
  }

  @Test(
    "characters that are not seen are spelled out, and left out",
    arguments: [
      ("tea\u{202e}gpj", #"tea\u{202e}gpj"#, "teagpj"),
      ("a\u{0}\u{1b}[31m\u{7f}\u{9b}", #"a\u{0}\u{1b}[31m\u{7f}\u{9b}"#, "a[31m"),
      ("\u{feff}x\u{200b}y\u{ad}z", #"\u{feff}x\u{200b}y\u{ad}z"#, "xyz"), ("\r\n", #"\u{d}\u{a}"#, ""),
      ("\u{2028}\u{85}", #"\u{2028}\u{85}"#, ""), ("茶\u{e0041}壶\u{3164}", #"茶\u{e0041}壶\u{3164}"#, "茶壶"),
      ("\u{10ffff}", #"\u{10ffff}"#, ""), ("", "", ""), ("茶壶 🫖", "茶壶 🫖", "茶壶 🫖"),
    ])
  func spelled(text: String, spelled: String, bare: String) {
    #expect(text.spellingInvisibles() == spelled)
    #expect(text.withoutInvisibles() == bare)
  }

  @Test("characters that are not seen stay where they are asked for")
  func kept() {
    #expect("a\n\u{1b}b".spellingInvisibles { $0 == "\n" } == "a\n\\u{1b}b")
  }

  @Test(
    "characters that are not seen stay where they are parts of a sign",
    arguments: [
      "👩\u{200d}🚀", "👨‍👩‍👧", "❤\u{fe0f}", "⚠\u{fe0e}", "🏳\u{fe0f}\u{200d}🌈", "👍🏽", "1\u{fe0f}\u{20e3}",
      "葛\u{e0100}", "می\u{200c}خواهم", "क्\u{200d}ष", "ᠠ\u{180b}",
    ])
  func signs(text: String) {
    #expect(!text.holdsInvisibles)
  }

  @Test(
    "characters that are not seen are not hidden by standing beside one",
    arguments: [
      "\u{200d}", "a\u{200d}b", "茶\u{200d}壶", "👩\u{200d}", "👩\u{200d}\u{200d}🚀", "❤\u{fe0f}\u{fe0f}", "1\u{fe0f}",
      "葛\u{e0100}\u{e0101}", "a\u{fe0f}", "a\u{fe0f}\u{200d}🚀", "🏴\u{e0067}\u{e007f}",
    ])
  func strays(text: String) {
    #expect(text.holdsInvisibles)
  }
}
