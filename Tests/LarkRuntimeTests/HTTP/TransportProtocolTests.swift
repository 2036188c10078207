import Foundation
import Synchronization
import TestPrograms
import Testing

@testable import LarkRuntime

@Suite("A transport speaks HTTP", .timeLimit(.minutes(5)))
struct TransportProtocolTests {
  /// Answers each request of a connection with a text that may name its target.
  private func server(_ answer: @escaping @Sendable (LoopbackConnection.Head) -> String) throws -> LoopbackListener {
    try LoopbackListener { connection in
      while let head = connection.readHead(), connection.readBody(of: head) != nil {
        guard connection.write(answer(head)) else { return }
      }
    }
  }

  @Test("chunks become one body, whatever stands beside them", arguments: TransportKind.complete)
  func chunked(_ kind: TransportKind) async throws {
    let listener = try server { _ in
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n7\r\n, world\r\n0\r\nX-Late: 1\r\n\r\n"
    }
    let response = try await kind.get(listener.url)
    #expect(try await response.text() == "hello, world")
    #expect(response.headers["X-Late"] == nil)
  }

  @Test("interim heads are none of the response", arguments: TransportKind.complete)
  func interim(_ kind: TransportKind) async throws {
    let listener = try server { _ in
      "HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\nHTTP/1.1 200 OK\r\nX-Late: 1\r\nContent-Length: 2\r\n\r\nok"
    }
    let response = try await kind.get(listener.url)
    #expect(response.status == 200 && response.headers["X-Early"] == nil && response.headers["X-Late"] == "1")
    #expect(try await response.text() == "ok")
  }

  @Test("a response without a body has none", arguments: TransportKind.allCases, ["HEAD", "DELETE"])
  func noBody(_ kind: TransportKind, method: String) async throws {
    let listener = try server { head in
      head.line.hasPrefix("HEAD")
        ? "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" : "HTTP/1.1 204 No Content\r\n\r\n"
    }
    let response = try await kind.make().send(OutgoingRequest(method: method, url: listener.url))
    #expect(response.status == (method == "HEAD" ? 200 : 204))
    #expect(try await response.text() == "")
  }

  @Test(
    "a compressed body is unpacked, and its length is not that of the packed one", arguments: TransportKind.allCases)
  func packed(_ kind: TransportKind) async throws {
    let packed: [UInt8] = [
      31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 43, 72, 76, 206, 78, 77, 81, 40, 24, 165, 80, 41, 0, 124, 55, 160, 91, 24, 1, 0,
      0,
    ]
    let listener = try LoopbackListener { connection in
      let head = connection.readHead()
      let isAsked = head?.headers["accept-encoding"]?.contains("gzip") == true
      connection.write(
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nX-Asked: \(isAsked)\r\nContent-Length: \(packed.count)\r\n\r\n")
      connection.write(Data(packed))
    }
    let response = try await kind.get(listener.url)
    #expect(response.headers["X-Asked"] == "true")
    #expect(try await response.text() == String(repeating: "packed ", count: 40))
    let streamed = try await kind.get(listener.url)
    #expect(streamed.body.length != Int64(packed.count))
  }

  @Test("connections are used again", arguments: TransportKind.allCases)
  func reuse(_ kind: TransportKind) async throws {
    let listener = try server { _ in "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok" }
    let transport = kind.make()
    for method in ["GET", "POST", "GET", "DELETE", "GET"] {
      let body = method == "POST" ? BodyStream.bytes(Array("{}".utf8)) : nil
      let response = try await transport.send(OutgoingRequest(method: method, url: listener.url, body: body))
      #expect(try await response.text() == "ok")
    }
    #expect(listener.acceptedCount == 1)
  }

  @Test(
    "a connection that the server has closed meanwhile is replaced, and the body sent again",
    arguments: TransportKind.complete)
  func staleConnection(_ kind: TransportKind) async throws {
    // Every connection is good for one request; the second request on it is read, and then there is silence for ever.
    let listener = try LoopbackListener { connection in
      guard let head = connection.readHead(), let body = connection.readBody(of: head) else { return }
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(body.count)\r\n\r\n")
      connection.write(body)
      _ = connection.read()
      connection.breakOff()
    }
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("larkspur-\(UUID().uuidString)")
    try Data(repeating: 9, count: 200_000).write(to: place)
    defer { try? FileManager.default.removeItem(at: place) }
    let transport = kind.make()
    for _ in 0..<3 {
      let request = OutgoingRequest(method: "PUT", url: listener.url, body: try .file(at: place))
      #expect(try await transport.send(request).body.collect(upTo: 300_000).count == 200_000)
    }
  }

  @Test("methods without a body say so where servers want to hear it", arguments: TransportKind.allCases)
  func emptyBodies(_ kind: TransportKind) async throws {
    let listener = try server { head in
      let text = "\(head.line) \(head.headers["content-length"] ?? "-") \(head.headers["content-type"] ?? "-")"
      return "HTTP/1.1 200 OK\r\nContent-Length: \(text.utf8.count)\r\n\r\n\(text)"
    }
    func answer(_ method: String, _ body: BodyStream? = nil) async throws -> String {
      try await kind.make().send(OutgoingRequest(method: method, url: listener.url, body: body)).text()
    }
    #expect(try await answer("GET") == "GET / HTTP/1.1 - -")
    #expect(try await answer("DELETE").hasPrefix("DELETE / HTTP/1.1 "))
    #if os(Linux)
      guard kind == .curl else { return }
      #expect(try await answer("POST") == "POST / HTTP/1.1 0 -")
      #expect(try await answer("PATCH", .bytes([])) == "PATCH / HTTP/1.1 0 -")
      #expect(try await answer("PATCH", .bytes([1])) == "PATCH / HTTP/1.1 1 -")
      #expect(try await answer("DELETE", .bytes([1])) == "DELETE / HTTP/1.1 1 -")
    #endif
  }
}

// MARK: Redirects

extension TransportProtocolTests {
  /// Sends everything on to another address.
  private func redirect(to target: URL, _ status: Int = 302) throws -> LoopbackListener {
    try server { _ in
      "HTTP/1.1 \(status) Elsewhere\r\nLocation: \(target.absoluteString)\r\nContent-Length: 4\r\n\r\nmove"
    }
  }

  @Test("a redirect is followed for GET, and takes nothing private to another host", arguments: TransportKind.allCases)
  func redirects(_ kind: TransportKind) async throws {
    let target = try server { head in
      let text =
        "\(head.headers["authorization"] ?? "-") \(head.headers["cookie"] ?? "-") \(head.headers["x-any"] ?? "-")"
      return "HTTP/1.1 200 OK\r\nContent-Length: \(text.utf8.count)\r\n\r\n\(text)"
    }
    let source = try redirect(to: target.url.appendingPathComponent("new"))
    let request = OutgoingRequest(
      method: "GET", url: source.url, headers: ["Authorization": "Bearer t", "Cookie": "c=1", "X-Any": "x"])
    let response = try await kind.make().send(request)
    #expect(response.status == 200 && response.headers["Location"] == nil)
    #expect(try await response.text() == "- - -")
  }

  @Test("a redirect within a host keeps the token", arguments: TransportKind.allCases)
  func redirectAtHome(_ kind: TransportKind) async throws {
    let listener = try server { head in
      guard head.target == "/new" else { return "HTTP/1.1 307 Moved\r\nLocation: /new\r\nContent-Length: 0\r\n\r\n" }
      let text = head.headers["authorization"] ?? "-"
      return "HTTP/1.1 200 OK\r\nContent-Length: \(text.utf8.count)\r\n\r\n\(text)"
    }
    let request = OutgoingRequest(method: "GET", url: listener.url, headers: ["Authorization": "Bearer t"])
    #expect(try await kind.make().send(request).text() == "Bearer t")
  }

  @Test("a redirect of anything else is the response", arguments: TransportKind.allCases, [302, 307])
  func redirectedPost(_ kind: TransportKind, status: Int) async throws {
    let target = try server { _ in "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" }
    let source = try redirect(to: target.url, status)
    for body in [BodyStream.bytes(Array("secret".utf8)), nil] {
      let response = try await kind.make().send(OutgoingRequest(method: "POST", url: source.url, body: body))
      #expect(response.status == status)
      #expect(try await response.text() == "move")
    }
    #expect(target.acceptedCount == 0)
  }

  @Test("a circle of redirects ends", arguments: TransportKind.allCases)
  func circle(_ kind: TransportKind) async throws {
    let listener = try server { _ in "HTTP/1.1 302 Moved\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n" }
    let error = await #expect(throws: (any Error).self) { try await kind.get(listener.url).text() }
    #expect(kind.explains(error))
  }
}

// MARK: Proxies

extension TransportProtocolTests {
  @Test("a redirect that leads nowhere spoils no later request", arguments: TransportKind.allCases)
  func redirectToNowhere(_ kind: TransportKind) async throws {
    let listener = try redirect(to: #require(URL(string: "http://nowhere.invalid/pots")))
    let transport = kind.make()
    for _ in 0..<3 {
      await #expect(throws: (any Error).self) {
        try await transport.send(OutgoingRequest(method: "GET", url: listener.url))
      }
      let response = try await transport.send(OutgoingRequest(method: "POST", url: listener.url))
      #expect(response.status == 302)
    }
  }

  @Test("a request goes through a proxy where there is one")
  func proxy() async throws {
    let listener = try server { head in
      let text = "\(head.line) \(head.headers["host"] ?? "-")"
      return "HTTP/1.1 200 OK\r\nContent-Length: \(text.utf8.count)\r\n\r\n\(text)"
    }
    let transport = StandardTransport.make(proxy: HTTPProxy(host: "127.0.0.1", port: Int(listener.port)))
    let url = try #require(URL(string: "http://open.example.invalid/open-apis/x"))
    #expect(
      try await transport.send(OutgoingRequest(method: "GET", url: url)).text()
        == "GET http://open.example.invalid/open-apis/x HTTP/1.1 open.example.invalid")
  }

  #if os(Linux)
    @Test("a proxy that opens no tunnel is named")
    func noTunnel() async throws {
      let listener = try server { _ in "HTTP/1.1 407 Who are you\r\nContent-Length: 0\r\n\r\n" }
      let transport = CurlTransport(proxy: HTTPProxy(host: "127.0.0.1", port: Int(listener.port)))
      let url = try #require(URL(string: "https://open.example.invalid/open-apis/x"))
      let error = await #expect(throws: TransportError.self) {
        try await transport.send(OutgoingRequest(method: "GET", url: url))
      }
      #expect(error?.kind == .noConnection)
      #expect(
        error?.message == "The proxy opened no connection to open.example.invalid; it answered with status 407.")
    }
  #endif
}
