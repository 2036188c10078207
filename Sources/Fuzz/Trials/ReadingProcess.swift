import DocReader
import Foundation

/// The process that takes inputs, one after the other, until its time is over or an input kills it.
struct ReadingProcess {
  let options: FuzzOptions
  let targets: FuzzTargets

  func run() {
    let deadline = Usage.wallSeconds + options.seconds
    var number = options.first
    while Usage.wallSeconds < deadline {
      tell(.begin(page: number))
      let target = targets[number]
      let input = target.input(number, seed: options.seed)
      let result = target.run(input, slowdown: options.slowdown)
      tell(
        .end(
          page: number, bytes: input.page.bytes.count, seconds: result.seconds, peakMegabytes: result.peakMegabytes,
          kind: input.kind.split(separator: "+").map { "\(target.name): \($0)" }.joined(separator: "+"),
          problem: result.problem?.description))
      number += 1
    }
  }

  /// Takes one input alone and says what happened.
  func replay(_ path: String) throws -> Bool {
    guard let data = FileManager.default.contents(atPath: path) else { throw FuzzError.unreadable(path) }
    let input = MutatedPage(replaying: PageText(path: path, bytes: [UInt8](data)))
    let result = targets[0].run(input, slowdown: options.slowdown)
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
