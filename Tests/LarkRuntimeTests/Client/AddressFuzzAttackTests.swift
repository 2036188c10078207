import Foundation
import TestValues
import Testing

@testable @_spi(Generated) import LarkRuntime

#if os(Linux)
  import CCurl
#endif

/// Addresses that nobody would write: whatever they are made of, all who read one agree about the server, or it is
/// refused.
@Suite("Addresses made by chance lead tokens nowhere else", .tags(.attack), .timeLimit(.minutes(5)))
struct AddressFuzzAttackTests {
  private static let pieces = [
    "https://", "http://", "HTTPS://", "//", "/", "\\", "@", ":", "?", "#", ".", "..", "%2e", "%2F", "%40", "%00",
    "443",
    ":443", ":80", ":8443", "[", "]", "[::1]", "127.0.0.1", "open.feishu.cn", "feishu.cn", ".feishu.cn", "evil.example",
    "evil", "x", "user:pw@", " ", "\t", "\r\n", "\u{0}", "\u{7F}", "。", "．", "／", "@", "ⓕeishu.cn", "ä", "\u{202E}",
    "-",
    "_", ";", "&a=b", "xn--", "0x7f.1", "..;/", "|", "^", "\"", "<", "{", "}",
  ]

  private static func texts(seed: UInt64, count: Int) -> [String] {
    var random = SeededNumbers(seed: seed)
    return (0..<count).map { _ in
      (0..<Int.random(in: 1...9, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }
  }

  @Test("a path goes to its region, or is refused", arguments: [Region.feishu, .lark])
  func paths(region: Region) {
    let building = RequestBuilding(region: region, configuration: ClientConfiguration())
    let endpoint = Endpoint("raw", .get, "", tokens: .tenant)
    var sent = 0
    for text in Self.texts(seed: 1, count: 10_000).flatMap({ [$0, "/" + $0] }) {
      guard let url = try? building.url(text, [("a", "b")], of: endpoint) else { continue }
      sent += 1
      #expect(HTTPOrigin(url)?.description == region.base && Self.agree(about: url), "\(text.debugDescription)")
    }
    #expect(sent > 1000)
  }

  @Test("an address that gets a token is of the region for everyone who reads it")
  func addresses() {
    let destinations = TrustedDestinations(region: .feishu, allowedHosts: ["evil.example:8443"])
    var trusted = 0
    for text in Self.texts(seed: 2, count: 20_000).flatMap({ [$0, "https://" + $0, "https://open.feishu.cn" + $0] }) {
      guard let url = URL(string: text), destinations.include(url) else { continue }
      trusted += 1
      let host = url.host?.lowercased() ?? ""
      let isOfRegion = host == "feishu.cn" || host.hasSuffix(".feishu.cn")
      #expect(isOfRegion || host == "evil.example" && url.port == 8443, "\(text.debugDescription)")
      #expect(
        url.scheme?.lowercased() == "https" && url.user == nil && Self.agree(about: url), "\(text.debugDescription)")
    }
    #expect(trusted > 1000)
  }

  @Test("a host that a page names keeps calls at the region, or is refused")
  func documentedHosts() {
    for text in Self.texts(seed: 3, count: 20_000).flatMap({ [$0, "https://" + $0, "https://open" + $0] }) {
      for region in [Region.feishu, .lark] {
        let address = region.address(host: text)
        guard let url = URL(string: address + "/x"),
          TrustedDestinations(region: region, allowedHosts: []).include(url)
        else { continue }
        let host = url.host?.lowercased() ?? ""
        #expect(host == region.domain || host.hasSuffix(".\(region.domain ?? "-")"), "\(text.debugDescription)")
        #expect(Self.agree(about: url), "\(text.debugDescription)")
      }
    }
  }

  @Test("where a redirect may lead, everyone reads the same server")
  func redirects() throws {
    let request = OutgoingRequest(
      method: "GET", url: try #require(URL(string: "https://open.feishu.cn/a/b?c")), headers: ["Authorization": "t"])
    var kept = 0
    for text in Self.texts(seed: 4, count: 20_000).flatMap({ [$0, "https://" + $0, "/" + $0] }) {
      let response = IncomingResponse(status: 302, headers: ["Location": text])
      guard let next = RedirectRule.next(after: response, to: request) else { continue }
      #expect(next.url.scheme?.lowercased() == "https" && Self.agree(about: next.url), "\(text.debugDescription)")
      guard next.headers["Authorization"] != nil else { continue }
      kept += 1
      #expect(next.url.host?.lowercased() == "open.feishu.cn" && [nil, 443].contains(next.url.port))
    }
    #expect(kept > 1000)
  }

  @Test("what passes the check of requests has one line for each header")
  func headers() throws {
    var random = SeededNumbers(seed: 5)
    let url = try #require(URL(string: "https://open.feishu.cn/x"))
    func text() -> String {
      let bytes = (0..<Int.random(in: 0...6, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      return String(decoding: bytes, as: UTF8.self)
    }
    for _ in 0..<20_000 {
      let request = OutgoingRequest(method: text(), url: url, headers: [text(): text()])
      guard (try? request.checkSyntax()) != nil else { continue }
      let head = ([request.method] + request.headers.map { "\($0.name): \($0.value)" }).joined(separator: "\r\n")
      #expect(head.utf8.filter { $0 == 0x0D || $0 == 0x0A || $0 == 0 }.count == 2)
      #expect(!request.method.utf8.contains { $0 <= 0x20 || $0 >= 0x7F })
    }
  }

  /// Whether Foundation, and libcurl where it sends the requests, find the server that the client found.
  private static func agree(about url: URL) -> Bool {
    guard let origin = HTTPOrigin(url), let foundation = url.host?.lowercased() else { return false }
    guard foundation == origin.host || "[\(foundation)]" == origin.host else { return false }
    #if os(Linux)
      // libcurl writes numbers of servers in one way, whatever way they came in.
      return curlHost(of: url) == origin.host || origin.host.utf8.first.map { (0x30...0x39).contains($0) } == true
    #else
      return true
    #endif
  }

  #if os(Linux)
    private static func curlHost(of url: URL) -> String? {
      guard let handle = curl_url() else { return nil }
      defer { curl_url_cleanup(handle) }
      var host: UnsafeMutablePointer<CChar>?
      guard curl_url_set(handle, CURLUPART_URL, url.absoluteString, 0) == CURLUE_OK,
        curl_url_get(handle, CURLUPART_HOST, &host, 0) == CURLUE_OK, let host
      else { return nil }
      defer { curl_free(host) }
      return String(cString: host).lowercased()
    }
  #endif
}
