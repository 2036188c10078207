import APISpec
import Testing

@testable import OpenAPIEmitter

@Suite("Texts as values")
struct TextTests {

  @Test(
    "patterns that every engine reads alike",
    arguments: [
      "a", "^[a-f]{2,8}$", "tea://(pot|cup)s?/[-a-z+&@#%?=~_|!:,.;]+", "^1|[^xy][A-F]*", "a{2,}?",
      #"^[\w\-.]+@\d{3}\.com$"#, #"[\u4e00-\u9fa5]"#, "[^[\\]]*", "(?:a|b)(?=c)(?!d)", "[a-z-_]?.*", "a|", "茶+",
      #"\bword\b"#, #"\x41\/\("#,
    ])
  func safePatterns(_ pattern: String) {
    #expect(PatternSyntax.isSafe(pattern))
  }

  @Test(
    "patterns that some engine refuses or reads otherwise",
    arguments: [
      "", "(", ")", "a)", "[", "[a", "[]", "[^]", "]", "}", "{", "*a", "a**", "a++", "a{1}{2}", "^*", "(*)", "|*",
      "(?=a)*",
      "a{", "a{,3}", "a{3,2}", "a{5000}", "[z-a]", #"[\d-z]"#, "(?i)a", "(?P<n>a)", "(?<n>a)", "(?<=a)b", "(?>a)",
      #"\1"#,
      #"\p{Han}"#, #"\u12"#, #"\xg1"#, "\\", #"\@"#, #"\-"#, #"[\B]"#, #"\z"#,
    ])
  func unsafePatterns(_ pattern: String) {
    #expect(!PatternSyntax.isSafe(pattern))
  }
}
