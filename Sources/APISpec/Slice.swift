extension APISpec {
  /// Some endpoints and events with just the shapes that they need.
  public func slice(endpoints: [Endpoint], events: [Event]) -> APISpec {
    var slice = APISpec()
    slice.endpoints = endpoints
    slice.events = events
    let known = Dictionary(shapes.map { ($0.id, $0) }) { first, _ in first }
    var needed: Set<ShapeID> = []
    var pending = endpoints.flatMap(\.types) + events.flatMap { $0.fields.flatMap(\.types) }
    while let type = pending.popLast() {
      guard case .object(let id) = type.innermost, needed.insert(id).inserted else { continue }
      pending += known[id]?.fields.flatMap(\.types) ?? []
    }
    slice.shapes = shapes.filter { needed.contains($0.id) }
    return slice
  }
}

extension Endpoint {
  /// The types of all fields and bodies, without those inside shapes.
  fileprivate var types: [TypeRef] {
    let fields = headers + pathParameters + queryParameters + request.fields + response.headers + response.fields
    return fields.flatMap(\.types) + [request.whole].compactMap { $0 }
  }
}

extension Field {
  fileprivate var types: [TypeRef] { [type] + [content].compactMap { $0 } }
}
