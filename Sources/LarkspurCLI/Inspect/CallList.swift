import APISpec

/// Lists endpoints and events, one a line.
enum CallList {
  /// A longer address pushes its line's other columns instead of everybody's.
  private static let widestColumn = 72

  static func text(of calls: [DocumentedCall], paint: Paint) -> String {
    let rows = calls.map { call in
      (
        kind: call.kind, address: call.address.printableLine, name: call.name.printableLine,
        title: call.title.printableLine
      )
    }
    let address = width(of: rows.map(\.address))
    let name = width(of: rows.map(\.name))
    return rows.map { row in
      let kind = paint.paint(row.kind.printableLine.padded(to: 6), .green)
      return "\(kind)  \(row.address.padded(to: address))  \(row.name.padded(to: name))  \(row.title)\n"
    }.joined()
  }

  static func json(of calls: [DocumentedCall]) -> JSONValue {
    .array(
      calls.map { call in
        [
          "kind": call.kind == "EVENT" ? "event" : "endpoint",
          "method": call.kind == "EVENT" ? .null : .string(call.kind),
          "path": .string(call.address), "name": call.name.isEmpty ? .null : .string(call.name),
          "title": .string(call.title), "pages": .array(call.sources.map { .string($0.path) }),
        ]
      })
  }

  private static func width(of words: [String]) -> Int {
    min(words.lazy.map(\.count).max() ?? 0, widestColumn)
  }
}
