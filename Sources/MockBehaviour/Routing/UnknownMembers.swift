import APISpec

/// Counts the members of a body that an endpoint's page does not know: of two endpoints at one path the other is meant.
struct UnknownMembers {
  /// Deeper differences decide nothing.
  private static let depthLimit = 6

  let shapes: [ShapeID: Shape]

  func count(in request: MockRequest, for endpoint: Endpoint) -> Int {
    guard case .bytes(let bytes) = request.body, let body = JSONValue(json: String(decoding: bytes, as: UTF8.self))
    else { return 0 }
    return count(body, endpoint.request.fields, 0)
  }

  private func count(_ value: JSONValue, _ fields: [Field], _ depth: Int) -> Int {
    guard case .object(let members) = value, depth < Self.depthLimit else { return 0 }
    return members.reduce(0) { sum, member in
      guard let field = fields.first(where: { $0.name == member.key }) else { return sum + 1 }
      return sum + count(member.value, as: field.type, depth + 1)
    }
  }

  private func count(_ value: JSONValue, as type: TypeRef, _ depth: Int) -> Int {
    switch (type, value) {
    case (.array(let element), .array(let items)): items.reduce(0) { $0 + count($1, as: element, depth) }
    case (.map(let element), .object(let members)): members.reduce(0) { $0 + count($1.value, as: element, depth) }
    case (.object(let id), .object): shapes[id].map { count(value, $0.fields, depth) } ?? 0
    default: 0
    }
  }
}
