internal import PlatformVocabulary

/// The patterns of request rules, each compiled when a call is first checked against it.
enum RulePatterns {
  /// Patterns come from the tables of emitted code; a program that has more of them compiles the rest each time.
  private static let mostKept = 4096

  private static let compiled = LockedValue<[String: DocumentedPattern?]>([:])

  /// The pattern of a rule; nil for one that is not checked.
  static func pattern(_ text: String) -> DocumentedPattern? {
    if let known = compiled.withLock({ $0[text] }) { return known }
    let pattern = try? DocumentedPattern(text)
    compiled.withLock { known in
      if known.count < mostKept { known[text] = .some(pattern) }
    }
    return pattern
  }
}
