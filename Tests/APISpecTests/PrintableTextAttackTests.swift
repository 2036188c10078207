import APISpec
import Testing

@Suite("Text of others, as it is printed", .tags(.attack))
struct PrintableTextAttackTests {
  @Test(
    "printed text of others is one line that steers nothing",
    arguments: [
      ("a\n::error::b", #"a\n::error::b"#), ("a\r\nb\tc", #"a\r\nb\tc"#),
      ("\u{1b}]0;title\u{7}\u{1b}[31mred", #"\u{1b}]0;title\u{7}\u{1b}[31mred"#),
      ("\u{9b}2J\u{85}\u{2028}x", #"\u{9b}2J\u{85}\u{2028}x"#), ("\u{202e}gpj\u{2066}", #"\u{202e}gpj\u{2066}"#),
      ("\u{0}\u{8}\u{7f}", #"\u{0}\u{8}\u{7f}"#), ("a\u{200b}b\u{feff}\u{e0041}", #"a\u{200b}b\u{feff}\u{e0041}"#),
    ])
  func line(text: String, printed: String) {
    #expect(text.printableLine == printed)
    #expect(printed.printableLine == printed)
    #expect(!text.printableLine.holdsInvisibles)
  }

  @Test(
    "stays as it is where a person sees all of it", arguments: ["", "茶壶 🫖 👨‍👩‍👧 ❤️", #"C:\n"#, "שלום مرحبا", "::error::"])
  func seen(text: String) {
    #expect(text.printableLine == text && text.printableLines == text)
  }

  @Test("printed text of others keeps its lines where there are some by intention")
  func lines() {
    #expect("a\n\u{1b}[1mb\r\n\tc\n".printableLines == "a\n" + #"\u{1b}[1mb\r"# + "\n" + #"\tc"# + "\n")
  }
}
