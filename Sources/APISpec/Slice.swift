/// The shapes of a specification, by their names.
public struct ShapeIndex: Sendable {
  private let shapes: [ShapeID: Shape]

  /// Shapes that can be found by their names.
  public init(_ shapes: [Shape]) {
    self.shapes = Dictionary(shapes.map { ($0.id, $0) }) { first, _ in first }
  }

  /// The shapes that some endpoints and events need, directly or inside others, sorted.
  public func shapes(for endpoints: [Endpoint], _ events: [Event]) -> [Shape] {
    var needed: Set<ShapeID> = []
    var pending = endpoints.flatMap(\.types) + events.flatMap { $0.fields.flatMap(\.types) }
    while let type = pending.popLast() {
      guard case .object(let id) = type.innermost, let shape = shapes[id], needed.insert(id).inserted else { continue }
      pending += shape.fields.flatMap(\.types)
    }
    return needed.sorted().compactMap { shapes[$0] }
  }
}

extension APISpec {
  /// Some endpoints and events with just the shapes that they need.
  public func slice(endpoints: [Endpoint], events: [Event]) -> APISpec {
    APISpec(endpoints: endpoints, events: events, shapes: ShapeIndex(shapes).shapes(for: endpoints, events))
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
