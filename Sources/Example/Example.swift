import Foundation
import LarkRuntime

/// The program: finds the scenario that the command line names, runs it, and says how it ended.
enum Example {
  static let name = "larkspur-example"

  /// Every scenario, in the order of the help.
  static let scenarios: [any Scenario.Type] = [
    WithdrawProcess.self, RejectTask.self, ListChats.self, UploadDocument.self, DownloadDocument.self,
    UpdateProfile.self, RawRequest.self,
  ]

  static func run(_ words: [String], environment: [String: String]) async -> ExitStatus {
    do {
      guard let word = words.first else { throw UsageError.noScenario }
      if ["help", "--help", "-h"].contains(word) {
        print(HelpText.overview)
        return .success
      }
      guard let scenario = scenarios.first(where: { $0.name == word }) else { throw UsageError.unknownScenario(word) }
      var arguments = Arguments(words.dropFirst())
      let asked = try scenario.init(&arguments)
      try arguments.finish()
      try await asked.run(try Credentials(environment).client)
      return .success
    } catch {
      return report(error)
    }
  }

  /// Says what went wrong on standard error.
  private static func report(_ error: any Error) -> ExitStatus {
    let isMistake = error is UsageError || error is MissingCredentials
    let text = isMistake ? "\(error)" : explain(error)
    FileHandle.standardError.write(Data("\(name): error: \(text)\n".utf8))
    return isMistake ? .usage : .failure
  }
}

/// How the program ends.
enum ExitStatus: Int32 {
  case success = 0
  /// The platform refused the call, or it could not be made.
  case failure = 1
  /// The command line or the credentials are incomplete.
  case usage = 2
}
