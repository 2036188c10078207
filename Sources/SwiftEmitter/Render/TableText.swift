import APISpec

/// A cell of a table that stands in emitted code as one text.
enum TableCell {
  /// Escapes what the table itself uses, and leaves out what no source file may hold.
  static func text(_ text: String) -> String {
    text.withDoubledBackslashes.replacingInvisibles { scalar in
      switch scalar {
      case "\t": "\\t"
      case "\n": "\\n"
      default: ""
      }
    }
  }
}

extension String {
  /// The text with two backslashes in place of each. By bytes: a mark behind a backslash makes one character of the two.
  var withDoubledBackslashes: String {
    let backslash = UInt8(ascii: "\\")
    guard utf8.contains(backslash) else { return self }
    return String(decoding: utf8.flatMap { $0 == backslash ? [backslash, backslash] : [$0] }, as: UTF8.self)
  }
}

extension SourceWriter {
  /// A constant that holds the lines of a table.
  mutating func table(_ name: String, _ lines: [String]) {
    let fence = Literal.fence(for: lines.joined(separator: "\n"))
    line("static let \(name): StaticString = \(fence)\"\"\"")
    indented { writer in
      for line in lines { writer.line(line) }
      writer.line("\"\"\"\(fence)")
    }
  }
}
