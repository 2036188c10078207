import Foundation

// Reads mutated pages for a while, to find what crashes the reader, or makes it slow or large.
//
//     larkspur-fuzz FOLDER --seconds 60 --seed 1
//
// With --patterns it compares made-up regular expressions with made-up texts instead.

do {
  let options = try FuzzOptions(CommandLine.arguments.dropFirst())
  if let page = options.replay {
    try onReadingThread(TrialLimits(slowdown: options.slowdown)) {
      try ReadingProcess.replay(page, slowdown: options.slowdown)
    }
  }
  if options.makesPatterns {
    try onReadingThread(TrialLimits(slowdown: options.slowdown)) { try PatternRun(options: options).run() }
  }
  let seeds = try SeedPages(folders: options.folders)
  let mutations = try MutationSet(named: options.kind)
  if options.isReader {
    try onReadingThread(TrialLimits(slowdown: options.slowdown)) {
      ReadingProcess(options: options, seeds: seeds, mutations: mutations).run()
      return true
    }
  }
  var run = FuzzRun(options, seeds: seeds, mutations: mutations)
  exit(try run.run() ? 0 : 1)
} catch {
  complain(error)
}

/// Works on a thread with the stack of the limits, and ends the process with it.
func onReadingThread(_ limits: TrialLimits, _ work: @escaping @Sendable () throws -> Bool) throws -> Never {
  let thread = Thread {
    do { exit(try work() ? 0 : 1) } catch { complain(error) }
  }
  thread.stackSize = limits.stackBytes
  thread.start()
  while true { sleep(1_000) }
}

/// Prints a line at once, also into a pipe.
func say(_ line: String) {
  FileHandle.standardOutput.write(Data((line + "\n").utf8))
}

func complain(_ error: any Error) -> Never {
  FileHandle.standardError.write(Data("larkspur-fuzz: \(error)\n".utf8))
  exit(2)
}
