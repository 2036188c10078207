import PlatformVocabulary

extension Constraints {
  /// The pattern as texts are compared with it; nil where there is none, or none that is checked.
  public var checkedPattern: String? {
    pattern.flatMap { try? DocumentedPattern($0) }?.text
  }

  /// Why texts are not compared with the pattern; nil where they are, and where there is none.
  public var uncheckedPattern: UncheckedPattern? {
    guard let pattern else { return nil }
    do throws(UncheckedPattern) {
      _ = try DocumentedPattern(pattern)
      return nil
    } catch {
      return error
    }
  }
}

/// Compares texts with documented patterns, each of which is read once.
struct PatternChecks {
  private var patterns: [String: DocumentedPattern?] = [:]
  private var allowance: PatternAllowance

  init(_ allowance: PatternAllowance = PatternAllowance()) {
    self.allowance = allowance
  }

  /// Whether a text certainly breaks a pattern. One that is not checked refuses nothing.
  mutating func refuse(_ text: String, _ pattern: String) -> Bool {
    let compiled: DocumentedPattern?
    if let known = patterns[pattern] {
      compiled = known
    } else {
      compiled = try? DocumentedPattern(pattern)
      patterns[pattern] = .some(compiled)
    }
    return compiled?.refuses(text, within: &allowance) ?? false
  }
}
