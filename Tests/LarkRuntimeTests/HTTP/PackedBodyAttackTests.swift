#if os(Linux)
  import Foundation
  import TestPrograms
  import Testing

  @testable @_spi(Generated) import LarkRuntime

  @Suite(
    "A packed body that grows a thousandfold", .tags(.attack), .timeLimit(.minutes(5)),
    .enabled(if: PackedZeros.isPossible))
  struct PackedBodyAttackTests {
    private func server(_ packed: Data, _ encoding: String = "gzip") throws -> LoopbackServer {
      try LoopbackServer { _ in
        var reply = LoopbackServer.Reply(chunks: [packed])
        reply.headers = ["Content-Encoding": encoding, "Content-Type": "application/json"]
        return reply
      }
    }

    /// A client that repeats at once.
    private func client(_ server: LoopbackServer, limit: Int) -> LarkClient {
      var configuration = ClientConfiguration(transport: CurlTransport(), timeout: nil)
      configuration.retries = RetryPolicy(firstWait: .milliseconds(1))
      configuration.responseLimit = limit
      configuration.decoding = .lenient
      return LarkClient(app: .tokens(.tenant("t-1")), region: .custom(server.url), configuration: configuration)
    }

    @Test("a packed body is read to its end where it is streamed, however slow the reader is")
    func streamed() async throws {
      let size = 300_000_000
      let server = try server(PackedZeros.gzip(size))
      let response = try await TransportKind.curl.get(server.url)
      // All buffers are full by the time that the first byte is read.
      try await Task.sleep(for: .milliseconds(200))
      var count = 0
      for try await chunk in response.body {
        count += chunk.count
        // What one read of the connection unpacks into, and what waits beside it.
        #expect(chunk.count <= 64 * 1024 * 1024)
        await Task.yield()
      }
      #expect(count == size)
    }

    @Test("a packed body is read up to the limit of responses")
    func withinLimit() async throws {
      let size = 80_000_000
      let server = try server(PackedZeros.gzip(size))
      let response = try await client(server, limit: size).request(.post, "/x", body: ["x": 1] as JSONAny)
      #expect(response.body.count == size && server.requests.count == 1)
    }

    @Test(
      "a packed body is refused beyond the limit, and a POST is sent once", arguments: [Endpoint.Method.post, .get])
    func beyondLimit(method: Endpoint.Method) async throws {
      let server = try server(PackedZeros.gzip(300_000_000))
      let error = await #expect(throws: LarkError.self) {
        try await client(server, limit: 1_000_000).request(method, "/x")
      }
      #expect(error?.kind == .unreadable)
      #expect(
        error?.message == "The body has more than 1000000 bytes; raise the limit, or read the body chunk by chunk.")
      #expect(server.requests.count == 1)
    }

    @Test("a packed body is refused where it was packed twice and grows a millionfold, and a POST is sent once")
    func twice() async throws {
      let server = try server(PackedZeros.gzip(300_000_000, layers: 2), "gzip, gzip")
      let error = await #expect(throws: LarkError.self) {
        try await client(server, limit: 1_000_000_000).request(.post, "/x", body: ["x": 1] as JSONAny)
      }
      let place = "127.0.0.1:\(server.port)"
      #expect((error?.cause as? TransportError)?.kind == .malformed)
      #expect(
        error?.message.hasSuffix("The response of \(place) unpacks into more bytes at once than can be held.") == true)
      #expect(server.requests.count == 1)
    }

    @Test("no packing but the known ones is asked for")
    func asked() async throws {
      let server = try LoopbackServer { LoopbackServer.Reply($0.headers["accept-encoding"] ?? "-") }
      #expect(try await TransportKind.curl.get(server.url).text() == "gzip, deflate")
    }

    @Test(
      "what is no packing, or one that nobody knows, is an error, and a POST is sent once",
      arguments: ["gzip", "x-made-up"])
    func broken(encoding: String) async throws {
      let server = try server(Data("{\"code\":0}".utf8), encoding)
      let error = await #expect(throws: LarkError.self) {
        try await client(server, limit: 1_000_000).request(.post, "/x", body: ["x": 1] as JSONAny)
      }
      #expect((error?.cause as? TransportError)?.kind == .malformed)
      #expect(server.requests.count == 1)
    }
  }
#endif
