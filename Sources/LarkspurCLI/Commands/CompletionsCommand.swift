import Workspace

/// `larkspur completions`: prints a script for a shell, from the tables of commands and options.
struct CompletionsCommand {
  private let invocation: Invocation
  private let console: Console

  /// The shells that are served.
  enum Shell: String, CaseIterable {
    case bash, zsh, fish

    /// What the shell has to read.
    var script: String {
      switch self {
      case .bash: BashCompletions.script
      case .zsh: ZshCompletions.script
      case .fish: FishCompletions.script
      }
    }
  }

  init(_ invocation: Invocation, _ console: Console) {
    self.invocation = invocation
    self.console = console
  }

  func run() throws -> ExitStatus {
    // The parser let only known shells pass.
    let shell = invocation.operands.first.flatMap(Shell.init(rawValue:)) ?? .bash
    try console.write(shell.script)
    return .success
  }
}
