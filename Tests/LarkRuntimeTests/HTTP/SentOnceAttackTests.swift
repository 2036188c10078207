import Foundation
import Synchronization
import TestPrograms
import Testing

@testable @_spi(Generated) import LarkRuntime

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// A server may fail in any way after it has carried out a request; none of them may have a POST sent again.
@Suite("What a server has seen is not sent again", .tags(.attack), .timeLimit(.minutes(5)))
struct SentOnceAttackTests {
  /// How a server treats a request.
  enum Treatment: String, CaseIterable {
    case closes, resets, cutsTheHead, cutsTheBody, cutsTheChunks, speaksNoHTTP, sendsNoPacking, packsUnknown
    case resetsWhileItReads, closesAfterContinue, sendsBadChunks, sendsHugeHead

    /// Whether Foundation on Linux survives it.
    var isForAll: Bool {
      switch self {
      case .closes, .resets, .cutsTheBody, .cutsTheChunks, .sendsNoPacking: true
      case .cutsTheHead, .speaksNoHTTP, .packsUnknown, .resetsWhileItReads, .closesAfterContinue, .sendsBadChunks,
        .sendsHugeHead:
        false
      }
    }

    func serve(_ connection: LoopbackConnection) {
      guard let head = connection.readHead() else { return }
      guard self != .resetsWhileItReads else { return connection.breakOff() }
      _ = connection.readBody(of: head)
      switch self {
      case .closes, .resetsWhileItReads: break
      case .resets: connection.breakOff()
      case .cutsTheHead: connection.write("HTTP/1.1 200 OK\r\nContent-Le")
      case .cutsTheBody: connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{")
      case .cutsTheChunks: connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nbegin\r\n")
      case .speaksNoHTTP: connection.write("HELLO THERE\r\n\r\n")
      case .sendsNoPacking: connection.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}")
      case .packsUnknown:
        connection.write("HTTP/1.1 200 OK\r\nContent-Encoding: made-up\r\nContent-Length: 2\r\n\r\n{}")
      case .closesAfterContinue: connection.write("HTTP/1.1 103 Early\r\n\r\n")
      case .sendsBadChunks: connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nbegin\r\n")
      case .sendsHugeHead:
        connection.write("HTTP/1.1 200 OK\r\n")
        let line = "X-Filler: \(String(repeating: "x", count: 5000))\r\n"
        for _ in 0..<100 where !connection.write(line) { return }
      }
    }
  }

  /// A client that repeats at once, and the reasons for which it did.
  private func client(
    _ region: URL, _ transport: any HTTPTransport, _ reasons: @escaping @Sendable (RetryReason) -> Void
  ) -> LarkClient {
    var configuration = ClientConfiguration(transport: transport)
    configuration.retries = RetryPolicy(firstWait: .milliseconds(1))
    configuration.limitsCalls = false
    configuration.observers = [
      { event, _ in if case .willRepeat(let reason, _, _) = event { reasons(reason) } }
    ]
    return LarkClient(app: .tokens(.tenant("t-1")), region: .custom(region), configuration: configuration)
  }

  private func count(_ method: Endpoint.Method, _ treatment: Treatment, _ kind: TransportKind, body: String)
    async throws
    -> Int
  {
    let count = Mutex(0)
    let listener = try LoopbackListener { connection in
      count.withLock { $0 += 1 }
      treatment.serve(connection)
    }
    let reasons = Mutex<[RetryReason]>([])
    let lark = client(listener.url, kind.make()) { reason in reasons.withLock { $0.append(reason) } }
    await #expect(throws: LarkError.self) {
      try await lark.request(method, "/x", body: ["x": .string(body)] as JSONAny)
    }
    #expect(!reasons.withLock { $0.contains(.unsent) }, "\(treatment)")
    return count.withLock { $0 }
  }

  @Test(
    "a request that a server has seen is sent once, whatever the server does then", arguments: TransportKind.allCases,
    Treatment.allCases)
  func once(_ kind: TransportKind, _ treatment: Treatment) async throws {
    guard kind.isComplete || treatment.isForAll else { return }
    for method in [Endpoint.Method.post, .patch] {
      #expect(try await count(method, treatment, kind, body: "y") == 1)
    }
    #if os(Linux)
      // A body that does not fit into the buffers of the connection.
      guard kind == .curl else { return }
      #expect(try await count(.post, treatment, kind, body: String(repeating: "y", count: 8_000_000)) == 1)
    #endif
  }

  @Test("what no server can have seen is sent again", arguments: TransportKind.allCases)
  func unsent(_ kind: TransportKind) async throws {
    for address in ["http://127.0.0.1:9", "http://nowhere.invalid"] {
      let reasons = Mutex<[RetryReason]>([])
      let lark = client(try #require(URL(string: address)), kind.make()) { reason in
        reasons.withLock { $0.append(reason) }
      }
      await #expect(throws: LarkError.self) { try await lark.request(.post, "/x", body: ["x": 1] as JSONAny) }
      #expect(reasons.withLock { $0 } == [.unsent, .unsent, .unsent])
    }
  }
}

// MARK: Codes

#if os(Linux)
  @Suite("Every code of libcurl has its meaning", .tags(.attack))
  struct CurlCodeAttackTests {
    @Test("the table of libcurl's codes has each one of the installed version, at its place")
    func whole() {
      #expect(CurlCode.table.count >= installedCurlCodeCount)
      #expect(CurlCode.table.map(\.code) == Array(CurlCode.table.indices))
      #expect(Set(CurlCode.table.map(\.name)).count == CurlCode.table.count)
      #expect(CurlCode.row(installedCurlCodeCount + 1000).reach == .maybeSent)
    }

    /// What a request that failed so is repeated for.
    private func reason(_ code: Int, _ reach: RequestReach) -> RetryReason? {
      let error = TransportError(CurlCode.row(code).kind(reach), "It failed.")
      return RetryReason(
        LarkError(.unreachable, "It failed.", endpoint: Endpoint("a.v1.b.c", .post, "/x"), cause: error))
    }

    @Test("no code counts as unsent once a byte of the request has left", arguments: 0...120)
    func sent(code: Int) {
      for reach in [RequestReach.maybeSent, .answered] {
        #expect(reason(code, reach) != .unsent)
        #expect(CurlCode.row(code).kind(reach) != .noConnection && CurlCode.row(code).kind(reach) != .unsendable)
      }
    }

    @Test("a code that says more than libcurl counted is believed", arguments: 0...120)
    func believed(code: Int) {
      let row = CurlCode.row(code)
      let isBeforeAll = row.reach == .notSent
      #expect(isBeforeAll || reason(code, .notSent) != .unsent)
      #expect(isBeforeAll || ![.noConnection, .unsendable, .untrusted].contains(row.kind(.notSent)))
    }

    @Test(
      "these codes of libcurl alone say that no server can have seen anything",
      arguments: [
        ("CURLE_FAILED_INIT", 2), ("CURLE_COULDNT_RESOLVE_PROXY", 5), ("CURLE_COULDNT_RESOLVE_HOST", 6),
        ("CURLE_COULDNT_CONNECT", 7), ("CURLE_OUT_OF_MEMORY", 27), ("CURLE_SSL_CONNECT_ERROR", 35),
        ("CURLE_INTERFACE_FAILED", 45), ("CURLE_NO_CONNECTION_AVAILABLE", 89), ("CURLE_QUIC_CONNECT_ERROR", 96),
        ("CURLE_PROXY", 97), ("CURLE_ECH_REQUIRED", 101),
      ])
    func unsent(name: String, code: Int) {
      #expect(CurlCode.row(code).name == name)
      #expect(reason(code, .notSent) == .unsent)
      let all = CurlCode.table.filter { reason($0.code, .notSent) == .unsent }
      #expect(all.count == 11)
    }

    @Test("a request through a tunnel is sent, and once", .enabled(if: SecureServer.isPossible))
    func tunnel() async throws {
      let server = try SecureServer(answer: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")
      let tunnel = try LoopbackTunnel(to: server.port)
      let transport = CurlTransport(
        proxy: HTTPProxy(host: "127.0.0.1", port: Int(tunnel.port)), certificates: server.certificate)
      let url = try #require(URL(string: "https://127.0.0.1:\(server.port)/x"))
      for method in ["POST", "PATCH", "GET"] {
        let body = method == "GET" ? nil : BodyStream.bytes("{}".utf8)
        let response = try await transport.send(OutgoingRequest(method: method, url: url, body: body))
        #expect(try await response.text() == "ok")
      }
      #expect(tunnel.openedCount == 3)
    }

    @Test("a tunnel that opens and a server behind it that does not answer leave the request unsent")
    func brokenTunnel() async throws {
      let proxy = try LoopbackListener { connection in
        guard connection.readHead() != nil else { return }
        connection.write("HTTP/1.1 200 Open\r\n\r\n")
        _ = connection.read()
      }
      let transport = CurlTransport(proxy: HTTPProxy(host: "127.0.0.1", port: Int(proxy.port)))
      let url = try #require(URL(string: "https://open.example.invalid/x"))
      let error = await #expect(throws: TransportError.self) {
        try await transport.send(OutgoingRequest(method: "POST", url: url, body: .bytes("{}".utf8)))
      }
      #expect(error?.kind == .noConnection)
    }

    @Test(
      "a proxy is a name or a number, and no part of an address",
      arguments: ["a@evil.example", "evil.example/x?", "a b", ""])
    func proxy(host: String) async throws {
      let error = await #expect(throws: TransportError.self) {
        try await CurlTransport(proxy: HTTPProxy(host: host, port: 1)).send(
          OutgoingRequest(method: "GET", url: try #require(URL(string: "http://127.0.0.1:9/"))))
      }
      #expect(error?.kind == .unsendable)
    }
  }
#endif

@Suite("Every code of URLError has its meaning", .tags(.attack))
struct URLErrorCodeAttackTests {
  /// What a request that failed so is repeated for.
  private func reason(_ error: any Error) -> RetryReason? {
    RetryReason(LarkError(.unreachable, "It failed.", endpoint: Endpoint("a.v1.b.c", .post, "/x"), cause: error))
  }

  #if canImport(FoundationNetworking)
    @Test("the table of URLError codes has each one that Foundation knows")
    func whole() {
      let known = (-4000...0).compactMap { URLError.Code(rawValue: $0) }
      #expect(known.count > 40)
      #expect(Set(known) == Set(URLErrorCode.table.map(\.code)))
      #expect(known.count == URLErrorCode.table.count)
    }
  #endif

  @Test("these codes of URLError alone say that no server can have seen anything")
  func unsent() {
    let unsent = URLErrorCode.table.map(\.code).filter { reason(URLError($0)) == .unsent }
    #expect(unsent == [.cannotFindHost, .cannotConnectToHost, .dnsLookupFailed])
  }

  @Test("no URLError counts as unsent once the task has sent or received something", arguments: URLErrorCode.table)
  func underWay(row: URLErrorCode) {
    let error = URLErrorCode.honest(URLError(row.code), wasUnderWay: true)
    #expect(reason(error) != .unsent)
    #expect(row.reach != .notSent || row.isHopeless || (error as? URLError)?.code == .networkConnectionLost)
  }

  #if canImport(FoundationNetworking)
    @Test(
      "a host that has two addresses, the first of which refuses, has seen the request",
      arguments: [
        ("Failed to connect to 127.0.0.1 port 9 after 0 ms: Couldn't connect to server", true),
        ("Empty reply from server", false), ("Recv failure: Connection reset by peer", false),
      ])
    func twoAddresses(words: String, isUnsent: Bool) {
      let cause = NSError(domain: NSURLErrorDomain, code: -1004, userInfo: [NSLocalizedDescriptionKey: words])
      let error = URLError(.cannotConnectToHost, userInfo: [NSUnderlyingErrorKey: cause])
      #expect((reason(URLErrorCode.honest(error, wasUnderWay: false)) == .unsent) == isUnsent)
    }
  #endif
}
