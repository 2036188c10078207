import APISpec

/// Several pages of one endpoint become one draft: each fact is taken from the page that states it best, and what the
/// pages disagree about is reported with both places.
struct PageMerge {
  private(set) var diagnostics: [Diagnostic] = []

  /// Dialects by how well they state nesting, values and limits.
  private static func rank(_ dialect: Dialect) -> Int {
    switch dialect {
    case .rawPortal: 0
    case .converted: 1
    case .portalCopy: 2
    case .explorerExport: 3
    }
  }

  /// The order in which pages of one URL are preferred: living ones, then better dialects, then newer ones.
  static func isPreferred(_ a: EndpointDraft, over b: EndpointDraft) -> Bool {
    let (aHistoric, bHistoric) = (a.endpoint.lifecycle.stage == .historic, b.endpoint.lifecycle.stage == .historic)
    if aHistoric != bHistoric { return bHistoric }
    let (aRank, bRank) = (rank(a.dialect), rank(b.dialect))
    if aRank != bRank { return aRank < bRank }
    let (aDate, bDate) = (a.endpoint.documentation.updatedAt ?? 0, b.endpoint.documentation.updatedAt ?? 0)
    if aDate != bDate { return aDate > bDate }
    return a.path < b.path
  }

  /// Merges drafts, the preferred one first.
  mutating func merge(_ drafts: [EndpointDraft]) -> EndpointDraft? {
    guard var merged = drafts.first else { return nil }
    for other in drafts.dropFirst() { add(other, to: &merged) }
    return merged
  }

  private mutating func add(_ other: EndpointDraft, to merged: inout EndpointDraft) {
    let places = (SourcePlace(path: merged.path, line: merged.line), SourcePlace(path: other.path, line: other.line))
    if nameRank(other.endpoint.name.origin) < nameRank(merged.endpoint.name.origin) {
      merged.endpoint.name = other.endpoint.name
    }
    fillTexts(other.endpoint, &merged.endpoint)
    mergeAccess(other.endpoint, &merged.endpoint, places)
    mergeFields(other, &merged)
    mergeErrors(other.endpoint, &merged.endpoint, places)
    merged.endpoint.sources += other.endpoint.sources
  }

  private func nameRank(_ origin: EndpointName.Origin) -> Int {
    switch origin {
    case .explorer: 0
    case .sample: 1
    case .derived: 2
    }
  }

  private func fillTexts(_ other: Endpoint, _ merged: inout Endpoint) {
    if merged.summary.isEmpty { merged.summary = other.summary }
    if merged.details.isEmpty { merged.details = other.details }
    if merged.documentation.path.isEmpty { merged.documentation = other.documentation }
    if merged.request.examples.isEmpty { merged.request.examples = other.request.examples }
    if merged.response.examples.isEmpty { merged.response.examples = other.response.examples }
  }

  // MARK: Access

  private typealias Places = (SourcePlace, SourcePlace)

  private mutating func report(_ what: String, _ ours: String, _ theirs: String, _ places: Places) {
    diagnostics.append(
      Diagnostic(
        .pagesDisagree, at: places.0, "\(what): \(ours) here, \(theirs) at \(places.1).", related: places.1))
  }

  private mutating func mergeAccess(_ other: Endpoint, _ merged: inout Endpoint, _ places: Places) {
    mergeList(\.rateLimits, "rate limits", other, &merged, places) { "\($0)" }
    mergeList(\.appTypes, "app types", other, &merged, places) { $0.map(\.rawValue).joined(separator: ", ") }
    mergeList(\.tokenTypes, "token types", other, &merged, places) { $0.map(\.rawValue).joined(separator: ", ") }
    let (ours, theirs) = (scopeNames(merged), scopeNames(other))
    if ours.isEmpty {
      merged.scopes = other.scopes
    } else if !theirs.isEmpty, Set(ours) != Set(theirs) {
      report("scopes", ours.joined(separator: ", "), theirs.joined(separator: ", "), places)
    }
    if merged.fieldScopes.isEmpty { merged.fieldScopes = other.fieldScopes }
  }

  private func scopeNames(_ endpoint: Endpoint) -> [String] { endpoint.scopes.scopes.map(\.name) }

  private mutating func mergeList<Item: Hashable>(
    _ list: WritableKeyPath<Endpoint, [Item]>, _ what: String, _ other: Endpoint, _ merged: inout Endpoint,
    _ places: Places, text: ([Item]) -> String
  ) {
    let (ours, theirs) = (merged[keyPath: list], other[keyPath: list])
    if ours.isEmpty {
      merged[keyPath: list] = theirs
    } else if !theirs.isEmpty, Set(ours) != Set(theirs) {
      report(what, text(ours), text(theirs), places)
    }
  }

  private mutating func mergeErrors(_ other: Endpoint, _ merged: inout Endpoint, _ places: Places) {
    if merged.errors.isEmpty {
      merged.errors = other.errors
      return
    }
    guard !other.errors.isEmpty else { return }
    let (ours, theirs) = (Set(merged.errors.map(\.code)), Set(other.errors.map(\.code)))
    let missing = merged.errors.filter { !theirs.contains($0.code) }.map { String($0.code) }
    let added = other.errors.filter { !ours.contains($0.code) }
    merged.errors += added
    if !missing.isEmpty || !added.isEmpty {
      let here = missing.isEmpty ? "nothing more" : missing.joined(separator: ", ")
      let there = added.isEmpty ? "nothing more" : added.map { String($0.code) }.joined(separator: ", ")
      report("error codes", here, there, places)
    }
  }

  // MARK: Fields

  private mutating func mergeFields(_ other: EndpointDraft, _ merged: inout EndpointDraft) {
    let pages = (merged.path, other.path)
    merged.headers = mergeNodes(merged.headers, other.headers, "header", pages)
    merged.pathParameters = mergeNodes(merged.pathParameters, other.pathParameters, "path", pages)
    merged.queryParameters = mergeNodes(merged.queryParameters, other.queryParameters, "query", pages)
    merged.body.nodes = mergeNodes(merged.body.nodes, other.body.nodes, "body", pages)
    merged.response.nodes = mergeNodes(merged.response.nodes, other.response.nodes, "response", pages)
    merged.responseHeaders = mergeNodes(merged.responseHeaders, other.responseHeaders, "response header", pages)
    if merged.endpoint.request.kind == .none { merged.endpoint.request = other.endpoint.request }
    if merged.endpoint.response.kind == .none { merged.endpoint.response = other.endpoint.response }
  }

  /// Fields in the first page's order; those that only the other page has follow. Which page lacks a field is worth a
  /// report only if both document the section.
  private mutating func mergeNodes(
    _ ours: [FieldNode], _ theirs: [FieldNode], _ location: String, _ pages: (String, String)
  ) -> [FieldNode] {
    if ours.isEmpty || theirs.isEmpty { return ours.isEmpty ? theirs : ours }
    let isInferred = theirs.contains { $0.field.isInferred } || ours.contains { $0.field.isInferred }
    let others = Dictionary(theirs.map { ($0.field.name, $0) }) { first, _ in first }
    let names = Set(ours.map(\.field.name))
    var merged = ours.map { node in
      guard let twin = others[node.field.name] else {
        if !isInferred { reportMissing(node, location, from: pages.0, on: pages.1) }
        return node
      }
      return merge(node, twin, "\(location).\(node.field.name)", pages)
    }
    for node in theirs where !names.contains(node.field.name) {
      if !node.field.isInferred, !isInferred { reportMissing(node, location, from: pages.1, on: pages.0) }
      merged.append(node)
    }
    return merged
  }

  private mutating func reportMissing(_ node: FieldNode, _ location: String, from page: String, on other: String) {
    diagnostics.append(
      Diagnostic(
        .pagesDisagree, at: SourcePlace(path: page, line: node.line),
        "\(location).\(node.field.name) is documented here and not on \(other).", related: SourcePlace(path: other)))
  }

  private mutating func merge(
    _ ours: FieldNode, _ theirs: FieldNode, _ location: String, _ pages: (String, String)
  ) -> FieldNode {
    var node = ours
    let places = (SourcePlace(path: pages.0, line: ours.line), SourcePlace(path: pages.1, line: theirs.line))
    if ours.field.presence == .unknown {
      node.field.presence = theirs.field.presence
    } else if theirs.field.presence != .unknown, !agree(ours.field.presence, theirs.field.presence) {
      report("presence of \(location)", ours.field.presence.rawValue, theirs.field.presence.rawValue, places)
    }
    mergeTypes(ours, theirs, location, places, into: &node)
    if node.field.description.isEmpty { node.field.description = theirs.field.description }
    node.field.example = ours.field.example ?? theirs.field.example
    node.field.defaultValue = ours.field.defaultValue ?? theirs.field.defaultValue
    mergeValues(ours, theirs, location, places, into: &node)
    mergeConstraints(ours, theirs, location, places, into: &node)
    node.children = mergeNodes(ours.children, theirs.children, location, pages)
    return node
  }

  /// A conditional field is an optional one whose words say when it is required.
  private func agree(_ a: Presence, _ b: Presence) -> Bool {
    a == b || a != .required && b != .required
  }

  private mutating func mergeTypes(
    _ ours: FieldNode, _ theirs: FieldNode, _ location: String, _ places: Places, into node: inout FieldNode
  ) {
    let (a, b) = (ours.field.type, theirs.field.type)
    if a.isVague, !b.isVague {
      node.field.type = b
      node.structName = ours.structName ?? theirs.structName
    } else if !a.isVague, !b.isVague, !a.resembles(b) {
      report("type of \(location)", a.description, b.description, places)
    }
  }

  private mutating func mergeValues(
    _ ours: FieldNode, _ theirs: FieldNode, _ location: String, _ places: Places, into node: inout FieldNode
  ) {
    guard let a = ours.field.values else {
      node.field.values = theirs.field.values
      return
    }
    guard let b = theirs.field.values, Set(a.values.map(\.value)) != Set(b.values.map(\.value)) else { return }
    let list = { (set: ValueSet) in set.values.map(\.value).joined(separator: ", ") }
    report("values of \(location)", list(a), list(b), places)
  }

  private mutating func mergeConstraints(
    _ ours: FieldNode, _ theirs: FieldNode, _ location: String, _ places: Places, into node: inout FieldNode
  ) {
    guard let a = ours.field.constraints else {
      node.field.constraints = theirs.field.constraints
      return
    }
    guard let b = theirs.field.constraints else { return }
    let pairs = zip(a.bounds, b.bounds)
    for case (let x?, let y?) in pairs where x != y { report("limit of \(location)", x, y, places) }
  }
}

extension Constraints {
  /// All bounds as text, in a fixed order.
  fileprivate var bounds: [String?] {
    let counts: [Int?] = [minLength, maxLength, minItems, maxItems]
    return counts.map { $0.map(String.init) } + [minimum, maximum, pattern]
  }
}

extension TypeRef {
  /// Says less than any other type of the same kind.
  fileprivate var isVague: Bool {
    switch self {
    case .any, .freeform: true
    case .array(let element), .map(let element): element.isVague
    case .string, .int32, .int64, .double, .boolean, .file, .object: false
    }
  }

  /// Whether two pages mean the same: dialects spell widths of numbers differently.
  fileprivate func resembles(_ other: TypeRef) -> Bool {
    switch (self, other) {
    case (.int32, .int64), (.int64, .int32), (.int32, .double), (.int64, .double), (.double, .int32), (.double, .int64):
      true
    case (.array(let a), .array(let b)), (.map(let a), .map(let b)): a.isVague || b.isVague || a.resembles(b)
    default: self == other
    }
  }
}
