import APISpec

/// The documented errors of a resource as the text that the runtime looks up.
///
/// One text for a resource, and not for a service, so that a change of a page touches the file of its resource alone.
/// Endpoints with the same rows share them.
struct ErrorTableText {
  private var tables: [(endpoints: [String], rows: [String])] = []

  init(_ endpoints: [Endpoint]) {
    var known: [[String]: Int] = [:]
    for endpoint in endpoints where !endpoint.errors.isEmpty {
      let rows = endpoint.errors.map(Self.row)
      if let index = known[rows] {
        tables[index].endpoints.append(endpoint.name.description)
      } else {
        known[rows] = tables.count
        tables.append(([endpoint.name.description], rows))
      }
    }
  }

  var isEmpty: Bool { tables.isEmpty }

  var lineCount: Int { tables.reduce(0) { $0 + $1.rows.count + 1 } }

  func write(into writer: inout SourceWriter) {
    let lines = tables.flatMap { [$0.endpoints.joined(separator: " ")] + $0.rows }
    let fence = Literal.fence(for: lines.joined(separator: "\n"))
    writer.line("static let errors: StaticString = \(fence)\"\"\"")
    writer.indented { writer in
      for line in lines { writer.line(line) }
      writer.line("\"\"\"\(fence)")
    }
  }

  private static func row(_ error: ErrorCase) -> String {
    var cells = ["", error.httpStatus.map(String.init) ?? "", String(error.code), cell(error.message)]
    if !error.advice.isEmpty { cells.append(cell(error.advice)) }
    return cells.joined(separator: "\t")
  }

  /// Escapes what the table itself uses, and leaves out what no source file may hold.
  private static func cell(_ text: String) -> String {
    var cell = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t": cell += "\\t"
      case "\n": cell += "\\n"
      case "\\": cell += "\\\\"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: continue
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return cell
  }
}
