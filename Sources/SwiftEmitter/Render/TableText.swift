import APISpec

/// A cell of a table that stands in emitted code as one text.
enum TableCell {
  /// Escapes what the table itself uses, and leaves out what no source file may hold.
  static func text(_ text: String) -> String {
    let text = text.utf8.contains(UInt8(ascii: "\\")) ? text.replacing("\\", with: "\\\\") : text
    return text.replacingInvisibles { scalar in
      switch scalar {
      case "\t": "\\t"
      case "\n": "\\n"
      default: ""
      }
    }
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
