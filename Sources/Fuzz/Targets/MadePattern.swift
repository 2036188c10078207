import PlatformVocabulary
import TestValues

/// A pattern and a text to compare with it, both made from pieces that cost engines time, room or their balance.
struct MadePattern {
  let pattern: String
  let text: String

  /// Pair number so-and-so of a run: always the same for one seed.
  init(number: Int, seed: UInt64) {
    var random = SeededNumbers(seed: seed, page: number)
    pattern = Self.pattern(&random)
    text = Self.text(like: pattern, &random)
  }

  private static let characters = [
    "a", "b", "z", "0", "9", "-", "_", ".", " ", "中", "é", "\u{301}", "🍵", "\n", "\u{0}", "[a-z]", "[^a]", "[\\w-.]",
    "[一-龥]",
    "[\\u4e00-\\u9fa5]", "\\d", "\\W", "\\s", "\\.", "\\x41", "\\u{1F375}", "(a|b)", "(?:ab)", "^", "$",
  ]
  private static let marks = [
    "(", ")", "(?:", "(?<n>", "(?=", "(?i)", "[", "]", "[^", "[[:", "&&", "--", "|", "\\", "\\1", "\\p{L}", "\\Q", "{",
    "}", "/",
    "/i", "*", "+", "?", "{1", "{,", "{2}", "{9,1}", "{99999999999999999999}",
  ]
  private static let quantifiers = [
    "*", "+", "?", "*?", "+?", "{2}", "{0,9}", "{1,30}", "{3,}", "{,5}", "{1,1000}", "{1000}", "{0,4000}",
  ]

  /// What stands in patterns, for mutations.
  static var words: [String] { marks + quantifiers + characters }

  private static func pattern(_ random: inout SeededNumbers) -> String {
    switch random.below(8) {
    case 0: repeated(random.element(of: marks) ?? "(", random.number(in: 1...3_000))
    case 1: (0..<random.number(in: 1...60)).map { _ in random.element(of: marks + characters) ?? "" }.joined()
    case 2:
      // Quantified groups in one another.
      repeated("(", random.number(in: 1...70))
        + nest(random.number(in: 1...70), &random)
    case 3: (0..<random.number(in: 1...300)).map { _ in random.element(of: characters) ?? "" }.joined(separator: "|")
    default: tree(random.number(in: 1...5), &random)
    }
  }

  private static func nest(_ levels: Int, _ random: inout SeededNumbers) -> String {
    var text = random.element(of: characters) ?? "a"
    for _ in 0..<levels { text += ")" + (random.element(of: quantifiers) ?? "*") }
    return text
  }

  private static func tree(_ depth: Int, _ random: inout SeededNumbers) -> String {
    guard depth > 0 else { return random.element(of: characters) ?? "a" }
    return switch random.below(5) {
    case 0: tree(depth - 1, &random) + "|" + tree(depth - 1, &random)
    case 1: "(" + tree(depth - 1, &random) + ")" + (random.element(of: quantifiers) ?? "*")
    case 2:
      (random.element(of: characters) ?? "a") + (random.element(of: quantifiers) ?? "*") + tree(depth - 1, &random)
    default: tree(depth - 1, &random) + tree(depth - 1, &random)
    }
  }

  private static func text(like pattern: String, _ random: inout SeededNumbers) -> String {
    let pieces = ["a", "b", "ab", "0", "中", "é", "!", "\n", pattern]
    let piece = random.element(of: pieces) ?? "a"
    let count = random.number(in: 0...max(1, DocumentedPattern.longestText / max(1, piece.utf8.count)))
    return repeated(piece, count) + (random.element(of: ["", "!", "b", "\n"]) ?? "")
  }

  private static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
}
