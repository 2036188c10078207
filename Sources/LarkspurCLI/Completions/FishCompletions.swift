/// The completion script for fish.
enum FishCompletions {
  static var script: String {
    var lines = [
      "# fish completion for \(Tool.name); save it as ~/.config/fish/completions/\(Tool.name).fish",
      "complete -c \(Tool.name) -f",
    ]
    for command in CommandName.allCases {
      lines.append(
        "complete -c \(Tool.name) -n __fish_use_subcommand -a \(command.rawValue) -d \(quoted(command.entry.summary))")
    }
    for command in CommandName.allCases {
      let condition = " -n '__fish_seen_subcommand_from \(command.rawValue)'"
      lines += command.entry.options.map { line($0, condition) }
      switch command.entry.operands {
      case .none, .fingerprints: break
      case .inputs, .inputsOrConfig, .oldAndNew: lines.append("complete -c \(Tool.name)\(condition) -F")
      case .oneOf(let choices):
        lines.append("complete -c \(Tool.name)\(condition) -a \(quoted(choices.joined(separator: " ")))")
      case .command:
        let names = CommandName.allCases.map(\.rawValue).joined(separator: " ")
        lines.append("complete -c \(Tool.name)\(condition) -a \(quoted(names))")
      }
    }
    lines += Option.global.map { line($0, "") }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ option: Option, _ condition: String) -> String {
    let letter = option.letter.map { " -s \($0)" } ?? ""
    let value: String
    switch option.value {
    case .nothing: value = ""
    case .choice(let words), .form(let words): value = " -x -a \(quoted(words.joined(separator: " ")))"
    case .file: value = " -r -F"
    case .folder: value = " -x -a '(__fish_complete_directories)'"
    case .count, .packageName, .host, .words, .text: value = " -x"
    }
    return "complete -c \(Tool.name)\(condition) -l \(option.name.rawValue)\(letter)\(value) -d \(quoted(option.text))"
  }

  /// In single quotes fish knows two escapes.
  private static func quoted(_ text: String) -> String {
    var quoted = "'"
    for character in text {
      if character == "'" || character == "\\" { quoted.append("\\") }
      quoted.append(character)
    }
    return quoted + "'"
  }
}
