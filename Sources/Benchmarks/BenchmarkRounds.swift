import Foundation

/// Several pieces of work, measured in turns; the first is the yardstick of the others.
struct BenchmarkRounds {
  private struct Sample {
    var cpu: Double
    var wall: Double
  }

  /// Whose time counts: that of the program, or that of the programs that it ran to their end.
  enum Subject: Int32 {
    case program = 0
    case children = -1
  }

  private let names: [String]
  private let subject: Subject
  private var samples: [[Sample]]
  private var peakMegabytes: [Int]

  init(names: [String], of subject: Subject = .program) {
    self.names = names
    self.subject = subject
    samples = names.map { _ in [] }
    peakMegabytes = names.map { _ in 0 }
  }

  /// Runs a piece of work; a warm-up does not count.
  mutating func measure(_ number: Int, counts: Bool, _ work: () -> Void) {
    measure(number, counts: counts, trying: work)
  }

  mutating func measure(_ number: Int, counts: Bool, trying work: () throws -> Void) rethrows {
    let start = now()
    try work()
    add(number, since: start, counts: counts)
  }

  mutating func measure(_ number: Int, counts: Bool, _ work: () async -> Void) async {
    let start = now()
    await work()
    add(number, since: start, counts: counts)
  }

  private mutating func add(_ number: Int, since start: Sample, counts: Bool) {
    let end = now()
    if counts { samples[number].append(Sample(cpu: end.cpu - start.cpu, wall: end.wall - start.wall)) }
    peakMegabytes[number] = max(peakMegabytes[number], Self.peak(of: subject))
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

  private static func usage(of subject: Subject) -> rusage {
    var usage = rusage()
    // `RUSAGE_SELF` is an enumeration on one platform and a number on the other.
    getrusage(subject.rawValue, &usage)
    return usage
  }

  private func now() -> Sample {
    Sample(cpu: Self.cpuTime(of: subject), wall: Date.timeIntervalSinceReferenceDate)
  }

  /// The seconds that the program has computed so far.
  static var cpuTime: Double { cpuTime(of: .program) }

  private static func cpuTime(of subject: Subject) -> Double {
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    let usage = usage(of: subject)
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }

  /// The most memory that the program has had so far.
  static var peak: Int { peak(of: .program) }

  private static func peak(of subject: Subject) -> Int {
    #if os(macOS)
      Int(usage(of: subject).ru_maxrss) / 1_000_000
    #else
      Int(usage(of: subject).ru_maxrss) / 1_000
    #endif
  }
}
