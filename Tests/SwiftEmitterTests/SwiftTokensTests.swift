import Testing

@Suite("Swift without comments and literals")
struct SwiftTokensTests {
  @Test(
    "is the code alone",
    arguments: [
      ("a // b", "a "), ("a // b\nc", "a \nc"), ("a // b\rc", "a \rc"), ("a /* b /* c */ d */ e", "a  e"),
      ("f(\"a\", b)", "f(\"\", b)"), ("\"a\\\"b\" c", "\"\" c"), ("\"a\\(b)c\" d", "\"\"b) d"),
      ("#\"a\"b\"# c", "\"\" c"), ("#\"\\(a)\"# b", "\"\" b"), ("#\"\\#(a)\"# b", "\"\"a) b"),
      ("#\"\"\"\n\"\"\" a\n\"\"\"# b", "\"\" b"), ("#\"\"\"# b", "\"\" b"), ("\"\"\"\n\\\"\"\" a\n\"\"\" b", "\"\" b"),
    ])
  func code(source: String, code: String) {
    let tokens = SwiftTokens(source)
    #expect(tokens.code == code)
    #expect(!tokens.isOpen)
  }

  @Test("is open where something never ends", arguments: ["\"a", "\"a\n\"", "/* a", "\"\"\"\na", "#\"a\""])
  func open(source: String) {
    #expect(SwiftTokens(source).isOpen)
  }
}
