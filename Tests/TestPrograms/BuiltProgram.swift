import Foundation
import TestValues

/// A program of this package, as it lies beside the tests.
public struct BuiltProgram: Sendable {
  public let name: String

  public init(_ name: String) {
    self.name = name
  }

  /// Runs the program in a folder. Of the environment of the tests it sees `PATH` alone, and it keeps its secret beside
  /// the programs.
  public func run(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:]
  ) throws -> ProgramRun {
    try ProgramRun(of: executable, arguments, in: folder.path, environment)
  }

  /// Runs a line of bash, in which the program's name is a variable that holds its place.
  public func shell(_ line: String, in folder: TemporaryFolder) throws -> ProgramRun {
    try ProgramRun(of: "/bin/bash", ["-c", line], in: folder.path, [name: executable])
  }

  /// Where the program lies.
  public var url: URL { URL(fileURLWithPath: executable) }

  /// What every program sees of the environment: `PATH`, and a place for its secret beside the programs.
  public static let environment = [
    "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "",
    "XDG_STATE_HOME": bundle.deletingLastPathComponent().appendingPathComponent("state-of-tests").path,
  ]

  private static var bundle: URL { Bundle(for: TemporaryFolder.self).bundleURL }

  private var executable: String {
    let folders = [Self.bundle, Self.bundle.deletingLastPathComponent()]
    let candidates = folders.map { $0.appendingPathComponent(name).path }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) } ?? candidates[0]
  }
}

/// How a program ended, and what it wrote.
public struct ProgramRun: Sendable {
  public let status: Int32
  /// What it wrote to standard output.
  public let output: String
  /// What it wrote to standard error.
  public let errors: String

  /// Runs a program, named by its full path, and waits for its end. It sees `PATH`, a place for
  /// its secret, and what is given here.
  public init(
    of program: String, _ arguments: [String], in folder: String, _ environment: [String: String] = [:]
  ) throws {
    // Files instead of pipes: they take any amount of output while nobody reads.
    let streams = try TemporaryFolder()
    let files = try ["out", "err"].map { name in
      try streams.write("", to: name)
      return try FileHandle(forWritingTo: URL(fileURLWithPath: streams(name)))
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = BuiltProgram.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = files[0]
    process.standardError = files[1]
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = try streams.read("out")
    errors = try streams.read("err")
  }
}
