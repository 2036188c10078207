import PlatformVocabulary

extension FuzzTarget {
  /// A documented pattern, and a text that is compared with it.
  static func patterns(kind: String) throws(FuzzError) -> FuzzTarget {
    let seeds = (0..<400).map { number in
      let made = MadePattern(number: number, seed: 1)
      return Array(made.pattern.utf8) + [separator] + Array(made.text.utf8)
    }
    return try FuzzTarget("patterns", kind: kind, seeds: seeds, words: MadePattern.words) { bytes in
      let parts = bytes.split(separator: separator, maxSplits: 1, omittingEmptySubsequences: false)
      return problem(
        of: String(decoding: parts[0], as: UTF8.self), with: String(decoding: parts.dropFirst().joined(), as: UTF8.self)
      )
    }
  }

  private static let separator: UInt8 = 0

  /// What is wrong with the engine's work on a pattern and a text.
  private static func problem(of pattern: String, with text: String) -> String? {
    let read: DocumentedPattern
    do throws(UncheckedPattern) {
      read = try DocumentedPattern(pattern)
    } catch {
      return error.description.isEmpty ? "a pattern is not checked, without a reason" : nil
    }
    guard read.stateCount <= DocumentedPattern.mostStates else { return "a pattern has \(read.stateCount) states" }
    var allowance = PatternAllowance(steps: .max)
    _ = read.refuses(text, within: &allowance)
    let steps = .max - allowance.steps
    let most = 2 * read.stateCount * (text.unicodeScalars.count + 1)
    return steps <= most ? nil : "a pattern took \(steps) steps; \(most) would visit each state for each character"
  }
}
