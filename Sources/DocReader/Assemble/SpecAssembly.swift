import APISpec

/// Puts pages together: merges pages of one endpoint, shares equal objects, sorts everything.
/// The order of the readings does not matter.
///
/// Pages of different groups (`PageTies.groups`) say the same whether they are put together at once or group by group,
/// to be joined by `SpecReading.init(joining:)`.
public func assemble(_ readings: [PageReading]) -> SpecReading {
  var assembly = SpecAssembly(readings)
  return assembly.finish()
}

extension SpecReading {
  /// What all groups of pages together say.
  public init(joining groups: [SpecReading]) {
    self.init(spec: APISpec(), diagnostics: [], counts: PageCounts())
    for group in groups {
      spec.endpoints += group.spec.endpoints
      spec.events += group.spec.events
      spec.shapes += group.spec.shapes
      diagnostics += group.diagnostics
      guides += group.guides
      counts.add(group.counts)
    }
    spec.endpoints.sort { $0.name < $1.name }
    spec.events.sort { $0.eventType < $1.eventType }
    spec.shapes.sort { $0.id < $1.id }
    diagnostics.sort()
    guides.sort { $0.path < $1.path }
  }
}

extension PageCounts {
  fileprivate mutating func add(_ other: PageCounts) {
    endpoints += other.endpoints
    events += other.events
    guides += other.guides
    unreadable += other.unreadable
  }
}

/// All pages on their way to one specification.
private struct SpecAssembly {
  private var endpoints: [EndpointDraft] = []
  private var events: [EventDraft] = []
  private var diagnostics: [Diagnostic] = []
  private var guides: [GuidePage] = []
  private var counts = PageCounts()

  init(_ readings: [PageReading]) {
    for reading in readings.sorted(by: { $0.path < $1.path }) {
      diagnostics += reading.diagnostics
      switch reading.content {
      case .endpoint(let draft):
        endpoints.append(draft)
        counts.endpoints += 1
      case .events(let drafts):
        events += drafts
        counts.events += 1
      case .guide(let page):
        guides.append(page)
        counts.guides += 1
      case .unreadable: counts.unreadable += 1
      }
    }
  }

  mutating func finish() -> SpecReading {
    rebuildNesting()
    var drafts = mergedEndpoints()
    nameEndpoints(&drafts)
    var shapes = ShapeTable()
    var spec = APISpec()
    for draft in drafts.sorted(by: { $0.endpoint.name < $1.endpoint.name }) {
      spec.endpoints.append(endpoint(draft, &shapes))
    }
    for draft in mergedEvents() { spec.events.append(event(draft, &shapes)) }
    let finished = shapes.finished()
    spec.shapes = finished.shapes
    for index in spec.endpoints.indices { spec.endpoints[index].rename(finished.names) }
    for index in spec.events.indices { spec.events[index].fields = finished.names.named(spec.events[index].fields) }
    return SpecReading(spec: spec, diagnostics: sortedDiagnostics(), counts: counts, guides: guides)
  }

  private func sortedDiagnostics() -> [Diagnostic] {
    var last: Diagnostic?
    return diagnostics.sorted().filter { diagnostic in
      defer { last = diagnostic }
      return diagnostic != last
    }
  }

  // MARK: Nesting

  private mutating func rebuildNesting() {
    var nesting = NestingRepair()
    nesting.repair(&endpoints, &events)
    diagnostics += nesting.diagnostics
  }

  // MARK: Endpoints

  /// Pages of one method and path, parameter names aside. Pages in different dialects, or with one documentation path,
  /// say the same thing twice and are merged; others collide and are both kept.
  private mutating func mergedEndpoints() -> [EndpointDraft] {
    let groups = Dictionary(grouping: endpoints) { CallAddress($0.endpoint) }
    var merged: [EndpointDraft] = []
    for (_, group) in groups.sorted(by: { ($0.key.path, $0.key.method) < ($1.key.path, $1.key.method) }) {
      let kept = merge(group.sorted(by: PageMerge.isPreferred))
      reportCollisions(kept)
      merged += kept
    }
    return merged
  }

  private mutating func merge(_ group: [EndpointDraft]) -> [EndpointDraft] {
    var clusters: [[EndpointDraft]] = []
    for draft in group {
      if let index = clusters.firstIndex(where: { belongs(draft, to: $0) }) {
        clusters[index].append(draft)
      } else {
        clusters.append([draft])
      }
    }
    return clusters.compactMap { cluster in
      var merge = PageMerge()
      defer { diagnostics += merge.diagnostics }
      return merge.merge(cluster)
    }
  }

  private func belongs(_ draft: EndpointDraft, to cluster: [EndpointDraft]) -> Bool {
    let page = draft.endpoint.documentation.path
    if cluster.contains(where: { !page.isEmpty && $0.endpoint.documentation.path == page }) { return true }
    return !cluster.contains { $0.dialect == draft.dialect }
  }

  private mutating func reportCollisions(_ drafts: [EndpointDraft]) {
    guard let first = drafts.first else { return }
    for other in drafts.dropFirst() {
      diagnostics.append(
        Diagnostic(
          .endpointsCollide, at: SourcePlace(path: other.path, line: other.line),
          "\(other.endpoint.httpMethod) \(other.endpoint.path) is also documented by \(first.path), which is preferred.",
          related: SourcePlace(path: first.path, line: first.line)))
    }
  }

  /// Names are unique: the preferred page keeps a name, the others add what tells them apart.
  private mutating func nameEndpoints(_ drafts: inout [EndpointDraft]) {
    var owners: [String: Int] = [:]
    let order = drafts.indices.sorted { PageMerge.isPreferred(drafts[$0], over: drafts[$1]) }
    for index in order {
      let name = drafts[index].endpoint.name
      guard let owner = owners[name.description] else {
        owners[name.description] = index
        continue
      }
      var copy = 2
      repeat {
        drafts[index].endpoint.name.method = "\(name.method)_\(copy)"
        copy += 1
      } while owners[drafts[index].endpoint.name.description] != nil
      owners[drafts[index].endpoint.name.description] = index
      diagnostics.append(
        Diagnostic(
          .nameTaken, at: SourcePlace(path: drafts[index].path, line: drafts[index].line),
          "\(name) is the name of \(drafts[owner].path) already; this one is called \(drafts[index].endpoint.name).",
          related: SourcePlace(path: drafts[owner].path, line: drafts[owner].line)))
    }
  }

  private mutating func endpoint(_ draft: EndpointDraft, _ shapes: inout ShapeTable) -> Endpoint {
    var endpoint = draft.endpoint
    if endpoint.name.origin == .derived {
      diagnostics.append(
        Diagnostic(
          .derivedName, at: SourcePlace(path: draft.path, line: draft.line),
          "The endpoint's name \(endpoint.name) was derived from its URL."))
    }
    let scope = endpoint.name.scope
    let user = "\(endpoint.name.resource).\(endpoint.name.method)"
    let body = checked(draft.body.nodes, draft.requestValues, draft, "request")
    let response = checked(draft.response.nodes, responseValues(draft), draft, "response")
    endpoint.pagination = Pagination(query: draft.queryParameters, body: body, response: response)
    endpoint.headers = shapes.fields(of: draft.headers, scope: scope, user: user)
    endpoint.pathParameters = shapes.fields(of: draft.pathParameters, scope: scope, user: user)
    endpoint.queryParameters = shapes.fields(
      of: Requirements().resolved(draft.queryParameters), scope: scope, user: user)
    endpoint.request.fields = shapes.fields(
      of: Requirements(query: draft.queryParameters).resolved(body), scope: scope, user: user + ".request")
    endpoint.response.fields = shapes.fields(of: response, scope: scope, user: user + ".response")
    endpoint.response.headers = shapes.fields(of: draft.responseHeaders, scope: scope, user: user + ".response")
    return endpoint
  }

  /// The examples that the table documents: the inside of the envelope where the table leaves the envelope out.
  private func responseValues(_ draft: EndpointDraft) -> [JSONValue] {
    guard draft.endpoint.response.isEnvelopeImplied else { return draft.responseValues }
    return draft.responseValues.compactMap { $0["data"] }
  }

  private mutating func checked(
    _ nodes: [FieldNode], _ values: [JSONValue], _ draft: EndpointDraft, _ what: String
  ) -> [FieldNode] {
    guard !nodes.isEmpty, !nodes.contains(where: \.field.isInferred) else { return nodes }
    var check = ExampleCheck(path: draft.path, line: nodes.first?.line ?? draft.line, what: what)
    let checked = check.check(nodes, against: values)
    diagnostics += check.diagnostics
    return checked
  }

  // MARK: Events

  /// One event a type; the preferred page is the newer one.
  private mutating func mergedEvents() -> [EventDraft] {
    let groups = Dictionary(grouping: events) { $0.event.eventType }
    return groups.sorted { $0.key < $1.key }.compactMap { _, drafts in
      let order = drafts.sorted { a, b in
        let (aDate, bDate) = (a.event.documentation.updatedAt ?? 0, b.event.documentation.updatedAt ?? 0)
        return aDate != bDate ? aDate > bDate : a.path < b.path
      }
      guard var first = order.first else { return nil }
      for other in order.dropFirst() {
        first.event.sources += other.event.sources
        guard other.dialect == first.dialect else { continue }
        diagnostics.append(
          Diagnostic(
            .endpointsCollide, at: SourcePlace(path: other.path, line: other.line),
            "The event \(other.event.eventType) is also documented by \(first.path), which is preferred.",
            related: SourcePlace(path: first.path, line: first.line)))
      }
      return first
    }
  }

  private mutating func event(_ draft: EventDraft, _ shapes: inout ShapeTable) -> Event {
    var event = draft.event
    var check = ExampleCheck(path: draft.path, line: draft.body.nodes.first?.line ?? draft.line, what: "event")
    let nodes =
      draft.body.nodes.isEmpty ? inferFields(from: draft.values) : check.check(draft.body.nodes, against: draft.values)
    diagnostics += check.diagnostics
    event.fields = shapes.fields(of: nodes, scope: event.scope, user: event.eventType)
    return event
  }
}

extension Endpoint {
  fileprivate mutating func rename(_ names: ShapeNames) {
    headers = names.named(headers)
    pathParameters = names.named(pathParameters)
    queryParameters = names.named(queryParameters)
    request.fields = names.named(request.fields)
    response.fields = names.named(response.fields)
    response.headers = names.named(response.headers)
  }
}
