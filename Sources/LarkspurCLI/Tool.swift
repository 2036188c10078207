import APISpec
import Workspace

/// The program: understands its arguments, runs the command and answers with an exit status.
enum Tool {
  static let name = "larkspur"
  static let version = "0.1.0"

  static func run(_ arguments: [String], environment: [String: String]) async -> ExitStatus {
    do {
      switch try ArgumentParser.parse(arguments) {
      case .run(let invocation): return try await run(invocation, environment: environment)
      case .help(let command): return try show(command.map(HelpText.page) ?? HelpText.overview)
      case .version: return try show("\(name) \(version)\n")
      }
    } catch {
      return report(error)
    }
  }

  private static func run(_ invocation: Invocation, environment: [String: String]) async throws -> ExitStatus {
    let console = Console(invocation, environment: environment)
    switch invocation.command {
    case .lint: return try await LintCommand(invocation, console).run()
    case .inspect: return try await InspectCommand(invocation, console).run()
    case .export: return try await ExportCommand(invocation, console).run()
    case .generate: return try await GenerateCommand(invocation, console).run()
    case .diff: return try await DiffCommand(invocation, console).run()
    case .accept: return try AcceptCommand(invocation, console).run()
    case .sync: return try await SyncCommand(invocation, console).run()
    case .refresh: return try await RefreshCommand(invocation, console).run()
    case .mock: return try MockCommand(invocation).run()
    case .rules: return try RulesCommand(invocation, console).run()
    case .completions: return try CompletionsCommand(invocation, console).run()
    case .help: return try HelpCommand(invocation, console).run()
    }
  }

  private static func show(_ text: String) throws(WorkspaceError) -> ExitStatus {
    try StandardStream.output.write(Array(text.utf8))
    return .success
  }

  /// Says what went wrong on standard error. Where even that fails, the status has to do.
  private static func report(_ error: any Error) -> ExitStatus {
    var text = "\(name): error: \("\(error)".printableLine)\n"
    let status: ExitStatus
    switch error {
    case let usage as UsageError:
      status = .usage
      text += usage.advice + "\n"
    case InputFailure.nothingReadable:
      status = .unreadable
      text = ""
    case is InputFailure: status = .unreadable
    default: status = .failure
    }
    try? StandardStream.error.write(Array(text.utf8))
    return status
  }
}

/// How the program ends.
enum ExitStatus: Int32 {
  case success = 0
  /// The command did its work and found something to act upon.
  case findings = 1
  /// The command line makes no sense.
  case usage = 2
  /// An input could not be read.
  case unreadable = 3
  /// The output could not be written, or the program itself is at fault.
  case failure = 4

  /// What each status means, for the help.
  var meaning: String {
    switch self {
    case .success: "fine"
    case .findings:
      "findings: lint found errors (with --strict: or warnings), inspect found nothing of that name, generate --check "
        + "or refresh --check found files that differ (with --lint: or pages hold errors), --fail-on was reached"
    case .usage: "the command line was not understood"
    case .unreadable: "an input could not be read, or not be fetched"
    case .failure: "the output could not be written, or an internal error"
    }
  }

  static let all: [ExitStatus] = [.success, .findings, .usage, .unreadable, .failure]
}
