import Foundation
import Testing

@testable @_spi(Generated) import LarkRuntime

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

@Suite("Errors of what a program brings along", .timeLimit(.minutes(5)))
struct ForeignErrorTests {
  /// What a database, a file or a network of the program reports.
  private struct Down: Error, CustomStringConvertible {
    let description = "The database is down."
  }

  /// Gives a token, or fails, as often as it is asked.
  private actor Source: TokenSource, AppTicketSource, UserGrantStore {
    private var results: [Result<String, any Error>]

    init(_ results: Result<String, any Error>...) { self.results = results }

    private func next() throws -> String {
      try (results.count > 1 ? results.removeFirst() : results[0]).get()
    }

    func token(_ kind: TokenKind) throws -> String? { try next() }
    func ticket() throws -> String? { try next() }
    func load() throws -> UserGrant? { try UserGrant(token: next(), expiry: .distantFuture, refreshToken: nil) }
    func save(_ grant: UserGrant) {}
  }

  private static let endpoint = Endpoint("a.v1.b.c", .get, "/open-apis/x", tokens: [.tenant, .user])

  /// The three places where a program brings code along that gives tokens.
  private static func apps(_ source: Source) -> [(app: LarkApp, endpoint: String, failure: String)] {
    [
      (.tokens(source), "a.v1.b.c", "The source of tokens failed"),
      (
        .store(id: "cli_1", secret: "s", tenantKey: "T1", tickets: source), "auth.v3.auth.app_access_token",
        "The source of app tickets failed"
      ),
      (
        .user(id: "cli_1", secret: "s", grant: source), "authen.v2.oauth.token",
        "The store of the user's grant failed"
      ),
    ]
  }

  private func call(_ app: LarkApp, _ stub: StubTransport) async throws {
    try await LarkClient.stubbed(stub, app: app).perform(EndpointCall(Self.endpoint), .standard)
  }

  @Test("an error of a token source, a ticket source or a grant store is the cause of the call's error")
  func wrapped() async throws {
    for (app, endpoint, failure) in Self.apps(Source(.failure(Down()))) {
      let stub = StubTransport(json: #"{"code":0}"#)
      let error = await #expect(throws: LarkError.self) { try await call(app, stub) }
      #expect(error?.kind == .noToken && error?.cause is Down)
      #expect(error?.endpoint.id == endpoint)
      #expect(error?.message == "\(failure): The database is down.")
      #expect(await stub.log.requests.isEmpty)
    }
  }

  @Test("a cancellation and an error of a call that such a source throws stay what they are")
  func unwrapped() async throws {
    let stub = StubTransport(json: #"{"code":0}"#)
    for (app, _, _) in Self.apps(Source(.failure(CancellationError()))) {
      await #expect(throws: CancellationError.self) { try await call(app, stub) }
    }
    let own = LarkError(.refused, "No.", endpoint: Self.endpoint, code: 7)
    for (app, _, _) in Self.apps(Source(.failure(own))) {
      let error = await #expect(throws: LarkError.self) { try await call(app, stub) }
      #expect(error?.code == 7)
    }
  }

  @Test("a source that reports the cancellation of its task by an error of its own ends in a cancellation")
  func cancelled() async {
    struct Patient: TokenSource {
      func token(_ kind: TokenKind) async throws -> String? {
        do { try await Task.sleep(for: .seconds(3600)) } catch { throw URLError(.cancelled) }
        return nil
      }
    }
    let task = Task { try await call(.tokens(Patient()), StubTransport(json: "{}")) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test("a token source that fails when it is asked for another token is the cause of the call's error, too")
  func renewal() async {
    let stub = StubTransport(status: 401, json: #"{"code":99991663,"msg":"no good"}"#)
    let error = await #expect(throws: LarkError.self) {
      try await call(.tokens(Source(.success("t-1"), .failure(Down()))), stub)
    }
    #expect(error?.kind == .noToken && error?.cause is Down)
    #expect(await stub.log.requests.count == 1)
  }

  @Test("a file that cannot be read to its end while it is sent in parts is the cause of a call's error")
  func file() async throws {
    let broken = AsyncThrowingStream<Data, any Error> { continuation in
      continuation.yield(Data("abcd".utf8))
      continuation.finish(throwing: Down())
    }
    let upload = PartedUpload(
      Self.endpoint, UploadFile(name: "f", content: .stream(broken)), size: nil, .standard)
    let error = await #expect(throws: LarkError.self) {
      try await upload.send(UploadSession(id: "u", partSize: 4, partCount: 2), nil) { _, _ in }
    }
    #expect(error?.kind == .invalidRequest && error?.cause is Down)
    #expect(error?.message == "The file could not be read: The database is down.")
  }
}

@Suite("A response that breaks off")
struct IncompleteResponseTests {
  /// Responses whose body breaks off, by an error that usually means that nothing was sent.
  private static let stub = StubTransport { _ in
    let body = AsyncThrowingStream<Data, any Error> { continuation in
      continuation.yield(Data(#"{"code":"#.utf8))
      continuation.finish(throwing: URLError(.cannotConnectToHost))
    }
    return IncomingResponse(status: 200, headers: ["X-Tt-Logid": "L1"], body: .stream(body))
  }

  private func failure(_ method: Endpoint.Method, _ stub: StubTransport) async -> LarkError? {
    let lark = LarkClient.stubbed(stub) {
      $0.retries = RetryPolicy(attempts: 3, firstWait: .zero, longestWait: .zero)
    }
    return await #expect(throws: LarkError.self) {
      try await lark.perform(EndpointCall(Endpoint("a.v1.b.c", method, "/x", tokens: .tenant)), .standard)
    }
  }

  @Test("a response that breaks off is told from one that never came, with what came of it")
  func kind() async throws {
    let error = try #require(await failure(.get, Self.stub))
    #expect(error.kind == .incomplete && error.cause is URLError)
    #expect(error.httpStatus == 200 && error.logID == "L1")
    #expect(error.description.contains("got an incomplete response with HTTP status 200: The connection broke before"))
  }

  @Test("a call whose response breaks off is repeated where it is idempotent, and counts as carried out")
  func repetition() async {
    let stub = StubTransport(answer: Self.stub.answer)
    _ = await failure(.get, stub)
    #expect(await stub.log.requests.count == 3)
    let other = StubTransport(answer: Self.stub.answer)
    _ = await failure(.post, other)
    #expect(await other.log.requests.count == 1)
  }
}
