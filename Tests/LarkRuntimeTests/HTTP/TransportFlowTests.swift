import Foundation
import Synchronization
import TestPrograms
import Testing

@testable import LarkRuntime

@Suite("A transport holds nothing that nobody wants yet", .timeLimit(.minutes(5)))
struct TransportFlowTests {
  /// More than all buffers between two programs hold together.
  private static let bound = 24 * 1024 * 1024
  /// What is sent where nothing holds it back.
  private static let size = 96 * 1024 * 1024

  /// How long a connection takes nothing before it counts as full.
  private static let patience: Int32 = 300

  @Test("the server is held back while nobody reads, and nothing is lost", arguments: TransportKind.complete)
  func download(_ kind: TransportKind) async throws {
    let (counts, count) = AsyncStream<Int>.makeStream()
    let listener = try LoopbackListener { connection in
      _ = connection.readHead()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(Self.size)\r\n\r\n")
      let chunk = Data(repeating: 7, count: 65536)
      let taken = connection.write(repeating: chunk, upTo: Self.size, untilFullFor: Self.patience)
      count.yield(taken)
      _ = connection.write(Data(repeating: 7, count: Self.size - taken))
    }
    let response = try await kind.get(listener.url)
    var taken: Int?
    for await count in counts {
      taken = count
      break
    }
    #expect(try #require(taken) < Self.bound)
    var total = 0
    for try await chunk in response.body {
      total += chunk.count
      #expect(chunk.count <= 1024 * 1024)
    }
    #expect(total == Self.size)
  }

  @Test("bytes arrive in order however slow the reader is", arguments: TransportKind.allCases)
  func order(_ kind: TransportKind) async throws {
    let pattern = Data((0..<65_521).map { UInt8(truncatingIfNeeded: $0 / 251) })
    let content = (0..<250).reduce(into: Data()) { content, _ in content.append(pattern) }
    let server = try LoopbackServer { _ in LoopbackServer.Reply(chunks: [content]) }
    var bytes = Data()
    for try await chunk in try await kind.get(server.url).body {
      for _ in 0..<10 { await Task.yield() }
      bytes.append(chunk)
    }
    #expect(bytes == content)
  }

  @Test("a body is not made before the server takes it", arguments: TransportKind.complete)
  func upload(_ kind: TransportKind) async throws {
    let made = Mutex(0)
    let total = 1024
    let chunk = Data(repeating: 3, count: 65536)
    let body = AsyncThrowingStream<Data, any Error> {
      made.withLock { made in
        guard made < total else { return nil }
        made += 1
        return chunk
      }
    }
    let listener = try LoopbackListener { connection in
      guard let head = connection.readHead() else { return }
      // When no chunk is made for a while, all buffers are full.
      var count = -1
      while count != made.withLock({ $0 }) {
        count = made.withLock { $0 }
        connection.rest(milliseconds: Self.patience)
      }
      let size = connection.readBody(of: head)?.count ?? 0
      connection.write("HTTP/1.1 200 OK\r\nX-Made: \(count)\r\nX-Size: \(size)\r\nContent-Length: 0\r\n\r\n")
    }
    let response = try await kind.make().send(
      OutgoingRequest(method: "POST", url: listener.url, body: .stream(body)))
    #expect(try #require(response.headers["X-Made"].flatMap { Int($0) }) * 65536 < Self.bound)
    #expect(response.headers["X-Size"] == "\(total * 65536)")
  }

  @Test(
    "the head is there before the body, and before the request's body is sent", arguments: TransportKind.complete)
  func headWhileUploading(_ kind: TransportKind) async throws {
    let listener = try LoopbackListener { connection in
      _ = connection.readHead()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n")
      connection.waitForClose()
    }
    // A body that never ends: whoever wants all of it sent first waits for ever.
    let body = AsyncThrowingStream<Data, any Error> {
      try await Task.sleep(for: .milliseconds(1))
      return Data(repeating: 1, count: 1000)
    }
    let response = try await kind.make().send(
      OutgoingRequest(method: "POST", url: listener.url, body: .stream(body)))
    #expect(response.status == 200)
  }

  @Test("bodies of known length say it, others come in chunks", arguments: TransportKind.complete)
  func lengths(_ kind: TransportKind) async throws {
    let server = try LoopbackServer { request in
      LoopbackServer.Reply(
        "\(request.headers["content-length"] ?? "-") \(request.headers["transfer-encoding"] ?? "-") \(request.body.count)"
      )
    }
    func answer(_ length: Int64?, _ pieces: [BodyStream.Piece] = []) async throws -> String {
      let chunks = AsyncThrowingStream<Data, any Error> { continuation in
        for count in [70_000, 5, 1] { continuation.yield(Data(repeating: 1, count: count)) }
        continuation.finish()
      }
      let body = BodyStream(pieces: pieces + BodyStream.stream(chunks, length: length).pieces)
      return try await kind.make().send(OutgoingRequest(method: "PUT", url: server.url, body: body)).text()
    }
    #expect(try await answer(70_006) == "70006 - 70006")
    #expect(try await answer(70_006, [.bytes(Data([1, 2]))]) == "70008 - 70008")
    #expect(try await answer(nil) == "- chunked 70006")
    let memory = OutgoingRequest(method: "PUT", url: server.url, body: .bytes(Array(repeating: 1, count: 300_000)))
    #expect(try await kind.make().send(memory).text() == "300000 - 300000")
    await #expect(throws: TransportError.self) { try await answer(70_003) }
    await #expect(throws: TransportError.self) { try await answer(70_007) }
  }
}
