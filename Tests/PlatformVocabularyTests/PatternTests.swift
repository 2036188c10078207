import PlatformVocabulary
import Testing

/// Whether a text breaks a pattern.
func refuses(_ text: String, _ pattern: String) throws -> Bool {
  var allowance = PatternAllowance()
  return try DocumentedPattern(pattern).refuses(text, within: &allowance)
}

@Suite("Documented patterns")
struct PatternTests {
  /// A pattern, texts that fit it, and texts that do not.
  struct Reading: Sendable, CustomTestStringConvertible {
    var pattern: String
    var fits: [String]
    var breaks: [String]

    init(_ pattern: String, _ fits: [String], not breaks: [String]) {
      self.pattern = pattern
      self.fits = fits
      self.breaks = breaks
    }

    var testDescription: String { pattern }
  }

  @Test(
    "are read as the engines of servers read them",
    arguments: [
      // Anchors.
      Reading("tea", ["tea", "green tea!"], not: ["te", "TEA", ""]),
      Reading("^tea", ["teapot"], not: ["green tea", "\ntea"]),
      Reading("tea$", ["green tea"], not: ["teapot", "tea\n"]),
      Reading(#"\Atea\z"#, ["tea"], not: ["teas", "a tea"]),
      Reading("^a|b$", ["ax", "xb"], not: ["xa", "bx"]),
      Reading("^(a|^b)$", ["a", "b"], not: ["ab"]),
      // Characters.
      Reading("^.$", ["a", "中", "🍵"], not: ["", "ab", "\n", "\u{2028}", "e\u{301}"]),
      Reading(#"^\.\-\/\@\ \$$"#, [".-/@ $"], not: ["a-/@ $"]),
      Reading(#"^\t\n\r\f$"#, ["\t\n\r\u{C}"], not: [#"\t\n\r\f"#]),
      Reading(#"^\x41\x{42}\u4e2d\u{1F375}$"#, ["AB中🍵"], not: ["AB中"]),
      Reading(#"^\d\D$"#, ["1a", "٣中"], not: ["a1", "12"]),
      Reading(#"^\w\W$"#, ["_-", "é."], not: ["--", "ab"]),
      Reading(#"^\s\S$"#, [" x", "\u{3000}x"], not: ["x ", "xx"]),
      Reading("^a{,b}]$", ["a{,b}]"], not: ["a"]),
      Reading("^é$", ["é"], not: ["e\u{301}"]),
      // Classes.
      Reading("^[a-c]$", ["a", "b", "c"], not: ["d", "-", ""]),
      Reading("^[^a-c]$", ["d", "\n", "中"], not: ["a", "b"]),
      Reading("^[-a]+$", ["a-a"], not: ["b"]),
      Reading("^[a-]+$", ["a-a"], not: ["b"]),
      Reading("^[a-z0-9-_]+$", ["tea-pot_1"], not: ["Tea", "."]),
      Reading(#"^[\w-.]+$"#, ["a-b.c"], not: [","]),
      Reading(#"^[\u4e00-\u9fa5]+$"#, ["中文"], not: ["tea", "中a", "鿿"]),
      Reading("^[一-龥]+$", ["中文"], not: ["tea"]),
      Reading(#"^[^[\]]+$"#, ["tea"], not: ["t[ea", "tea]"]),
      Reading("^[$^.|?*+(){}/]+$", ["$^.|?*+(){}/"], not: ["a"]),
      Reading(#"^[\d\s中]+$"#, ["1 中"], not: ["a"]),
      Reading(#"^[^\s\d]+$"#, ["茶tea"], not: ["a b", "1"]),
      Reading(#"^[\\\]\-]+$"#, [#"\]-"#], not: ["a"]),
      // Groups and alternatives.
      Reading("^(tea|(?:green|black) leaf)s$", ["teas", "green leafs"], not: ["leafs", "tea"]),
      Reading("^(?<kind>a)(?P<size>b)$", ["ab"], not: ["a"]),
      Reading("^(|a)$", ["", "a"], not: ["b"]),
      Reading("^()$", [""], not: ["a"]),
      // Quantifiers.
      Reading("^a*b+c?$", ["b", "aabbc"], not: ["a", "bcc"]),
      Reading("^a*?b+?c??$", ["b", "aabbc"], not: ["a", "bcc"]),
      Reading("^a{2}$", ["aa"], not: ["a", "aaa"]),
      Reading("^a{2,}$", ["aa", "aaaaa"], not: ["a"]),
      Reading("^a{,2}$", ["", "aa"], not: ["aaa"]),
      Reading("^a{0}b{1,2}?$", ["b", "bb"], not: ["ab", "bbb"]),
      Reading("^(ab{2}){2}$", ["abbabb"], not: ["abb", "abbab"]),
      Reading("^(a?){3}$", ["", "aaa"], not: ["aaaa"]),
      Reading("^((a*)*)*$", ["", "aaa"], not: ["b"]),
      // Slashes around it.
      Reading("/^a+$/", ["aa"], not: ["/aa/", "b"]),
      Reading("/^a+$/g", ["aa"], not: ["b"]),
      Reading("/tea/cups", ["/tea/cups"], not: ["tea/cups"]),
    ])
  func readings(reading: Reading) throws {
    for text in reading.fits { #expect(try !refuses(text, reading.pattern), "\(text.debugDescription)") }
    for text in reading.breaks { #expect(try refuses(text, reading.pattern), "\(text.debugDescription)") }
  }

  @Test("that must reach to the end are not fulfilled by nothing at the end")
  func emptyMatches() throws {
    #expect(try refuses("ABC", "[a-z]*$"))
    #expect(try !refuses("", "[a-z]*$"))
    #expect(try !refuses("ABC", "[a-z]*"))
    // The first match counts, and of those at one place the preferred one.
    #expect(try refuses("b", "(|b)c*|d$"))
    #expect(try !refuses("b", "(b|)c*|d$"))
    #expect(try refuses("b", "b*?|d$"))
  }

  @Test("keep their text without the slashes")
  func text() throws {
    #expect(try DocumentedPattern("/^a$/").text == "^a$")
    #expect(try DocumentedPattern("/").text == "/")
    #expect(try DocumentedPattern("//").text == "//")
  }

  @Test(
    "that cannot be checked say why",
    arguments: [
      (#"(a)\1"#, .backReference), (#"(?<n>a)\k<n>"#, .backReference),
      ("(?=a)", .lookaround), ("(?!a)", .lookaround), ("(?<=a)b", .lookaround), ("(?<!a)b", .lookaround),
      ("(?i)a", .groupKind("?i")), ("(?>a)", .groupKind("?>")), ("(?#x)a", .groupKind("?#")),
      ("(*FAIL)", .groupKind("*")),
      ("(?<>a)", .groupKind("?<")), ("(?", .groupKind("?")),
      ("a++", .possessiveQuantifier), ("a{2}+", .possessiveQuantifier),
      (#"\ba"#, .escape("b")), (#"\p{Han}"#, .escape("p")), (#"\Qa\E"#, .escape("Q")), (#"\v"#, .escape("v")),
      (#"\0"#, .escape("0")), (#"\x4"#, .escape("x")), (#"\ud83d"#, .escape("u")), (#"\中"#, .escape("中")),
      (#"[\b]"#, .escape("b")),
      ("[a&&b]", .nestedClass), ("[a--b]", .nestedClass), ("[a~~b]", .nestedClass), ("[[:alpha:]]", .nestedClass),
      ("[]", .emptyClass), ("[]a]", .emptyClass), ("[^]", .emptyClass),
      ("/a/i", .flag("i")), ("/^a.b$/gs", .flag("s")),
      ("(a", .malformed(.openGroup)), ("a)", .malformed(.strayParenthesis)), ("[a", .malformed(.openClass)),
      ("[a-", .malformed(.openClass)), ("[z-a]", .malformed(.reversedRange)), ("*a", .malformed(.nothingToRepeat)),
      ("a|+", .malformed(.nothingToRepeat)), ("^*", .malformed(.nothingToRepeat)),
      ("a**", .malformed(.nothingToRepeat)),
      ("{2}", .malformed(.nothingToRepeat)), ("a{2}{3}", .malformed(.nothingToRepeat)),
      ("a{3,2}", .malformed(.reversedCount)), (#"a\"#, .malformed(.danglingBackslash)),
      (#"[\"#, .malformed(.danglingBackslash)),
    ] as [(String, UncheckedPattern)])
  func unchecked(pattern: String, reason: UncheckedPattern) {
    #expect(throws: reason) { try DocumentedPattern(pattern) }
    #expect(!reason.description.hasSuffix("."))
  }
}
