import APISpec
import DocReader
import Foundation
import OpenAPIEmitter

/// Reads one page as the program does, and measures what it costs.
struct PageTrial {
  let limits: TrialLimits

  /// - Parameter companions: Pages that are assembled with this one.
  func run(_ page: PageText, with companions: [PageReading], writes: Bool) -> TrialResult {
    let limit = limits.seconds(forBytes: page.bytes.count)
    let peak = Usage.peakMegabytes
    let start = Usage.threadSeconds
    let reading = assemble([readPage(page)] + companions)
    let seconds = Usage.threadSeconds - start
    var result = TrialResult(seconds: seconds, peakMegabytes: Usage.peakMegabytes, problem: nil)
    if seconds > limit { result.problem = .slow("reading", seconds: seconds) }
    if writes {
      let start = Usage.threadSeconds
      let problem = write(reading.spec)
      let seconds = Usage.threadSeconds - start
      result.problem = result.problem ?? problem
      if seconds > limit { result.problem = result.problem ?? .slow("writing", seconds: seconds) }
    }
    let growth = Usage.peakMegabytes - peak
    if growth > limits.megabytes { result.problem = result.problem ?? .large(megabytes: growth) }
    result.peakMegabytes = Usage.peakMegabytes
    return result
  }

  private func write(_ spec: APISpec) -> TrialProblem? {
    _ = OpenAPIDocument(spec, title: "Fuzz", version: "1").bytes
    do {
      return try CanonicalJSON.decode(CanonicalJSON.encode(spec)) == spec ? nil : .changedByRoundTrip
    } catch {
      return .notWritten("\(error)")
    }
  }
}

/// What the system says that this process has used.
enum Usage {
  static var threadSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  static var processSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  static var wallSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The largest resident size so far.
  static var peakMegabytes: Int {
    var usage = rusage()
    getrusage(ownProcess, &usage)
    #if os(macOS)
      return Int(usage.ru_maxrss) / 1_000_000
    #else
      return Int(usage.ru_maxrss) / 1_000
    #endif
  }

  /// `RUSAGE_SELF`, which is an enumeration on one platform and a number on the other.
  private static let ownProcess: Int32 = 0
}
