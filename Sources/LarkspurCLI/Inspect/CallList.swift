import APISpec

/// Lists endpoints and events, one a line.
enum CallList {
  /// A longer address pushes its line's other columns instead of everybody's.
  private static let widestColumn = 72

  static func text(of calls: [DocumentedCall], paint: Paint) -> String {
    let address = width(of: calls.map(\.address))
    let name = width(of: calls.map(\.name))
    return calls.map { call in
      let kind = paint.paint(call.kind.padded(to: 6), .green)
      return "\(kind)  \(call.address.padded(to: address))  \(call.name.padded(to: name))  \(call.title)\n"
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
