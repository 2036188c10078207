import APISpec

/// Every scope of the document with what the portal calls it, so that operations need to give names only.
struct ScopeCatalog {
  private var scopes: [String: Scope] = [:]

  init(_ spec: APISpec) {
    for endpoint in spec.endpoints {
      add(endpoint.scopes.scopes + endpoint.fieldScopes)
      for fields in [
        endpoint.headers, endpoint.pathParameters, endpoint.queryParameters, endpoint.request.fields,
        endpoint.response.headers, endpoint.response.fields,
      ] {
        add(fields)
      }
    }
    for event in spec.events {
      add(event.scopes.scopes + event.fieldScopes)
      add(event.fields)
    }
    for shape in spec.shapes {
      add(shape.fields)
    }
  }

  var value: JSONObject {
    var catalog = JSONObject()
    for (name, scope) in scopes.sorted(by: { $0.key < $1.key }) {
      var entry = JSONObject()
      entry.set("label", ifNotEmpty: scope.label)
      entry.set("appTypes", ifNotEmpty: scope.appTypes.map { .string($0.rawValue) })
      entry.set("historic", if: scope.isHistoric)
      catalog.set(name, entry.value)
    }
    return catalog
  }

  private mutating func add(_ fields: [Field]) {
    for field in fields {
      add(field.scopes)
    }
  }

  /// The first mention that states something wins: pages label the same scope alike.
  private mutating func add(_ mentions: [Scope]) {
    for mention in mentions {
      guard var known = scopes[mention.name] else {
        scopes[mention.name] = mention
        continue
      }
      if known.label.isEmpty { known.label = mention.label }
      if known.appTypes.isEmpty { known.appTypes = mention.appTypes }
      known.isHistoric = known.isHistoric || mention.isHistoric
      scopes[mention.name] = known
    }
  }
}
