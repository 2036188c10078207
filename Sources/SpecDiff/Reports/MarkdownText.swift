import APISpec

/// Text as Markdown shows it, whatever signs it holds.
public enum MarkdownText {
  /// Escapes what Markdown, HTML or GitHub would read as something else, in one line: markup, links, also those that GitHub
  /// makes of bare addresses, mentions of people, and numbers of issues.
  public static func escaped(_ text: String) -> String {
    let scalars = Array(onOneLine(text).unicodeScalars)
    var out = ""
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      // A name behind it would be notified. GitHub looks for it in what the page shows, so that an escape alone is not
      // enough.
      case "@": out += "&#64;" + (isLetterOrDigit(next) ? gap : "")
      case "#": out += "\\#" + (isDigit(next) ? gap : "")
      case "-" where isDigit(next) && isIssuePrefix(scalars[..<index]): out += "-" + gap
      // An address becomes a link by its beginning.
      case ":" where next == "/" && index + 2 < scalars.count && scalars[index + 2] == "/": out += "&#58;"
      case "." where isWebPrefix(scalars[..<index]): out += "&#46;"
      case "\\", "`", "*", "_", "[", "]", "|", "~": out += "\\" + String(scalar)
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// A span of code. Backticks inside need a longer fence.
  public static func code(_ text: String) -> String {
    let line = onOneLine(text)
    guard !line.isEmpty else { return "" }
    guard line.contains("`") else { return "`\(line)`" }
    var fence = "``"
    while line.contains(fence) { fence += "`" }
    return "\(fence) \(line) \(fence)"
  }

  /// Takes no room, and keeps apart what GitHub would take for one.
  private static let gap = "&#8203;"

  private static func onOneLine(_ text: String) -> String {
    text.replacingInvisibles { "\r\n\t".unicodeScalars.contains($0) ? " " : String($0).printableLine }
  }

  /// Whether a text ends in `GH`, as in `GH-12`.
  private static func isIssuePrefix(_ text: ArraySlice<Unicode.Scalar>) -> Bool { ends(text, in: "gh") }

  private static func isWebPrefix(_ text: ArraySlice<Unicode.Scalar>) -> Bool { ends(text, in: "www") }

  /// Whether the last word of a text is this one, whatever its case.
  private static func ends(_ text: ArraySlice<Unicode.Scalar>, in word: String) -> Bool {
    let count = word.unicodeScalars.count
    let before = text.dropLast(count).last
    return text.count >= count && before.map { !isLetterOrDigit($0) } ?? true
      && zip(text.suffix(count), word.unicodeScalars).allSatisfy { $0.value | 0x20 == $1.value }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    isDigit(scalar) || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }
}
