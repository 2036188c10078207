import APISpec

/// Finds the endpoints that a method and a path may mean.
///
/// A tree of path segments: `/pots/mine` goes before `/pots/{pot_id}`, and a path that fits the first only at its start
/// still finds the second.
struct RouteTable {
  /// An endpoint and what the path holds in place of its parameters.
  struct Match {
    var endpoint: Int
    var parameters: [QueryItem]
  }

  enum Finding {
    case found([Match])
    /// The path is known, for other methods.
    case otherMethods([String])
    case nothing
  }

  private struct Node {
    var literals: [String: Int] = [:]
    var parameters: [(segment: PathSegment, next: Int)] = []
    var endpoints: [(method: String, index: Int, names: [String])] = []
  }

  /// Longer paths are not looked for: the search goes one call deeper for each segment.
  private static let mostSegments = 256

  private var nodes = [Node()]

  init(_ endpoints: [Endpoint]) {
    for (index, endpoint) in endpoints.enumerated() { add(endpoint, index) }
  }

  private mutating func add(_ endpoint: Endpoint, _ index: Int) {
    var place = 0
    var names: [String] = []
    for text in Self.segments(of: endpoint.path) {
      let segment = PathSegment(text)
      if let name = segment.name { names.append(name) }
      place = child(of: place, segment)
    }
    nodes[place].endpoints.append((endpoint.httpMethod.uppercased(), index, names))
  }

  private mutating func child(of place: Int, _ segment: PathSegment) -> Int {
    let known =
      segment.name == nil
      ? nodes[place].literals[segment.prefix]
      : nodes[place].parameters.first { $0.segment.isAlike(segment) }?.next
    if let known { return known }
    nodes.append(Node())
    let next = nodes.count - 1
    if segment.name == nil {
      nodes[place].literals[segment.prefix] = next
    } else {
      nodes[place].parameters.append((segment, next))
      // `{a}:copy` is tried before `{a}`.
      nodes[place].parameters.sort { $0.segment.literalCount > $1.segment.literalCount }
    }
    return next
  }

  func find(_ method: String, _ path: String) -> Finding {
    var others: Set<String> = []
    var values: [String] = []
    let segments = Self.segments(of: path).map { URLText.decoded($0) }
    guard segments.count <= Self.mostSegments else { return .nothing }
    if let matches = search(0, segments[...], method.uppercased(), &values, &others) { return .found(matches) }
    return others.isEmpty ? .nothing : .otherMethods(others.sorted())
  }

  private func search(
    _ place: Int, _ segments: ArraySlice<String>, _ method: String, _ values: inout [String],
    _ others: inout Set<String>
  ) -> [Match]? {
    guard let segment = segments.first else { return matches(at: place, method, values, &others) }
    let rest = segments.dropFirst()
    if let next = nodes[place].literals[segment], let found = search(next, rest, method, &values, &others) {
      return found
    }
    for (pattern, next) in nodes[place].parameters {
      guard let value = pattern.value(in: segment) else { continue }
      values.append(value)
      if let found = search(next, rest, method, &values, &others) { return found }
      values.removeLast()
    }
    return nil
  }

  private func matches(
    at place: Int, _ method: String, _ values: [String], _ others: inout Set<String>
  ) -> [Match]? {
    let known = nodes[place].endpoints
    let matches = known.filter { $0.method == method }.map { entry in
      Match(
        endpoint: entry.index, parameters: zip(entry.names, values).map { QueryItem(name: $0, value: $1) })
    }
    if matches.isEmpty { others.formUnion(known.map(\.method)) }
    return matches.isEmpty ? nil : matches
  }

  private static func segments(of path: String) -> [String] {
    path.split(separator: "/").map(String.init)
  }
}

/// A segment of a path template: text, or a parameter with text around it.
private struct PathSegment {
  /// The whole text where there is no parameter.
  var prefix: String
  var name: String?
  var suffix = ""

  init(_ text: String) {
    guard let open = text.firstIndex(of: "{"), let close = text[open...].lastIndex(of: "}") else {
      prefix = text
      return
    }
    prefix = String(text[..<open])
    name = String(text[text.index(after: open)..<close])
    suffix = String(text[text.index(after: close)...])
  }

  var literalCount: Int { prefix.utf8.count + suffix.utf8.count }

  func isAlike(_ other: PathSegment) -> Bool { prefix == other.prefix && suffix == other.suffix }

  /// What stands in place of the parameter; nil where the segment does not fit.
  func value(in segment: String) -> String? {
    guard segment.utf8.count > literalCount, segment.hasPrefix(prefix), segment.hasSuffix(suffix) else { return nil }
    return String(segment.dropFirst(prefix.count).dropLast(suffix.count))
  }
}
