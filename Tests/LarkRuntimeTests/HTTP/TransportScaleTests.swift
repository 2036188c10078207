#if os(Linux)
  import Foundation
  import TestPrograms
  import Testing

  @testable import LarkRuntime

  // Other tests of this process open and close files at the same time; so these look at what stays.
  @Suite("libcurl's thread carries many transfers, and leaves nothing behind", .timeLimit(.minutes(5)))
  struct TransportScaleTests {
    private func echo() throws -> LoopbackListener {
      try LoopbackListener { connection in
        while let head = connection.readHead(), let body = connection.readBody(of: head) {
          let text = "\(head.target) \(body.count)"
          guard connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(text.utf8.count)\r\n\r\n\(text)") else { return }
        }
      }
    }

    @Test("1,000 requests at once each get their own answer, over no more connections than allowed")
    func parallel() async throws {
      let listener = try echo()
      let transport = CurlTransport(connectionsPerHost: 32)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<1000 {
          let url = listener.url.appendingPathComponent("\(number)")
          group.addTask {
            let body = BodyStream.bytes(Data(repeating: 1, count: number * 97))
            let response = try await transport.send(OutgoingRequest(method: "POST", url: url, body: body))
            #expect(try await response.text() == "/\(number) \(number * 97)")
          }
        }
        try await group.waitForAll()
      }
      #expect(listener.acceptedCount <= 32)
    }

    @Test("many hosts are served at once")
    func hosts() async throws {
      let listeners = try (0..<40).map { _ in try echo() }
      let transport = CurlTransport(connectionsPerHost: 1)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for listener in listeners + listeners {
          group.addTask {
            let response = try await transport.send(OutgoingRequest(method: "GET", url: listener.url))
            #expect(try await response.text() == "/ 0")
          }
        }
        try await group.waitForAll()
      }
      #expect(listeners.allSatisfy { $0.acceptedCount == 1 })
    }

    @Test("a transport that is thrown away closes its connections and ends its thread")
    func noLeaks() async throws {
      // A server that counts who is still connected.
      let ends = AsyncStream<Void>.makeStream()
      let listener = try LoopbackListener { connection in
        while connection.readHead() != nil, connection.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") {}
        ends.continuation.yield()
      }
      for _ in 0..<200 {
        #expect(try await CurlTransport().send(OutgoingRequest(method: "GET", url: listener.url)).status == 200)
      }
      var closed = 0
      for await _ in ends.stream {
        closed += 1
        if closed == 200 { break }
      }
      // The last thing that a thread does is to close the file descriptors of its multi handle, behind its connections.
      while try curlThreadCount() > 60 { await Task.yield() }
      #expect(try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count < 500)
    }

    /// How many threads of this process are libcurl's.
    private func curlThreadCount() throws -> Int {
      try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").count {
        (try? String(contentsOfFile: "/proc/self/task/\($0)/comm", encoding: .utf8)) == "lark-curl\n"
      }
    }

    @Test("a body outlives its transport")
    func orphan() async throws {
      let server = try LoopbackServer { _ in LoopbackServer.Reply(chunks: [Data(repeating: 1, count: 10_000_000)]) }
      let body = try await CurlTransport().send(OutgoingRequest(method: "GET", url: server.url)).body
      #expect(try await body.collect(upTo: 10_000_000).count == 10_000_000)
    }
  }
#endif
