/// A cell of a table that stands in emitted code as one text.
enum TableCell {
  /// Escapes what the table itself uses, and leaves out what no source file may hold.
  static func text(_ text: String) -> String {
    var cell = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t": cell += "\\t"
      case "\n": cell += "\\n"
      case "\\": cell += "\\\\"
      case _ where scalar.isInvisible: continue
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return cell
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
