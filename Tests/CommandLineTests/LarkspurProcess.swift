import Foundation
import TemporaryFolders

/// The built program, run as a person runs it.
struct LarkspurProcess {
  var status: Int32
  var output: String
  var errors: String

  /// Runs the program in a folder. `NO_COLOR` and the like come from `environment` alone.
  static func run(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:]
  ) throws -> LarkspurProcess {
    try run(executable, arguments, in: folder, environment)
  }

  /// Runs a line of bash, in which `$larkspur` is the program.
  static func shell(_ line: String, in folder: TemporaryFolder) throws -> LarkspurProcess {
    try run("/bin/bash", ["-c", line], in: folder, ["larkspur": executable])
  }

  private static func run(
    _ program: String, _ arguments: [String], in folder: TemporaryFolder, _ environment: [String: String]
  ) throws -> LarkspurProcess {
    // Files instead of pipes: they take any amount of output while nobody reads.
    let streams = try TemporaryFolder()
    let files = try ["out", "err"].map { name in
      try streams.write("", to: name)
      return try FileHandle(forWritingTo: URL(fileURLWithPath: streams(name)))
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""].merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = files[0]
    process.standardError = files[1]
    try process.run()
    process.waitUntilExit()
    return LarkspurProcess(
      status: process.terminationStatus, output: try streams.read("out"), errors: try streams.read("err"))
  }

  /// The program lies beside the test bundle.
  private static var executable: String {
    let bundle = Bundle(for: TemporaryFolder.self).bundleURL
    let folders = [bundle, bundle.deletingLastPathComponent()]
    let candidates = folders.map { $0.appendingPathComponent("larkspur").path }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) } ?? candidates[0]
  }
}
