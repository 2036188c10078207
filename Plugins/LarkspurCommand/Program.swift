import Foundation
import PackagePlugin

/// The program `larkspur`, run in the folder of the package.
struct Program {
  let executable: URL
  let folder: URL
  /// Where the program keeps the secret by which it knows its own work, if the user's home cannot be written to.
  let states: URL

  /// Runs the program; what it writes is seen at once.
  ///
  /// - Parameter settings: The file of settings for which it runs, as the message of a failure names it.
  func run(_ arguments: [String], for settings: String? = nil) throws {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    #if os(macOS)
      // The plugin runs in a sandbox.
      process.environment = ProcessInfo.processInfo.environment.merging(["XDG_STATE_HOME": states.path]) { $1 }
    #endif
    // The plugin's own input is how SwiftPM talks to it.
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationReason == .exit else {
      throw CommandFailure("larkspur was ended by signal \(process.terminationStatus).")
    }
    guard process.terminationStatus != 0 else { return }
    let place = settings.map { "\($0): " } ?? ""
    throw CommandFailure(place + Self.sentence(for: process.terminationStatus, arguments))
  }

  /// What an exit status means, in a sentence.
  private static func sentence(for status: Int32, _ arguments: [String]) -> String {
    let command = arguments.first { !$0.hasPrefix("-") } ?? ""
    switch (status, command) {
    case (1, "generate") where arguments.contains("--check"):
      return "The generated files are not as they would be generated; 'swift package larkspur generate' writes them."
    case (1, "lint"): return "The pages have findings that fail the check."
    case (1, "diff"): return "There are changes of the level that --fail-on names, or of a higher one."
    case (1, _): return "'larkspur \(command)' ended with findings."
    case (2, _): return "larkspur did not understand the command line or the settings."
    case (3, _): return "An input of larkspur could not be read."
    case (4, _): return "larkspur could not write its output, or is itself at fault."
    default: return "larkspur ended with status \(status)."
    }
  }
}
