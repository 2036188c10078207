import Testing

@testable import larkspur

@Suite("The tables of commands and options")
struct CommandTableTests {
  private static let options = CommandName.allCases.flatMap { command in
    command.entry.options.map { (command, $0) }
  }

  @Test("no two options of a command share a name or a letter", arguments: CommandName.allCases)
  func distinct(command: CommandName) {
    let all = command.entry.options + Option.global
    #expect(Set(all.map(\.name)).count == all.count)
    let letters = all.compactMap(\.letter)
    #expect(Set(letters).count == letters.count)
  }

  @Test("every example of the help is a command line that the parser takes", arguments: CommandName.allCases)
  func examples(command: CommandName) throws {
    #expect(!command.entry.examples.isEmpty)
    for example in command.entry.examples {
      guard case .run(let invocation) = try ArgumentParser.parse(words(of: example)) else {
        Issue.record("'\(example)' runs nothing")
        continue
      }
      #expect(invocation.command == command)
    }
  }

  /// Splits as a shell does, as far as examples need it; redirections and pipes end the line.
  private func words(of line: String) -> [String] {
    let quoted = line.split(separator: "\"", omittingEmptySubsequences: false)
    let words = quoted.enumerated().flatMap { index, part in
      index % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
    }
    return Array(words.prefix { $0 != ">" && $0 != "|" })
  }

  @Test("the help of a command explains each of its options", arguments: CommandName.allCases)
  func help(command: CommandName) {
    let help = HelpText.page(command)
    for option in command.entry.options + Option.global {
      #expect(help.contains(option.spelling))
      #expect(help.contains(option.text.prefix(20)))
    }
    #expect(HelpText.overview.contains(command.entry.summary))
  }

  @Test("no line of any help is wider than a hundred characters")
  func width() {
    let pages = [HelpText.overview] + CommandName.allCases.map(HelpText.page)
    let lines = pages.flatMap { $0.split(separator: "\n") }.filter { !$0.hasPrefix("Usage:") }
    #expect(lines.filter { $0.count > 100 } == [])
  }

  @Test(
    "the completions of each shell know every command, option and choice", arguments: CompletionsCommand.Shell.allCases)
  func completions(shell: CompletionsCommand.Shell) {
    let script = shell.script
    for (command, option) in Self.options {
      #expect(script.contains(command.rawValue))
      #expect(script.contains(option.name.rawValue))
      if case .choice(let words) = option.value { #expect(script.contains(words.joined(separator: " "))) }
    }
  }
}

@Suite("Reading command lines")
struct ArgumentParserTests {
  private func invocation(_ line: String) throws -> Invocation {
    guard case .run(let invocation) = try ArgumentParser.parse(line.split(separator: " ").map(String.init)) else {
      throw Unexpected()
    }
    return invocation
  }

  private struct Unexpected: Error {}

  private func message(_ line: String) throws -> String {
    try #require(throws: UsageError.self) { try ArgumentParser.parse(line.split(separator: " ").map(String.init)) }
      .description
  }

  @Test(
    "an option may stand before or after the command, its value beside it or behind =",
    arguments: ["lint a --jobs 3 b", "lint a b --jobs=3", "--jobs 3 lint a b", "-j 3 lint a b", "lint -j=3 a b"])
  func places(line: String) throws {
    let invocation = try invocation(line)
    #expect(invocation.operands == ["a", "b"])
    #expect(invocation.count(.jobs) == 3)
  }

  @Test("behind -- everything is an input")
  func endOfOptions() throws {
    #expect(try invocation("lint --strict -- --odd -v").operands == ["--odd", "-v"])
  }

  @Test("of an option given twice the last one counts")
  func last() throws {
    #expect(try invocation("lint a --format json --format sarif")[.format] == "sarif")
  }

  @Test("of an option that may be given several times each one counts, in order")
  func repeated() throws {
    let invocation = try invocation("generate a -e b.* --output o --endpoint=a.* --endpoint b.*")
    #expect(invocation.all(.endpoint) == ["b.*", "a.*", "b.*"])
    #expect(invocation.all(.services) == [])
    #expect(invocation.command.usage.contains(" [--endpoint PATTERN]… "))
  }

  @Test("help and version win over what else is missing")
  func helpAndVersion() throws {
    #expect(try ArgumentParser.parse(["export", "--help"]) == .help(.export))
    #expect(try ArgumentParser.parse(["--help", "lint"]) == .help(.lint))
    #expect(try ArgumentParser.parse(["-h"]) == .help(nil))
    #expect(try ArgumentParser.parse(["lint", "--version"]) == .version)
  }

  @Test(
    "a slip is answered with what was probably meant",
    arguments: [
      ("lnit specs", "There is no command 'lnit'; did you mean 'lint'?"),
      ("lint specs --fromat json", "The command 'lint' has no option '--fromat'; did you mean '--format'?"),
      (
        "lint specs --format jsn",
        "'jsn' is no value of '--format', which takes text, json, sarif or github; did you mean 'json'?"
      ),
      (
        "export specs --format open",
        "'open' is no value of '--format', which takes ir or openapi; did you mean 'openapi'?"
      ),
    ])
  func slips(line: String, expected: String) throws {
    #expect(try message(line) == expected)
  }

  @Test(
    "what is missing or too much is named",
    arguments: [
      ("", "No command is given."),
      ("frobnicate specs", "There is no command 'frobnicate'."),
      ("lint", "The command 'lint' needs an input: a folder of pages, a page, an IR file, or REV:path in git."),
      ("export specs", "The command 'export' needs '--format ir|openapi'."),
      ("lint specs --jobs", "The option '--jobs' needs a value: a number from 1 to 1024."),
      ("lint specs --jobs 0", "'0' is no value of '--jobs', which takes a number from 1 to 1024."),
      ("lint specs --strict=yes", "The option '--strict' takes no value."),
      ("lint specs --quiet --verbose", "The options '--quiet' and '--verbose' exclude each other; give one of them."),
      (
        "inspect specs --page a --endpoint b",
        "The options '--endpoint' and '--page' exclude each other; give one of them."
      ),
      ("rules DOC001", "The command 'rules' has no use for 'DOC001'."),
      ("completions tcsh", "The command 'completions' does not know 'tcsh'; it takes bash, zsh or fish."),
      (
        "generate specs --package 1st",
        "'1st' is no value of '--package', which takes a name of letters (a-z), digits and underscores that starts with "
          + "a letter."
      ),
      (
        "generate specs --services a,,b",
        "'a,,b' is no value of '--services', which takes names with commas between them."
      ),
      ("generate specs --output", "The option '--output' needs a value: a folder."),
      ("--strict lint specs", "The option '--strict' is unknown, or belongs after the command."),
    ])
  func mistakes(line: String, expected: String) throws {
    #expect(try message(line) == expected)
  }
}
