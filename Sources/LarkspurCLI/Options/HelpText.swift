/// The help, printed from the same tables that the parser reads.
enum HelpText {
  private static let width = 96

  static var overview: String {
    var text = "\(Tool.name) reads documentation pages of the Feishu/Lark Open Platform.\n\n"
    text += "Usage: \(Tool.name) COMMAND [options]\n\nCommands:\n"
    text += list(CommandName.allCases.map { ($0.rawValue, $0.entry.summary) })
    text += "\nOptions of every command:\n" + list(Option.global.map(row))
    text += """

      INPUT is a folder of pages (*.md, searched recursively, hidden names left out), a page, an IR file (*.json, \
      written by 'export --format ir'), or one of these in git as REV:path.

      """.wrapped(to: width)
    text += "\nExit status:\n" + list(ExitStatus.all.map { (String($0.rawValue), $0.meaning) })
    text += "\n'\(Tool.name) help COMMAND' explains a command.\n"
    return text
  }

  static func page(_ command: CommandName) -> String {
    let entry = command.entry
    var text = "\(entry.summary)\n\nUsage: \(command.usage)\n\n" + entry.details.wrapped(to: width) + "\n"
    if !entry.options.isEmpty { text += "\nOptions:\n" + list(entry.options.map(row)) }
    text += "\nOptions of every command:\n" + list(Option.global.map(row))
    text += "\nExamples:\n" + entry.examples.map { "  \(Tool.name) \($0)\n" }.joined()
    return text
  }

  private static func row(_ option: Option) -> (String, String) {
    let letter = option.letter.map { "-\($0), " } ?? "    "
    let notes = (option.isRequired ? " Required." : "") + (option.isRepeatable ? " May be given several times." : "")
    return (letter + option.spelling, option.text + notes)
  }

  /// Terms on the left, texts on the right; a long term gets a line of its own.
  private static func list(_ rows: [(String, String)]) -> String {
    let column = min(rows.map(\.0.count).max() ?? 0, 26)
    let margin = String(repeating: " ", count: column + 4)
    return rows.map { term, text in
      let lines = text.wrapped(to: width - margin.count).split(separator: "\n").joined(separator: "\n" + margin)
      let start = "  " + term
      return term.count > column
        ? "\(start)\n\(margin)\(lines)\n"
        : start + String(repeating: " ", count: column + 2 - term.count) + lines + "\n"
    }.joined()
  }
}

extension String {
  /// Breaks lines at spaces.
  func wrapped(to width: Int) -> String {
    split(separator: "\n", omittingEmptySubsequences: false).map { paragraph in
      var lines = [""]
      for word in paragraph.split(separator: " ") {
        let last = lines[lines.count - 1]
        if last.isEmpty {
          lines[lines.count - 1] = String(word)
        } else if last.count + 1 + word.count <= width {
          lines[lines.count - 1] += " " + word
        } else {
          lines.append(String(word))
        }
      }
      return lines.joined(separator: "\n")
    }.joined(separator: "\n")
  }
}
