#if os(Linux)
  import Foundation
  import TestPrograms
  import Synchronization
  import Testing

  @testable import LarkRuntime

  @Suite("libcurl sends a request again only where that is harmless", .timeLimit(.minutes(5)))
  struct TransportRepetitionTests {
    /// The requests that came whole, in the order of arrival.
    private final class Arrivals: Sendable {
      private let lines = Mutex<[String]>([])
      var methods: [String] { lines.withLock { $0.map { String($0.prefix { $0 != " " }) } } }
      func append(_ line: String) { lines.withLock { $0.append(line) } }
    }

    /// Answers the first request of each connection, reads the second one to its end, and closes without a word.
    private func forgetfulServer(_ arrivals: Arrivals) throws -> LoopbackListener {
      try LoopbackListener { connection in
        for isFirst in [true, false] {
          guard let head = connection.readHead(), connection.readBody(of: head) != nil else { return }
          arrivals.append(head.line)
          if isFirst { connection.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") }
        }
      }
    }

    /// Makes a connection ready to be used again, and sends a request on it that gets no answer.
    private func sendUnanswered(_ method: String, _ body: BodyStream?) async throws -> (
      TransportError?, [String]
    ) {
      let arrivals = Arrivals()
      let listener = try forgetfulServer(arrivals)
      let transport = CurlTransport()
      _ = try await transport.send(OutgoingRequest(method: "GET", url: listener.url))
      do {
        let request = OutgoingRequest(method: method, url: listener.url, body: body)
        #expect(try await transport.send(request).status == 200)
        return (nil, arrivals.methods)
      } catch let error as TransportError {
        return (error, arrivals.methods)
      }
    }

    /// Bodies that take all ways to libcurl: none, in memory, and read while they are sent.
    private static let bodies: [BodyStream?] = [
      nil, .bytes(Array("{}".utf8)), .bytes(Data(repeating: 1, count: 200_000)),
    ]

    @Test("what may have been carried out is sent once", arguments: ["POST", "PATCH"])
    func harmful(method: String) async throws {
      for body in Self.bodies {
        let (error, methods) = try await sendUnanswered(method, body)
        #expect(error?.kind == .broken)
        #expect(error?.message.hasSuffix("the request may have been carried out.") == true)
        #expect(methods == ["GET", method])
      }
    }

    @Test("what changes nothing more is sent again", arguments: ["GET", "PUT", "DELETE"])
    func harmless(method: String) async throws {
      for body in method == "GET" ? [nil] : Self.bodies {
        let (error, methods) = try await sendUnanswered(method, body)
        #expect(error == nil)
        #expect(methods == ["GET", method, method])
      }
    }

    @Test("a body that is gone is not sent again, whatever the method")
    func stream() async throws {
      let chunks = AsyncThrowingStream<Data, any Error> { continuation in
        continuation.yield(Data([1, 2, 3]))
        continuation.finish()
      }
      let (error, methods) = try await sendUnanswered("PUT", .stream(chunks, length: 3))
      #expect(error?.kind == .broken && methods == ["GET", "PUT"])
    }
  }
#endif
