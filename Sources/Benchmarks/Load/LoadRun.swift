import Foundation
import LarkRuntime
import Synchronization
import TestPrograms

/// The load: mixed calls with mishaps, then the client and the bare loop in turns without any.
struct LoadRun {
  let options: LoadOptions

  /// What a loop did.
  struct Measure {
    var calls: Int
    var wall: Double
    var cpu: Double
    var serverCPU: Double
    /// How many megabytes the process held more at the end.
    var growth: Double

    var rate: Double { Double(calls) / wall }
    /// Milliseconds.
    var cpuPerCall: Double { cpu * 1000 / Double(max(1, calls)) }
  }

  /// Runs and prints everything; false where a call was answered wrong, lost or doubled, or something leaks.
  func run() async throws -> Bool {
    let isRight = try await mixed()
    if options.rounds > 0 { try await compare() }
    return isRight
  }

  private func startMock() throws -> RunningMock {
    try RunningMock(options.mockProgram, [options.input, "--list-length", "25"])
  }

  private func client(_ server: URL, failRate: Double, alive: LoadCensus? = nil) -> LarkClient {
    var configuration = ClientConfiguration(transport: options.transport.make())
    configuration.limitsCalls = false
    // Waits between attempts would measure the waits.
    configuration.retries = RetryPolicy(attempts: 8, firstWait: .milliseconds(5), longestWait: .milliseconds(40))
    if let alive { configuration.middlewares.append(alive) }
    if failRate > 0 {
      configuration.middlewares.append(LoadMishaps(rate: failRate, uploads: options.transport.uploadMishaps))
    }
    return LarkClient(
      app: .custom(id: "cli_any", secret: "any"), region: .custom(server), configuration: configuration)
  }

  // MARK: Loops

  /// Makes calls with all tasks until the time is over, or the number reached.
  private func loop(
    seconds: Double?, count: Int?, from first: Int, on mock: RunningMock,
    _ make: @escaping @Sendable (LoadCall) async throws -> Void
  ) async rethrows -> Measure {
    let numbers = CallNumbers(from: first)
    let end = seconds.map { ContinuousClock.now + .seconds($0) }
    let last = count.map { first + $0 }
    let memory = ProcessFigures.own?.memory ?? 0
    let start = (ContinuousClock.now, BenchmarkRounds.cpuTime, ProcessFigures.cpuTime(of: mock.processIdentifier) ?? 0)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<options.tasks {
        group.addTask {
          while end.map({ ContinuousClock.now < $0 }) ?? true {
            let number = numbers.take()
            if let last, number >= last { return }
            try await make(LoadCall(number))
          }
        }
      }
      try await group.waitForAll()
    }
    let calls = min(numbers.next, last ?? .max) - first
    return Measure(
      calls: calls, wall: start.0.duration(to: .now) / .seconds(1), cpu: BenchmarkRounds.cpuTime - start.1,
      serverCPU: (ProcessFigures.cpuTime(of: mock.processIdentifier) ?? 0) - start.2,
      growth: (ProcessFigures.own?.memory ?? 0) - memory)
  }

  // MARK: Mixed calls with mishaps

  private func mixed() async throws -> Bool {
    let mock = try startMock()
    let server = try mock.url
    let ledger = LoadLedger()
    let census = LoadCensus()
    var lark: LarkClient? = client(server, failRate: options.failRate, alive: census)
    weak let released = lark
    var figures: [ProcessFigures] = []
    var measures: [Measure] = []
    var first = 0
    // The first tenth warms up; what the process holds is compared from there on.
    for share in [0.1, 0.45, 0.45] {
      guard let lark else { break }
      let measure = await loop(
        seconds: options.seconds.map { $0 * share }, count: options.calls.map { Int(Double($0) * share) }, from: first,
        on: mock
      ) { call in
        do {
          try await call.make(lark)
          ledger.succeeded(call)
        } catch {
          ledger.failed(call, error, (error as? LarkError).map { "\($0.kind)" } ?? "\(type(of: error))")
        }
      }
      first += measure.calls
      measures.append(measure)
      try await Task.sleep(for: .milliseconds(300))
      if let own = ProcessFigures.own { figures.append(own) }
    }
    lark = nil
    return try report(ledger, census, measures, figures, isReleased: released == nil, mock)
  }

  private func report(
    _ ledger: LoadLedger, _ census: LoadCensus, _ measures: [Measure], _ figures: [ProcessFigures], isReleased: Bool,
    _ mock: RunningMock
  ) throws -> Bool {
    let wall = measures.reduce(0) { $0 + $1.wall }
    let cpu = measures.reduce(0) { $0 + $1.cpu }
    print(
      String(
        format: "mixed: %d calls in %.0f s from %d tasks, %.0f %% of requests fail: %.0f calls/s, %.2f ms CPU a call",
        ledger.calls, wall, options.tasks, options.failRate * 100, Double(ledger.calls) / wall,
        cpu * 1000 / Double(max(1, ledger.calls))))
    for (name, figure) in zip(["after a tenth:", "at the middle:", "at the end:   "], figures) {
      print("  \(name) \(figure)")
    }
    for failure in ledger.failures { print("  failed: \(failure.count) × \(failure.reason)") }
    let disagreements = ledger.disagreements(with: try mock.log)
    let problems =
      ledger.wrongAnswers + disagreements + leaks(figures)
      + (census.alive == 0 ? [] : ["\(census.alive) requests are still under way"])
      + (isReleased ? [] : ["the client is not released"])
    for problem in problems.prefix(20) { print("  PROBLEM: \(problem)") }
    print(
      problems.isEmpty
        ? "  no wrong answer, no lost or doubled call, nothing leaks" : "  \(problems.count) problems")
    return problems.isEmpty
  }

  /// How much more a process may hold at the end than after the first tenth: what allocators and pools keep.
  private static let memoryMargin = 20.0
  private static let countMargin = 16

  private func leaks(_ figures: [ProcessFigures]) -> [String] {
    guard let start = figures.first, let end = figures.last else { return [] }
    var leaks: [String] = []
    if end.memory > start.memory * 1.3 + Self.memoryMargin { leaks.append("memory grows: \(start) → \(end)") }
    if end.descriptors > start.descriptors + options.tasks + Self.countMargin {
      leaks.append("file descriptors grow: \(start) → \(end)")
    }
    if end.threads > start.threads + Self.countMargin { leaks.append("threads grow: \(start) → \(end)") }
    return leaks
  }

  // MARK: Beside the bare loop

  /// No request fails here, since the bare loop repeats nothing: both do the same work.
  private func compare() async throws {
    let mock = try startMock()
    let server = try mock.url
    let lark = client(server, failRate: 0)
    let bare = try await BareLoop(server: server)
    let transport = options.transport.make()
    var own: [Measure] = []
    var alone: [Measure] = []
    var yardstick: [Measure] = []
    var first = 0
    for round in 0...options.rounds {
      let a = try await loop(seconds: options.roundSeconds, count: nil, from: first, on: mock) {
        try await bare.make($0)
      }
      first += a.calls
      let b = try await loop(seconds: options.roundSeconds, count: nil, from: first, on: mock) {
        try await $0.make(lark)
      }
      first += b.calls
      let c = try await loop(seconds: options.roundSeconds, count: nil, from: first, on: mock) {
        try await bare.make($0, through: transport)
      }
      first += c.calls
      // The first round warms up.
      guard round > 0 else { continue }
      yardstick.append(a)
      own.append(b)
      alone.append(c)
    }
    print("without mishaps, \(options.rounds) rounds of \(Int(options.roundSeconds)) s in turns, medians:")
    print("  bare URLSession   \(Self.line(yardstick))")
    print("  transport alone   \(Self.line(alone))")
    print("  client            \(Self.line(own))")
    print(
      String(
        format:
          "  \(options.transport.rawValue): %.2f of the bare calls/s (transport alone %.2f); added CPU a call: %.2f ms",
        BenchmarkRounds.median(zip(own, yardstick).map { $0.rate / $1.rate }),
        BenchmarkRounds.median(zip(alone, yardstick).map { $0.rate / $1.rate }),
        BenchmarkRounds.median(zip(own, yardstick).map { $0.cpuPerCall - $1.cpuPerCall })))
  }

  private static func line(_ measures: [Measure]) -> String {
    String(
      format: "%6.0f calls/s, %.2f ms CPU a call, %.1f cores busy, grows by %.0f bytes a call; "
        + "the mock: %.2f ms CPU a call, %.1f cores busy",
      BenchmarkRounds.median(measures.map(\.rate)), BenchmarkRounds.median(measures.map(\.cpuPerCall)),
      BenchmarkRounds.median(measures.map { $0.cpu / $0.wall }),
      measures.reduce(0) { $0 + $1.growth } * 1e6 / Double(max(1, measures.reduce(0) { $0 + $1.calls })),
      BenchmarkRounds.median(measures.map { $0.serverCPU * 1000 / Double(max(1, $0.calls)) }),
      BenchmarkRounds.median(measures.map { $0.serverCPU / $0.wall }))
  }
}

/// Gives each call its number.
final class CallNumbers: Sendable {
  private let count: Atomic<Int>

  init(from first: Int) {
    count = Atomic(first)
  }

  /// The number that is given next.
  var next: Int { count.load(ordering: .relaxed) }

  func take() -> Int {
    count.add(1, ordering: .relaxed).oldValue
  }
}

/// Counts the requests that are under way.
final class LoadCensus: HTTPMiddleware {
  private let count = Atomic<Int>(0)

  var alive: Int { count.load(ordering: .acquiring) }

  func intercept(
    _ request: OutgoingRequest, of endpoint: Endpoint,
    next: @Sendable (OutgoingRequest) async throws -> IncomingResponse
  ) async throws -> IncomingResponse {
    count.add(1, ordering: .acquiringAndReleasing)
    defer { count.subtract(1, ordering: .acquiringAndReleasing) }
    return try await next(request)
  }
}
