import APISpec

/// An object that belongs to one endpoint or event alone: a body, or the content of a response or event.
struct TypeRoot: Hashable, Sendable {
  enum Side: Hashable, Sendable {
    case body, response, event
  }

  /// The identifier of the endpoint or event.
  var owner: String
  var side: Side
}

/// A root and what stands in it.
struct RootDraft: Sendable {
  var root: TypeRoot
  var scope: String
  var resource: String?
  var direction: Direction
  /// The type's name, were it free.
  var candidates: [String]
  /// The words that stand in front of the names of types inside it, when those need it.
  var words: Words
  var summary: String
  var fields: [Field]
  /// Whether every optional field of the root may be sent as `null`: a partial update clears fields so.
  var isPartialUpdate: Bool
  /// The name that was published.
  var locked: String?
}

/// Finds the roots of all types.
struct TypeRoots {
  let calls: CallNames
  let lock: NameLock
  let shapes: [ShapeID: Shape]

  func drafts(events: [Event]) -> [RootDraft] {
    calls.all.flatMap { [body(of: $0), response(of: $0)].compactMap { $0 } } + events.compactMap(draft)
  }

  /// The shapes in bodies and results that are no objects of their own.
  func places() -> [PublishedPlace] {
    calls.all.flatMap { call -> [PublishedPlace] in
      var pairs: [(TypeRef?, String?)] = [(call.endpoint.request.whole, call.published?.body)]
      if case .value(let type) = ResponseContent(call.endpoint.response, shapes: shapes) {
        pairs.append((type, call.published?.result))
      }
      return pairs.compactMap { type, published in
        guard let shape = type?.referencedShapes.first, let published else { return nil }
        return PublishedPlace(scope: call.scope, type: published, shape: shape)
      }
    }
  }

  private func body(of call: PlacedCall) -> RootDraft? {
    let request = call.endpoint.request
    guard !request.fields.isEmpty, request.kind != .none else { return nil }
    return RootDraft(
      root: TypeRoot(owner: call.key, side: .body), scope: call.scope, resource: call.resource,
      direction: request.kind == .json ? .write : .form, candidates: [typeName(call) + "Body"], words: words(call),
      summary: "The body of ``\(call.name)``.", fields: request.fields,
      isPartialUpdate: call.endpoint.httpMethod == "PATCH" && request.kind == .json, locked: call.published?.body)
  }

  private func response(of call: PlacedCall) -> RootDraft? {
    guard case .fields(let fields) = ResponseContent(call.endpoint.response, shapes: shapes), !fields.isEmpty else {
      return nil
    }
    return RootDraft(
      root: TypeRoot(owner: call.key, side: .response), scope: call.scope, resource: call.resource, direction: .read,
      candidates: [typeName(call) + "Response"], words: words(call),
      summary: "What ``\(call.name)`` answers.", fields: fields, isPartialUpdate: false,
      locked: call.published?.result)
  }

  private func draft(_ event: Event) -> RootDraft? {
    let scope = event.scope
    let content = event.fields.first { $0.name == "event" }
    var fields = event.fields
    if let content {
      guard case .object(let id) = content.type else { return nil }
      fields = shapes[id]?.fields ?? []
    }
    let candidates = EventNames.candidates(for: event)
    return RootDraft(
      root: TypeRoot(owner: event.eventType, side: .event), scope: scope, resource: nil, direction: .read,
      candidates: candidates, words: Words(candidates[0]),
      summary: event.title, fields: fields, isPartialUpdate: false,
      locked: lock.events[event.eventType].flatMap { $0.scope == scope ? $0.name : nil })
  }

  private func words(_ call: PlacedCall) -> Words {
    let resource = call.resource.split(separator: ".").dropFirst(2).joined(separator: ".")
    return Words(words: Words(resource).words + Words(call.name).words)
  }

  private func typeName(_ call: PlacedCall) -> String {
    Words(call.name).words.map(Acronyms.capitalized).joined()
  }
}
