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
    var endpoints: [Endpoint] = []
    var events: [Event] = []
    for call in calls {
      switch call {
      case .endpoint(let endpoint): endpoints.append(endpoint)
      case .event(let event): events.append(event)
      }
    }
    return slice(endpoints: endpoints, events: events)
  }
}
