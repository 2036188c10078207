import Foundation
import Synchronization
import TestPrograms
import Testing

@testable import LarkRuntime

// What does not end a transfer leaves these tests waiting until their limit.
@Suite("A transport ends what nobody wants, and says what went wrong", .timeLimit(.minutes(5)))
struct TransportEndTests {
  /// Something that happened, for which a test waits.
  private final class Event: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream() }

    func happens() { continuation.yield() }

    func wait() async { for await _ in stream { return } }
  }

  @Test("a call that is cancelled before it begins sends nothing", arguments: TransportKind.allCases)
  func cancelledBefore(_ kind: TransportKind) async throws {
    let server = try LoopbackServer { _ in LoopbackServer.Reply("") }
    let call = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await kind.get(server.url).status
    }
    await #expect(throws: CancellationError.self) { try await call.value }
    #expect(server.requests.isEmpty)
  }

  @Test("a call that is cancelled while it waits for the head closes its connection", arguments: TransportKind.allCases)
  func cancelledBeforeHead(_ kind: TransportKind) async throws {
    let (asked, closed) = (Event(), Event())
    let listener = try LoopbackListener { connection in
      _ = connection.readHead()
      asked.happens()
      connection.waitForClose()
      closed.happens()
    }
    let call = Task { try await kind.get(listener.url).status }
    await asked.wait()
    call.cancel()
    await #expect(throws: (any Error).self) { try await call.value }
    await closed.wait()
  }

  @Test(
    "a call that is cancelled while it sends closes its connection, and reads no further",
    arguments: TransportKind.complete)
  func cancelledWhileSending(_ kind: TransportKind) async throws {
    let (asked, closed, ended) = (Event(), Event(), Event())
    let listener = try LoopbackListener { connection in
      _ = connection.readHead()
      asked.happens()
      connection.waitForClose()
      closed.happens()
    }
    let body = AsyncThrowingStream<Data, any Error> { continuation in
      continuation.onTermination = { _ in ended.happens() }
      continuation.yield(Data([1]))
    }
    let call = Task {
      try await kind.make().send(OutgoingRequest(method: "POST", url: listener.url, body: .stream(body))).status
    }
    await asked.wait()
    call.cancel()
    await #expect(throws: CancellationError.self) { try await call.value }
    await closed.wait()
    await ended.wait()
  }

  /// A server that sends a part of a body and then waits for the end.
  private func endless(_ closed: Event) throws -> LoopbackListener {
    try LoopbackListener { connection in
      _ = connection.readHead()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nbegin")
      connection.waitForClose()
      closed.happens()
    }
  }

  @Test("a reader that is cancelled in the body closes its connection", arguments: TransportKind.allCases)
  func cancelledInBody(_ kind: TransportKind) async throws {
    let (read, closed) = (Event(), Event())
    let listener = try endless(closed)
    let reader = Task {
      for try await _ in try await kind.get(listener.url).body { read.happens() }
    }
    await read.wait()
    reader.cancel()
    await #expect(throws: CancellationError.self) { try await reader.value }
    await closed.wait()
  }

  @Test("a body that is thrown away closes its connection", arguments: TransportKind.allCases)
  func thrownAway(_ kind: TransportKind) async throws {
    let closed = Event()
    let listener = try endless(closed)
    #expect(try await kind.get(listener.url).status == 200)
    await closed.wait()
  }

  @Test("a request waits for its turn, and can be cancelled there")
  func cancelledInLine() async throws {
    #if os(Linux)
      let closed = Event()
      let listener = try endless(closed)
      let transport = CurlTransport(connectionsPerHost: 1)
      let request = OutgoingRequest(method: "GET", url: listener.url, silenceLimit: 0.1)
      var first: IncomingResponse? = try await transport.send(
        OutgoingRequest(method: "GET", url: listener.url))
      let waiting = Task { try await transport.send(request).status }
      let next = Task { try await transport.send(OutgoingRequest(method: "GET", url: listener.url)).status }
      waiting.cancel()
      await #expect(throws: CancellationError.self) { try await waiting.value }
      #expect(first?.status == 200 && listener.acceptedCount == 1)
      first = nil
      #expect(try await next.value == 200)
    #endif
  }

  @Test("an error of the request's body ends the call with that error", arguments: TransportKind.allCases)
  func brokenBody(_ kind: TransportKind) async throws {
    struct Spilled: Error {}
    let closed = Event()
    let listener = try LoopbackListener { connection in
      connection.waitForClose()
      closed.happens()
    }
    let body = AsyncThrowingStream<Data, any Error> { continuation in
      continuation.yield(Data(repeating: 1, count: 500_000))
      continuation.finish(throwing: Spilled())
    }
    await #expect(throws: Spilled.self) {
      try await kind.make().send(OutgoingRequest(method: "POST", url: listener.url, body: .stream(body)))
    }
    if kind.isComplete { await closed.wait() }
  }

  @Test(
    "a body that breaks off is no whole body",
    arguments: TransportKind.allCases,
    ["Content-Length: 1000\r\n\r\nonly", "Transfer-Encoding: chunked\r\n\r\n5\r\nbegin\r\n"])
  func truncated(_ kind: TransportKind, rest: String) async throws {
    let listener = try LoopbackListener { connection in
      _ = connection.readHead()
      connection.write("HTTP/1.1 200 OK\r\n\(rest)")
    }
    let response = try await kind.get(listener.url)
    let error = await #expect(throws: (any Error).self) { try await response.text() }
    #expect(kind.explains(error))
  }

  @Test(
    "what is no HTTP, and a head that breaks off, is an error", arguments: TransportKind.complete,
    ["HELLO THERE\r\n\r\n", "", "HTTP/1.1", "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 100 Continue\r\n\r\n"])
  func malformed(_ kind: TransportKind, text: String) async throws {
    let listener = try LoopbackListener { connection in
      _ = connection.readHead()
      connection.write(text)
    }
    let error = await #expect(throws: (any Error).self) { try await kind.get(listener.url).text() }
    #expect(kind.explains(error))
  }

  #if os(Linux)
    @Test("a head without end is refused")
    func endlessHead() async throws {
      let listener = try LoopbackListener { connection in
        _ = connection.readHead()
        connection.write("HTTP/1.1 200 OK\r\n")
        while connection.write("X-Filler: \(String(repeating: "x", count: 5000))\r\n") {}
      }
      let error = await #expect(throws: TransportError.self) { try await TransportKind.curl.get(listener.url) }
      #expect(error?.kind == .malformed)
      #expect(error?.message == "The head of the response has more than 262144 bytes; nothing sensible is so long.")
    }

    @Test("a server that stays silent is left, in the head and in the body")
    func silence() async throws {
      let listener = try LoopbackListener { connection in
        guard let head = connection.readHead() else { return }
        if head.target == "/body" { connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nbegin") }
        connection.waitForClose()
      }
      let kind = TransportKind.curl
      let head = await #expect(throws: TransportError.self) {
        try await kind.get(listener.url.appendingPathComponent("head"), silenceLimit: 0.05)
      }
      #expect(head?.message == "127.0.0.1:\(listener.port) was silent for 0.05 seconds; the transfer was ended.")
      let response = try await kind.get(listener.url.appendingPathComponent("body"), silenceLimit: 0.05)
      let body = await #expect(throws: TransportError.self) { try await response.text() }
      #expect(head?.kind == .silent && body?.kind == .silent)
    }

    @Test("a reader that is behind does not make the server silent")
    func slowReaderIsNoSilence() async throws {
      let size = 20_000_000
      let server = try LoopbackServer { _ in LoopbackServer.Reply(chunks: [Data(repeating: 1, count: size)]) }
      let response = try await TransportKind.curl.get(server.url, silenceLimit: 1)
      // For longer than the limit, nobody reads.
      try await Task.sleep(for: .milliseconds(1500))
      #expect(try await response.body.collect(upTo: size).count == size)
    }

    @Test("addresses, hosts and headers that cannot be are told apart")
    func impossible() async throws {
      func kind(_ address: String, _ headers: HTTPHeaders = [:]) async throws -> TransportError.Kind? {
        let url = try #require(URL(string: address))
        let request = OutgoingRequest(method: "GET", url: url, headers: headers)
        return await #expect(throws: TransportError.self) { try await CurlTransport().send(request) }?.kind
      }
      #expect(try await kind("ftp://127.0.0.1/x") == .unsendable)
      #expect(try await kind("http:///x") == .unsendable)
      #expect(try await kind("http://127.0.0.1:9/x") == .noConnection)
      #expect(try await kind("http://no.such.host.invalid/x") == .noConnection)
      #expect(try await kind("http://127.0.0.1:9/x", ["X-A": "1\r\nX-B: 2"]) == .unsendable)
      #expect(try await kind("http://127.0.0.1:9/x", ["X A": "1"]) == .unsendable)
    }
  #endif
}
