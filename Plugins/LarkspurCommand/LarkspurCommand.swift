import Foundation
import PackagePlugin

/// `swift package larkspur COMMAND …`: runs the program in the package, for what the command line names or for each
/// `larkspur.json` of the package and its targets.
@main
struct LarkspurCommand: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) async throws {
    let program = Program(
      executable: try context.tool(named: "larkspur").url, folder: context.package.directoryURL,
      states: context.pluginWorkDirectoryURL.appending(path: "State"))
    do {
      let request = try CommandRequest(arguments)
      guard let work = request.workOnSettings else {
        try program.run(request.programArguments)
        return
      }
      let found = try SettingsSearch(context.package, targets: request.targets).found
      let runs = SettingsRuns(
        work: work, options: request.options(cache: context.pluginWorkDirectoryURL.appending(path: "Cache").path),
        program: program, folder: context.pluginWorkDirectoryURL)
      try runs.perform(on: found)
    } catch let failure as CommandFailure {
      for message in failure.messages { Diagnostics.error(message) }
    }
  }
}

/// Why the command failed, in sentences.
struct CommandFailure: Error {
  var messages: [String]

  init(_ messages: String...) { self.messages = messages }

  init(_ messages: [String]) { self.messages = messages }
}
