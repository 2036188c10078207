import APISpec

/// Compares two states of one endpoint.
struct EndpointComparison {
  private let old: Endpoint
  private let new: Endpoint
  /// The endpoint in the new state.
  let place: SubjectPlace
  private(set) var changes: [Change] = []

  init(_ old: Endpoint, _ new: Endpoint) {
    self.old = old
    self.new = new
    place = SubjectPlace(new, lines: nil)
  }

  /// Each list of fields with the name of its place and the way its content goes.
  private typealias Part = (location: String, direction: Direction, changes: [FieldChange])

  mutating func run(_ walk: inout FieldWalk) {
    var parts = fieldParts(&walk)
    claimMoves(&parts, walk)
    claimPages(&parts)
    report(parts, walk)
    compareDocumentedBodies(&walk)
    guard old != new else { return }
    compareAddress()
    compareKinds()
    compareLifecycle()
    compareNames()
    comparePages()
    changes += AccessComparison(old, new, place).changes
    changes += ErrorComparison(old.errors, new.errors, place, lines: RowLines(new, walk.newShapes)).changes
    changes += PageWords.of(old).changes(to: PageWords.of(new), place)
    if old.request.examples != new.request.examples || old.response.examples != new.response.examples {
      report(.docExampleChanged, owner: place.subject)
    }
    if changes.isEmpty { report(.docNoise, owner: place.subject) }
  }

  private mutating func report(
    _ rule: ChangeRule, owner: String, name: String = "", old: String? = nil, new: String? = nil,
    at location: String = ""
  ) {
    changes.append(place.change(rule, owner: owner, name: name, old: old, new: new, at: location))
  }

  // MARK: - Fields

  private func fieldParts(_ walk: inout FieldWalk) -> [Part] {
    let names = renamedParameters
    let oldParameters = old.pathParameters.map { field in
      var field = field
      field.name = names[field.name] ?? field.name
      return field
    }
    let newPath = Set(PathTemplate.parameters(of: new.path))
    let oldPath = Set(PathTemplate.parameters(of: old.path).map { names[$0] ?? $0 })
    // A parameter that came or went with the path is told by the path.
    let pathChanges = walk.changes(oldParameters, new.pathParameters, owner: "request", .request).filter {
      ($0.newField == nil || oldPath.contains($0.name) || !newPath.contains($0.name))
        && ($0.oldField == nil || newPath.contains($0.name) || !oldPath.contains($0.name))
    }
    var parts: [Part] = [
      ("header", .request, walk.changes(old.headers, new.headers, owner: "request", .request)),
      ("path", .request, pathChanges),
      ("query", .request, walk.changes(old.queryParameters, new.queryParameters, owner: "request", .request)),
      ("body", .request, walk.changes(old.request.fields, new.request.fields, owner: "request", .request)),
      (
        "response-header", .response,
        walk.changes(old.response.headers, new.response.headers, owner: "response", .response)
      ),
    ]
    if ResponseBody.isDocumented(old, walk.oldShapes) == ResponseBody.isDocumented(new, walk.newShapes) {
      parts.append(
        (
          "response", .response,
          walk.changes(old.response.fields, new.response.fields, owner: "response", .response)
        ))
    }
    if let a = old.request.whole, let b = new.request.whole, a != b {
      parts.append(
        (
          "body", .request,
          walk.changes(
            [Field(name: "whole", type: a, presence: .required)], [Field(name: "whole", type: b, presence: .required)],
            owner: "request", .request)
        ))
    }
    return parts
  }

  /// A field that is gone from one part and new in another one has moved.
  private mutating func claimMoves(_ parts: inout [Part], _ walk: FieldWalk) {
    claimMovesBetweenParts(&parts, walk)
    for index in parts.indices where parts[index].direction == .response { claimMovesInside(&parts[index], walk) }
  }

  private mutating func claimMovesBetweenParts(_ parts: inout [Part], _ walk: FieldWalk) {
    for from in parts.indices where parts[from].direction == .request {
      for removal in parts[from].changes where removal.oldField != nil && removal.newField == nil {
        guard !removal.path.contains("."),
          let to = parts.indices.first(where: { index in
            index != from && parts[index].direction == .request
              && parts[index].changes.contains { Self.isArrival(of: removal, $0, walk) && !$0.path.contains(".") }
          })
        else { continue }
        let (oldPlace, newPlace) = (parts[from].location, parts[to].location)
        parts[from].changes.removeAll {
          $0.path == removal.path && $0.oldField == removal.oldField && $0.newField == nil
        }
        parts[to].changes.removeAll { Self.isArrival(of: removal, $0, walk) && !$0.path.contains(".") }
        report(
          .requestLocationChanged, owner: place.subject, name: removal.name, old: oldPlace, new: newPlace,
          at: "\(newPlace).\(removal.name)")
      }
    }
  }

  private mutating func claimMovesInside(_ part: inout Part, _ walk: FieldWalk) {
    let removals = part.changes.filter { $0.rule.id == ChangeRule.responseRemoved.id }
    for removal in removals {
      let arrivals = part.changes.filter {
        $0.rule.id == ChangeRule.responseAdded.id && $0.path != removal.path && Self.isArrival(of: removal, $0, walk)
      }
      let rivals = removals.filter { $0.name == removal.name }
      guard arrivals.count == 1, rivals.count == 1, let arrival = arrivals.first else { continue }
      part.changes.removeAll { $0.path == removal.path && $0.rule.id == removal.rule.id }
      part.changes.removeAll { $0.path == arrival.path && $0.rule.id == arrival.rule.id }
      changes.append(
        place.change(
          .responseLevelMoved, .response, owner: place.subject, name: removal.name, old: removal.path,
          new: arrival.path, at: "\(part.location).\(arrival.path)"))
    }
  }

  private static func isArrival(of removal: FieldChange, _ change: FieldChange, _ walk: FieldWalk) -> Bool {
    guard change.oldField == nil, let new = change.newField, let old = removal.oldField, new.name == old.name else {
      return false
    }
    return TypeRelation.canBeRenamed(old, new, walk.oldShapes, walk.newShapes)
  }

  /// Pages that come or go are one change, and not one for each field that they need.
  private mutating func claimPages(_ parts: inout [Part]) {
    let rule: ChangeRule
    let pagination: Pagination
    switch (old.pagination, new.pagination) {
    case (nil, let pages?): (rule, pagination) = (.endpointPaginationAdded, pages)
    case (let pages?, nil): (rule, pagination) = (.endpointPaginationRemoved, pages)
    case (nil, nil), (_?, _?): return
    }
    let isAdded = rule.id == ChangeRule.endpointPaginationAdded.id
    let request = [pagination.tokenParameter, pagination.sizeParameter].compactMap { $0 }
    let response = [pagination.nextTokenPath, pagination.hasMorePath].compactMap { $0 }
    var claimed = 0
    for index in parts.indices {
      let names = parts[index].direction == .request ? request : response
      parts[index].changes.removeAll { change in
        guard (change.oldField == nil) != (change.newField == nil), (change.newField != nil) == isAdded,
          names.contains(change.path) || names.contains(change.name)
        else { return false }
        claimed += 1
        return true
      }
    }
    // Where no field came or went, only our own detection changed its mind.
    guard claimed > 0 else { return }
    let names = request.joined(separator: ", ")
    report(
      rule, owner: place.subject, old: isAdded ? nil : names, new: isAdded ? names : nil,
      at: "\(pagination.place.rawValue).\(pagination.tokenParameter)")
  }

  private mutating func report(_ parts: [Part], _ walk: FieldWalk) {
    guard parts.contains(where: { !$0.changes.isEmpty }) else { return }
    let now = SubjectPlace(new, lines: RowLines(new, walk.newShapes))
    let before = SubjectPlace(old, lines: RowLines(old, walk.oldShapes), isOld: true)
    if let regression = ParseRegression(parts.map(\.changes), old, new) {
      report(.metaParseRegression, owner: place.subject, old: regression.old, new: regression.new)
      return
    }
    for part in parts {
      for change in part.changes {
        let isGone = change.oldField != nil && change.newField == nil
        changes.append(
          (isGone ? before : now).change(
            change.rule, part.direction, owner: change.owner, name: change.name, old: change.old, new: change.new,
            at: change.path.isEmpty ? part.location : "\(part.location).\(change.path)"))
      }
    }
  }

  // MARK: - Address

  /// Parameters that stand at one place of the path under two names, unless the whole path changed.
  private var renamedParameters: [String: String] {
    guard old.path != new.path, PathTemplate.erased(old.path) == PathTemplate.erased(new.path) else { return [:] }
    let names = zip(PathTemplate.parameters(of: old.path), PathTemplate.parameters(of: new.path))
    return Dictionary(names.filter { $0.0 != $0.1 }.map { ($0.0, $0.1) }) { first, _ in first }
  }

  private mutating func compareAddress() {
    let subject = place.subject
    if old.httpMethod != new.httpMethod {
      report(
        .endpointMethodChanged, owner: PathTemplate.colons(new.path), name: PathTemplate.colons(new.path),
        old: old.httpMethod, new: new.httpMethod)
    }
    if old.server != new.server {
      report(.endpointHostChanged, owner: subject, name: subject, old: old.server, new: new.server)
    }
    if old.fixedQuery != new.fixedQuery, EndpointPairing.wireKey(old) != EndpointPairing.wireKey(new) {
      let text = { (items: [QueryItem]) in items.map { "\($0.name)=\($0.value)" }.joined(separator: "&") }
      report(.endpointURLChanged, owner: subject, old: "?" + text(old.fixedQuery), new: "?" + text(new.fixedQuery))
    }
    guard old.path != new.path else { return }
    let names = renamedParameters
    if PathTemplate.erased(old.path) == PathTemplate.erased(new.path) {
      for (name, now) in names.sorted(by: { $0.key < $1.key }) {
        report(.endpointPathParamRenamed, owner: subject, old: name, new: now, at: "path.\(now)")
      }
      return
    }
    let before = Set(PathTemplate.parameters(of: old.path))
    let after = Set(PathTemplate.parameters(of: new.path))
    for name in after.subtracting(before).sorted() {
      report(.endpointPathParamAdded, owner: subject, name: name, at: "path.\(name)")
    }
    for name in before.subtracting(after).sorted() { report(.endpointPathParamRemoved, owner: subject, name: name) }
    if before == after || !PathTemplate.differInParametersOnly(old.path, new.path) {
      report(
        .endpointURLChanged, owner: new.title, old: PathTemplate.colons(old.path), new: PathTemplate.colons(new.path))
    }
  }

  // MARK: - Kinds

  private mutating func compareKinds() {
    let kinds = (old.request.kind, new.request.kind)
    if kinds.0 != kinds.1, kinds.0 != .none, kinds.1 != .none {
      report(.endpointContentTypeChanged, owner: place.subject, old: kinds.0.rawValue, new: kinds.1.rawValue)
    }
    let answers = (ResponseBody(old.response.kind), ResponseBody(new.response.kind))
    if answers.0 != answers.1, answers.0 != .nothing, answers.1 != .nothing {
      report(
        .endpointResponseKindChanged, owner: place.subject, old: old.response.kind.rawValue,
        new: new.response.kind.rawValue)
    }
  }

  /// An answer whose inside was not documented at all, or is not any more, is one change.
  private mutating func compareDocumentedBodies(_ walk: inout FieldWalk) {
    switch (ResponseBody.isDocumented(old, walk.oldShapes), ResponseBody.isDocumented(new, walk.newShapes)) {
    case (true, true), (false, false): return
    case (false, true):
      walk.meetNew(new.response.fields)
      changes.append(place.change(.responseBodyDocumented, .response, owner: place.subject, at: "response"))
    case (true, false):
      walk.meetOld(old.response.fields)
      changes.append(place.change(.responseBodyUndocumented, .response, owner: place.subject, at: "response"))
    }
  }

  // MARK: - Lifecycle and names

  private mutating func compareLifecycle() {
    let subject = place.subject
    let stages = (old.lifecycle.stage, new.lifecycle.stage)
    if stages.0 == stages.1 { return }
    if stages.1 == .historic {
      report(.endpointMovedToHistoric, owner: place.service)
    } else if stages.0 == .historic {
      report(.endpointRestored, owner: subject, name: subject)
    } else {
      let change = LifecycleComparison(old.lifecycle, new.lifecycle)
      if let rule = change.rule { report(rule, owner: subject, old: change.old, new: change.new) }
    }
  }

  private mutating func compareNames() {
    guard old.name.description != new.name.description, old.name.origin == new.name.origin else { return }
    if old.name.project != new.name.project {
      report(
        .endpointServiceChanged, owner: place.subject, name: place.subject, old: old.name.project, new: new.name.project
      )
    } else {
      report(.nameSwiftChanged, owner: place.subject, old: old.name.description, new: new.name.description)
    }
  }

  // MARK: - Pages

  private mutating func comparePages() {
    let before = old.sources.map(\.path)
    let after = new.sources.map(\.path)
    if new.sources.count > old.sources.count, Set(new.sources.map(\.dialect)) == Set(old.sources.map(\.dialect)) {
      let extra = after.filter { !before.contains($0) }.joined(separator: ", ")
      report(.endpointDuplicated, owner: place.subject, name: place.subject, new: extra)
    } else if before != after, let a = before.first, let b = after.first, a != b {
      report(.pageMoved, owner: place.subject, old: a, new: b)
    }
    if old.title != new.title {
      PlainWords(old.title) == PlainWords(new.title)
        ? report(.docNoise, owner: place.subject)
        : report(.pageTitleChanged, owner: place.subject, old: old.title, new: new.title)
    }
  }
}
