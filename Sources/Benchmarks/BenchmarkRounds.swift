import Foundation

/// Several pieces of work, measured in turns; the first is the yardstick of the others.
struct BenchmarkRounds {
  private struct Sample {
    var cpu: Double
    var wall: Double
  }

  private let names: [String]
  private var samples: [[Sample]]
  private var peakMegabytes: [Int]

  init(names: [String]) {
    self.names = names
    samples = names.map { _ in [] }
    peakMegabytes = names.map { _ in 0 }
  }

  /// Runs a piece of work; a warm-up does not count.
  mutating func measure(_ number: Int, counts: Bool, _ work: () -> Void) {
    let start = Self.now()
    work()
    add(number, since: start, counts: counts)
  }

  mutating func measure(_ number: Int, counts: Bool, _ work: () async -> Void) async {
    let start = Self.now()
    await work()
    add(number, since: start, counts: counts)
  }

  private mutating func add(_ number: Int, since start: Sample, counts: Bool) {
    let end = Self.now()
    if counts { samples[number].append(Sample(cpu: end.cpu - start.cpu, wall: end.wall - start.wall)) }
    peakMegabytes[number] = max(peakMegabytes[number], Self.peak)
  }

  /// Medians of the times, and of the ratios to the yardstick of the same round.
  var lines: [String] {
    names.indices.map { number in
      let own = samples[number]
      let ratios = zip(own, samples[0]).map { Sample(cpu: $0.cpu / $1.cpu, wall: $0.wall / $1.wall) }
      return String(
        format: "%7.3f s cpu %7.3f s wall  peak %4d MB %5.2f x cpu %5.2f x wall  ", Self.median(own.map(\.cpu)),
        Self.median(own.map(\.wall)), peakMegabytes[number], Self.median(ratios.map(\.cpu)),
        Self.median(ratios.map(\.wall))) + names[number]
    }
  }

  static func median(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.sorted()[values.count / 2]
  }

  /// `RUSAGE_SELF`, which is an enumeration on one platform and a number on the other.
  private static let ownProcess: Int32 = 0

  private static func usage() -> rusage {
    var usage = rusage()
    getrusage(ownProcess, &usage)
    return usage
  }

  private static func now() -> Sample {
    Sample(cpu: cpuTime, wall: Date.timeIntervalSinceReferenceDate)
  }

  /// The seconds that the process has computed so far.
  static var cpuTime: Double {
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    let usage = usage()
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }

  /// The most memory that the process has had so far.
  static var peak: Int {
    #if os(macOS)
      Int(usage().ru_maxrss) / 1_000_000
    #else
      Int(usage().ru_maxrss) / 1_000
    #endif
  }
}
