import Foundation
import Testing

@testable @_spi(Generated) import LarkRuntime

@Suite("Reading responses")
struct ResponseReadingTests {
  private func read<Value: WireReadable>(
    _ json: String, _ kind: Endpoint.ResponseKind = .enveloped, policy: DecodingPolicy = .lenient
  ) async throws -> Value {
    let lark = LarkClient.stubbed(StubTransport(json: json)) { $0.decoding = policy }
    let call = EndpointCall(Endpoint("a.v1.b.get", .get, "/x", tokens: .tenant, response: kind))
    return try await lark.send(call, .standard)
  }

  @Test("reading a response takes the content out of the envelope, or the whole body where there is none")
  func envelopes() async throws {
    let folder: Folder = try await read(#"{"code":0,"msg":"","data":{"name":"x"}}"#)
    #expect(folder.name == "x")
    let bare: Folder = try await read(#"{"code":0,"name":"y"}"#, .bare)
    #expect(bare.name == "y")
    let list: [Person] = try await read(#"{"code":0,"data":[{"id":"1"}]}"#)
    #expect(list.map(\.id) == ["1"])
  }

  @Test(
    "reading a response takes a missing or null data as an object without fields, and a body without envelope as the content"
  )
  func missingData() async throws {
    for json in [#"{"code":0,"msg":"ok"}"#, #"{"code":0,"data":null}"#] {
      let folder: Folder = try await read(json)
      #expect(folder.name == nil)
    }
    let folder: Folder = try await read(#"{"name":"z"}"#)
    #expect(folder.name == "z")
  }

  @Test("reading a response reports mismatches with the endpoint and the path in the whole response")
  func mismatches() async throws {
    let log = MismatchLog()
    let _: Folder = try await read(#"{"code":0,"data":{"members":[{"id":{}}]}}"#, policy: log.policy)
    #expect(
      await log.reported() == [
        DecodingMismatch(endpoint: "a.v1.b.get", path: "$.data.members[0].id", expected: .string, found: .object)
      ])
    let error = await #expect(throws: LarkError.self) {
      let _: Folder = try await read(#"{"code":0,"data":{"name":1}}"#, policy: .strict)
    }
    #expect(error?.kind == .unreadable && error?.cause is DecodingMismatch)
  }

  @Test("reading a response gives files as they come, and throws errors that come in their place")
  func downloads() async throws {
    func download(_ response: IncomingResponse) async throws -> Download {
      let call = EndpointCall(Endpoint("a.v1.b.get", .get, "/x", tokens: .tenant, response: .binary))
      return try await LarkClient.stubbed(StubTransport { _ in response }).download(call, .standard)
    }
    let file = try await download(
      IncomingResponse(
        status: 200,
        headers: ["Content-Disposition": #"attachment; filename="a b.txt""#, "Content-Type": "text/plain"],
        body: .bytes("hello".utf8)))
    #expect(file.fileName == "a b.txt" && file.contentType == "text/plain" && file.length == 5)
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("larkspur-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    for _ in 0..<2 { try await file.write(to: place) }
    #expect(try String(contentsOf: place, encoding: .utf8) == "hello")
    let json: HTTPHeaders = ["Content-Type": "application/json; charset=utf-8"]
    let refusal = await #expect(throws: LarkError.self) {
      try await download(IncomingResponse(status: 200, headers: json, body: .bytes(#"{"code":5,"msg":"m"}"#.utf8)))
    }
    #expect(refusal?.code == 5)
    let broken = await #expect(throws: LarkError.self) { try await download(IncomingResponse(status: 404)) }
    #expect(broken?.kind == .badStatus)
    let document = try await download(IncomingResponse(status: 200, headers: json, body: .bytes("[1]".utf8)))
    #expect(try await document.bytes(upTo: 10) == Array("[1]".utf8))
  }

  @Test(
    "file names are read from headers",
    arguments: [
      ("attachment; filename=plain.txt", "plain.txt"), ("attachment; filename=\"q.txt\"; size=3", "q.txt"),
      ("attachment; filename=\"x\"; filename*=UTF-8''%E6%B5%81%E7%A8%8B.pdf", "流程.pdf"),
      ("attachment; filename=%E6%B5%81.pdf", "流.pdf"), ("inline", nil),
      ("attachment; filename*=utf-8'en'it's.txt", "it's.txt"), ("attachment; FileName=\"A.txt\"", "A.txt"),
      ("attachment; filename=\"../../etc/passwd\"", "passwd"), ("attachment; filename=\"C:\\up\\x.txt\"", "x.txt"),
      ("attachment; filename*=UTF-8''..%2F..%2Fx.sh", "x.sh"), ("attachment; filename=\"..\"", nil),
      ("attachment; filename=\"up/\"", nil), ("attachment; filename=\"a%00b\"", nil),
      ("attachment; filename=\"a;b.txt\"; size=3", "a;b.txt"), (#"attachment; filename="a\"b;.txt""#, #"a"b;.txt"#),
    ] as [(String, String?)])
  func fileNames(disposition: String, name: String?) {
    #expect(Download.fileName(disposition) == name)
  }
}

@Suite("Raw requests and middlewares")
struct RawRequestTests {
  @Test("raw requests reach what has no emitted method, and judge nothing")
  func raw() async throws {
    let stub = StubTransport(status: 400, json: #"{"code":9}"#)
    let lark = LarkClient.stubbed(stub)
    let body: JSONAny = ["a": 1]
    let response = try await lark.request(
      .post, "/open-apis/new/v1/things", query: ["q": "a b"], headers: ["X-A": "1"], body: body)
    #expect(response.status == 400)
    #expect(try response.json()["code"]?.int64 == 9)
    let request = try #require(await stub.log.last)
    #expect(request.url == "https://open.feishu.cn/open-apis/new/v1/things?q=a%20b")
    #expect(request.headers["Authorization"] == "Bearer t-1")
    #expect(request.headers["X-A"] == "1")
    #expect(request.body == #"{"a":1}"#)
  }

  /// Adds its mark to a header on the way out, and to one on the way back.
  struct Marker: HTTPMiddleware {
    let mark: String

    func intercept(
      _ request: OutgoingRequest, of endpoint: Endpoint,
      next: @Sendable (OutgoingRequest) async throws -> IncomingResponse
    ) async throws -> IncomingResponse {
      var request = request
      request.headers["X-Marks"] = (request.headers["X-Marks"] ?? "") + mark
      var response = try await next(request)
      response.headers["X-Marks"] = (response.headers["X-Marks"] ?? "") + mark
      return response
    }
  }

  @Test("requests pass through the middlewares in order, and responses in reverse")
  func middlewares() async throws {
    let stub = StubTransport(json: "{}")
    let lark = LarkClient.stubbed(stub) { $0.middlewares = [Marker(mark: "a"), Marker(mark: "b")] }
    let response = try await lark.request(.get, "/x")
    #expect(await stub.log.last?.headers["X-Marks"] == "ab")
    #expect(response.headers["X-Marks"] == "ba")
  }

  @Test("raw requests go to the region's hosts, or all to a custom one")
  func regions() throws {
    let other = "https://accounts.feishu.cn"
    #expect(Region.feishu.address(host: other) == other)
    #expect(Region.lark.address(host: other) == "https://accounts.larksuite.com")
    #expect(Region.lark.address(host: nil) == "https://open.larksuite.com")
    let local = Region.custom(try #require(URL(string: "http://127.0.0.1:8080/")))
    #expect(local.address(host: other) == "http://127.0.0.1:8080")
  }
}
