import Foundation
import TestPrograms
import Testing

@testable @_spi(Generated) import LarkRuntime

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

@Suite("A call that failed", .timeLimit(.minutes(5)))
struct RetryTests {
  private static let good = Answers.Answer.reply(200, #"{"code":0}"#)
  private static let throttled = Answers.Answer.reply(400, #"{"code":99991400,"msg":"too many"}"#)

  private let clock = TestClock()

  /// Calls an endpoint once and returns the error with which it ended.
  private func call(
    _ method: Endpoint.Method = .get, key: String? = nil, policy: RetryPolicy = .standard, timeout: Duration? = nil,
    fill: (inout EndpointCall) throws -> Void = { _ in }, to stub: StubTransport
  ) async throws -> LarkError? {
    let lark = LarkClient.stubbed(stub) {
      $0.clock = clock.clock
      $0.chance = { 1 }
      $0.timeout = timeout
    }
    var call = EndpointCall(
      Endpoint("a.v1.b.c", method, "/open-apis/x", tokens: .tenant, idempotencyKey: .body("uuid")))
    try fill(&call)
    do {
      try await lark.perform(call, CallOptions(idempotencyKey: key, retries: policy))
      return nil
    } catch let error as LarkError {
      return error
    }
  }

  @Test("a call that failed is sent again after waits that double, up to a number of attempts")
  func backoff() async throws {
    let stub = Answers([.reply(502, "bad gateway")]).stub
    #expect(try await call(to: stub)?.httpStatus == 502)
    #expect(await stub.log.requests.count == 4)
    #expect(clock.sleeps == [.milliseconds(500), .seconds(1), .seconds(2)])
  }

  @Test("the wait after a failure is a random part of a limit, which stops growing")
  func jitter() {
    let policy = RetryPolicy(firstWait: .seconds(1), longestWait: .seconds(5))
    #expect((1...4).map { policy.wait(after: $0, chance: 1) } == [.seconds(1), .seconds(2), .seconds(4), .seconds(5)])
    #expect(policy.wait(after: 2, chance: 0.25) == .milliseconds(500))
    #expect(policy.wait(after: 3, chance: 0) == .zero)
    #expect(policy.wait(after: .max, chance: 1) == .seconds(5))
  }

  @Test(
    "a call that failed is repeated when it may have been carried out only where that is harmless",
    arguments: Endpoint.Method.allCases)
  func idempotence(method: Endpoint.Method) async throws {
    let isHarmless = [.get, .put, .delete].contains(method)
    let lost: [Answers.Answer] = [
      .failure(URLError(.networkConnectionLost)), .failure(TransportError(.broken, "It broke.")),
      .reply(500, #"{"code":1,"msg":"oops"}"#), .reply(503, ""),
    ]
    for first in lost {
      let stub = Answers([first, Self.good]).stub
      #expect(try await call(method, to: stub) == nil || !isHarmless)
      #expect(await stub.log.requests.count == (isHarmless ? 2 : 1))
      let keyed = Answers([first, Self.good]).stub
      #expect(try await call(method, key: "k1", to: keyed) == nil)
      #expect(await Set(keyed.log.requests.map(\.body)) == [#"{"uuid":"k1"}"#])
    }
  }

  @Test("a call that failed is harmless to repeat with a documented key among its arguments, and not with an empty one")
  func keyInArguments() async throws {
    for (body, count) in [(#"{"uuid":"k1"}"#, 2), (#"{"uuid":""}"#, 1), (#"{"other":"k1"}"#, 1)] {
      let stub = Answers([.reply(503, ""), Self.good]).stub
      _ = try await call(.post, fill: { $0.json(try JSONAny(json: body)) }, to: stub)
      #expect(await stub.log.requests.count == count)
    }
  }

  @Test(
    "a call that failed is repeated whatever it does where nothing can have been done",
    arguments: Endpoint.Method.allCases)
  func undone(method: Endpoint.Method) async throws {
    let refusals: [Answers.Answer] = [
      .reply(429, ""), .reply(429, #"{"code":5,"msg":"too many"}"#), Self.throttled,
      .failure(URLError(.cannotConnectToHost)), .failure(TransportError(.noConnection, "Nobody is there.")),
    ]
    for first in refusals {
      let stub = Answers([first, Self.good]).stub
      #expect(try await call(method, to: stub) == nil)
      #expect(await stub.log.requests.count == 2)
    }
  }

  @Test("a call that failed is not repeated where it would fail again")
  func hopeless() async throws {
    let answers: [Answers.Answer] = [
      .reply(400, #"{"code":1,"msg":"no"}"#), .reply(404, ""), .reply(200, "{"), .reply(302, ""),
      .failure(URLError(.serverCertificateUntrusted)), .failure(CocoaError(.fileReadNoSuchFile)),
      .failure(TransportError(.untrusted, "Who are you?")), .failure(TransportError(.unsendable, "No.")),
    ]
    for answer in answers {
      let stub = Answers([answer, Self.good]).stub
      #expect(try await call(to: stub) != nil)
      #expect(await stub.log.requests.count == 1)
    }
  }

  @Test("a call that failed waits as long as the server asks, and a random time more")
  func requestedWait() async throws {
    let headers: [HTTPHeaders] = [
      ["x-ogw-ratelimit-reset": "52", "Retry-After": "1"], ["Retry-After": "52"],
      ["X-Ogw-Ratelimit-Reset": "soon", "retry-after": "Mon, 12 Jan 1970 13:47:32 GMT"],
    ]
    for headers in headers {
      let clock = TestClock()
      let wait = Throttling.requestedWait(headers, now: clock.now)
      #expect(wait == .seconds(52))
    }
    let stub = Answers([.reply(400, #"{"code":99991400}"#, headers[0]), Self.good]).stub
    #expect(try await call(.post, to: stub) == nil)
    #expect(clock.sleeps == [.seconds(52) + .milliseconds(500)])
  }

  @Test("a call that failed fails at once where the wait would outlast the patience or the deadline")
  func tooLong() async throws {
    let reply = Answers.Answer.reply(429, "", ["x-ogw-ratelimit-reset": "3600"])
    #expect(try await call(to: Answers([reply, Self.good]).stub)?.httpStatus == 429)
    let late = Answers.Answer.reply(429, "", ["x-ogw-ratelimit-reset": "60"])
    #expect(try await call(timeout: .seconds(60), to: Answers([late, Self.good]).stub)?.httpStatus == 429)
    #expect(clock.sleeps.isEmpty)
  }

  @Test("a call that failed is over when its time is, whatever it waits for")
  func deadline() async throws {
    let stub = StubTransport { _ in
      try await Task.sleep(for: .seconds(100_000))
      return IncomingResponse(status: 200)
    }
    // The clock lets a deadline of other than 60 seconds pass at once.
    #expect(try await call(timeout: .seconds(5), to: stub)?.kind == .timeout)
  }

  @Test("a call that failed is sent once where the policy says so, and when its body is gone")
  func never() async throws {
    let stub = Answers([Self.throttled, Self.good]).stub
    #expect(try await call(policy: .never, to: stub)?.code == 99_991_400)
    let (chunks, input) = AsyncThrowingStream<Data, any Error>.makeStream()
    input.finish()
    let error = try await call(
      .post, fill: { $0.multipart(Upload(file: UploadFile(name: "x", content: .stream(chunks)))) }, to: stub)
    #expect(error == nil)
    let gone = Answers([Self.throttled, Self.good]).stub
    let (more, end) = AsyncThrowingStream<Data, any Error>.makeStream()
    end.finish()
    let second = try await call(
      .post, fill: { $0.multipart(Upload(file: UploadFile(name: "x", content: .stream(more)))) }, to: gone)
    #expect(second?.code == 99_991_400)
    #expect(await gone.log.requests.count == 1)
  }
}
