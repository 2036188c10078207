import LarkCorehr
import Testing

@testable @_spi(Generated) import LarkRuntime

@Suite("An emitted call")
struct EmittedCallTests {
  @Test("an emitted call puts its arguments where the endpoint documents them")
  func sendsArguments() async throws {
    let stub = StubTransport(json: #"{"code":0,"msg":"ok","data":{}}"#)
    let lark = LarkClient.stubbed(stub)
    try await lark.corehr.v2.processWithdraw.update(
      processID: "73/8 流", userIDType: .openID, body: .init { $0.reason = "no longer needed" })
    let request = try #require(await stub.log.last)
    #expect(request.method == "PUT")
    #expect(
      request.url
        == "https://open.feishu.cn/open-apis/corehr/v2/process_withdraw/73%2F8%20%E6%B5%81?user_id_type=open_id")
    #expect(request.headers["authorization"] == "Bearer t-1")
    #expect(request.headers["Content-Type"] == "application/json; charset=utf-8")
    #expect(request.body == #"{"reason":"no longer needed"}"#)
  }

  @Test("an emitted call can be made with what it requires alone, and with values that the docs do not list")
  func defaults() async throws {
    let stub = StubTransport(json: #"{"code":0}"#)
    let lark = LarkClient.stubbed(stub, region: .lark)
    try await lark.corehr.v2.processWithdraw.update(processID: "1")
    try await lark.corehr.v2.processWithdraw.update(processID: "1", userIDType: "people_id")
    let urls = await stub.log.requests.map(\.url)
    #expect(
      urls == [
        "https://open.larksuite.com/open-apis/corehr/v2/process_withdraw/1",
        "https://open.larksuite.com/open-apis/corehr/v2/process_withdraw/1?user_id_type=people_id",
      ])
    #expect(await stub.log.last?.body == "{}")
  }

  @Test("an emitted call takes timeout, token, headers and query from its options")
  func options() async throws {
    let stub = StubTransport(headers: ["X-Tt-Logid": "L1"], json: #"{"code":0}"#)
    let seen = AsyncStream<String>.makeStream()
    let lark = LarkClient.stubbed(stub)
    let options = CallOptions(
      token: .tenant("t-2"), headers: ["X-Extra": "1"], query: [.init(name: "a&b", value: "c d")],
      onResponse: { status, headers in seen.continuation.yield("\(status) \(headers["x-tt-logid"] ?? "")") })
    try await lark.corehr.v2.processWithdraw.update(processID: "1", options: options)
    let request = try #require(await stub.log.last)
    #expect(request.url.hasSuffix("/1?a%26b=c%20d"))
    #expect(request.headers["Authorization"] == "Bearer t-2")
    #expect(request.headers["X-Extra"] == "1")
    seen.continuation.finish()
    #expect(await seen.stream.first { _ in true } == "200 L1")
  }

  @Test("an emitted call refuses what cannot be sent, before anything is sent", arguments: ["", ".", ".."])
  func refusesPath(processID: String) async {
    let stub = StubTransport(json: "{}")
    let lark = LarkClient.stubbed(stub)
    let error = await #expect(throws: LarkError.self) {
      try await lark.corehr.v2.processWithdraw.update(processID: processID)
    }
    #expect(error?.kind == .invalidRequest)
    #expect(await stub.log.requests.isEmpty)
  }

  @Test("an emitted call refuses a token of a kind that the endpoint does not take, and a client without tokens")
  func refusesTokens() async {
    let stub = StubTransport(json: "{}")
    let lark = LarkClient.stubbed(stub)
    let wrong = await #expect(throws: LarkError.self) {
      try await lark.corehr.v2.processWithdraw.update(processID: "1", options: .user("u-1"))
    }
    #expect(wrong?.kind == .invalidRequest)
    #expect(wrong?.description.contains("u-1") == false)
    let bare = LarkClient.stubbed(stub, app: .tokens(.user("u-1")))
    let none = await #expect(throws: LarkError.self) {
      try await bare.corehr.v2.processWithdraw.update(processID: "1")
    }
    #expect(none?.kind == .noToken)
    #expect(await stub.log.requests.isEmpty)
  }

  @Test("an emitted call carries its documentation as data")
  func metadata() {
    let endpoint = Endpoint(
      "a.v1.b.c", .post, "/x", tokens: [.tenant, .user], limits: "1000/minute 50/second special", errors: "")
    #expect(endpoint.rateLimits == [RateLimit(calls: 1000, per: .minute), RateLimit(calls: 50, per: .second)])
    #expect(endpoint.tokens.description == "tenant_access_token or user_access_token")
    #expect(endpoint.documentedErrors.isEmpty)
    #expect(!endpoint.isIdempotent && endpoint.host == nil && !endpoint.isPaged)
  }
}

@Suite("Idempotency keys")
struct IdempotencyKeyTests {
  static func request(
    _ place: Endpoint.IdempotencyKeyPlace, fill: (inout EndpointCall) throws -> Void = { _ in }
  ) throws -> OutgoingRequest {
    var call = EndpointCall(Endpoint("a.v1.b.c", .post, "/x", idempotencyKey: place))
    call.query("client_token", "old")
    try fill(&call)
    var configuration = ClientConfiguration()
    configuration.boundary = { "B" }
    let building = RequestBuilding(region: .feishu, configuration: configuration)
    return try building.request(call, CallOptions(idempotencyKey: "k1"))
  }

  static func body(
    _ name: StaticString, fill: (inout EndpointCall) throws -> Void = { _ in }
  ) async throws -> String {
    let body = try await request(.body(name), fill: fill).body?.collect(upTo: 1000)
    return String(decoding: try #require(body), as: UTF8.self)
  }

  @Test("idempotency keys go where the endpoint documents them")
  func places() async throws {
    #expect(try Self.request(.query("client_token")).url.query == "client_token=k1")
    #expect(try Self.request(.header("X-Key")).headers["x-key"] == "k1")
    #expect(try await Self.body("uuid") == #"{"uuid":"k1"}"#)
    #expect(try await Self.body("uuid") { $0.json(["a": "1", "uuid": "x"]) } == #"{"a":"1","uuid":"k1"}"#)
  }

  @Test("idempotency keys go into forms too, and leave the rest of them as it is")
  func forms() async throws {
    let enquiry = Enquiry {
      $0.text = "x"
      $0.kinds = [.shared]
    }
    #expect(try await Self.body("uuid") { $0.form(enquiry) } == "text=x&kind=shared&uuid=k1")
    #expect(try await Self.body("text") { $0.form(enquiry) } == "kind=shared&text=k1")
    let parts = try await Self.body("text") { $0.multipart(enquiry) }
    #expect(parts.contains("name=\"kind\"\r\n\r\nshared\r\n"))
    #expect(parts.contains("name=\"text\"\r\n\r\nk1\r\n") && !parts.contains("\r\nx\r\n"))
  }

  @Test("idempotency keys are refused where the endpoint documents none")
  func refused() {
    let error = #expect(throws: LarkError.self) { try Self.request(.none) }
    #expect(error?.kind == .invalidRequest)
  }
}
