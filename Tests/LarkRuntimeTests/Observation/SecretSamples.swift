import Foundation

@testable @_spi(Generated) import LarkRuntime

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// A value of each type of the runtime that can hold a secret, and holds one.
enum SecretSamples {
  /// What must not be seen.
  static let marker = "MARKEDSECRET"
  static let token = "t-\(marker)0123456789"

  /// The values by the names of their types, as the sources have them.
  static func all() throws -> [(type: String, value: Any)] {
    try calls() + transfers() + tokens() + documents() + errors()
  }

  private static let json = #"{"app_secret":"\#(marker)","msg":"Bearer \#(token)"}"#

  private static var headers: HTTPHeaders {
    ["Authorization": "Bearer \(token)", "Cookie": "sid=\(marker)", "X-Api-Key": marker, "X-Note": "of \(token)"]
  }

  private static func request() throws -> OutgoingRequest {
    guard let url = URL(string: "https://me:\(marker)@h.example/hook/\(marker)?token=\(marker)&q=\(token)#\(token)")
    else {
      throw URLError(.badURL)
    }
    return OutgoingRequest(method: "POST", url: url, headers: headers, body: .bytes(json.utf8))
  }

  private static func response() -> IncomingResponse {
    IncomingResponse(status: 400, headers: headers, body: .bytes(json.utf8))
  }

  private static let endpoint = Endpoint("x.v1.y.z", .post, "/open-apis/x", tokens: [.tenant])
  private static var options: CallOptions {
    CallOptions(
      token: .user("u-\(marker)0123456789"), headers: headers, query: [URLQueryItem(name: "token", value: marker)])
  }

  private struct Form: FormEncodable {
    func encode(into form: inout FormBodyWriter) { form.field("app_secret", marker) }
  }

  // MARK: - By what they belong to

  private static func calls() throws -> [(type: String, value: Any)] {
    var call = EndpointCall(endpoint)
    call.path("id", marker)
    call.query("token", marker)
    call.header("X-Api-Key", marker)
    call.json(["app_secret": .string(marker)] as JSONAny)
    var form = EndpointCall(endpoint)
    form.form(Form())
    guard let region = URL(string: "https://me:\(marker)@proxy.example"), let file = URL(string: "file:///tmp/x") else {
      throw URLError(.badURL)
    }
    let custom = LarkApp.custom(id: "cli_1", secret: marker, cache: MemoryTokenCache())
    var configuration = ClientConfiguration(transport: StubTransport(json: json))
    configuration.middlewares = [Middleware()]
    let client = LarkClient(app: custom, region: .custom(region), configuration: configuration)
    let pipeline = CallPipeline(region: .feishu, configuration: configuration)
    let requests = TokenRequests(pipeline: pipeline)
    let vault = TokenVault(clock: .system)
    return [
      ("EndpointCall", call), ("EndpointCall", form), ("CallOptions", options), ("OutgoingRequest", try request()),
      ("OutgoingCall", OutgoingCall(endpoint, try request(), options)), ("CurlCommand", CurlCommand(try request())),
      ("HTTPHeaders", headers), ("HTTPHeaders.Entry", headers.map { $0 }), ("LarkApp", custom), ("LarkClient", client),
      ("ClientConfiguration", configuration), ("Region", client.region),
      ("HTTPProxy", HTTPProxy(host: "me:\(marker)@proxy.example", port: 1)),
      ("UploadFile", UploadFile.bytes(json.utf8, name: "f")),
      ("UploadPart", UploadPart(Data(json.utf8), number: 0, of: "u", name: "f")),
      ("PartedUpload", PartedUpload(endpoint, .bytes(json.utf8, name: "f"), size: 1, options)),
      ("ResumableDownload", ResumableDownload(to: file, options: options)),
      ("CustomAppTokens", CustomAppTokens(id: "cli_1", secret: marker, requests: requests, vault: vault)),
      (
        "StoreAppTokens",
        StoreAppTokens(
          id: "cli_1", secret: marker, tenantKey: "k", tickets: AppTickets(marker), requests: requests, vault: vault)
      ),
      (
        "UserTokens",
        UserTokens(id: "cli_1", secret: marker, store: MemoryUserGrant(grant), requests: requests, clock: .system)
      ),
      ("CallEvent", CallEvent.began(CurlCommand(try request()))),
      ("CallEvent", CallEvent.failed(error, after: .zero)),
    ]
  }

  private static func transfers() throws -> [(type: String, value: Any)] {
    let body = BodyStream.bytes(json.utf8)
    var transports: [(type: String, value: Any)] = []
    let session = URLSessionConfiguration.ephemeral
    session.httpAdditionalHeaders = ["Authorization": token]
    transports.append(("URLSessionTransport", URLSessionTransport(configuration: session)))
    #if canImport(CCurl)
      transports.append(("CurlTransport", CurlTransport(proxy: HTTPProxy(host: "me:\(marker)@proxy.example", port: 1))))
    #endif
    var form = MultipartForm()
    form.append("app_secret", text: marker)
    return transports + [
      ("IncomingResponse", response()), ("Download", Download(response())),
      ("RawResponse", RawResponse(status: 200, headers: headers, body: Array(json.utf8))), ("BodyStream", body),
      ("BodyStream.AsyncIterator", body.makeAsyncIterator()), ("BodyBytes", body.bytes),
      ("BodyBytes.AsyncIterator", body.bytes.makeAsyncIterator()), ("MultipartForm", form),
      ("FormBodyWriter", FormBodyWriter(Form())),
    ]
  }

  private static let grant = UserGrant(token: "u-\(marker)", expiry: .distantFuture, refreshToken: "ur-\(marker)")

  private static func tokens() -> [(type: String, value: Any)] {
    [
      ("AccessToken", AccessToken.tenant(token)), ("CachedToken", CachedToken(token, expiry: .now, renewal: .now)),
      ("UserGrant", grant), ("MemoryUserGrant", MemoryUserGrant(grant)), ("AppTickets", AppTickets(marker)),
      ("FixedTokens", FixedTokens([.tenant(token)])), ("MemoryTokenCache", MemoryTokenCache()),
      ("FileTokenCache", FileTokenCache(at: URL(fileURLWithPath: "/tmp/x"))),
      ("IssuedToken", IssuedToken(value: token, lifetime: 1)), ("TokenVault", TokenVault(clock: .system)),
    ]
  }

  private static func documents() throws -> [(type: String, value: Any)] {
    let document = try JSONDocument(Array(json.utf8))
    var writer = JSONBodyWriter()
    writer.string("app_secret", marker)
    let message = try EventMessage<JSONAny>(
      json: #"{"schema":"2.0","header":{"event_id":"e","event_type":"t","token":"\#(marker)"},"event":\#(json)}"#)
    return [
      ("JSONDocument", document), ("JSONValueReader", document.root),
      ("JSONObjectReader", JSONObjectReader(document: document, object: 0)),
      ("ResponseContent", try ResponseContent(of: document, .bare)), ("JSONBodyWriter", writer),
      ("EventMessage", message), ("EventHeader", message.header),
    ]
  }

  private static let error = LarkError(
    .refused, "no Bearer \(token)", endpoint: endpoint, code: 1, response: response(), body: Array(json.utf8),
    cause: InvalidRequest(violations: [violation]))

  private static let violation = RequestViolation(
    path: "body app_secret", rule: .length(.init(least: "1", most: "2"), .characters), value: .string(marker))

  private static func errors() -> [(type: String, value: Any)] {
    [
      ("LarkError", error), ("TransportError", TransportError(.broken, "no \(token)")),
      ("ResumableDownload.BrokenOff", ResumableDownload.BrokenOff(bytes: 1, attempts: 1, cause: error)),
      ("RequestViolation", violation), ("InvalidRequest", InvalidRequest(violations: [violation])),
    ]
  }

  private struct Middleware: HTTPMiddleware {
    let secret = marker

    func intercept(
      _ request: OutgoingRequest, of endpoint: Endpoint,
      next: @Sendable (OutgoingRequest) async throws -> IncomingResponse
    ) async throws -> IncomingResponse { try await next(request) }
  }
}
