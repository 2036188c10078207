import TestPrograms
import TestValues

/// What a run of the program `larkspur` left behind.
typealias LarkspurProcess = ProgramRun

extension LarkspurProcess {
  private static let larkspur = BuiltProgram("larkspur")

  /// Runs the program in a folder. `NO_COLOR` and the like come from `environment` alone.
  static func run(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:]
  ) throws -> LarkspurProcess {
    try larkspur.run(arguments, in: folder, environment: environment)
  }

  /// Runs a line of bash, in which `$larkspur` is the program.
  static func shell(_ line: String, in folder: TemporaryFolder) throws -> LarkspurProcess {
    try larkspur.shell(line, in: folder)
  }
}
