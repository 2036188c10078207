import Foundation

/// Watches reading processes: starts one, notes what it reports, and starts the next one behind a page that killed it.
struct FuzzRun {
  private let options: FuzzOptions
  private let targets: FuzzTargets
  private let folder: FailureFolder
  private var summary = FuzzSummary()
  /// The page that is being read.
  private var current: Int?
  private var nextPage: Int

  init(_ options: FuzzOptions, targets: FuzzTargets) {
    self.options = options
    self.targets = targets
    folder = FailureFolder(path: options.failures)
    nextPage = options.first
  }

  /// Runs until the time is over; true when no page failed.
  mutating func run() throws -> Bool {
    let start = Usage.wallSeconds
    let seeds = targets.targets.map { "\($0.seeds.pages.count) \($0.name)" }.joined(separator: ", ")
    say("seeds: \(seeds), seed \(options.seed), \(Int(options.seconds)) s")
    var rest = options.seconds
    while rest > 0, summary.failures.count < Self.enoughFailures {
      try watchOneProcess(seconds: rest)
      rest = options.seconds - (Usage.wallSeconds - start)
    }
    say(summary.text(seconds: Usage.wallSeconds - start))
    return summary.failures.isEmpty
  }

  /// A run with more failures than this has shown what it can show.
  private static let enoughFailures = 40

  private mutating func watchOneProcess(seconds: Double) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
    process.arguments = options.readerWords(first: nextPage, seconds: seconds)
    // What prints a crash may outlive the process that crashed, and hold its pipe open; a replay shows the same.
    process.environment = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    do { try process.run() } catch { throw FuzzError.cannotStart("\(error)") }
    current = nil
    let end = try listen(to: pipe.fileHandleForReading.fileDescriptor)
    if end != .closed { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    if end == .enough { return }
    guard let page = current else {
      if process.terminationStatus != 0 { throw FuzzError.cannotStart("status \(process.terminationStatus)") }
      return
    }
    let how =
      end == .silent
      ? "endless loop"
      : "crash (\(process.terminationReason == .exit ? "exit" : "signal") \(process.terminationStatus))"
    try fail(page, how)
  }

  /// Why no more reports are taken.
  private enum End {
    /// The process closed its end.
    case closed
    /// The process fell silent.
    case silent
    case enough
  }

  private mutating func listen(to descriptor: Int32) throws -> End {
    let silence = Int32(options.silence * 1_000)
    var pending: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      if poll(&request, 1, silence) == 0 { return .silent }
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return .closed }
      pending.append(contentsOf: buffer[..<count])
      while let end = pending.firstIndex(of: 0x0A) {
        try take(String(decoding: pending[..<end], as: UTF8.self))
        pending.removeSubrange(...end)
        if summary.failures.count >= Self.enoughFailures { return .enough }
      }
    }
  }

  private mutating func take(_ line: String) throws {
    switch Report(line: line) {
    case .begin(let page): current = page
    case .end(let page, let bytes, let seconds, let peak, let kind, let problem):
      summary.add(page, kind: kind, bytes: bytes, seconds: seconds, peakMegabytes: peak)
      if let problem { try fail(page, problem) }
      current = nil
      nextPage = page + 1
    case nil: break
    }
  }

  private mutating func fail(_ number: Int, _ problem: String) throws {
    let target = targets[number]
    let input = target.input(number, seed: options.seed)
    let file = try folder.save(input, of: target.name, seed: options.seed)
    let failure =
      "\(target.name) \(number), \(input.page.bytes.count) bytes, \(input.page.path), \(input.kind): \(problem)"
    say("FAILURE \(failure)\n  replay with: larkspur-fuzz --only \(target.name) --replay \(file)")
    summary.add(failure: failure)
    nextPage = number + 1
  }
}
