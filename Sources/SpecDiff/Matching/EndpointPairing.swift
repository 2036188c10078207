import APISpec

/// Finds for each endpoint of the old state its place in the new one: by what goes over the wire first, then by the
/// documentation path, then by the explorer's name. Files and titles say nothing.
struct EndpointPairing {
  private(set) var pairs: [(old: Endpoint, new: Endpoint)] = []
  private(set) var removed: [Endpoint] = []
  private(set) var added: [Endpoint] = []
  /// How many endpoints stand several times in one state.
  private(set) var ambiguous = 0

  init(_ old: [Endpoint], _ new: [Endpoint]) {
    var old = old
    var new = new
    // The whole identity first, so that several pages of one call find their own other half.
    match(&old, &new) { "\(Self.wireKey($0))\n\($0.documentation.path)" }
    match(&old, &new, by: Self.wireKey)
    match(&old, &new) { $0.documentation.path.isEmpty ? nil : $0.documentation.path }
    match(&old, &new) { $0.name.origin == .derived ? nil : $0.name.description }
    removed = old
    added = new
    var seen: Set<String> = []
    ambiguous = pairs.count { !seen.insert(Self.wireKey($0.new)).inserted }
  }

  /// Pairs what has a key in common, in order where there are several.
  private mutating func match(_ old: inout [Endpoint], _ new: inout [Endpoint], by key: (Endpoint) -> String?) {
    guard !old.isEmpty, !new.isEmpty else { return }
    var places: [String: [Int]] = [:]
    for (index, endpoint) in new.enumerated().reversed() {
      if let key = key(endpoint) { places[key, default: []].append(index) }
    }
    var taken: Set<Int> = []
    var rest: [Endpoint] = []
    for endpoint in old {
      if let key = key(endpoint), let index = places[key]?.popLast() {
        pairs.append((endpoint, new[index]))
        taken.insert(index)
      } else {
        rest.append(endpoint)
      }
    }
    old = rest
    new = new.enumerated().filter { !taken.contains($0.offset) }.map(\.element)
  }

  /// Method and path without the names of parameters, and what the URL's fixed query adds.
  static func wireKey(_ endpoint: Endpoint) -> String {
    let query = endpoint.fixedQuery.map { "\($0.name)=\($0.value)" }.sorted().joined(separator: "&")
    return "\(endpoint.httpMethod) \(PathTemplate.erased(endpoint.path))\(query.isEmpty ? "" : "?" + query)"
  }
}

/// Paths with `{name}` for parameters.
enum PathTemplate {
  /// The path without the names of parameters.
  static func erased(_ path: String) -> String {
    parts(of: path).map { $0.isParameter ? "{}" : $0.text }.joined(separator: "/")
  }

  /// `/a/:id`, as the platform's pages write it.
  static func colons(_ path: String) -> String {
    parts(of: path).map { $0.isParameter ? ":" + $0.text : $0.text }.joined(separator: "/")
  }

  static func parameters(of path: String) -> [String] {
    parts(of: path).filter(\.isParameter).map(\.text)
  }

  /// Whether the paths differ in parameters alone: one has all other parts of the other.
  static func differInParametersOnly(_ a: String, _ b: String) -> Bool {
    parts(of: a).filter { !$0.isParameter }.map(\.text) == parts(of: b).filter { !$0.isParameter }.map(\.text)
  }

  private static func parts(of path: String) -> [(text: String, isParameter: Bool)] {
    path.split(separator: "/", omittingEmptySubsequences: false).map { part in
      part.hasPrefix("{") && part.hasSuffix("}") ? (String(part.dropFirst().dropLast()), true) : (String(part), false)
    }
  }
}
