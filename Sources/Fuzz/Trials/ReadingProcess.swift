import DocReader
import Foundation

/// The process that reads pages, one after the other, until its time is over or a page kills it.
struct ReadingProcess {
  let options: FuzzOptions
  let seeds: SeedPages
  let mutations: MutationSet

  /// Every so manieth page is also written and read again.
  private static let writingStride = 10

  func run() {
    let limits = TrialLimits(slowdown: options.slowdown)
    let trial = PageTrial(limits: limits)
    let deadline = Usage.wallSeconds + options.seconds
    var number = options.first
    while Usage.wallSeconds < deadline {
      tell(.begin(page: number))
      let mutated = MutatedPage(number: number, seed: options.seed, seeds: seeds, mutations: mutations)
      let result = trial.run(
        mutated.page, with: [readPage(mutated.origin)], writes: number % Self.writingStride == 0)
      tell(
        .end(
          page: number, bytes: mutated.page.bytes.count, seconds: result.seconds, peakMegabytes: result.peakMegabytes,
          kind: mutated.kind, problem: result.problem?.description))
      number += 1
    }
  }

  /// Reads one page alone and says what happened.
  static func replay(_ path: String, slowdown: Double) throws -> Bool {
    guard let data = FileManager.default.contents(atPath: path) else { throw FuzzError.unreadable(path) }
    let page = PageText(path: path, bytes: [UInt8](data))
    let result = PageTrial(limits: TrialLimits(slowdown: slowdown)).run(page, with: [], writes: true)
    let seconds = String(format: "%.3f", result.seconds)
    say(
      "\(data.count) bytes, read in \(seconds) s, peak \(result.peakMegabytes) MB: \(result.problem.map { "\($0)" } ?? "fine")"
    )
    return result.problem == nil
  }

  private func tell(_ report: Report) {
    FileHandle.standardOutput.write(Data(report.line.utf8))
  }
}
