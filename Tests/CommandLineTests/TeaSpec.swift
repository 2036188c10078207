import APISpec

/// A small specification in which everything that `inspect` shows occurs once.
enum TeaSpec {
  static var spec: APISpec {
    APISpec(endpoints: [get, fill], events: [emptied], shapes: [pot, leaf, block])
  }

  static var fill: Endpoint {
    var endpoint = Endpoint(
      name: EndpointName(project: "tea", version: "v1", resource: "pot", method: "fill", origin: .explorer),
      title: "Fill a pot",
      documentation: DocumentationLink(
        path: "/tea/fill", url: "https://example.org/tea/fill", updatedAt: 1_735_660_800_000),
      httpMethod: "POST", path: "/open-apis/tea/v1/pots/{pot_id}/fill",
      sources: [PageSource(path: "tea/fill.md", dialect: .rawPortal)])
    endpoint.rateLimits = [.calls(50, per: .second), .special]
    endpoint.tokenTypes = [.tenant, .user]
    endpoint.appTypes = [.custom]
    endpoint.scopes = ScopeRequirement(mode: .allOf, scopes: [Scope(name: "tea:pot"), Scope(name: "tea:water")])
    endpoint.pathParameters = [Field(name: "pot_id", type: .string, presence: .required)]
    endpoint.request = RequestPayload(kind: .json, fields: bodyFields)
    endpoint.response = ResponsePayload(kind: .enveloped, fields: [Field(name: "data", type: .object("tea.v1.pot"))])
    endpoint.errors = [ErrorCase(httpStatus: 400, code: 7001, message: "the pot is full", advice: "Drink first.")]
    return endpoint
  }

  private static var bodyFields: [Field] {
    var litres = Field(
      name: "litres", type: .double, presence: .required, constraints: Constraints(minimum: "0", maximum: "2"))
    litres.defaultValue = "1"
    let kind = Field(
      name: "kind", type: .array(.string), presence: .optional,
      values: ValueSet(values: [AllowedValue(value: "green", text: "not black"), AllowedValue(value: "black")]),
      constraints: Constraints(maxItems: 3))
    let leaf = Field(name: "leaf", type: .object("tea.v1.leaf"), presence: .conditional)
    return [litres, kind, leaf]
  }

  static var get: Endpoint {
    Endpoint(
      name: EndpointName(project: "tea", version: "v1", resource: "pot", method: "get", origin: .derived),
      title: "Get a pot", httpMethod: "GET", path: "/open-apis/tea/v1/pots/{pot_id}",
      sources: [PageSource(path: "tea/get.md", dialect: .converted)])
  }

  static var emptied: Event {
    Event(
      eventType: "tea.pot.emptied_v1", title: "Pot emptied",
      sources: [PageSource(path: "tea/emptied.md", dialect: .rawPortal)])
  }

  static var pot: Shape {
    Shape(
      id: "tea.v1.pot",
      fields: [
        Field(name: "blocks", type: .array(.object("tea.v1.block"))), Field(name: "leaf", type: .object("tea.v1.leaf")),
        Field(name: "leaf_before", type: .object("tea.v1.leaf")), Field(name: "first", type: .object("tea.v1.block")),
      ])
  }

  static var leaf: Shape { Shape(id: "tea.v1.leaf", fields: [Field(name: "size", type: .int64, presence: .optional)]) }

  static var block: Shape {
    Shape(
      id: "tea.v1.block", fields: [Field(name: "children", type: .array(.object("tea.v1.block")), presence: .optional)])
  }
}
