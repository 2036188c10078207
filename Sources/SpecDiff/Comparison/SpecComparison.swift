import APISpec

/// Compares two states of the documentation, pair by pair.
struct SpecComparison {
  private let old: APISpec
  private let new: APISpec
  private var walk: FieldWalk
  private(set) var grouping = Grouping()
  private(set) var notes: [DiffNote] = []
  private var dialects: [String: (pages: Int, suppressed: Int)] = [:]

  init(_ old: APISpec, _ new: APISpec) {
    self.old = old
    self.new = new
    walk = FieldWalk(
      oldShapes: Dictionary(old.shapes.map { ($0.id, $0) }) { first, _ in first },
      newShapes: Dictionary(new.shapes.map { ($0.id, $0) }) { first, _ in first })
  }

  mutating func run() {
    compareEndpoints()
    compareEvents()
    compareTypes()
    for (pair, count) in dialects.sorted(by: { $0.key < $1.key }) {
      let letters = pair.split(separator: ">").map(String.init)
      notes.append(
        .dialects(old: letters[0], new: letters[1], pages: count.pages, suppressed: count.suppressed))
    }
  }

  mutating func compareGuides(_ old: [GuidePage]?, _ new: [GuidePage]?) {
    switch (old, new) {
    case (let old?, let new?): GuideComparison(old, new).changes.forEach { grouping.add($0) }
    case (nil, _), (_, nil): notes.append(.guidesMissing)
    }
  }

  // MARK: - Endpoints

  private mutating func compareEndpoints() {
    let pairing = EndpointPairing(old.endpoints, new.endpoints)
    if pairing.ambiguous > 0 { notes.append(.ambiguousEndpoints(pairing.ambiguous)) }
    for (a, b) in pairing.pairs {
      var comparison = EndpointComparison(a, b)
      comparison.run(&walk)
      take(
        comparison.changes, DialectPair(a.sources, b.sources, a.documentation, b.documentation), of: comparison.place)
    }
    for endpoint in pairing.removed {
      walk.meetOld(endpoint.allFields)
      let isEnding = endpoint.lifecycle.stage.isEnding
      let place = SubjectPlace(endpoint, lines: nil, isOld: true)
      grouping.add(
        place.change(
          isEnding ? .endpointRemovedDeprecated : .endpointRemoved, owner: place.subject, name: place.subject,
          old: endpoint.title))
    }
    // The usual server is the one of a client's region, and no news.
    let servers = Set(old.endpoints.map(\.server)).union(["", Endpoint.usualServer])
    for endpoint in pairing.added {
      walk.meetNew(endpoint.allFields)
      let place = SubjectPlace(endpoint, lines: nil)
      grouping.add(
        place.change(.endpointAdded, owner: place.subject, name: place.subject, new: endpoint.title))
      if !servers.contains(endpoint.server) {
        grouping.add(place.change(.endpointHostAdded, owner: place.subject, name: place.subject, new: endpoint.server))
      }
    }
  }

  /// Leaves out what two dialects cannot agree on.
  private mutating func take(_ changes: [Change], _ dialects: DialectPair?, of place: SubjectPlace) {
    guard let dialects else {
      changes.forEach { grouping.add($0) }
      return
    }
    let trusted = changes.filter(dialects.trusts)
    trusted.forEach { grouping.add($0) }
    let doubtful = changes.filter { $0.rule.listing == .listed && !dialects.trusts($0) }
    self.dialects[dialects.key, default: (0, 0)].pages += 1
    self.dialects[dialects.key, default: (0, 0)].suppressed += doubtful.count
    for change in doubtful { grouping.add(change.setAside()) }
    grouping.add(
      place.change(
        .metaDialectMismatch, owner: place.subject, old: dialects.old.rawValue, new: dialects.new.rawValue))
  }

  // MARK: - Events

  private mutating func compareEvents() {
    var places: [String: [Event]] = [:]
    for event in new.events.reversed() { places[event.eventType, default: []].append(event) }
    var rest: [Event] = []
    for event in old.events {
      if let other = places[event.eventType]?.popLast() { compare(event, other) } else { rest.append(event) }
    }
    var added = places.values.flatMap { $0 }.sorted { $0.eventType < $1.eventType }
    for event in rest {
      if !event.documentation.path.isEmpty,
        let index = added.firstIndex(where: { $0.documentation.path == event.documentation.path })
      {
        compare(event, added.remove(at: index))
      } else {
        walk.meetOld(event.fields)
        let place = SubjectPlace(event, lines: nil, isOld: true)
        grouping.add(place.change(.eventRemoved, owner: event.eventType, name: event.eventType, old: event.title))
      }
    }
    for event in added {
      walk.meetNew(event.fields)
      let place = SubjectPlace(event, lines: nil)
      grouping.add(place.change(.eventAdded, owner: event.eventType, name: event.eventType, new: event.title))
    }
  }

  private mutating func compare(_ a: Event, _ b: Event) {
    var comparison = EventComparison(a, b)
    comparison.run(&walk)
    take(comparison.changes, DialectPair(a.sources, b.sources, a.documentation, b.documentation), of: comparison.place)
  }

  // MARK: - Types

  /// Types that no pair of endpoints explains.
  private mutating func compareTypes() {
    // Dialects name other types and nest other fields.
    guard dialects.isEmpty else { return }
    let before = TypeCensus(old.shapes)
    let after = TypeCensus(new.shapes)
    for (name, shapes) in after.shapes.sorted(by: { $0.key < $1.key }) where before.shapes[name] == nil {
      guard shapes.allSatisfy({ !walk.metNew.contains($0) }) else { continue }
      report(.typeAdded, name, new: name)
    }
    for (name, shapes) in before.shapes.sorted(by: { $0.key < $1.key }) {
      guard let others = after.shapes[name] else {
        if shapes.allSatisfy({ !walk.metOld.contains($0) }) { report(.typeRemoved, name, old: name) }
        continue
      }
      if others.count > shapes.count {
        report(.typeShapeDiverged, name, old: String(shapes.count), new: String(others.count))
      }
    }
  }

  private mutating func report(_ rule: ChangeRule, _ name: String, old: String? = nil, new: String? = nil) {
    let service = String(name.prefix { $0 != "." })
    let short = String(name.split(separator: ".").last ?? "")
    grouping.add(
      Change(
        rule: rule, direction: .response, service: service, owner: String(name.dropLast(short.count + 1)), name: short,
        old: old, new: new, site: ChangeSite(location: name, old: old, new: new)))
  }
}

/// The documented types of a state, by `project.version.name`.
private struct TypeCensus {
  var shapes: [String: [ShapeID]] = [:]

  init(_ shapes: [Shape]) {
    for shape in shapes {
      guard let name = shape.documentedName else { continue }
      let scope = shape.id.rawValue.split(separator: ".").dropLast().prefix(2).joined(separator: ".")
      self.shapes["\(scope).\(name)", default: []].append(shape.id)
    }
  }
}

extension Endpoint {
  /// The fields of all parts, without what lies inside them.
  var allFields: [Field] {
    headers + pathParameters + queryParameters + request.fields + response.headers + response.fields
  }
}
