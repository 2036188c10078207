import Foundation
import TestValues

/// A browser without a window, where one is installed.
struct Chromium {
  private static let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
  private static let applications = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"]

  /// The browser of this machine; `LARKSPUR_CHROMIUM` names another one.
  static let executable: String? = {
    let environment = ProcessInfo.processInfo.environment
    if let named = environment["LARKSPUR_CHROMIUM"] { return named }
    let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let found = folders.flatMap { folder in names.map { "\(folder)/\($0)" } } + applications
    return found.first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// What a page became, and what the browser's console said about it.
  struct Visit {
    var document: String
    var console: [String]
  }

  /// Opens a file and lets its scripts run until nothing is left to do. Timers of the page do not wait.
  static func visit(_ file: String, options: [String] = []) async throws -> Visit {
    let folder = try TemporaryFolder()
    let document = try folder.write("", to: "document")
    let log = try folder.write("", to: "log")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable ?? "")
    process.arguments =
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
        "--disable-background-networking", "--user-data-dir=\(folder("profile"))",
        // The checks stand in a page of their own, beside the report.
        "--allow-file-access-from-files", "--enable-logging=stderr", "--virtual-time-budget=60000",
      ] + options + ["--dump-dom", "file://\(file)"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: document))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: log))
    try await end(of: process)
    return Visit(document: try folder.read("document"), console: try folder.read("log").consoleLines)
  }

  /// Ends with the process; ends the process with the task, where a time limit strikes.
  private static func end(of process: Process) async throws {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
        process.terminationHandler = { _ in continuation.resume() }
        do {
          try process.run()
        } catch {
          process.terminationHandler = nil
          continuation.resume(throwing: error)
        }
      }
    } onCancel: {
      process.terminate()
    }
  }
}

extension String {
  /// What pages wrote to the console, without the dates before it.
  fileprivate var consoleLines: [String] {
    split(separator: "\n").filter { $0.contains(":CONSOLE") }.map { line in
      line.firstRange(of: "] ").map { String(line[$0.upperBound...]) } ?? String(line)
    }
  }
}
