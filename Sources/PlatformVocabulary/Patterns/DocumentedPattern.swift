/// A regular expression of a page, ready to be compared with texts in a time that grows with their length alone.
///
/// Pages, and with them their patterns, are written by others, who could keep a backtracking engine busy for hours. This one
/// is an automaton. It reads what engines agree about; whatever else a pattern holds makes it
/// an ``UncheckedPattern``, which refuses no text.
///
/// ```swift
/// let pattern = try DocumentedPattern("^[a-z]{1,9}$")
/// var allowance = PatternAllowance()
/// pattern.refuses("Tea", within: &allowance)  // true
/// ```
public struct DocumentedPattern: Sendable {
  /// Longer patterns are not read; the longest known one has 278 bytes.
  public static let longestPattern = 2048
  /// How deep groups may be nested.
  public static let deepestNesting = 64
  /// How many states a pattern may have when its counts are written out: `a{1000}` has 1001.
  public static let mostStates = 4096
  /// Longer texts are not compared.
  public static let longestText = 4096

  /// The pattern without the slashes that some pages write around it.
  public let text: String
  private let program: PatternProgram
  /// A pattern that must reach to the end of the text is not fulfilled by an empty match there.
  private let refusesEmptyMatches: Bool

  /// Reads a pattern as a page writes it.
  ///
  /// - Throws: What in it cannot be checked.
  public init(_ text: String) throws(UncheckedPattern) {
    guard text.utf8.count <= Self.longestPattern else { throw .tooLong(bytes: text.utf8.count) }
    let slashed = SlashedPattern(text)
    if let flag = slashed?.flags.first(where: { !SlashedPattern.harmlessFlags.contains($0) }) {
      throw .flag(String(flag))
    }
    self.text = slashed?.pattern ?? text
    var parser = PatternParser(self.text)
    let tree = try parser.read()
    program = try PatternProgram(tree, sets: parser.sets)
    refusesEmptyMatches = self.text.utf8.last == UInt8(ascii: "$")
  }

  /// How many states the automaton has.
  public var stateCount: Int { program.states.count }

  /// Whether a text certainly breaks the pattern.
  public func refuses(_ text: String, within allowance: inout PatternAllowance) -> Bool {
    guard text.utf8.count <= Self.longestText else { return false }
    var search = PatternSearch(program, asksForLength: refusesEmptyMatches && !text.isEmpty)
    let outcome = search.outcome(in: text, limit: allowance.steps)
    allowance.spend(search.steps)
    return switch outcome {
    case .nothing: true
    case .match(let isEmpty): isEmpty && refusesEmptyMatches && !text.isEmpty
    case .undecided: false
    }
  }
}

/// How much work all comparisons of one request may cost together.
///
/// Honest patterns take a few steps for each character. This is for one that was made to be expensive: when the allowance
/// is used up, its texts are not refused any more.
public struct PatternAllowance: Hashable, Sendable {
  /// The states that may still be visited.
  public private(set) var steps: Int

  /// An allowance of so many steps; without a number, of what takes less than half a second.
  public init(steps: Int = 20_000_000) {
    self.steps = steps
  }

  mutating func spend(_ count: Int) {
    steps = max(0, steps - count)
  }
}

/// `/^a+$/`, as programs in JavaScript write patterns.
private struct SlashedPattern {
  /// Flags that do not change whether something matches.
  static let harmlessFlags = "dguvy"
  private static let flags = "dgimsuvy"

  let pattern: String
  let flags: Substring

  /// Nil for a text without slashes around it. A path such as `/tea/cups` has more than flags behind its last slash.
  init?(_ text: String) {
    guard text.utf8.count > 2, text.utf8.first == UInt8(ascii: "/"), let end = text.lastIndex(of: "/"),
      end != text.startIndex
    else { return nil }
    flags = text[text.index(after: end)...]
    guard flags.allSatisfy(Self.flags.contains) else { return nil }
    pattern = String(text[text.index(after: text.startIndex)..<end])
  }
}
