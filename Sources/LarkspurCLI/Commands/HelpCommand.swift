import Workspace

/// `larkspur help`: explains the program or a command.
struct HelpCommand {
  private let invocation: Invocation
  private let console: Console

  init(_ invocation: Invocation, _ console: Console) {
    self.invocation = invocation
    self.console = console
  }

  func run() throws -> ExitStatus {
    let command = invocation.operands.first.flatMap(CommandName.init(rawValue:))
    try console.write(command.map(HelpText.page) ?? HelpText.overview)
    return .success
  }
}
