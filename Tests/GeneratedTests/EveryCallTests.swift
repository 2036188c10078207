import LarkRuntime
import TestPrograms
import Testing

@Suite("Every generated call", .timeLimit(.minutes(5)))
struct EveryCallTests {
  @Test("sends method, path, query, headers and body as documented", arguments: EmittedCall.all)
  func request(call: EmittedCall) async throws {
    // Files, empty envelopes and bare responses can all be made of this.
    let platform = try Platform()
    try await call.make(platform.lark)
    let request = try #require(platform.onlyRequest, "\(platform.server.requests)")
    #expect(request.line == "\(call.endpoint.method.rawValue) \(call.target) HTTP/1.1")
    #expect(request.headers["authorization"] == (call.endpoint.tokens.isEmpty ? nil : "Bearer t-1"))
    #expect(request.headers["content-type"] == call.contentType)
    for (name, value) in call.headers { #expect(request.headers[name.lowercased()] == value) }
    #expect(request.text == call.body)
  }

  @Test("stands in the table of these tests: a new endpoint needs a row there")
  func table() throws {
    #expect(try GeneratedSources.endpointIDs() == Set(EmittedCall.all.map(\.endpoint.id)))
  }

  @Test("says what it cannot send, before anything is sent")
  func nothingSent() async throws {
    let platform = try Platform()
    let empty = await #expect(throws: LarkError.self) {
      try await platform.lark.corehr.v2.processWithdraw.update(processID: "")
    }
    #expect(empty?.kind == .invalidRequest)
    #expect(empty?.endpoint.id == "corehr.v2.process_withdraw.update")
    #expect(platform.server.requests.isEmpty)
  }

  @Test("takes timeout, token, headers and query of one call from its options")
  func options() async throws {
    let platform = try Platform()
    _ = try await platform.lark.im.v1.chat.list(
      pageSize: 5,
      options: CallOptions(
        token: .user("u-1"), headers: ["X-Extra": "1"], query: [.init(name: "beta", value: "yes & no")]))
    let request = try #require(platform.onlyRequest)
    #expect(request.line == "GET /open-apis/im/v1/chats?page_size=5&beta=yes%20%26%20no HTTP/1.1")
    #expect(request.headers["authorization"] == "Bearer u-1")
    #expect(request.headers["x-extra"] == "1")
  }

  @Test("puts an idempotency key where the endpoint documents it, and nowhere else")
  func idempotencyKey() async throws {
    let platform = try Platform()
    _ = try await platform.lark.task.v2.task.addMembers(
      taskGuid: "g", body: .init(members: []), options: CallOptions(idempotencyKey: "retry-0001"))
    #expect(platform.onlyRequest?.text == #"{"client_token":"retry-0001","members":[]}"#)
    let error = await #expect(throws: LarkError.self) {
      try await platform.lark.im.v1.message.patch(
        messageID: "m", body: .init(content: "{}"), options: CallOptions(idempotencyKey: "retry-0001"))
    }
    #expect(error?.kind == .invalidRequest)
    #expect(platform.server.requests.count == 1)
  }
}
