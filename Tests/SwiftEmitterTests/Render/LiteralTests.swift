import Testing

@testable import SwiftEmitter

@Suite("Literals")
struct LiteralTests {
  @Test(
    "escape what would end or change them",
    arguments: [
      ("tea", #""tea""#), ("", #""""#), ("a\"b", #""a\"b""#), ("a\\b", #""a\\b""#), ("\\(pot)", #""\\(pot)""#),
      ("a\nb\r\tc", #""a\nb\r\tc""#), ("\u{0}\u{1f}\u{7f}", #""\u{0}\u{1f}\u{7f}""#),
      ("\u{2028}\u{2029}", #""\u{2028}\u{2029}""#), ("\r\n", #""\r\n""#),
      ("\u{85}\u{202e}\u{feff}", #""\u{85}\u{202e}\u{feff}""#), ("👩\u{200d}🚀", "\"👩\u{200d}🚀\""), ("茶🫖", #""茶🫖""#),
      ("*/", #""*/""#),
      ("\"\"\"#", ##""\"\"\"#""##),
    ])
  func strings(text: String, literal: String) {
    #expect(Literal.string(text) == literal)
  }

  @Test(
    "that are raw have more number signs than any mark in them is followed by",
    arguments: [
      ("tea", "#"), ("", "#"), ("\"", "#"), ("\"#", "##"), ("\"\"\"#", "##"), ("\"\"\"###", "####"), ("###", "#"),
      ("\\#n", "##"), ("\\##(pot)", "###"), ("\"a#\"##", "###"), ("\"#\"", "##"),
    ])
  func fences(text: String, fence: String) {
    #expect(Literal.fence(for: text) == fence)
  }
}
