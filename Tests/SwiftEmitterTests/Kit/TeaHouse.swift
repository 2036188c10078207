import APISpec

/// A documentation with everything in it that the emitter has a form for.
enum TeaHouse {
  static let spec = APISpec(endpoints: pots + pictures + users, events: [filled], shapes: shapes)

  private static let pots = [
    Tea.endpoint("GET", "/open-apis/tea/v1/pots/{pot_id}", "pot.get") { endpoint in
      endpoint.title = "Look at a pot"
      endpoint.summary = "Tells everything about one pot. See [pots](https://example.com/pots)."
      endpoint.documentation = DocumentationLink(path: "/tea/pot/get")
      endpoint.rateLimits = [.calls(50, per: .second), .calls(1000, per: .minute)]
      endpoint.tokenTypes = [.tenant, .user]
      endpoint.scopes = ScopeRequirement(scopes: [Scope(name: "tea:pot"), Scope(name: "tea:all")])
      endpoint.pathParameters = [Tea.field("pot_id", .string, .required, "The pot's number.")]
      endpoint.queryParameters = [idType]
      endpoint.response = Tea.response([Tea.field("pot", .named("pot"))])
      endpoint.errors = [
        ErrorCase(httpStatus: 404, code: 7, message: "no such pot", advice: "Look for it in the list."), broken,
      ]
    },
    Tea.endpoint("GET", "/open-apis/tea/v1/pots", "pot.list") { endpoint in
      endpoint.title = "List pots"
      endpoint.queryParameters = [Tea.field("page_size", .int32), Tea.field("page_token"), idType]
      endpoint.response = Tea.response([
        Tea.field("items", .array(.named("pot"))), Tea.field("page_token"), Tea.field("has_more", .boolean),
      ])
      endpoint.pagination = Pagination(
        place: .query, tokenParameter: "page_token", sizeParameter: "page_size", nextTokenPath: "data.page_token",
        hasMorePath: "data.has_more", itemsPath: "data.items")
      endpoint.errors = [broken]
    },
    Tea.endpoint("POST", "/open-apis/tea/v1/pots", "pot.create") { endpoint in
      endpoint.title = "Buy a pot"
      endpoint.queryParameters = [Tea.field("client_token")]
      endpoint.request = RequestPayload(
        kind: .json,
        fields: [
          Tea.required("name"), Tea.field("lid", .named("lid")), Tea.field("card") { $0.content = .named("card") },
          Tea.field("grid", .array(.array(.int32))), Tea.field("notes", .map(.string)), Tea.field("extra", .freeform),
        ])
      endpoint.response = Tea.response([Tea.field("pot_id", .int64)])
      endpoint.errors = [broken]
    },
    Tea.endpoint("PATCH", "/open-apis/tea/v1/pots/{pot_id}", "pot.patch") { endpoint in
      endpoint.title = "Change a pot"
      endpoint.request = RequestPayload(
        kind: .json, fields: [Tea.field("name"), Tea.field("colour").deprecated("Pots keep their colour.")])
      endpoint.errors = [broken]
    },
    Tea.endpoint("DELETE", "/open-apis/tea/v1/pots/{pot_id}", "pot.default") { endpoint in
      endpoint.title = "Break a pot"
      endpoint.server = "https://green.feishu.cn"
      endpoint.fixedQuery = [QueryItem(name: "how", value: "loudly")]
      endpoint.headers = [Tea.required("X-Hammer")]
      endpoint.lifecycle = Lifecycle(.deprecated, note: "Give it away.")
      endpoint.errors = [broken]
    },
  ]

  private static let pictures = [
    Tea.endpoint("POST", "/open-apis/tea/v1/pictures", "pot.picture.upload") { endpoint in
      endpoint.title = "Upload a picture"
      endpoint.request = RequestPayload(
        kind: .multipart,
        fields: [Tea.required("picture", .file), Tea.field("tags", .array(.string)), Tea.field("lid", .named("lid"))])
      endpoint.response = ResponsePayload(kind: .bare, fields: [Tea.field("code", .int32), Tea.field("picture_id")])
    },
    Tea.endpoint("GET", "/open-apis/tea/v1/pictures/{picture_id}", "pot.picture.download") { endpoint in
      endpoint.title = "Download a picture"
      endpoint.response = ResponsePayload(kind: .binary)
    },
    Tea.endpoint("POST", "/open-apis/tea/v1/login", "pot.picture.login") { endpoint in
      endpoint.title = "Sign in"
      endpoint.request = RequestPayload(kind: .form, fields: [Tea.field("name")])
      endpoint.response = Tea.envelope(.array(.named("card")))
    },
  ]

  private static let users = [
    Tea.endpoint("GET", "/open-apis/im/v1/users", "user.get", service: "im.v1") { $0.title = "Look at a guest" }
  ]

  private static let filled: Event = {
    var event = Event(
      eventType: "tea.pot.filled_v1", title: "A pot is full",
      sources: [PageSource(path: "tea-v1/events/filled.md", dialect: .rawPortal)])
    event.fields = [Tea.field("event", .named("filled"))]
    return event
  }()

  private static let shapes = [
    Tea.named(
      "pot",
      [
        Tea.field("pot_id", .int64, .required, "The pot's number, given when it was bought."), Tea.field("name"),
        Tea.field("size", .int32, .optional, "How many cups it fills.") {
          $0.values = ValueSet(values: [
            AllowedValue(value: "-1", text: "Nobody knows"), AllowedValue(value: "6", text: "A small one"),
          ])
          $0.example = "6"
        },
        Tea.field("lid", .named("lid")), Tea.field("inner", .named("pot")),
      ]),
    Tea.named("lid", [Tea.required("colour"), Tea.field("knob", .boolean) { $0.isNullable = true }]),
    Tea.named("card", [Tea.field("text")]),
    Tea.named("filled", [Tea.field("pot", .named("pot"))]),
  ]

  private static let idType = Tea.field("user_id_type", .string, .optional, "How guests are named") {
    $0.values = ValueSet(values: [
      AllowedValue(value: "open_id", text: "By this app"), AllowedValue(value: "union_id", text: "By this shop"),
    ])
  }

  private static let broken = ErrorCase(httpStatus: 500, code: 8, message: "broken \"\"\"#", advice: "two\nlines")
}
