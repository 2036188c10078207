import PortalSync
import SwiftEmitter
import Workspace

/// Why a command line makes no sense.
enum UsageError: Error, Hashable {
  case noCommand
  case unknownCommand(String)
  case unknownOption(String, of: CommandName)
  case optionBeforeCommand(String)
  case missingValue(Option.Spelled)
  case unexpectedValue(OptionName)
  case badValue(String, Option.Spelled, nearest: [String])
  case missingOption(String, of: CommandName)
  case excluded(OptionName, OptionName)
  case missingOperand(CommandName)
  case unexpectedOperand(String, of: CommandName)
  case badOperand(String, of: CommandName, choices: [String])
  case unknownRule(String, nearest: [String])
  case runtimeWithoutPackage
  /// What is asked for together with files of one module.
  case needsModules(String)
  case runtime(RuntimeError)
  case lintOfIR(String)
  case severalIRFiles(String, String)
  case mixedInputs(ir: String)
  case noFingerprint(String)
  case unknownChangeRule(String, nearest: [String])
  case badDay(String)
  case portal(Portal.AddressError)
  case sync(SyncError)
  case project(ProjectError)

  /// Where to read on.
  var advice: String {
    switch self {
    case .unknownOption(_, let command), .missingOption(_, let command), .missingOperand(let command),
      .unexpectedOperand(_, let command), .badOperand(_, let command, _):
      "Usage: \(command.usage)\nTry '\(Tool.name) help \(command.rawValue)'."
    case .unknownRule, .unknownChangeRule: "Try '\(Tool.name) rules'."
    case .runtimeWithoutPackage, .needsModules, .runtime: "Try '\(Tool.name) help generate'."
    case .portal, .sync: "Try '\(Tool.name) help sync'."
    case .project: "Try '\(Tool.name) help refresh'."
    case .noCommand, .unknownCommand, .optionBeforeCommand, .missingValue, .unexpectedValue, .badValue, .excluded,
      .lintOfIR, .severalIRFiles, .mixedInputs, .noFingerprint, .badDay:
      "Try '\(Tool.name) help'."
    }
  }
}

extension Option {
  /// An option as a message names it.
  struct Spelled: Hashable {
    var name: OptionName
    var wants: String

    init(_ option: Option) {
      name = option.name
      switch option.value {
      case .nothing: wants = "nothing"
      case .choice(let words): wants = Choice.text(of: words)
      case .form(let words): wants = Choice.text(of: words) + ", and =FILE behind it if you like"
      case .count(let range): wants = "a number from \(range.lowerBound) to \(range.upperBound)"
      case .file: wants = "a file name"
      case .folder: wants = "a folder"
      case .packageName: wants = PackageName.rule
      case .host: wants = "a host as api.example.com or api.example.com:8443"
      case .words: wants = "names with commas between them"
      case .text(let what): wants = what
      }
    }
  }
}

extension UsageError: CustomStringConvertible {
  var description: String {
    switch self {
    case .noCommand:
      "No command is given."
    case .unknownCommand(let word):
      "There is no command '\(word)'" + Suggestion.text(for: word, among: CommandName.allCases.map(\.rawValue))
    case .unknownOption(let word, let command):
      "The command '\(command.rawValue)' has no option '\(word)'"
        + Suggestion.text(for: word, among: (command.entry.options + Option.global).map(\.name.flag))
    case .optionBeforeCommand(let word):
      "The option '\(word)' is unknown, or belongs after the command"
        + Suggestion.text(for: word, among: Option.global.map(\.name.flag))
    case .missingValue(let option):
      "The option '\(option.name.flag)' needs a value: \(option.wants)."
    case .unexpectedValue(let name):
      "The option '\(name.flag)' takes no value."
    case .badValue(let word, let option, let nearest):
      "'\(word)' is no value of '\(option.name.flag)', which takes \(option.wants)" + Suggestion.text(nearest)
    case .missingOption(let spelling, let command):
      "The command '\(command.rawValue)' needs '\(spelling)'."
    case .excluded(let a, let b):
      "The options '\(a.flag)' and '\(b.flag)' exclude each other; give one of them."
    case .missingOperand(let command):
      command.entry.operands == .oldAndNew
        ? "The command '\(command.rawValue)' needs two inputs, the old state and the new one; each is a folder of pages, "
          + "an IR file, or REV:path in git."
        : command.entry.operands.areInputs
          ? "The command '\(command.rawValue)' needs an input: a folder of pages, a page, an IR file, or REV:path in git."
          : "The command '\(command.rawValue)' needs one more word."
    case .unexpectedOperand(let word, let command):
      "The command '\(command.rawValue)' has no use for '\(word)'."
    case .badOperand(let word, let command, let choices):
      "The command '\(command.rawValue)' does not know '\(word)'; it takes "
        + Choice.text(of: choices) + "."
    case .unknownRule(let code, let nearest):
      "There is no rule '\(code)'" + Suggestion.text(nearest)
    case .runtimeWithoutPackage:
      "The runtime is named for a package, and no package is asked for; add '--package NAME', or leave it out."
    case .needsModules(let what):
      "The layout 'files' is for a target that is there already, and \(what) is made of modules; leave one of the two out."
    case .runtime(let error):
      error.description
    case .lintOfIR(let file):
      "'\(file)' is an IR file, and lint checks pages: name the pages from which it was exported."
    case .severalIRFiles(let a, let b):
      "'\(a)' and '\(b)' are both IR files, and one can be read at a time; export the pages of both together."
    case .noFingerprint(let word):
      "'\(word)' is no fingerprint of a change, which has twelve digits; 'larkspur diff' shows them behind a #."
    case .unknownChangeRule(let id, let nearest):
      "There is no rule of changes '\(id)'" + Suggestion.text(nearest)
    case .badDay(let day):
      "'\(day)' is no day; write it as 2030-12-31."
    case .portal(let error):
      error.description
    case .sync(let error):
      error.description
    case .project(let error):
      error.description
    case .mixedInputs(let file):
      "'\(file)' is an IR file and the other inputs are pages; name either pages or one IR file."
    }
  }
}
