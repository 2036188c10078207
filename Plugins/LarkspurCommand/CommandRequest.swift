import PackagePlugin

/// What stands behind `swift package larkspur`.
struct CommandRequest {
  /// The program's command, or `check`, which is short for `generate --check`.
  let command: String?
  /// Options with their values, as they were typed.
  private(set) var options: [String] = []
  private(set) var operands: [String] = []
  /// The targets whose settings are used; empty for all.
  let targets: [String]
  private let words: [String]

  /// Work that needs no more than the files of settings.
  enum Work: Hashable {
    case generate, check, lint
    /// Compares the pages with those of a revision.
    case diff(revision: String)
  }

  /// The options of the program that take the next word as their value, for the commands that need no operands.
  private static let valuedOptions: Set<String> = [
    "--axis", "--cache", "--color", "--config", "--decisions", "--docs", "--endpoint", "--fail-on", "--format",
    "--jobs", "--lang",
    "--layout", "--lock", "--output", "--package", "--rule", "--runtime", "--service", "--services", "-e", "-j", "-o",
  ]

  init(_ arguments: [String]) throws {
    var extractor = ArgumentExtractor(arguments)
    targets = extractor.extractOption(named: "target")
    words = extractor.remainingArguments
    command = words.first.flatMap { $0.hasPrefix("-") ? nil : $0 }
    var rest = words.dropFirst()
    while let word = rest.popFirst() {
      if !word.hasPrefix("-") {
        operands.append(word)
      } else {
        options.append(word)
        if Self.valuedOptions.contains(word), let value = rest.popFirst() { options.append(value) }
      }
    }
    if !targets.isEmpty, workOnSettings == nil {
      throw CommandFailure(
        "'--target' chooses the settings of a target, and this command line names what to work on itself: leave one of "
          + "the two out.")
    }
  }

  /// The command line of the program.
  var programArguments: [String] {
    command == "check" ? ["generate", "--check"] + words.dropFirst() : words
  }

  /// The options, and a place for the cache where they say nothing about it.
  func options(cache: String) -> [String] {
    let names = options.map { $0.prefix { $0 != "=" } }
    return names.contains("--cache") || names.contains("--no-cache") ? options : options + ["--cache", cache]
  }

  /// What is to be done with each file of settings; nil where the command line says by itself what to work on.
  var workOnSettings: Work? {
    let namesSettings = options.contains { $0 == "--config" || $0.hasPrefix("--config=") }
    let asksForHelp = options.contains { ["--help", "-h", "--version", "-V"].contains($0) }
    guard !namesSettings, !asksForHelp else { return nil }
    switch command {
    case "diff" where operands.count < 2: return .diff(revision: operands.first ?? "HEAD")
    case "generate" where operands.isEmpty: return options.contains("--check") ? .check : .generate
    case "check" where operands.isEmpty: return .check
    case "lint" where operands.isEmpty: return .lint
    default: return nil
    }
  }
}
