import Foundation
import Synchronization

/// A mock server that runs in a process of its own, with its log; it ends with the last reference to it.
///
/// ```swift
/// let mock = try RunningMock(program, ["specs", "--list-length", "0"])
/// let lark = LarkClient(app: app, region: .custom(try mock.url))
/// let lines = try mock.log
/// ```
public final class RunningMock: Sendable {
  private let process: Process
  private let logFile: URL
  private let program: String
  /// The first line that the server printed; empty where it ended without one.
  public let announcement: String

  /// Starts the server and returns when it listens, or has ended.
  ///
  /// - Parameters:
  ///   - program: `larkspur-mock`, or another program that starts it.
  ///   - arguments: Inputs and options; the log is the server's own.
  public init(_ program: URL, _ arguments: [String]) throws {
    logFile = FileManager.default.temporaryDirectory.appendingPathComponent("larkspur-mock-\(UUID().uuidString).log")
    let process = Process()
    let output = Pipe()
    process.executableURL = program
    process.arguments = arguments + ["--log", logFile.path]
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    self.process = process
    announcement = Self.readLine(output.fileHandleForReading)
    self.program = program.lastPathComponent
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: logFile)
  }

  /// Where the server listens.
  public var url: URL {
    get throws {
      let url = URL(string: announcement.replacingOccurrences(of: "listening on ", with: ""))
      guard let url, url.port != nil else { throw NotListening(program: program, announcement: announcement) }
      return url
    }
  }

  /// The process, for those who measure it.
  public var processIdentifier: Int32 { process.processIdentifier }

  /// Sends a signal and gives the exit status; signals that kill are negative.
  public func end(_ signal: Int32 = SIGTERM) -> Int32 {
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
  }

  /// The log so far, a line of JSON for each request.
  public var logText: String {
    get throws { String(decoding: try Data(contentsOf: logFile), as: UTF8.self) }
  }

  private static func readLine(_ handle: FileHandle) -> String {
    var line = Data()
    while line.last != UInt8(ascii: "\n") {
      let byte = handle.readData(ofLength: 1)
      if byte.isEmpty { break }
      line += byte
    }
    return String(decoding: line.dropLast(line.last == UInt8(ascii: "\n") ? 1 : 0), as: UTF8.self)
  }

  /// A server that did not come up.
  public struct NotListening: Error, CustomStringConvertible {
    let program: String
    let announcement: String

    public var description: String {
      "\(program) does not listen; it printed '\(announcement)'. Its standard error says why."
    }
  }
}
