import Foundation
import PlatformVocabulary

/// Compares made-up patterns with made-up texts for a while, to find what crashes the engine or costs more than it may.
struct PatternRun {
  let options: FuzzOptions

  /// The file that names the pair being compared: after a crash it says which one it was.
  private var progress: String { "\(options.failures)/pattern-in-progress" }

  /// True when no pair failed.
  func run() throws -> Bool {
    try FileManager.default.createDirectory(atPath: options.failures, withIntermediateDirectories: true)
    let note = open(progress, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard note >= 0 else { throw FuzzError.unreadable(progress) }
    defer { close(note) }
    say("patterns, seed \(options.seed), \(Int(options.seconds)) s; '\(progress)' names the one at work")
    let deadline = Usage.wallSeconds + options.seconds
    var (number, read, failures, slowest) = (options.first, 0, 0, 0.0)
    while Usage.wallSeconds < deadline, failures < 40 {
      let line = Array("--patterns --seed \(options.seed) --first \(number)          \n".utf8)
      _ = line.withUnsafeBytes { pwrite(note, $0.baseAddress, $0.count, 0) }
      let start = Usage.threadSeconds
      let finding = compare(MadePattern(number: number, seed: options.seed))
      let seconds = Usage.threadSeconds - start
      slowest = max(slowest, seconds)
      let isSlow = seconds > TrialLimits(slowdown: options.slowdown).seconds
      if case .read = finding { read += 1 }
      if case .problem(let problem) = finding {
        failures += 1
        say("FAILURE pattern \(number): \(problem)")
      }
      if isSlow {
        failures += 1
        say("FAILURE pattern \(number): it took \(String(format: "%.2f", seconds)) s")
      }
      number += 1
    }
    say(
      "\(number - options.first) patterns, \(read) of them checked; slowest: \(String(format: "%.3f", slowest)) s; "
        + (failures == 0 ? "no failures" : "\(failures) failures"))
    return failures == 0
  }

  private enum Finding {
    /// The pattern is one that is not checked.
    case unchecked
    case read
    case problem(String)
  }

  private func compare(_ made: MadePattern) -> Finding {
    let pattern: DocumentedPattern
    do throws(UncheckedPattern) {
      pattern = try DocumentedPattern(made.pattern)
    } catch {
      return error.description.isEmpty ? .problem("it is not checked, and nothing says why") : .unchecked
    }
    guard pattern.stateCount <= DocumentedPattern.mostStates else { return .problem("\(pattern.stateCount) states") }
    var allowance = PatternAllowance(steps: .max)
    _ = pattern.refuses(made.text, within: &allowance)
    let steps = .max - allowance.steps
    let most = 2 * pattern.stateCount * (made.text.unicodeScalars.count + 1)
    return steps <= most ? .read : .problem("\(steps) steps, and \(most) would visit each state for each character")
  }
}
