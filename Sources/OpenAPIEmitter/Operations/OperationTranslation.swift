import APISpec

/// Turns endpoints and events into operation objects.
struct OperationTranslation {
  let schemas: SchemaTranslation

  /// - Parameter pathNames: The path's parameters, in order.
  func operation(_ endpoint: Endpoint, id: String, pathNames: [PathName]) -> JSONObject {
    let payloads = PayloadTranslation(schemas: schemas)
    var operation = JSONObject()
    operation.set("operationId", .string(id))
    operation.set("tags", tag(endpoint.name.project))
    operation.set("summary", ifNotEmpty: endpoint.title)
    operation.set("description", ifNotEmpty: prose(endpoint.summary, endpoint.details))
    operation.set("deprecated", if: endpoint.lifecycle.isDeprecated)
    let parameters = ParameterTranslation(schemas: schemas).parameters(of: endpoint, pathNames: pathNames)
    operation.set("parameters", ifNotEmpty: parameters)
    operation.set("requestBody", payloads.requestBody(endpoint.request))
    operation.append(payloads.bodylessRequest(endpoint.request))
    operation.set("responses", ["200": payloads.success(endpoint.response)])
    operation.set("security", ifNotEmpty: AccessTokens.requirement(endpoint.tokenTypes))
    operation.set("x-feishu-unplaced-parameters", ifNotEmpty: unplaced(endpoint.pathParameters, pathNames))
    operation.append(PlatformFacts.facts(of: endpoint))
    return operation
  }

  /// The call by which the platform delivers an event to the app.
  func operation(_ event: Event, id: String) -> JSONObject {
    var operation = JSONObject()
    operation.set("operationId", .string(id))
    operation.set("tags", tag(event.name?.project ?? ""))
    operation.set("summary", ifNotEmpty: event.title)
    operation.set("description", ifNotEmpty: prose(event.summary, event.details))
    operation.set("deprecated", if: event.lifecycle.isDeprecated)
    operation.set("requestBody", PayloadTranslation(schemas: schemas).message(event))
    operation.set("responses", ["200": ["description": "The app has taken the event."]])
    operation.append(PlatformFacts.facts(of: event))
    return operation
  }

  private func tag(_ project: String) -> JSONValue? {
    project.isEmpty ? nil : [.string(project)]
  }

  private func prose(_ paragraphs: String...) -> String {
    paragraphs.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// Documented path parameters that the path does not have, and OpenAPI therefore does not allow as parameters.
  private func unplaced(_ fields: [Field], _ pathNames: [PathName]) -> [JSONValue] {
    let placed = Set(pathNames.map(\.documented))
    return fields.filter { !placed.contains($0.name) }.map { .string($0.name) }
  }
}
