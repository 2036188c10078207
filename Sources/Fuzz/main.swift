import Foundation

// Takes mutated pages and other inputs for a while, to find what crashes the program, or makes it slow or large.
//
//     larkspur-fuzz FOLDER --seconds 60 --seed 1
//     larkspur-fuzz FOLDER --only hosts,locks

do {
  let options = try FuzzOptions(CommandLine.arguments.dropFirst())
  let targets = try FuzzTargets(options)
  let process = ReadingProcess(options: options, targets: targets)
  if let page = options.replay {
    try onReadingThread(TrialLimits(slowdown: options.slowdown)) { try process.replay(page) }
  }
  if options.isReader {
    try onReadingThread(TrialLimits(slowdown: options.slowdown)) {
      process.run()
      return true
    }
  }
  var run = FuzzRun(options, targets: targets)
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
