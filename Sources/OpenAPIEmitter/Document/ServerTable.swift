import APISpec

/// The hosts of the endpoints: the most frequent one serves the whole document, the others are named where they occur.
struct ServerTable {
  /// Nil for a document without endpoints.
  let main: String?

  init(_ endpoints: [Endpoint]) {
    var counts: [String: Int] = [:]
    for endpoint in endpoints where !endpoint.server.isEmpty {
      counts[endpoint.server, default: 0] += 1
    }
    main = counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
  }

  /// The `servers` member of something that is not served by the main host.
  func override(for server: String) -> JSONValue? {
    guard !server.isEmpty, server != main else { return nil }
    return [["url": .string(server)]]
  }
}
