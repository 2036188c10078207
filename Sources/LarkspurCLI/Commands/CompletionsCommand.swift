import Workspace

/// `larkspur completions`: prints a script for a shell, from the tables of commands and options.
struct CompletionsCommand {
  private let invocation: Invocation
  private let console: Console

  /// The shells that are served.
  enum Shell: String, CaseIterable {
    case bash, zsh, fish
  }

  init(_ invocation: Invocation, _ console: Console) {
    self.invocation = invocation
    self.console = console
  }

  func run() throws -> ExitStatus {
    // The parser let only known shells pass.
    switch invocation.operands.first.flatMap(Shell.init(rawValue:)) ?? .bash {
    case .bash: try console.write(BashCompletions.script)
    case .zsh: try console.write(ZshCompletions.script)
    case .fish: try console.write(FishCompletions.script)
    }
    return .success
  }
}
