import APISpec

/// A path parameter's documented name, and the name in the template that several endpoints may share.
struct PathName {
  var documented: String
  var written: String
}

/// Turns path, query and header fields into parameter objects.
struct ParameterTranslation {
  let schemas: SchemaTranslation

  func parameters(of endpoint: Endpoint, pathNames: [PathName]) -> [JSONValue] {
    pathParameters(endpoint.pathParameters, pathNames) + query(of: endpoint)
      + unique(endpoint.headers) { $0.lowercased() }.map { parameter($0, in: "header", name: $0.name) }
  }

  /// One parameter for each name in the path, whether the page has a row for it or not.
  private func pathParameters(_ fields: [Field], _ names: [PathName]) -> [JSONValue] {
    var written: Set<String> = []
    let documented = Dictionary(fields.map { ($0.name, $0) }) { first, _ in first }
    return names.filter { written.insert($0.written).inserted }.map { name in
      var field = documented[name.documented] ?? Field(name: name.documented, type: .string)
      field.presence = .required
      return parameter(field, in: "path", name: name.written)
    }
  }

  /// The documented query, then what the URL carries without a row of its own.
  private func query(of endpoint: Endpoint) -> [JSONValue] {
    let documented = Set(endpoint.queryParameters.map(\.name))
    let fixed = endpoint.fixedQuery.filter { !documented.contains($0.name) }.map { item in
      var field = Field(name: item.name, type: .string, presence: .required)
      field.example = item.value
      return field
    }
    return unique(endpoint.queryParameters + fixed) { $0 }.map { parameter($0, in: "query", name: $0.name) }
  }

  private func parameter(_ field: Field, in place: String, name: String) -> JSONValue {
    var parameter = JSONObject()
    parameter.set("name", .string(name))
    parameter.set("in", .string(place))
    parameter.set("description", ifNotEmpty: field.description)
    parameter.set("required", if: field.presence == .required)
    parameter.set("deprecated", if: field.lifecycle.isDeprecated)
    parameter.set("schema", schemas.bareSchema(of: field).value)
    parameter.append(schemas.example(of: field))
    if name != field.name {
      parameter.set("x-feishu-name", .string(field.name))
    }
    parameter.append(PlatformFacts.facts(of: field))
    return .object(parameter.members)
  }

  /// OpenAPI allows each name once in each place.
  private func unique(_ fields: [Field], by key: (String) -> String) -> [Field] {
    var names: Set<String> = []
    return fields.filter { names.insert(key($0.name)).inserted }
  }
}
