/// The completion script for zsh.
enum ZshCompletions {
  static var script: String {
    """
    #compdef \(Tool.name)
    # zsh completion for \(Tool.name); save it as _\(Tool.name) in a folder of $fpath
    _\(Tool.name)() {
      local -a commands
      local context state line
      typeset -A opt_args
      commands=(
    \(CommandName.allCases.map { "    \(quoted("\($0.rawValue):\($0.entry.summary)"))" }.joined(separator: "\n"))
      )
      _arguments -C \\
    \(Option.global.map { "    \(specification($0)) \\" }.joined(separator: "\n"))
        '1:command:->command' \\
        '*::argument:->argument'
      case $state in
        command) _describe command commands ;;
        argument)
          case $words[1] in
    \(CommandName.allCases.map(commandCase).joined(separator: "\n"))
          esac ;;
      esac
    }
    if [[ $funcstack[1] == _\(Tool.name) ]]; then _\(Tool.name) "$@"; else compdef _\(Tool.name) \(Tool.name); fi

    """
  }

  private static func commandCase(_ command: CommandName) -> String {
    var arguments = (command.entry.options + Option.global).map(specification)
    switch command.entry.operands {
    case .none, .fingerprints: break
    case .inputs, .inputsOrConfig, .oldAndNew: arguments.append("'*:input:_files'")
    case .oneOf(let choices): arguments.append("'1:choice:(\(choices.joined(separator: " ")))'")
    case .command: arguments.append("'1:command:(\(CommandName.allCases.map(\.rawValue).joined(separator: " ")))'")
    }
    return "        \(command.rawValue)) _arguments \(arguments.joined(separator: " ")) ;;"
  }

  /// `'(-o --output)'{-o,--output}'[text]:FILE:_files'`
  private static func specification(_ option: Option) -> String {
    let text = option.text.map { "[]:".contains($0) ? "\\\($0)" : String($0) }.joined()
    let tail: String
    switch option.value {
    case .nothing: tail = "[\(text)]"
    case .choice(let words), .form(let words): tail = "[\(text)]:value:(\(words.joined(separator: " ")))"
    case .file: tail = "[\(text)]:file:_files"
    case .folder: tail = "[\(text)]:folder:_files -/"
    case .count, .packageName, .host, .words, .text: tail = "[\(text)]:value: "
    }
    guard let letter = option.letter else { return quoted(option.name.flag + tail) }
    return "'(-\(letter) \(option.name.flag))'{-\(letter),\(option.name.flag)}\(quoted(tail))"
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
