import APISpec

/// An endpoint or an event: what `inspect` lists and shows.
enum DocumentedCall {
  case endpoint(Endpoint)
  case event(Event)

  static func all(in spec: APISpec) -> [DocumentedCall] {
    spec.endpoints.map(DocumentedCall.endpoint) + spec.events.map(DocumentedCall.event)
  }

  /// `GET`, `PUT` …, or `EVENT`.
  var kind: String {
    switch self {
    case .endpoint(let endpoint): endpoint.httpMethod
    case .event: "EVENT"
    }
  }

  /// The path of an endpoint, the type of an event.
  var address: String {
    switch self {
    case .endpoint(let endpoint): endpoint.path
    case .event(let event): event.eventType
    }
  }

  /// The name by which SDKs know it; an event need not have one.
  var name: String {
    switch self {
    case .endpoint(let endpoint): endpoint.name.description
    case .event(let event): event.name?.description ?? ""
    }
  }

  var title: String {
    switch self {
    case .endpoint(let endpoint): endpoint.title
    case .event(let event): event.title
    }
  }

  var sources: [PageSource] {
    switch self {
    case .endpoint(let endpoint): endpoint.sources
    case .event(let event): event.sources
    }
  }
}

extension APISpec {
  /// Some calls with just the shapes that they need.
  func slice(_ calls: [DocumentedCall]) -> APISpec {
    var slice = APISpec()
    for call in calls {
      switch call {
      case .endpoint(let endpoint): slice.endpoints.append(endpoint)
      case .event(let event): slice.events.append(event)
      }
    }
    let known = Dictionary(shapes.map { ($0.id, $0) }) { first, _ in first }
    var needed: Set<ShapeID> = []
    var pending = slice.endpoints.flatMap(\.types) + slice.events.flatMap { $0.fields.flatMap(\.types) }
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
