/// Takes one input that is no page, and measures what it costs.
struct InputTrial {
  let limits: TrialLimits

  /// - Parameter work: Takes the input, and says what is wrong with what came of it.
  func run(_ work: () -> String?) -> TrialResult {
    let peak = Usage.peakMegabytes
    let start = Usage.processSeconds
    let problem = work().map(TrialProblem.wrong)
    var result = TrialResult(
      seconds: Usage.processSeconds - start, peakMegabytes: Usage.peakMegabytes, problem: problem)
    // Small inputs get no allowance for the build: what takes two seconds takes them by design.
    if result.seconds > Self.seconds { result.problem = result.problem ?? .slow("it", seconds: result.seconds) }
    let growth = result.peakMegabytes - peak
    if growth > limits.megabytes { result.problem = result.problem ?? .large(megabytes: growth) }
    return result
  }

  private static let seconds = 2.0
}
