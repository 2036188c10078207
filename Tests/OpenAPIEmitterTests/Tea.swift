import APISpec

@testable import OpenAPIEmitter

/// The small tea house that the examples of these tests document.
enum Tea {
  static func endpoint(
    _ method: String, _ path: String, name: String = "get", _ change: (inout Endpoint) -> Void = { _ in }
  ) -> Endpoint {
    var endpoint = Endpoint(
      name: EndpointName(project: "tea", version: "v1", resource: "pot", method: name, origin: .explorer),
      title: "A pot", httpMethod: method, path: path)
    change(&endpoint)
    return endpoint
  }

  static func field(_ name: String, _ type: TypeRef, _ change: (inout Field) -> Void = { _ in }) -> Field {
    var field = Field(name: name, type: type)
    change(&field)
    return field
  }

  static func document(
    _ endpoints: [Endpoint] = [], events: [Event] = [], shapes: [Shape] = []
  ) -> JSONValue {
    OpenAPIDocument(
      APISpec(endpoints: endpoints, events: events, shapes: shapes), title: "Tea house", version: "7"
    ).value
  }

  /// The operation that a document holds for its one endpoint.
  static func operation(_ endpoint: Endpoint, shapes: [Shape] = []) -> JSONValue {
    let item = document([endpoint], shapes: shapes)["paths"]?.first
    return item?[endpoint.httpMethod.lowercased()] ?? .null
  }

  /// The schema of a property, as text.
  static func schema(of field: Field, shapes: [Shape] = [Shape(id: "tea.v1.pot")]) -> String {
    let object = SchemaTranslation(shapes: shapes).object([field]).value
    return object["properties"]?[field.name]?.description ?? "nothing"
  }
}

extension JSONValue {
  /// The value of an object's first member.
  var first: JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first?.value
  }

  var keys: [String] {
    guard case .object(let members) = self else { return [] }
    return members.map(\.key)
  }

  var items: [JSONValue] {
    guard case .array(let items) = self else { return [] }
    return items
  }

  /// The values of a member, wherever it occurs.
  func all(_ key: String) -> [JSONValue] {
    switch self {
    case .object(let members):
      members.flatMap { ($0.key == key ? [$0.value] : []) + $0.value.all(key) }
    case .array(let items):
      items.flatMap { $0.all(key) }
    case .null, .bool, .number, .string:
      []
    }
  }

  /// As JSON with one member a line.
  var pretty: String {
    var writer = JSONWriter(pretty: true)
    writer.write(self)
    return writer.text
  }
}
