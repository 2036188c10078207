import APISpec

/// The documented errors of a resource as the text that the runtime looks up.
///
/// One text for a resource, and not for a service, so that a change of a page touches the file of its resource alone.
/// A row that several endpoints document stands there once.
struct ErrorTableText {
  /// Stands for all endpoints of the table.
  static let everyEndpoint = "*"

  private var rows: [(cells: String, endpoints: [String])] = []
  private let endpoints: Int

  init(_ endpoints: [Endpoint]) {
    self.endpoints = endpoints.count
    var known: [String: Int] = [:]
    for endpoint in endpoints {
      for error in endpoint.errors {
        let cells = Self.cells(error)
        if let index = known[cells] {
          if rows[index].endpoints.last != endpoint.name.description {
            rows[index].endpoints.append(endpoint.name.description)
          }
        } else {
          known[cells] = rows.count
          rows.append((cells, [endpoint.name.description]))
        }
      }
    }
  }

  var isEmpty: Bool { rows.isEmpty }

  var lineCount: Int { rows.count }

  func write(into writer: inout SourceWriter) {
    let lines = rows.map { row in
      let isShared = row.endpoints.count == endpoints && endpoints > 1
      let line = (isShared ? Self.everyEndpoint : row.endpoints.map(Self.method).joined(separator: " ")) + row.cells
      // Empty cells at the end need no tabs, and spaces there would be an editor's to remove.
      return String(line.reversed().drop { $0 == "\t" || $0 == " " }.reversed())
    }
    writer.table("errors", lines)
  }

  /// The last word of an identifier: the others are those of the resource.
  private static func method(_ endpoint: String) -> String {
    TableCell.text(endpoint.split(separator: ".").last.map(String.init) ?? endpoint)
  }

  private static func cells(_ error: ErrorCase) -> String {
    var cells = ["", error.httpStatus.map(String.init) ?? "", String(error.code), TableCell.text(error.message)]
    if !error.advice.isEmpty { cells.append(TableCell.text(error.advice)) }
    return cells.joined(separator: "\t")
  }
}
