import APISpec

/// Finds the line of a field's row in the page that documents it.
///
/// Pages record the lines of their rows depth-first, so that walking the fields in the same order gives each its line.
/// Where the numbers of rows and fields differ (a table that names a type instead of repeating its fields, a field that
/// follows from an example alone), nothing is guessed.
struct RowLines {
  private var lines: [String: Int] = [:]

  init(_ endpoint: Endpoint, _ shapes: [ShapeID: Shape]) {
    guard let source = endpoint.sources.first else { return }
    add(endpoint.headers, at: "header", .headers, source, shapes)
    add(endpoint.pathParameters, at: "path", .path, source, shapes)
    add(endpoint.queryParameters, at: "query", .query, source, shapes)
    add(endpoint.request.fields, at: "body", .request, source, shapes)
    add(endpoint.response.headers, at: "response-header", .responseHeaders, source, shapes)
    add(endpoint.response.fields, at: "response", .response, source, shapes)
    let rows = Self.rows(.errors, of: source)
    guard rows.count == endpoint.errors.count else { return }
    for (error, line) in zip(endpoint.errors, rows) where lines["errors.\(error.code)"] == nil {
      lines["errors.\(error.code)"] = line
    }
  }

  init(_ event: Event, _ shapes: [ShapeID: Shape]) {
    guard let source = event.sources.first else { return }
    add(event.fields, at: "event", .event, source, shapes)
  }

  /// The line of a place, or of the nearest thing around it that has one.
  subscript(location: String) -> Int? {
    if let line = lines[location] { return line }
    guard let dot = location.lastIndex(of: ".") else { return nil }
    return self[String(location[..<dot])]
  }

  private static func rows(_ place: TableLines.Place, of source: PageSource) -> [Int] {
    source.tables.filter { $0.place == place }.flatMap(\.lines)
  }

  private mutating func add(
    _ fields: [Field], at root: String, _ place: TableLines.Place, _ source: PageSource, _ shapes: [ShapeID: Shape]
  ) {
    let rows = Self.rows(place, of: source)
    guard !rows.isEmpty else { return }
    var walk = Walk(shapes: shapes, limit: rows.count)
    walk.visit(fields, at: root, inside: [])
    guard walk.locations.count == rows.count else { return }
    for (location, line) in zip(walk.locations, rows) where lines[location] == nil { lines[location] = line }
  }

  private struct Walk {
    let shapes: [ShapeID: Shape]
    let limit: Int
    var locations: [String] = []

    mutating func visit(_ fields: [Field], at root: String, inside open: [ShapeID]) {
      for field in fields where !field.isInferred && locations.count <= limit {
        let location = "\(root).\(field.name)"
        locations.append(location)
        guard case .object(let id) = field.content?.innermost ?? field.type.innermost, !open.contains(id),
          let shape = shapes[id]
        else { continue }
        visit(shape.fields, at: location, inside: open + [id])
      }
    }
  }
}
