/// Text as Markdown shows it, whatever signs it holds.
public enum MarkdownText {
  /// Escapes what Markdown, HTML or GitHub would read as something else, in one line.
  public static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      // A name behind it would be notified.
      case "@": out += "&#64;"
      case "\\", "`", "*", "_", "[", "]", "|", "~", "#": out += "\\" + String(scalar)
      case "\n", "\r", "\t": out += " "
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// A span of code. Backticks inside need a longer fence.
  public static func code(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    guard line.contains("`") else { return "`\(line)`" }
    var fence = "``"
    while line.contains(fence) { fence += "`" }
    return "\(fence) \(line) \(fence)"
  }
}
