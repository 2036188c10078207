/// Why texts are not checked against a documented pattern.
///
/// Engines disagree about what these mean, cannot match them in linear time, or would need too much room for them.
public enum UncheckedPattern: Error, Hashable, Sendable, CustomStringConvertible {
  /// The pattern is longer than `DocumentedPattern.longestPattern`.
  case tooLong(bytes: Int)
  /// Groups are nested more than `DocumentedPattern.deepestNesting` levels deep.
  case tooDeep
  /// With its counts written out, the pattern has more than `DocumentedPattern.mostStates` states.
  case tooLarge
  /// `\1`: matching these takes exponential time.
  case backReference
  /// `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)`.
  case lookaround
  /// A group of a kind that is not supported, such as `(?i)`; its first letters.
  case groupKind(String)
  /// `a++`: other engines read two quantifiers, or refuse it.
  case possessiveQuantifier
  /// An escape that is unknown, or that engines read differently; the letter behind the backslash.
  case escape(String)
  /// `[a&&b]`, `[[:alpha:]]`: sets in sets, which other engines read as characters.
  case nestedClass
  /// `[]`, which is nothing in some engines, and the beginning of a class in others.
  case emptyClass
  /// A letter behind `/…/` that changes what matches, such as `i`.
  case flag(String)
  /// Not a regular expression: a group or class is never closed, a quantifier has nothing to repeat.
  case malformed(Flaw)

  /// What makes a text no regular expression.
  public enum Flaw: String, Hashable, Sendable, CaseIterable {
    /// `(a`
    case openGroup = "a group is never closed"
    /// `a)`
    case strayParenthesis = "a parenthesis closes no group"
    /// `[a`
    case openClass = "a class of characters is never closed"
    /// `[z-a]`
    case reversedRange = "a range of characters runs backwards"
    /// `*a`
    case nothingToRepeat = "a quantifier follows nothing that can be repeated"
    /// `a{3,2}`
    case reversedCount = "a quantifier's upper bound is below its lower one"
    /// `a\`
    case danglingBackslash = "it ends with a backslash"
  }

  /// What is in the way, as the end of a sentence.
  public var description: String {
    switch self {
    case .tooLong(let bytes): "it has \(bytes) bytes, and at most \(DocumentedPattern.longestPattern) are read"
    case .tooDeep: "its groups are nested more than \(DocumentedPattern.deepestNesting) levels deep"
    case .tooLarge: "its counts and alternatives need more than \(DocumentedPattern.mostStates) states"
    case .backReference: "it has a back reference"
    case .lookaround: "it looks ahead or behind"
    case .groupKind(let letters): "it has a group of the kind '(\(letters)', which is not supported"
    case .possessiveQuantifier: "it has a possessive quantifier"
    case .escape(let letter): "it has the escape '\\\(letter)', which is not supported"
    case .nestedClass: "it has a class of characters within a class"
    case .emptyClass: "it has an empty class of characters"
    case .flag(let letter): "it has the flag '\(letter)'"
    case .malformed(let flaw): "it is not a regular expression: \(flaw.rawValue)"
    }
  }
}
