import APISpec
import Testing

@testable import SwiftEmitter

@Suite("Methods")
struct MethodTests {
  private func emission(
    _ method: String = "GET", _ path: String = "/open-apis/tea/v1/pots", _ name: String = "pot.get",
    shapes: [Shape] = [], _ change: (inout Endpoint) -> Void
  ) -> Emission {
    Emission([Tea.endpoint(method, path, name, change)], shapes: shapes)
  }

  // MARK: Data

  @Test("of an endpoint about which nothing is documented hold its name and call")
  func smallest() {
    let emission = emission { _ in }
    expect(
      emission.declaration("public struct PotResource"),
      """
      public struct PotResource: Sendable {
        let client: LarkClient

        public static let getEndpoint = Endpoint("tea.v1.pot.get", .get, "/open-apis/tea/v1/pots", response: .nothing)
        public func get(options: CallOptions = .standard) async throws {
          try await client.perform(EndpointCall(Self.getEndpoint), options)
        }
      }
      """)
  }

  @Test("know everything about the endpoint that a call needs")
  func descriptor() {
    let emission = emission("POST") { endpoint in
      endpoint.server = "https://green.feishu.cn"
      endpoint.tokenTypes = [.user, .tenant, .app]
      endpoint.response = ResponsePayload(kind: .bare, fields: [Tea.field("pot")])
      endpoint.pagination = Pagination(place: .query, tokenParameter: "page_token", nextTokenPath: "pot")
      endpoint.rateLimits = [.calls(50, per: .second), .special, .calls(1000, per: .day)]
      endpoint.queryParameters = [Tea.field("client_token")]
      endpoint.errors = [ErrorCase(code: 1, message: "broken")]
    }
    expect(
      emission.declaration("public static let getEndpoint"),
      """
      public static let getEndpoint = Endpoint(
        "tea.v1.pot.get", .post, "/open-apis/tea/v1/pots", host: "https://green.feishu.cn",
        tokens: [.tenant, .user, .app], response: .bare, isPaged: true, idempotencyKey: .query("client_token"),
        limits: "50/second 1000/day", errors: errors)
      """)
  }

  @Test(
    "send the key that makes a repeated call harmless where the page has a place for it",
    arguments: [
      ("query", ".query(\"client_token\")"), ("header", ".header(\"uuid\")"), ("body", ".body(\"request_id\")"),
    ])
  func idempotency(place: String, expected: String) {
    let emission = emission("POST") { endpoint in
      switch place {
      case "query": endpoint.queryParameters = [Tea.field("client_token")]
      case "header": endpoint.headers = [Tea.field("uuid", .string, .optional, "用于请求去重")]
      default:
        endpoint.request = RequestPayload(
          kind: .json, fields: [Tea.field("request_id", .string, .optional, "An idempotency key")])
      }
    }
    #expect(emission.declaration("public static let getEndpoint").contains("idempotencyKey: \(expected)"))
  }

  @Test("take a field of that name for an ordinary one where its words say nothing of it")
  func noIdempotency() {
    let emission = emission("POST") { $0.queryParameters = [Tea.field("uuid", .string, .optional, "The pot")] }
    #expect(!emission.sources.contains("idempotencyKey"))
  }

  // MARK: Arguments

  @Test("take path parameters first, then what is required, then what has a default, then the body")
  func order() {
    let emission = emission("POST", "/open-apis/tea/v1/shops/{shop_id}/pots/{pot_id}/fill") { endpoint in
      endpoint.pathParameters = [Tea.required("pot_id"), Tea.required("shop_id", .int64)]
      endpoint.queryParameters = [
        Tea.field("sort"), Tea.required("size", .int32), Tea.field("tags", .array(.string)),
        Tea.choice("id_type", ["open_id"]),
      ]
      endpoint.headers = [Tea.required("X-Tea"), Tea.field("X-Cup", .boolean)]
      endpoint.request = RequestPayload(kind: .json, fields: [Tea.field("tea")])
    }
    expect(
      emission.declaration("public func get"),
      """
      public func get(
        shopID: Int64, potID: String, size: Int, tea: String, sort: String? = nil, tags: [String]? = nil,
        idType: IDType? = nil, cup: Bool? = nil, body: GetBody = GetBody(), options: CallOptions = .standard
      ) async throws {
        var call = EndpointCall(Self.getEndpoint)
        call.path("shop_id", shopID)
        call.path("pot_id", potID)
        call.query("size", size)
        call.header("X-Tea", tea)
        call.query("sort", sort)
        call.query("tags", tags)
        call.query("id_type", idType)
        call.header("X-Cup", cup)
        call.json(body)
        try await client.perform(call, options)
      }
      """)
  }

  @Test("take parameters of the path that the page forgets, and nothing for those that the path has not")
  func pathParameters() {
    let emission = emission("GET", "/open-apis/tea/v1/{shop}/pots/v{version}:{pot_id}") {
      $0.pathParameters = [Tea.required("pot_id"), Tea.required("cup_id")]
    }
    expect(
      emission.declaration("public func get"),
      """
      public func get(shop: String, version: String, potID: String, options: CallOptions = .standard) async throws {
        var call = EndpointCall(Self.getEndpoint)
        call.path("shop", shop)
        call.path("version", version)
        call.path("pot_id", potID)
        try await client.perform(call, options)
      }
      """)
  }

  @Test("take text for what has no form in a URL")
  func urlValues() {
    let lid = Tea.named("lid", [Tea.field("colour")])
    let emission = emission(shapes: [lid]) { endpoint in
      endpoint.queryParameters = [
        Tea.field("lid", .named("lid")), Tea.field("lids", .array(.named("lid"))), Tea.field("any", .any),
        Tea.field("names", .map(.string)), Tea.field("grid", .array(.array(.string))),
        Tea.field("json") { $0.content = .named("lid") }, Tea.field("image", .file), Tea.field("share", .double),
      ]
      endpoint.headers = [Tea.field("X-Cups", .array(.int32)), Tea.choice("X-Teas", .array(.string), ["green"])]
    }
    expect(
      emission.declaration("public func get"),
      """
      public func get(
        lid: String? = nil, lids: [String]? = nil, any: String? = nil, names: String? = nil, grid: [String]? = nil,
        json: String? = nil, image: String? = nil, share: Double? = nil, cups: String? = nil, teas: String? = nil,
        options: CallOptions = .standard
      ) async throws {
        var call = EndpointCall(Self.getEndpoint)
        call.query("lid", lid)
        call.query("lids", lids)
        call.query("any", any)
        call.query("names", names)
        call.query("grid", grid)
        call.query("json", json)
        call.query("image", image)
        call.query("share", share)
        call.header("X-Cups", cups)
        call.header("X-Teas", teas)
        try await client.perform(call, options)
      }
      """)
    #expect(!emission.sources.contains("struct Lid"))
  }

  @Test("give arguments names that Swift can tell apart")
  func argumentNames() {
    let names = ["body", "call", "client", "options", "token", "self", "in", "inout", "pageToken", "page_token", "茶"]
    let emission = emission { $0.queryParameters = names.map { Tea.field($0) } }
    expect(
      emission.declaration("public func get"),
      """
      public func get(
        bodyValue: String? = nil, callValue: String? = nil, clientValue: String? = nil, optionsValue: String? = nil,
        tokenValue: String? = nil, selfValue: String? = nil, `in`: String? = nil, inoutValue: String? = nil,
        pageToken: String? = nil, pageToken2: String? = nil, 茶: String? = nil, options: CallOptions = .standard
      ) async throws {
        var call = EndpointCall(Self.getEndpoint)
        call.query("body", bodyValue)
        call.query("call", callValue)
        call.query("client", clientValue)
        call.query("options", optionsValue)
        call.query("token", tokenValue)
        call.query("self", selfValue)
        call.query("in", `in`)
        call.query("inout", inoutValue)
        call.query("pageToken", pageToken)
        call.query("page_token", pageToken2)
        call.query("茶", 茶)
        try await client.perform(call, options)
      }
      """)
  }

  @Test("add what the documented address itself asks for")
  func fixedQuery() {
    let emission = emission {
      $0.fixedQuery = [QueryItem(name: "type", value: "clay"), QueryItem(name: "a\"b", value: "")]
      $0.queryParameters = [Tea.field("size", .int32)]
    }
    expect(
      emission.declaration("public func get"),
      #"""
      public func get(size: Int? = nil, options: CallOptions = .standard) async throws {
        var call = EndpointCall(Self.getEndpoint)
        call.query("type", "clay")
        call.query("a\"b", "")
        call.query("size", size)
        try await client.perform(call, options)
      }
      """#)
    let bare = self.emission { $0.fixedQuery = [QueryItem(name: "type", value: "clay")] }
    expect(
      bare.declaration("public func get"),
      """
      public func get(options: CallOptions = .standard) async throws {
        var call = EndpointCall(Self.getEndpoint)
        call.query("type", "clay")
        try await client.perform(call, options)
      }
      """)
  }

  @Test("that are called like keywords stand between backticks, and others have a suffix")
  func keywords() {
    let names = ["default", "init", "self", "2fa", "async", "client"]
    let emission = Emission(names.map { Tea.endpoint("GET", "/\($0)", "pot.\($0)") })
    let heads = emission.declarations("public func").map { $0.prefix { $0 != "(" } }
    #expect(
      heads.sorted() == [
        "public func `default`", "public func async", "public func call2fa", "public func client",
        "public func initCall", "public func selfCall",
      ])
  }

  // MARK: Bodies

  @Test("have a body that can be left out where nothing in it is required")
  func optionalBody() {
    let emission = Emission([Tea.posting([Tea.field("tea")])])
    expect(
      emission.declaration("public func create"),
      """
      public func create(body: CreateBody = CreateBody(), options: CallOptions = .standard) async throws {
        var call = EndpointCall(Self.createEndpoint)
        call.json(body)
        try await client.perform(call, options)
      }
      """)
  }

  @Test("must have a body where something in it is required")
  func requiredBody() {
    let emission = Emission([Tea.posting([Tea.required("tea")])])
    expect(
      emission.declaration("public func create"),
      """
      public func create(body: CreateBody, options: CallOptions = .standard) async throws {
        var call = EndpointCall(Self.createEndpoint)
        call.json(body)
        try await client.perform(call, options)
      }
      """)
  }

  @Test("have a body that is no object where the page says so")
  func wholeBody() {
    let lid = Tea.named("lid", [Tea.field("colour")])
    let emission = emission("POST", shapes: [lid]) {
      $0.request = RequestPayload(kind: .json)
      $0.request.whole = .array(.named("lid"))
    }
    expect(
      emission.declaration("public func get"),
      """
      public func get(body: [Lid], options: CallOptions = .standard) async throws {
        var call = EndpointCall(Self.getEndpoint)
        call.json(body)
        try await client.perform(call, options)
      }
      """)
    #expect(emission.sources.contains("public struct Lid: WireBuildable {"))
  }

  @Test("send no body where the page announces one and documents no field of it, and say so")
  func emptyBody() {
    let emission = emission("POST") { $0.request = RequestPayload(kind: .json) }
    expect(
      emission.declaration("public func get"),
      """
      public func get(options: CallOptions = .standard) async throws {
        try await client.perform(EndpointCall(Self.getEndpoint), options)
      }
      """)
    #expect(
      emission.notes == [
        "unsupported tea.v1.pot.get: The page announces a body and documents no field of it; none is sent."
      ])
  }

  // MARK: Results

  @Test("return the content of the response, or nothing", arguments: ResponsePayload.Kind.documented)
  func results(kind: ResponsePayload.Kind, fields: [Field], head: String, response: String?) {
    let emission = emission { $0.response = ResponsePayload(kind: kind, fields: fields) }
    #expect(emission.declaration("public func get").contains(head) || emission.sources.contains(head))
    let descriptor = emission.declaration("public static let getEndpoint")
    #expect(descriptor.contains("response: ") == (response != nil))
    if let response { #expect(descriptor.contains("response: .\(response)")) }
  }

  @Test("read a documented envelope's data, and say what stands beside it")
  func envelope() {
    let pot = Tea.shape("tea.v1.data", [Tea.field("size", .int32)])
    let emission = emission(shapes: [pot]) {
      $0.response = Tea.envelope(.object("tea.v1.data"))
      $0.response.fields.append(Tea.field("warning"))
    }
    #expect(emission.declaration("public struct GetResponse").contains("size = try object.int(\"size\")"))
    #expect(!emission.sources.contains("struct Data"))
    #expect(
      emission.notes == [
        "unsupported tea.v1.pot.get.warning: The page documents it beside 'data'; the type holds what stands in 'data'."
      ])
  }

  @Test(
    "return what 'data' is where it is no object",
    arguments: [
      (TypeRef.array(.named("lid")), "[Lid]"), (.string, "String"), (.map(.int64), "[String: Int64]"),
      (.boolean, "Bool"),
    ])
  func dataOfOtherKinds(type: TypeRef, text: String) {
    let lid = Tea.named("lid", [Tea.field("colour")])
    let get = Tea.endpoint { $0.response = Tea.envelope(type) }
    let emission = Emission([get, Tea.posting([Tea.field("lid", .named("lid"))])], shapes: [lid])
    #expect(emission.sources.contains(") async throws -> \(text) {"))
    let uses = type.innermost == .named("lid") ? "WireDecodable, WireBuildable" : "WireBuildable"
    #expect(emission.sources.contains("public struct Lid: \(uses) {"))
  }

  @Test("return free data only where an example shows some")
  func freeform() {
    let examples: [(String?, Bool)] = [
      (nil, false), ("{\"code\":0,\"data\":{}}", false), ("{\"code\":0,\"data\":null}", false), ("{", false),
      ("{\"code\":0,\"data\":{\"pot\":1}}", true), ("{\"data\":[1]}", true), ("{\"data\":\"x\"}", true),
    ]
    for (example, hasContent) in examples {
      let emission = emission { $0.response = Tea.envelope(.freeform, example: example) }
      #expect(emission.sources.contains("async throws -> JSONAny {") == hasContent, "\(example ?? "")")
    }
  }

  @Test("that download a file return when it begins")
  func download() {
    let emission = emission { $0.response = ResponsePayload(kind: .binary) }
    expect(
      emission.declaration("@discardableResult public func get"),
      """
      @discardableResult public func get(options: CallOptions = .standard) async throws -> Download {
        return try await client.download(EndpointCall(Self.getEndpoint), options)
      }
      """)
  }

  // MARK: Lifecycle

  @Test(
    "say that they should not be used any more",
    arguments: [
      (Lifecycle(.deprecated, note: "Use 'kettle.get'."), "Use 'kettle.get'."),
      (Lifecycle(.deprecated), "The documentation marks it as deprecated."),
      (Lifecycle(.historic), "The documentation keeps it only for those who still use it."),
      (Lifecycle(.inert), "The documentation says that it has no effect."),
    ])
  func deprecated(lifecycle: Lifecycle, message: String) {
    let emission = emission { $0.lifecycle = lifecycle }
    let attribute = "@available(*, deprecated, message: \"\(message)\")\npublic func get("
    #expect(emission.declaration("public func get").hasPrefix(attribute))
    #expect(emission["api.txt"].contains("TeaService.V1.PotResource.get() // deprecated\n"))
  }

  @Test("that are current or in beta do not", arguments: [Lifecycle.current, Lifecycle(.beta, note: "new")])
  func current(lifecycle: Lifecycle) {
    #expect(!emission { $0.lifecycle = lifecycle }.sources.contains("deprecated"))
  }
}

extension ResponsePayload.Kind {
  /// Each kind with fields or without, a part of the method's declaration, and what the descriptor says.
  fileprivate static let documented: [(ResponsePayload.Kind, [Field], String, String?)] = [
    (.none, [], "options: CallOptions = .standard) async throws {", "nothing"),
    (.enveloped, [], "options: CallOptions = .standard) async throws {", nil),
    (.enveloped, [Tea.field("code"), Tea.field("msg")], "options: CallOptions = .standard) async throws {", nil),
    (.bare, [Tea.field("pot")], "async throws -> GetResponse {", "bare"),
    (.bare, [Tea.field("code"), Tea.field("msg")], "options: CallOptions = .standard) async throws {", "bare"),
    (.binary, [], "async throws -> Download {", "binary"),
    (.stream, [], "async throws -> Download {", "binary"),
  ]
}
