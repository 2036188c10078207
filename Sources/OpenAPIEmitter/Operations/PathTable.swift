import APISpec

/// The endpoints by path and method, as OpenAPI wants them: one path for each template, one operation for each method.
struct PathTable {
  /// The endpoints of one template.
  private struct Entry {
    var placements: [Placement] = []

    /// The parameter names that all operations of the path use: those of its first current endpoint.
    var names: [String] {
      (placements.first { !$0.isHistoric } ?? placements.first)?.template.parameterNames ?? []
    }
  }

  /// An endpoint and its path, taken apart.
  private struct Placement {
    let endpoint: Endpoint
    let template: PathTemplate

    var isHistoric: Bool { endpoint.lifecycle.stage == .historic }
    var method: String { endpoint.httpMethod.lowercased() }
  }

  /// The methods that a path item has members for, in the order in which they are written.
  static let methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]

  private var entries: [String: Entry] = [:]

  init(_ endpoints: [Endpoint]) {
    for endpoint in endpoints {
      let template = PathTemplate(endpoint.path)
      entries[template.key, default: Entry()].placements.append(Placement(endpoint: endpoint, template: template))
    }
  }

  /// The `paths` member. Operations that stand under their paths take their identifiers before the alternates do.
  func translated(
    by operations: OperationTranslation, servers: ServerTable, identifiers: inout OperationIDs
  ) -> JSONValue {
    let items = entries.sorted { $0.key < $1.key }.map { Item($0.value) }
    let mainIDs = items.map { item in item.chosen.map { identifiers.take($0.endpoint.name.operationID) } }
    let otherIDs = items.map { item in item.others.map { identifiers.take($0.endpoint.name.operationID) } }
    var paths = JSONObject()
    for (index, item) in items.enumerated() {
      let members = item.translated(by: operations, servers: servers, ids: mainIDs[index], otherIDs: otherIDs[index])
      paths.set(item.path, members.value)
    }
    return paths.value
  }

  /// One path with the endpoint chosen for each method, and the endpoints that found no place.
  private struct Item {
    let path: String
    let names: [String]
    private(set) var chosen: [Placement] = []
    private(set) var others: [Placement] = []

    init(_ entry: Entry) {
      names = entry.names
      path = entry.placements.first?.template.path(naming: names) ?? "/"
      for method in PathTable.methods {
        let candidates = entry.placements.filter { $0.method == method }
        guard let best = candidates.firstIndex(where: { !$0.isHistoric }) ?? candidates.indices.first else { continue }
        chosen.append(candidates[best])
        others += candidates[..<best] + candidates[(best + 1)...]
      }
      others += entry.placements.filter { !PathTable.methods.contains($0.method) }
    }

    func translated(
      by operations: OperationTranslation, servers: ServerTable, ids: [String], otherIDs: [String]
    ) -> JSONObject {
      let common = commonServer
      var item = JSONObject()
      item.set("servers", common.flatMap { servers.override(for: $0) })
      for (placement, id) in zip(chosen, ids) {
        var operation = operation(placement, id: id, by: operations)
        if common == nil {
          operation.set("servers", servers.override(for: placement.endpoint.server))
        }
        item.set(placement.method, operation.value)
      }
      item.set(
        "x-feishu-alternates",
        ifNotEmpty: zip(others, otherIDs).map { placement, id in
          var alternate = JSONObject()
          alternate.set("method", .string(placement.endpoint.httpMethod))
          alternate.set("server", .string(placement.endpoint.server))
          alternate.set("path", .string(placement.endpoint.path))
          alternate.set("operation", operation(placement, id: id, by: operations).value)
          return alternate.value
        })
      return item
    }

    /// The server of all operations of the path; nil where they differ.
    private var commonServer: String? {
      let servers = Set(chosen.map(\.endpoint.server))
      return servers.count == 1 ? servers.first : nil
    }

    private func operation(_ placement: Placement, id: String, by operations: OperationTranslation) -> JSONObject {
      let pathNames = zip(placement.template.names, names).map { PathName(documented: $0, written: $1) }
      return operations.operation(placement.endpoint, id: id, pathNames: pathNames)
    }
  }
}

extension EndpointName {
  /// The words that are stated, joined by dots.
  fileprivate var operationID: String {
    [project, version, resource, method].filter { !$0.isEmpty }.joined(separator: ".")
  }
}
