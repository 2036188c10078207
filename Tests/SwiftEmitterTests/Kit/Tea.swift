import APISpec

/// The small tea house whose documentation these tests emit.
enum Tea {
  /// An endpoint of `tea.v1`, whose name is its resource and its method: `pot.get`, `pot.lid.list`.
  static func endpoint(
    _ method: String = "GET", _ path: String = "/open-apis/tea/v1/pots", _ name: String = "pot.get",
    service: String = "tea.v1", _ change: (inout Endpoint) -> Void = { _ in }
  ) -> Endpoint {
    let scope = service.split(separator: ".").map(String.init)
    let words = name.split(separator: ".").map(String.init)
    var endpoint = Endpoint(
      name: EndpointName(
        project: scope[0], version: scope[1], resource: words.dropLast().joined(separator: "."),
        method: words[words.count - 1], origin: .explorer),
      title: "Pots", httpMethod: method, path: path,
      sources: [PageSource(path: "\(scope[0])-\(scope[1])/\(name).md", dialect: .rawPortal)])
    change(&endpoint)
    return endpoint
  }

  /// An endpoint with a JSON body of these fields.
  static func posting(_ fields: [Field], method: String = "POST", name: String = "pot.create") -> Endpoint {
    endpoint(method, "/open-apis/tea/v1/pots", name) { $0.request = RequestPayload(kind: .json, fields: fields) }
  }

  /// An endpoint that answers with these fields.
  static func answering(_ fields: [Field], name: String = "pot.get") -> Endpoint {
    endpoint("GET", "/open-apis/tea/v1/\(name)", name) { $0.response = response(fields) }
  }

  /// The content of `data`.
  static func response(_ fields: [Field]) -> ResponsePayload {
    var payload = ResponsePayload(kind: .enveloped, fields: fields)
    payload.isEnvelopeImplied = true
    return payload
  }

  /// A response that documents the envelope, too.
  static func envelope(_ data: TypeRef, example: String? = nil) -> ResponsePayload {
    var payload = ResponsePayload(
      kind: .enveloped, fields: [field("code", .int32), field("msg"), field("data", data)])
    if let example { payload.examples = [ExampleText(text: example)] }
    return payload
  }

  static func field(
    _ name: String, _ type: TypeRef = .string, _ presence: Presence = .optional, _ description: String = "",
    _ change: (inout Field) -> Void = { _ in }
  ) -> Field {
    var field = Field(name: name, type: type, presence: presence, description: description)
    change(&field)
    return field
  }

  static func required(_ name: String, _ type: TypeRef = .string) -> Field { field(name, type, .required) }

  /// A field with documented values.
  static func choice(_ name: String, _ values: [String]) -> Field { choice(name, .string, values) }

  static func choice(_ name: String, _ type: TypeRef, _ values: [String]) -> Field {
    field(name, type) { $0.values = ValueSet(values: values.map { AllowedValue(value: $0) }) }
  }

  static func shape(_ id: ShapeID, _ fields: [Field]) -> Shape { Shape(id: id, fields: fields) }

  /// A shape that the documentation gives a name.
  static func named(_ name: String, _ fields: [Field]) -> Shape {
    Shape(id: ShapeID("tea.v1.\(name)"), documentedName: name, fields: fields)
  }
}

extension TypeRef {
  /// The shape of `Tea.named`.
  static func named(_ name: String) -> TypeRef { .object(ShapeID("tea.v1.\(name)")) }
}
