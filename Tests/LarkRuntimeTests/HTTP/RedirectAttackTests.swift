import Foundation
import Synchronization
import TestPrograms
import Testing

@testable import LarkRuntime

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

@Suite("A redirect takes nothing along that it should not", .tags(.attack), .timeLimit(.minutes(5)))
struct RedirectAttackTests {
  private static let secrets: HTTPHeaders = [
    "Authorization": "Bearer t-SECRET", "Cookie": "c=SECRET", "X-Api-Key": "SECRET", "Proxy-Authorization": "SECRET",
    "X-Tt-Env": "SECRET", "If-None-Match": "SECRET", "Referer": "SECRET", "Host": "SECRET",
  ]
  private static let harmless: HTTPHeaders = [
    "Accept": "a/b", "accept-language": "zh", "Range": "bytes=5-", "If-Range": "\"v\"", "User-Agent": "me",
    "Accept-Encoding": "identity",
  ]

  private func request(_ url: URL, _ method: String = "GET", omitting name: String? = nil) -> OutgoingRequest {
    var headers = Self.secrets
    headers.merge(Self.harmless)
    if let name { headers[name] = nil }
    return OutgoingRequest(method: method, url: url, headers: headers)
  }

  /// Sends everything on to an address.
  private func redirect(to target: String, _ status: Int = 302) throws -> LoopbackServer {
    try LoopbackServer { _ in
      var reply = LoopbackServer.Reply("move")
      reply.status = status
      reply.headers = ["Location": target]
      return reply
    }
  }

  @Test(
    "a redirect takes to another server only the headers that say what is wanted", arguments: TransportKind.allCases)
  func otherServer(_ kind: TransportKind) async throws {
    let target = try LoopbackServer { _ in LoopbackServer.Reply("landed") }
    for address in [
      "http://127.0.0.1:\(target.port)/x", "//127.0.0.1:\(target.port)/x", "http://localhost:\(target.port)/x",
    ] {
      let source = try redirect(to: address)
      let response = try await kind.make().send(request(source.url, omitting: "Host"))
      #expect(try await response.text() == "landed")
    }
    #expect(target.requests.count == 3)
    for arrived in target.requests {
      #expect(arrived.headers.values.allSatisfy { !$0.contains("SECRET") })
      for header in Self.harmless { #expect(arrived.headers[header.name.lowercased()] == header.value) }
    }
  }

  @Test("what a redirect has left behind does not come back with a redirect home", arguments: TransportKind.allCases)
  func thereAndBack(_ kind: TransportKind) async throws {
    let home = Mutex<URL?>(nil)
    let away = try LoopbackServer { _ in
      var reply = LoopbackServer.Reply("")
      reply.status = 307
      reply.headers = ["Location": home.withLock { $0 }?.appendingPathComponent("back").absoluteString ?? ""]
      return reply
    }
    let server = try LoopbackServer { request in
      guard !request.line.contains("/back") else { return LoopbackServer.Reply("home") }
      var reply = LoopbackServer.Reply("")
      reply.status = 307
      reply.headers = ["Location": away.url.absoluteString]
      return reply
    }
    home.withLock { $0 = server.url }
    let response = try await kind.make().send(request(server.url, omitting: "Host"))
    #expect(try await response.text() == "home")
    #expect(server.requests.last?.headers.values.allSatisfy { !$0.contains("SECRET") } == true)
  }

  #if os(Linux)
    @Test(
      "redirects to files, other protocols, user names and odd spellings are not followed",
      arguments: [
        "file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1/x", "http://user:pw@127.0.0.1:9/x",
        "http://127.0.0.1:9\\@127.0.0.1:8/x", "http://127%2e0.0.1:9/x", "", "data:,x", "javascript:x",
      ])
    func notFollowed(address: String) async throws {
      let source = try redirect(to: address)
      let response = try await CurlTransport().send(request(source.url, omitting: "Host"))
      #expect(response.status == 302)
      #expect(try await response.text() == "move")
      #expect(source.requests.count == 1)
    }

    @Test("other statuses with an address are no redirects", arguments: [201, 300, 304, 305, 399])
    func otherStatuses(status: Int) async throws {
      let target = try LoopbackServer { _ in LoopbackServer.Reply("") }
      let source = try redirect(to: target.url.absoluteString, status)
      #expect(try await CurlTransport().send(request(source.url, omitting: "Host")).status == status)
      #expect(target.requests.isEmpty)
    }

    @Test("a redirect whose body does not end holds no place in the queue")
    func endlessBody() async throws {
      let listener = try LoopbackListener { connection in
        guard let head = connection.readHead() else { return }
        guard head.target != "/new" else {
          connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
          return
        }
        connection.write("HTTP/1.1 302 Moved\r\nLocation: /new\r\nContent-Length: 1000000\r\n\r\nbegin")
        connection.waitForClose()
      }
      let response = try await CurlTransport(connectionsPerHost: 1).send(
        OutgoingRequest(method: "GET", url: listener.url))
      #expect(try await response.text() == "ok")
    }

    @Test("a server behind a redirect that cannot be reached is no server that was not asked")
    func unreachable() async throws {
      let source = try redirect(to: "http://127.0.0.1:9/x")
      let error = await #expect(throws: TransportError.self) {
        try await CurlTransport().send(OutgoingRequest(method: "GET", url: source.url))
      }
      #expect(error?.kind == .broken)
    }

    @Test("HTTPS never leads to HTTP", .enabled(if: SecureServer.isPossible))
    func downgrade() async throws {
      let target = try LoopbackServer { _ in LoopbackServer.Reply("") }
      let server = try SecureServer(
        answer: "HTTP/1.1 302 Moved\r\nLocation: \(target.url.absoluteString)\r\nContent-Length: 0\r\n\r\n")
      let transport = CurlTransport(certificates: server.certificate)
      for headers in [HTTPHeaders(), ["Authorization": "Bearer t-SECRET"]] {
        let url = try #require(URL(string: "https://127.0.0.1:\(server.port)/x"))
        #expect(try await transport.send(OutgoingRequest(method: "GET", url: url, headers: headers)).status == 302)
      }
      #expect(target.requests.isEmpty)
    }
  #endif
}

@Suite("Where a redirect may lead", .tags(.attack))
struct RedirectRuleAttackTests {
  private static let home = "https://open.feishu.cn/x"

  /// What follows a redirect, for the requests of both transports; they have to agree.
  private func next(_ target: String, from home: String = home, method: String = "GET") throws -> [String: String]? {
    let (from, to) = (try #require(URL(string: home)), try #require(URL(string: target)))
    let headers: HTTPHeaders = ["Authorization": "t", "X-Key": "k", "Accept": "a"]
    let ours = RedirectRule.next(
      after: IncomingResponse(status: 302, headers: ["Location": target]),
      to: OutgoingRequest(method: method, url: from, headers: headers))
    var (original, proposed) = (URLRequest(url: from), URLRequest(url: to))
    original.httpMethod = method
    for header in headers { proposed.setValue(header.value, forHTTPHeaderField: header.name) }
    let native = RedirectRule.next(proposed, after: original)
    let fields = ours.map { Dictionary($0.headers.map { ($0.name, $0.value) }) { first, _ in first } }
    #expect(fields == native?.allHTTPHeaderFields && ours?.url == native?.url)
    return fields
  }

  @Test(
    "a redirect within a server takes everything along",
    arguments: ["https://open.feishu.cn/y", "https://open.feishu.cn:443/", "https://OPEN.FEISHU.CN/x?y"])
  func sameServer(target: String) throws {
    #expect(try next(target)?.count == 3)
  }

  @Test(
    "a redirect to another host, port or scheme takes along what is harmless",
    arguments: [
      "https://open.feishu.cn:8443/y", "https://www.feishu.cn/y", "https://open.feishu.cn.evil.example/",
      "https://evilfeishu.cn", "https://open.larksuite.com/x",
    ])
  func otherServer(target: String) throws {
    #expect(try next(target) == ["Accept": "a"])
    #expect(try next("https://127.0.0.1/", from: "http://127.0.0.1/") == ["Accept": "a"])
    #expect(try next("http://127.0.0.1:2/", from: "http://127.0.0.1:1/") == ["Accept": "a"])
  }

  @Test("no redirect is downgraded, and none is followed but for GET and HEAD")
  func refused() throws {
    #expect(try next("http://open.feishu.cn/y") == nil)
    #expect(try next("http://evil.example/y") == nil)
    #expect(try next("https://user:pw@open.feishu.cn/y") == nil)
    #expect(try next("file:///etc/passwd", from: "http://127.0.0.1/") == nil)
    #expect(try next(Self.home, method: "HEAD")?.count == 3)
    for method in ["POST", "PUT", "PATCH", "DELETE"] { #expect(try next(Self.home, method: method) == nil) }
  }
}
