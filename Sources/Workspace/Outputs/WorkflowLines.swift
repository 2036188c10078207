/// Lines of a log that GitHub Actions would take for commands: `::error::…` behind blanks, and `##[error]…` anywhere.
///
/// Only those that this program means as such are to be obeyed. What pages, portals and other programs say is text.
enum WorkflowLines {
  /// The same lines with a character of each command spelled out, so that it is read and not obeyed.
  ///
  /// `##[` becomes `#\u0023[`, which is the same text in JSON.
  static func asText(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var plain = 0
    var isAtStart = true
    var index = 0
    while index < bytes.count {
      if isAtStart, bytes[index...].starts(with: command) {
        out += bytes[plain..<index]
        out += "\\u{3a}".utf8
        plain = index + 1
      } else if bytes[index] == UInt8(ascii: "#"), bytes[index...].starts(with: olderCommand) {
        out += bytes[plain...index]
        out += "\\u0023".utf8
        plain = index + 2
      }
      let blank = isAtStart ? lengthOfBlank(bytes[index...]) : 0
      isAtStart = isLineEnd(bytes[index]) || blank > 0
      index += max(1, blank)
    }
    return out.isEmpty ? bytes : out + bytes[plain...]
  }

  private static let command = Array("::".utf8)
  private static let olderCommand = Array("##[".utf8)

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

  /// What the runner leaves out at the start of a line, and a byte order mark.
  private static let blanks: [[UInt8]] = [
    "\u{85}", "\u{A0}", "\u{1680}", "\u{2000}", "\u{2001}", "\u{2002}", "\u{2003}", "\u{2004}", "\u{2005}", "\u{2006}",
    "\u{2007}", "\u{2008}", "\u{2009}", "\u{200A}", "\u{2028}", "\u{2029}", "\u{202F}", "\u{205F}", "\u{3000}",
    "\u{FEFF}",
  ].map { Array($0.utf8) }

  private static func lengthOfBlank(_ rest: ArraySlice<UInt8>) -> Int {
    guard let first = rest.first else { return 0 }
    if first < 0x80 { return first == 0x20 || (0x09...0x0D).contains(first) ? 1 : 0 }
    return blanks.first { rest.starts(with: $0) }?.count ?? 0
  }
}
