import APISpec
import Foundation
import TestPrograms
import Testing

@Suite("Connections that were made to keep the server from others", .tags(.attack), .timeLimit(.minutes(5)))
struct ConnectionAttackTests {
  private static let head = "GET /open-apis/nothing HTTP/1.1\r\nHost: tea\r\n"

  private func start(_ options: String...) throws -> (server: MockProcess, port: Int) {
    let server = try MockProcess(TeaSpec.spec, options)
    return (server, try #require(server.url.port))
  }

  /// Whether the server answers a whole request.
  private func isServed(_ port: Int, seconds: Double = 30) throws -> Bool {
    let connection = try RawConnection(port: port)
    connection.send(Self.head + "Connection: close\r\n\r\n")
    return connection.read(seconds: seconds)?.hasPrefix("HTTP/1.1 404") ?? false
  }

  @Test("half a request and a silent connection are closed after their time")
  func silence() throws {
    let (server, port) = try start("--connection-timeout", "1")
    let half = try RawConnection(port: port)
    half.send(Self.head)
    let silent = try RawConnection(port: port)
    let body = try RawConnection(port: port)
    body.send("POST /open-apis/nothing HTTP/1.1\r\nHost: tea\r\nContent-Length: 5\r\n\r\nab")
    for connection in [half, silent, body] { #expect(connection.read() != nil) }
    #expect(try isServed(port))
    #expect(server.end() == 0)
  }

  @Test("a head that arrives byte by byte is closed, too")
  func dripping() throws {
    let (server, port) = try start("--connection-timeout", "1")
    let connection = try RawConnection(port: port)
    connection.send(Self.head + "X-Drip: ")
    var bytes = 0
    while bytes < 150, connection.send("x") {
      bytes += 1
      usleep(200_000)
    }
    #expect(bytes < 150)
    #expect(server.end() == 0)
  }

  @Test("others are served while more connections send half a request than there may be")
  func crowd() throws {
    let (server, port) = try start("--connections", "40", "--connection-timeout", "600")
    let crowd = try (0..<100).map { _ in
      let connection = try RawConnection(port: port)
      connection.send(Self.head)
      return connection
    }
    #expect(try isServed(port, seconds: 60))
    #expect(crowd.count == 100)
    #expect(server.end() == 0)
  }

  @Test("a wish for a late answer is kept beyond the timeout, and a slow client keeps its connection between requests")
  func patience() throws {
    let (server, port) = try start("--connection-timeout", "2")
    let late = try RawConnection(port: port)
    late.send(Self.head + "X-Larkspur-Mock: delay=4000\r\nConnection: close\r\n\r\n")
    #expect(late.read()?.hasPrefix("HTTP/1.1 404") == true)
    let slow = try RawConnection(port: port)
    for _ in 0..<4 {
      slow.send(Self.head + "\r\n")
      #expect(slow.read(upTo: 1)?.hasPrefix("HTTP/1.1 404") == true)
      usleep(700_000)
    }
    #expect(server.end() == 0)
  }

  @Test("one address has as many connections as it may, and further ones are closed at once")
  func perAddress() throws {
    let (server, port) = try start("--connections-per-address", "3")
    let connections = try (0..<3).map { _ in try RawConnection(port: port) }
    for connection in connections {
      connection.send(Self.head + "\r\n")
      #expect(connection.read(upTo: 1)?.hasPrefix("HTTP/1.1 404") == true)
    }
    let other = try RawConnection(port: port)
    other.send(Self.head + "\r\n")
    #expect(other.read() == "")
    #expect(server.end() == 0)
  }

  @Test(
    "heads that no client sends are refused or end their connection, and the server goes on",
    arguments: [
      "GET /\(String(repeating: "a", count: 300_000)) HTTP/1.1\r\nHost: tea\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: tea\r\nX: \(String(repeating: "a", count: 300_000))\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: tea\r\nConnection: close\r\n\(String(repeating: "A: b\r\n", count: 1_000))\r\n",
      "POST /x HTTP/1.1\r\nHost: tea\r\nContent-Length: -5\r\n\r\n",
      "POST /x HTTP/1.1\r\nHost: tea\r\nContent-Length: 99999999999999999999\r\n\r\n",
      "POST /x HTTP/1.1\r\nHost: tea\r\nContent-Length: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\nabcde",
      "POST /x HTTP/1.1\r\nHost: tea\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nffffffffffffffffff\r\n",
      "GET /open-apis/%00/../..//%2e%2e/% HTTP/1.1\r\nHost: tea\r\nConnection: close\r\n\r\n",
      "TEA / HTTP/1.1\r\nHost: tea\r\nConnection: close\r\n\r\n", "GET /\r\n\r\n", "\u{0}\u{1}\r\n\r\n",
    ])
  func heads(text: String) throws {
    let (server, port) = try start("--connection-timeout", "3")
    let connection = try RawConnection(port: port)
    connection.send(text)
    let answer = try #require(connection.read())
    #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.") && !answer.dropFirst(9).hasPrefix("2"))
    #expect(try isServed(port))
    #expect(server.end() == 0)
  }

  @Test(
    "numbers of any size in a request leave the server alive",
    arguments: [
      "Range: bytes=0-9223372036854775807", "Range: bytes=-9223372036854775807", "Range: bytes=99999999999999999999-",
      "X-Larkspur-Mock: file-size=9223372036854775807",
      "X-Larkspur-Mock: file-size=9223372036854775807\r\nRange: bytes=5-9223372036854775807",
      "X-Larkspur-Mock: file-size=9223372036854775807,cut-after", "X-Larkspur-Mock: status=204",
      "X-Larkspur-Mock: status=304", "X-Larkspur-Mock: status=599",
    ])
  func numbers(header: String) async throws {
    let (server, port) = try start()
    let authorization = try await server.client.authorization()["Authorization"] ?? ""
    let connection = try RawConnection(port: port)
    connection.send(
      "GET /open-apis/im/v1/images/img HTTP/1.1\r\nHost: tea\r\nAuthorization: \(authorization)\r\n\(header)\r\n\r\n")
    #expect(connection.read(upTo: 1)?.hasPrefix("HTTP/1.1 ") == true)
    #expect(try isServed(port))
  }

  @Test("a body of very many parts takes little memory, and is refused with status 413")
  func parts() async throws {
    let (server, port) = try start()
    let authorization = try await server.client.authorization()["Authorization"] ?? ""
    let part =
      Array("--tea\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n".utf8) + [UInt8](repeating: 121, count: 65_536)
      + Array("\r\n".utf8)
    let count = 1_500
    let connection = try RawConnection(port: port)
    connection.send(
      "POST /open-apis/im/v1/images HTTP/1.1\r\nHost: tea\r\nAuthorization: \(authorization)\r\nConnection: close\r\n"
        + "Content-Type: multipart/form-data; boundary=tea\r\nContent-Length: \(part.count * count + 7)\r\n\r\n")
    let before = server.residentBytes
    for _ in 0..<count { connection.send(part) }
    if let before, let after = server.residentBytes { #expect(after - before < 40 << 20) }
    connection.send("--tea--")
    #expect(connection.read(seconds: 60)?.hasPrefix("HTTP/1.1 413") == true)
    #expect(server.end() == 0)
  }
}

extension MockProcess {
  /// What the process has in memory; nil where the system does not say.
  fileprivate var residentBytes: Int? {
    guard let status = try? String(contentsOfFile: "/proc/\(processIdentifier)/status", encoding: .utf8) else {
      return nil
    }
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 * 1024 }
  }
}
