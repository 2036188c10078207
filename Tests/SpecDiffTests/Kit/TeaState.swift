import APISpec

/// A small state of the documentation that has something of everything.
enum TeaState {
  static let spec = APISpec(endpoints: [brew, list], events: [boiled], shapes: [pot, lid])

  static let brew: Endpoint = {
    var endpoint = Endpoint(
      name: EndpointName(project: "tea", version: "v1", resource: "pot", method: "brew", origin: .explorer),
      title: "Brew a pot", documentation: DocumentationLink(path: "/tea-v1/pot/brew", updatedAt: 1000),
      httpMethod: "POST", path: "/open-apis/tea/v1/pots/{pot_id}/brew",
      request: RequestPayload(
        kind: .json, fields: [leaves, sugar, Field(name: "pot", type: .object("tea.v1.pot"), presence: .optional)]),
      response: ResponsePayload(
        kind: .enveloped,
        fields: [
          Field(name: "code", type: .int32), Field(name: "msg", type: .string),
          Field(name: "data", type: .object("tea.v1.pot")),
        ]),
      sources: [
        PageSource(
          path: "tea-v1/pot/brew.md", dialect: .converted,
          tables: [TableLines(place: .query, lines: [20]), TableLines(place: .errors, lines: [60, 61])])
      ])
    endpoint.summary = "Brews the tea of a pot."
    endpoint.details = "Wait a little."
    endpoint.rateLimits = [.calls(50, per: .second)]
    endpoint.appTypes = [.custom]
    endpoint.tokenTypes = [.tenant, .user]
    endpoint.scopes = ScopeRequirement(
      mode: .anyOf, scopes: [Scope(name: "tea:pot:write", label: "write"), Scope(name: "tea:pot", label: "all")])
    endpoint.fieldScopes = [Scope(name: "tea:leaf:read")]
    endpoint.pathParameters = [Field(name: "pot_id", type: .string, presence: .required)]
    endpoint.queryParameters = [
      Field(
        name: "lang", type: .string, presence: .optional,
        values: ValueSet(values: [
          AllowedValue(value: "zh", text: "Chinese"), AllowedValue(value: "en", text: "English"),
        ]))
    ]
    endpoint.errors = [
      ErrorCase(httpStatus: 400, code: 1001, message: "the pot is empty", advice: "put leaves into the pot first"),
      ErrorCase(httpStatus: 400, code: 1002, message: "历史错误码，不再使用"),
    ]
    return endpoint
  }()

  static let leaves: Field = {
    var field = Field(
      name: "leaves", type: .int32, presence: .required, description: "How many leaves go into the pot.",
      constraints: Constraints(minimum: "1", maximum: "100"))
    field.example = "3"
    return field
  }()

  static let sugar: Field = {
    var field = Field(name: "sugar", type: .string, presence: .optional, description: "Which sugar is wanted.")
    field.defaultValue = "none"
    return field
  }()

  static let list: Endpoint = {
    var endpoint = Endpoint(
      name: EndpointName(project: "tea", version: "v1", resource: "pot", method: "list", origin: .explorer),
      title: "List pots", documentation: DocumentationLink(path: "/tea-v1/pot/list"), httpMethod: "GET",
      path: "/open-apis/tea/v1/pots",
      response: ResponsePayload(
        kind: .enveloped,
        fields: [
          Field(name: "code", type: .int32), Field(name: "msg", type: .string),
          Field(name: "data", type: .array(.object("tea.v1.pot"))),
        ]),
      sources: [PageSource(path: "tea-v1/pot/list.md", dialect: .converted)])
    endpoint.scopes = ScopeRequirement(mode: .anyOf, scopes: [Scope(name: "tea:pot")])
    return endpoint
  }()

  static let boiled: Event = {
    var event = Event(
      eventType: "tea.pot.boiled_v1", title: "A pot boils",
      sources: [PageSource(path: "tea-v1/pot/events/boiled.md", dialect: .converted)])
    event.documentation = DocumentationLink(path: "/tea-v1/pot/events/boiled")
    event.fields = [
      Field(name: "pot", type: .object("tea.v1.pot")), Field(name: "at", type: .int64, description: "When it boiled."),
    ]
    return event
  }()

  static let pot = Shape(
    id: "tea.v1.pot", documentedName: "pot",
    fields: [
      Field(name: "name", type: .string, description: "What guests call the pot."),
      Field(name: "lid", type: .object("tea.v1.lid")),
      Field(
        name: "colour", type: .string,
        values: ValueSet(values: [
          AllowedValue(value: "red", text: "as fire"), AllowedValue(value: "blue", text: "as water"),
        ])),
      Field(name: "history", type: .freeform, description: "What happened to it."),
    ])

  static let lid = Shape(
    id: "tea.v1.lid", documentedName: "lid",
    fields: [Field(name: "is_open", type: .boolean, presence: .optional), Field(name: "width", type: .int32)])
}

extension APISpec {
  /// The same state with one thing changed.
  func changed(_ change: (inout APISpec) -> Void) -> APISpec {
    var spec = self
    change(&spec)
    return spec
  }

  /// The endpoint that brews, and the one that lists.
  var brew: Endpoint {
    get { endpoints[0] }
    set { endpoints[0] = newValue }
  }
  var list: Endpoint {
    get { endpoints[1] }
    set { endpoints[1] = newValue }
  }
  var event: Event {
    get { events[0] }
    set { events[0] = newValue }
  }
  var pot: Shape {
    get { shapes[0] }
    set { shapes[0] = newValue }
  }
  var lid: Shape {
    get { shapes[1] }
    set { shapes[1] = newValue }
  }
}

extension Endpoint {
  /// The fields of the request by their places.
  var leaves: Field {
    get { request.fields[0] }
    set { request.fields[0] = newValue }
  }
  var sugar: Field {
    get { request.fields[1] }
    set { request.fields[1] = newValue }
  }
  var lang: Field {
    get { queryParameters[0] }
    set { queryParameters[0] = newValue }
  }
}
