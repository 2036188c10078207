import Foundation
import TestPrograms
import Testing

@testable @_spi(Generated) import LarkRuntime

@Suite("Nothing in a request ends its line and begins another", .tags(.attack), .timeLimit(.minutes(5)))
struct RequestInjectionAttackTests {
  private static let broken: [OutgoingRequest] = {
    guard let url = URL(string: "http://127.0.0.1:9/x") else { return [] }
    let methods = ["GET /x HTTP/1.1\r\nX-Injected: 5\r\n", "GET\n", "", "GE T", "G\u{0}", "GÉT", "GET:", "(GET)"]
    let names = ["X-A: 1\r\nX-Injected", "X-A\r\n", "X-A\n", "X A", "X-A:", "", "X-\u{0}", "X-Ä", "X;A", "\"X\""]
    let values = [
      "1\r\nX-Injected: 2", "1\rX-Injected: 2", "1\nX-Injected: 2", "1\u{0}", "\r\n\r\nGET /other HTTP/1.1",
    ]
    return methods.map { OutgoingRequest(method: $0, url: url) }
      + names.map { OutgoingRequest(method: "GET", url: url, headers: [$0: "1"]) }
      + values.map { OutgoingRequest(method: "GET", url: url, headers: ["X-A": $0]) }
  }()

  @Test(
    "no transport sends a request that holds a line break, and the error is one line", arguments: TransportKind.allCases
  )
  func transports(_ kind: TransportKind) async throws {
    let server = try LoopbackServer { _ in LoopbackServer.Reply("") }
    let transport = kind.make()
    for request in Self.broken {
      var request = request
      request.url = server.url
      let error = await #expect(throws: TransportError.self) { try await transport.send(request) }
      #expect(error?.kind == .unsendable)
      #expect(error?.message.contains { $0.isNewline } == false)
    }
    #expect(server.requests.isEmpty)
  }

  @Test("a client hands a request that holds a line break to no transport, not even where a middleware makes it")
  func anyTransport() async throws {
    struct Spoiler: HTTPMiddleware {
      let spoilt: OutgoingRequest

      func intercept(
        _ request: OutgoingRequest, of endpoint: Endpoint,
        next: @Sendable (OutgoingRequest) async throws -> IncomingResponse
      ) async throws -> IncomingResponse { try await next(spoilt) }
    }
    let stub = StubTransport(json: "{}")
    for request in Self.broken {
      let lark = LarkClient.stubbed(stub) { $0.middlewares = [Spoiler(spoilt: request)] }
      let error = await #expect(throws: LarkError.self) { try await lark.request(.get, "/x") }
      #expect((error?.cause as? TransportError)?.kind == .unsendable)
    }
    #expect(await stub.log.requests.isEmpty)
  }

  @Test("a call whose arguments break a header cannot be made")
  func arguments() async throws {
    let stub = StubTransport(json: "{}")
    let endpoint = Endpoint("a.v1.b.get", .get, "/x", tokens: .tenant, idempotencyKey: .header("X-Key"))
    var call = EndpointCall(endpoint)
    call.header("X-A", "1\r\nX-Injected: 2")
    let calls: [(EndpointCall, CallOptions)] = [
      (call, .standard), (EndpointCall(endpoint), CallOptions(headers: ["X-A": "\n"])),
      (EndpointCall(endpoint), CallOptions(idempotencyKey: "k\r\nX-Injected: 2")),
    ]
    for (call, options) in calls {
      let error = await #expect(throws: LarkError.self) { try await LarkClient.stubbed(stub).perform(call, options) }
      #expect(error?.kind == .invalidRequest)
    }
    let lark = LarkClient.stubbed(stub) { $0.userAgent = "me\r\nX-Injected: 2" }
    let error = await #expect(throws: LarkError.self) { try await lark.request(.get, "/x") }
    #expect(error?.kind == .invalidRequest)
    #expect(await stub.log.requests.isEmpty)
  }

  @Test("headers by which a body is delimited are the transport's own", arguments: TransportKind.allCases)
  func framing(_ kind: TransportKind) async throws {
    let server = try LoopbackServer { request in
      LoopbackServer.Reply("\(request.headers["content-length"] ?? "-") \(request.headers["transfer-encoding"] ?? "-")")
    }
    let request = OutgoingRequest(
      method: "POST", url: server.url, headers: ["Content-Length": "0", "transfer-encoding": "chunked", "Expect": "1"],
      body: .bytes("hello".utf8))
    #expect(try await kind.make().send(request).text() == "5 -")
    #expect(server.requests[0].text == "hello")
  }

  @Test("honest headers arrive as they are", arguments: TransportKind.allCases)
  func honest(_ kind: TransportKind) async throws {
    let server = try LoopbackServer { request in LoopbackServer.Reply(request.headers["x-!#$%&'*+-.^_`|~9"] ?? "-") }
    let request = OutgoingRequest(
      method: "GET", url: server.url, headers: ["X-!#$%&'*+-.^_`|~9": "a:b;c\td \"é\" (x)"])
    #expect(try await kind.make().send(request).text() == "a:b;c\td \"é\" (x)")
  }
}

@Suite("Nothing in a form ends its part and begins another", .tags(.attack))
struct FormInjectionAttackTests {
  @Test("names of fields and files stay inside their quotes")
  func names() async throws {
    var form = MultipartForm()
    let content = BodyStream.bytes("x".utf8)
    form.append("a\"\r\nX: 1", text: "v")
    form.append(
      "f", file: UploadFile(name: "a\"; filename=\"b\r\nX-Injected: 1\r\n\r\n<script>\u{0}.exe", content: content))
    let lines = String(decoding: try await form.body(boundary: "B").collect(upTo: 10_000), as: UTF8.self)
      .components(separatedBy: "\r\n")
    #expect(
      lines == [
        "--B", "Content-Disposition: form-data; name=\"a%22%0D%0AX: 1\"", "", "v", "--B",
        "Content-Disposition: form-data; name=\"f\"; "
          + "filename=\"a%22; filename=%22b%0D%0AX-Injected: 1%0D%0A%0D%0A<script>%00.exe\"",
        "Content-Type: application/octet-stream", "", "x", "--B--", "",
      ])
  }

  private struct Form: FormEncodable {
    let contentType: String

    func encode(into form: inout FormBodyWriter) {
      form.file("file", [UploadFile(name: "x", contentType: contentType, content: .bytes("x".utf8))])
    }
  }

  @Test(
    "a media type with a line break cannot be sent", arguments: ["text/plain\r\nX-Injected: 2", "a/b\n", "a/b\u{0}"])
  func mediaType(_ type: String) async {
    let stub = StubTransport(json: "{}")
    var call = EndpointCall(Endpoint("a.v1.b.upload", .post, "/x", tokens: .tenant))
    call.multipart(Form(contentType: type))
    let error = await #expect(throws: LarkError.self) { try await LarkClient.stubbed(stub).perform(call, .standard) }
    #expect(error?.kind == .invalidRequest && error?.message.contains("'file'") == true)
    #expect(await stub.log.requests.isEmpty)
  }

  @Test("a media type with parameters is sent as it is")
  func parameters() async throws {
    let stub = StubTransport(json: #"{"code":0}"#)
    var call = EndpointCall(Endpoint("a.v1.b.upload", .post, "/x", tokens: .tenant))
    call.multipart(Form(contentType: "text/plain; charset=\"utf-8\""))
    try await LarkClient.stubbed(stub).perform(call, .standard)
    #expect(await stub.log.last?.body.contains("\r\nContent-Type: text/plain; charset=\"utf-8\"\r\n") == true)
  }

  @Test("a boundary that would end its line is refused")
  func boundary() async {
    let stub = StubTransport(json: "{}")
    var call = EndpointCall(Endpoint("a.v1.b.upload", .post, "/x", tokens: .tenant))
    call.multipart(Form(contentType: "a/b"))
    let lark = LarkClient.stubbed(stub) { $0.boundary = { "B\r\nX-Injected: 1" } }
    let error = await #expect(throws: LarkError.self) { try await lark.perform(call, .standard) }
    #expect(error?.kind == .invalidRequest)
  }
}
