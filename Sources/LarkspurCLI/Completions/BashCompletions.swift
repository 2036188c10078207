/// The completion script for bash.
enum BashCompletions {
  static var script: String {
    """
    # bash completion for \(Tool.name); source it from ~/.bashrc
    _\(Tool.name)() {
      local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" command="" i
      COMPREPLY=()
      for ((i = 1; i < COMP_CWORD; i++)); do
        case "${COMP_WORDS[i]}" in
          \(CommandName.allCases.map(\.rawValue).joined(separator: "|"))) command="${COMP_WORDS[i]}"; break ;;
        esac
      done
      case "$command $before" in
    \(valueCases)
      esac
      case "$command" in
    \(commandCases)
      esac
    }
    complete -o default -F _\(Tool.name) \(Tool.name)

    """
  }

  /// What follows an option that takes a value.
  private static var valueCases: String {
    let ofCommands = CommandName.allCases.flatMap { command in
      command.entry.options.compactMap { valueCase($0, command.rawValue) }
    }
    return (ofCommands + Option.global.compactMap { valueCase($0, "*") }).joined(separator: "\n")
  }

  private static func valueCase(_ option: Option, _ command: String) -> String? {
    let flags = [option.name.flag, option.letter.map { "-\($0)" }].compactMap { $0 }
    let pattern = flags.map { command == "*" ? "*\" \($0)\"" : "\"\(command) \($0)\"" }.joined(separator: "|")
    switch option.value {
    case .nothing: return nil
    case .choice(let words), .form(let words): return "    \(pattern)) \(words: words); return ;;"
    case .folder: return "    \(pattern)) COMPREPLY=($(compgen -d -- \"$word\")); return ;;"
    // No offer means file names.
    case .file, .count, .packageName, .host, .words, .text: return "    \(pattern)) return ;;"
    }
  }

  private static var commandCases: String {
    let global = Option.global.map(\.name.flag)
    var lines = [
      "    \"\") \(words: CommandName.allCases.map(\.rawValue) + global) ;;"
    ]
    for command in CommandName.allCases {
      let flags = command.entry.options.map(\.name.flag) + global
      switch command.entry.operands {
      case .none, .fingerprints: lines.append("    \(command.rawValue)) \(words: flags) ;;")
      case .inputs, .inputsOrConfig, .oldAndNew:
        lines.append(
          "    \(command.rawValue)) if [[ $word == -* ]]; then \(words: flags); fi ;;")
      case .oneOf(let choices): lines.append("    \(command.rawValue)) \(words: choices + flags) ;;")
      case .command:
        lines.append("    \(command.rawValue)) \(words: CommandName.allCases.map(\.rawValue) + flags) ;;")
      }
    }
    return lines.joined(separator: "\n")
  }
}

extension String.StringInterpolation {
  /// The bash words that offer one of some words.
  fileprivate mutating func appendInterpolation(words: [String]) {
    appendLiteral("COMPREPLY=($(compgen -W \"\(words.joined(separator: " "))\" -- \"$word\"))")
  }
}
