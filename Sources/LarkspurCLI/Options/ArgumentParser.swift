import APISpec
import SpecDiff
import SwiftEmitter
import Workspace

/// Reads a command line against the tables of commands and options.
struct ArgumentParser {
  private var words: ArraySlice<String>
  private var globals: [(Option, String)] = []

  static func parse(_ arguments: [String]) throws(UsageError) -> Request {
    var parser = ArgumentParser(words: arguments[...])
    return try parser.parse()
  }

  private mutating func parse() throws(UsageError) -> Request {
    while let word = words.popFirst() {
      guard word.hasPrefix("-") else {
        guard let command = CommandName(rawValue: word) else { throw .unknownCommand(word) }
        return try parse(command)
      }
      guard let (option, value) = try take(word, of: Option.global) else { throw .optionBeforeCommand(word) }
      switch option.name {
      case .help: return .help(words.lazy.compactMap(CommandName.init(rawValue:)).first)
      case .version: return .version
      default: globals.append((option, value))
      }
    }
    throw .noCommand
  }

  private mutating func parse(_ command: CommandName) throws(UsageError) -> Request {
    var invocation = Invocation(command)
    for (option, value) in globals { invocation.add(value, to: option) }
    while let word = words.popFirst() {
      if word == "--" {
        invocation.operands += words
        break
      }
      guard word.hasPrefix("-"), word != "-" else {
        invocation.operands.append(word)
        continue
      }
      guard let (option, value) = try take(word, of: command.entry.options + Option.global) else {
        throw .unknownOption(word, of: command)
      }
      switch option.name {
      case .help: return .help(command)
      case .version: return .version
      default: invocation.add(value, to: option)
      }
    }
    try check(invocation)
    return .run(invocation)
  }

  /// Reads an option and its value, written `--name VALUE`, `--name=VALUE` or `-n VALUE`; nil when there is none such.
  private mutating func take(_ word: String, of options: [Option]) throws(UsageError) -> (Option, value: String)? {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let option = options.first(where: { $0.name.flag == parts[0] || $0.letter.map { "-\($0)" } == parts[0] })
    else { return nil }
    let attached = parts.count == 2 ? parts[1] : nil
    if option.value == .nothing {
      guard attached == nil else { throw .unexpectedValue(option.name) }
      return (option, "")
    }
    guard let value = attached ?? words.popFirst() else { throw .missingValue(Option.Spelled(option)) }
    try check(value, of: option)
    return (option, value)
  }

  private func check(_ value: String, of option: Option) throws(UsageError) {
    switch option.value {
    case .nothing: return
    case .text, .file, .folder:
      if value.isEmpty { throw .missingValue(Option.Spelled(option)) }
    case .packageName:
      if !PackageName.isValid(value) { throw .badValue(value, Option.Spelled(option), nearest: []) }
    case .host:
      if !PlatformHosts.isHost(value) { throw .badValue(value, Option.Spelled(option), nearest: []) }
    case .words:
      if value.commaSeparatedWords.contains("") { throw .badValue(value, Option.Spelled(option), nearest: []) }
    case .choice(let words):
      if words.contains(value) { return }
      throw .badValue(value, Option.Spelled(option), nearest: Suggestion.nearest(to: value, among: words))
    case .form(let words):
      let form = ReportForm(value)
      if words.contains(form.word), form.file != "" { return }
      throw .badValue(value, Option.Spelled(option), nearest: Suggestion.nearest(to: form.word, among: words))
    case .count(let range):
      if let count = Int(value), range.contains(count) { return }
      throw .badValue(value, Option.Spelled(option), nearest: [])
    }
  }

  private func check(_ invocation: Invocation) throws(UsageError) {
    let command = invocation.command
    for option in command.entry.options + Option.global {
      if option.isRequired, !invocation.has(option.name) { throw .missingOption(option.spelling, of: command) }
      if let other = option.excludes, invocation.has(option.name), invocation.has(other) {
        throw .excluded(option.name, other)
      }
    }
    switch command.entry.operands {
    case .none: try refuse(invocation.operands[...], of: command)
    case .inputsOrConfig: break
    case .inputs:
      if invocation.operands.isEmpty { throw .missingOperand(command) }
    case .oldAndNew:
      guard invocation.operands.count > 1 else { throw .missingOperand(command) }
      try refuse(invocation.operands.dropFirst(2), of: command)
    case .fingerprints:
      guard !invocation.operands.isEmpty else { throw .missingOperand(command) }
      for word in invocation.operands where !Decisions.isFingerprint(word) { throw .noFingerprint(word) }
    case .oneOf(let choices):
      guard let word = invocation.operands.first else { throw .missingOperand(command) }
      guard choices.contains(word) else { throw .badOperand(word, of: command, choices: choices) }
      try refuse(invocation.operands.dropFirst(), of: command)
    case .command:
      if let word = invocation.operands.first, CommandName(rawValue: word) == nil { throw .unknownCommand(word) }
      try refuse(invocation.operands.dropFirst(), of: command)
    }
  }

  private func refuse(_ operands: ArraySlice<String>, of command: CommandName) throws(UsageError) {
    if let word = operands.first { throw .unexpectedOperand(word, of: command) }
  }
}

extension String {
  /// The words between the commas, without blanks around them.
  var commaSeparatedWords: [String] {
    split(separator: ",", omittingEmptySubsequences: false).map { word in
      String(word.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }
}
