import TestValues
import Testing

@testable import PlatformVocabulary

@Suite("Patterns that were made to be expensive", .tags(.attack))
struct PatternAttackTests {
  /// What comparing a text with a pattern costs.
  private static func steps(_ pattern: DocumentedPattern, _ text: String) -> Int {
    var allowance = PatternAllowance(steps: .max)
    _ = pattern.refuses(text, within: &allowance)
    return .max - allowance.steps
  }

  @Test(
    "cost as much for each character of a long text as of a short one",
    arguments: [
      "^(a+)+$", "^([a-z0-9]+-?)+$", "(a|aa)*b", "(a|a)*b", "(a*)*b", "^(([a-z])+.)+[A-Z]([a-z])+$",
      "(.*)(.*)(.*)(.*)[b]",
      "(((a*)*)*)*b", "(a?){60}a{60}b", "^(a|b|ab)*c$", "([a-z]+)*x$", #"^(\w+\s?)*$"#, "(.{0,9}){9}b", "a*a*a*a*a*a*b",
    ])
  func linear(pattern: String) throws {
    let compiled = try DocumentedPattern(pattern)
    let texts = [250, 500, 1_000, 2_000].map { String(repeating: "a", count: $0) + "!" }
    let steps = texts.map { Self.steps(compiled, $0) }
    for (shorter, longer) in zip(steps, steps.dropFirst()) { #expect(longer <= shorter * 21 / 10, "\(steps)") }
    #expect(try refuses(texts[0], pattern))
  }

  @Test(
    "visit each state at most twice for each character, whatever the pattern", arguments: 1...3 as ClosedRange<UInt64>)
  func bounded(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let pieces = ["a", ".", "[ab]", "(", "(?:", ")", ")*", ")+", ")?", "){2,5}", "|", "*", "+", "{0,9}", "^", "$", "?"]
    var read = 0
    for _ in 0..<3_000 {
      let pattern = (0..<Int.random(in: 1..<14, using: &numbers)).map { _ in pieces.randomElement(using: &numbers) ?? ""
      }
      .joined()
      guard let compiled = try? DocumentedPattern(pattern) else { continue }
      read += 1
      let text = (0..<60).map { _ in ["a", "b", "c"].randomElement(using: &numbers) ?? "" }.joined()
      #expect(Self.steps(compiled, text) <= 2 * compiled.stateCount * (text.count + 1), "\(pattern)")
    }
    #expect(read > 100)
  }

  @Test(
    "are not read where they would need too much room",
    arguments: [
      ("a{1,100000}", .tooLarge), ("a{99999999999999999999}", .tooLarge), ("((a{99}){99}){99}", .tooLarge),
      (String(repeating: "(", count: 60) + String(repeating: "){1000}", count: 60), .tooLarge),
      (String(repeating: "(", count: 1_000), .tooDeep),
      (String(repeating: "(", count: 65) + String(repeating: ")", count: 65), .tooDeep),
      (String(repeating: "[", count: 5_000), .tooLong(bytes: 5_000)),
      (String(repeating: "[", count: 2_000), .malformed(.openClass)),
      ("(a{9}|b{9}){300}", .tooLarge),
    ] as [(String, UncheckedPattern)])
  func room(pattern: String, reason: UncheckedPattern) {
    #expect(throws: reason) { try DocumentedPattern(pattern) }
  }

  @Test("are read up to the limits")
  func limits() throws {
    _ = try DocumentedPattern("^[a-z]{1,2000}$")
    _ = try DocumentedPattern(String(repeating: "(", count: 64) + String(repeating: ")", count: 64))
    _ = try DocumentedPattern("[" + String(repeating: "a-z", count: 600) + "]{4000}")
    #expect(try refuses("b", "^" + String(repeating: "a", count: DocumentedPattern.longestPattern - 1)))
  }

  @Test("refuse nothing when the allowance is used up")
  func allowance() throws {
    let pattern = try DocumentedPattern("(.{0,30}){60}x")
    let text = String(repeating: "a", count: 4_000)
    var allowance = PatternAllowance(steps: 100_000)
    #expect(!pattern.refuses(text, within: &allowance))
    #expect(allowance.steps == 0)
    #expect(try !DocumentedPattern("b").refuses("a", within: &allowance))
  }

  @Test("are not compared with very long texts")
  func longTexts() throws {
    #expect(try refuses(String(repeating: "a", count: DocumentedPattern.longestText), "b"))
    #expect(try !refuses(String(repeating: "a", count: DocumentedPattern.longestText + 1), "b"))
  }

  @Test("made of any bytes are read or refused", arguments: 1...3 as ClosedRange<UInt64>)
  func anything(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let marks = Array("\\[](){}?*+|^$.-&~:=!<>,/azAZ09dwsuxpbkQE#P \u{0}\u{301}中🍵".unicodeScalars)
    for _ in 0..<3_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0..<40, using: &numbers) { text.append(marks.randomElement(using: &numbers) ?? "a") }
      guard let pattern = try? DocumentedPattern(String(text)) else { continue }
      var allowance = PatternAllowance()
      _ = pattern.refuses(String(text), within: &allowance)
    }
  }
}
