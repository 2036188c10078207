import APISpec

/// The rules for the requests of a resource as the text that the runtime looks up.
///
/// A line holds the last word of an endpoint's identifier and as many cells as fit; the next line goes on with the same
/// word.
struct RequestRuleText {
  private var lines: [String] = []
  private var endpoints: Set<EndpointName> = []

  init(_ endpoints: [Endpoint], shapes: [ShapeID: Shape]) {
    for endpoint in endpoints {
      let cells = RequestRules(endpoint, shapes: shapes).cells
      if !cells.isEmpty { self.endpoints.insert(endpoint.name) }
      let word = TableCell.text(endpoint.name.description.split(separator: ".").last.map(String.init) ?? "")
      var line = ""
      for cell in cells.map(TableCell.text) {
        if !line.isEmpty, line.utf8.count + cell.utf8.count >= Self.width {
          lines.append(line)
          line = ""
        }
        line += (line.isEmpty ? word : "") + "\t" + cell
      }
      if !line.isEmpty { lines.append(line) }
    }
  }

  /// Whether the table tells of an endpoint.
  func holds(_ endpoint: Endpoint) -> Bool { endpoints.contains(endpoint.name) }

  private static let width = SourceWriter.width - 10

  var isEmpty: Bool { lines.isEmpty }

  var lineCount: Int { isEmpty ? 0 : lines.count + 3 }

  func write(into writer: inout SourceWriter) {
    writer.table("rules", lines)
  }
}
