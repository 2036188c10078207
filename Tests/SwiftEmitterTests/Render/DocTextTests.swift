import Testing

@testable import SwiftEmitter

@Suite("Doc comments")
struct DocTextTests {
  @Test(
    "sum up with the first sentence of the first line of prose",
    arguments: [
      ("", ""), ("A pot", "A pot"), ("A pot. It holds tea.", "A pot."), ("一只茶壶。它装茶。", "一只茶壶"),
      ("一只茶壶；它装茶", "一只茶壶"), ("Version 1.5 of a pot", "Version 1.5 of a pot"), ("A pot\nholds tea", "A pot"),
      ("# Pots\nA pot", "A pot"), ("| a | b |\nA pot", "A pot"), ("```\nlet pot\n", "let pot"), ("\n\nA pot", "A pot"),
      ("# Pots", ""), ("...", "..."),
    ])
  func summaries(markdown: String, expected: String) {
    #expect(DocText.summary(markdown) == expected)
  }

  @Test(
    "lose addresses and keep the words of links",
    arguments: [
      ("see [pots](https://example.com/a_b) now", "see pots now"), ("[a](x)[b](y)", "ab"), ("[a](x", "[a](x"),
      ("no [end", "no [end"), ("](", "]("), ("[](x)", ""), ("plain", "plain"),
    ])
  func links(markdown: String, expected: String) {
    #expect(DocText.withoutLinks(markdown) == expected)
  }

  @Test(
    "are cut where they are too wide; ideographs count twice",
    arguments: [
      ("abcdef", 6, "abcdef"), ("abcdefg", 6, "abcde…"), ("ab cdefg", 4, "ab…"), ("茶茶茶", 6, "茶茶茶"),
      ("茶茶茶茶", 6, "茶茶…"), ("茶茶 pots", 6, "茶茶…"), ("茶茶 pots", 5, "茶茶…"), ("", 0, ""),
    ])
  func shortening(text: String, width: Int, expected: String) {
    #expect(DocText.shortened(text, to: width) == expected)
  }

  @Test("say nothing about a field that its name does not say")
  func telling() {
    #expect(DocText.telling("茶壶编号") == "")
    #expect(DocText.telling("茶壶的编号，全店唯一") == "茶壶的编号，全店唯一")
    #expect(DocText.telling("Pot") == "")
    #expect(DocText.telling("The pot's number") == "The pot's number")
  }

  @Test(
    "break at spaces and at line ends",
    arguments: [
      ("one two three", 7, ["one two", "three"]), ("one\ntwo", 20, ["one", "two"]), ("one\r\ntwo", 20, ["one", "two"]),
      ("one\u{2028}two", 20, ["one", "two"]), ("", 5, [""]), ("  - one two", 8, ["  - one", "  two"]),
      ("unbreakable", 4, ["unbreakable"]), ("a [b](https://example.com) c", 4, ["a [b](https://example.com) c"]),
      ("a\n\nb", 5, ["a", "", "b"]),
    ])
  func lines(text: String, width: Int, expected: [String]) {
    #expect(DocText.lines(text, width: width) == expected)
  }

  @Test("hold no characters that no editor shows, and nothing behind the last word of a line")
  func invisible() {
    #expect(DocText.lines("a\u{0}b\u{1b}[0m\u{7f}", width: 80) == ["ab[0m"])
    #expect(DocText.lines("pot  \n cup\t", width: 80) == ["pot", " cup"])
  }

  @Test("cannot be ended by what they say")
  func marks() {
    var writer = SourceWriter()
    writer.doc("*/ let pot = 1 /* \"\"\" \\(cup)")
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "/// */ let pot = 1 /* \"\"\" \\(cup)\n")
  }
}
