import Testing

@testable import Workspace

@Suite("Lines that GitHub Actions would obey", .tags(.attack))
struct WorkflowLinesAttackTests {
  private func text(_ text: String) -> String {
    String(decoding: WorkflowLines.asText(Array(text.utf8)), as: UTF8.self)
  }

  @Test(
    "are read as text",
    arguments: [
      ("::error::x\n", #"\u{3a}:error::x"# + "\n"), ("a\n::add-mask::x", "a\n" + #"\u{3a}:add-mask::x"#),
      ("a\r::stop-commands::x", "a\r" + #"\u{3a}:stop-commands::x"#), (" \t::error::x", " \t" + #"\u{3a}:error::x"#),
      ("\u{3000}\u{A0}\u{2003}::error::x", "\u{3000}\u{A0}\u{2003}" + #"\u{3a}:error::x"#),
      ("\u{FEFF}::error::x", "\u{FEFF}" + #"\u{3a}:error::x"#), ("a ##[error]x", #"a #\u0023[error]x"#),
      ("###[add-mask]x", #"##\u0023[add-mask]x"#),
      ("##[a]##[b]\n::c::\n", #"#\u0023[a]#\u0023[b]"# + "\n" + #"\u{3a}:c::"# + "\n"),
      ("\n\n::group::\n::endgroup::", "\n\n" + #"\u{3a}:group::"# + "\n" + #"\u{3a}:endgroup::"#),
    ])
  func commands(line: String, shown: String) {
    #expect(text(line) == shown)
    #expect(text(shown) == shown)
  }

  @Test(
    "are all that is changed",
    arguments: [
      "", "a::b::c", "x ::error::", "# #[x]", "##(x)", "茶::壶\n 茶", "std::vector", ":a:\n: :", "##", "#", ":", "\n",
    ])
  func others(line: String) {
    #expect(text(line) == line)
  }

  @Test("are the same text where they are JSON")
  func json() {
    #expect(text("{\n  \"title\": \"##[error]x\"\n}") == "{\n  \"title\": \"#\\u0023[error]x\"\n}")
  }
}
