import PlatformVocabulary
import TestValues
import Testing

/// Makes patterns of the supported part that a backtracking engine can match, too: no repetition is nested in another one,
/// for which it may take exponential time, and none repeats something empty.
private struct PatternGenerator {
  private static let characters = [
    "a", "b", "1", "-", "中", "é", "[a-c]", "[^a]", "[0-9-]", "[a-b中-国]", #"\d"#, #"\w"#, #"\s"#, #"\D"#, #"\W"#, #"\S"#,
    ".",
    #"\n"#, #"\u4e2d"#, #"\x61"#, #"\."#, #"[\w-]"#, #"[^\s中]"#, "{", "]", " ",
  ]
  private static let quantifiers = [
    "*", "+", "?", "{2}", "{1,3}", "{0,2}", "{2,}", "{,2}", "*?", "+?", "??", "{1,2}?",
  ]

  var numbers: SeededNumbers

  mutating func pattern() -> String {
    let start = Bool.random(using: &numbers) ? "^" : ""
    return start + piece(depth: 4) + (Bool.random(using: &numbers) ? "$" : "")
  }

  private mutating func piece(depth: Int) -> String {
    switch Int.random(in: 0..<(depth > 0 ? 10 : 3), using: &numbers) {
    case 0...1: element(of: Self.characters)
    case 2: element(of: Self.characters) + element(of: Self.quantifiers)
    case 3...5: piece(depth: depth - 1) + piece(depth: depth - 1)
    case 6...7: "(" + piece(depth: depth - 1) + "|" + piece(depth: depth - 1) + ")"
    case 8: "(?:" + element(of: Self.characters) + element(of: Self.characters) + ")" + element(of: Self.quantifiers)
    default: ["^", "$", "()", "(|a)"].randomElement(using: &numbers) ?? "^"
    }
  }

  /// Swift's engine takes `\r\n` for one scalar, and `_` and digits before letters beyond ASCII for no part of a word.
  mutating func text(for pattern: String) -> String {
    let speaksOfWords = pattern.contains(#"\w"#) || pattern.contains(#"\W"#)
    let ascii = ["a", "b", "c", "1", "-", "\n", " ", "_", "{", "]", "."]
    let scalars = speaksOfWords ? ascii : ascii + ["中", "国", "é", "e\u{301}", "²", "٣", "\u{2028}", "🍵"]
    return (0..<Int.random(in: 0..<7, using: &numbers)).map { _ in element(of: scalars) }.joined()
  }

  private mutating func element(of choice: [String]) -> String {
    choice.randomElement(using: &numbers) ?? ""
  }
}

@Suite("Documented patterns and Swift's own engine")
struct PatternPropertyTests {
  @Test("agree about random patterns and texts", arguments: 1...4 as ClosedRange<UInt64>)
  func agree(seed: UInt64) throws {
    var generator = PatternGenerator(numbers: SeededNumbers(seed: seed))
    var verdicts = [true: 0, false: 0]
    for _ in 0..<1_500 {
      let pattern = generator.pattern()
      let compiled = try DocumentedPattern(pattern)
      for _ in 0..<4 {
        let text = generator.text(for: pattern)
        var allowance = PatternAllowance()
        let verdict = compiled.refuses(text, within: &allowance)
        #expect(try verdict == Self.swiftRefuses(text, pattern), "\(pattern) and \(text.debugDescription)")
        verdicts[verdict, default: 0] += 1
      }
    }
    #expect(verdicts.values.allSatisfy { $0 > 500 })
  }

  /// What the check was before it had an engine of its own.
  private static func swiftRefuses(_ text: String, _ pattern: String) throws -> Bool {
    guard let match = try Regex(pattern).matchingSemantics(.unicodeScalar).firstMatch(in: text) else { return true }
    return match.range.isEmpty && !text.isEmpty && pattern.hasSuffix("$")
  }
}
