import Foundation

/// What taking one input cost, and what was wrong with it.
struct TrialResult {
  var seconds: Double
  var peakMegabytes: Int
  var problem: TrialProblem?
}

/// What was wrong with an input that was taken to its end.
enum TrialProblem: CustomStringConvertible {
  case slow(String, seconds: Double)
  case large(megabytes: Int)
  case changedByRoundTrip
  case notWritten(String)
  /// What came of it is not what may come of any input.
  case wrong(String)

  var description: String {
    switch self {
    case .slow(let step, let seconds): "\(step) took \(String(format: "%.2f", seconds)) s"
    case .large(let megabytes): "memory grew by \(megabytes) MB"
    case .changedByRoundTrip: "the IR is another after a round trip through JSON"
    case .notWritten(let reason): "the IR could not be written and read: \(reason)"
    case .wrong(let problem): problem
    }
  }
}
