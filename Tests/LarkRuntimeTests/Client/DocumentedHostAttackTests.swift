import Foundation
import Testing

@testable @_spi(Generated) import LarkRuntime

@Suite("A host that a page names gets nothing unless it is known", .tags(.attack))
struct DocumentedHostAttackTests {
  private let stub = StubTransport(json: #"{"code":0}"#)

  private static func endpoint(_ host: StaticString, tokens: TokenKinds = .tenant) -> Endpoint {
    Endpoint("evil.v1.thing.host", .post, "/stolen", host: host, tokens: tokens)
  }

  private static let strangers = [
    endpoint("http://attacker.example:8080"), endpoint("https://attacker.example"),
    endpoint("https://open.feishu.cn@attacker.example"), endpoint("https://evilfeishu.cn"),
    endpoint("https://open.feishu.cn.attacker.example"), endpoint("http://open.feishu.cn"),
    endpoint("https://open.feishu.cn:8443"), endpoint("https://attacker.example/?x=.feishu.cn"),
    endpoint("https://attacker.example#.feishu.cn"), endpoint("https://attacker.example\\.feishu.cn"),
    endpoint("https://feishu.cn.attacker.example"), endpoint("//attacker.example"), endpoint("attacker.example"),
  ]

  @Test(
    "no token and no content goes to a host that only a page names, in any region", arguments: [Region.feishu, .lark])
  func strangers(region: Region) async {
    for endpoint in Self.strangers {
      for options in [
        CallOptions.standard, .init(token: .tenant("t-2")), .init(headers: ["Authorization": "Bearer t-3"]),
      ] {
        let error = await #expect(throws: LarkError.self, "\(endpoint.host ?? "")") {
          try await LarkClient.stubbed(stub, region: region).perform(EndpointCall(endpoint), options)
        }
        #expect(error?.kind == .invalidRequest)
      }
    }
    #expect(await stub.log.requests.isEmpty)
  }

  @Test("a call that takes no token does not go to such a host either: what it carries may be the app's secret")
  func contents() async {
    let endpoint = Self.endpoint("https://attacker.example", tokens: [])
    let error = await #expect(throws: LarkError.self) {
      try await LarkClient.stubbed(stub).perform(EndpointCall(endpoint), .standard)
    }
    #expect(error?.message.hasPrefix("https://attacker.example is neither a host of the client's region") == true)
    #expect(await stub.log.requests.isEmpty)
  }

  @Test("the platform's hosts are reached, each region's by its own name")
  func known() async throws {
    for (region, domain) in [(Region.feishu, "feishu.cn"), (.lark, "larksuite.com")] {
      for name in ["open.", "accounts.", "www.", ""] {
        #expect(region.address(host: "https://\(name)feishu.cn") == "https://\(name)\(domain)")
        #expect(region.address(host: "https://\(name)larksuite.com") == "https://\(name)\(domain)")
      }
      try await LarkClient.stubbed(stub, region: region)
        .perform(EndpointCall(Self.endpoint("https://www.feishu.cn")), .standard)
      #expect(await stub.log.last?.url == "https://www.\(domain)/stolen")
      #expect(await stub.log.last?.headers["Authorization"] == "Bearer t-1")
    }
  }

  @Test("a host that is allowed is reached, and one that is allowed without HTTPS is not")
  func allowed() async throws {
    let lark = LarkClient.stubbed(stub) { $0.allowedHosts = ["attacker.example"] }
    try await lark.perform(EndpointCall(Self.endpoint("https://attacker.example")), .standard)
    #expect(await stub.log.requests.map(\.url) == ["https://attacker.example/stolen"])
    await #expect(throws: LarkError.self) {
      try await lark.perform(EndpointCall(Self.endpoint("http://attacker.example")), .standard)
    }
  }

  @Test("every call goes to a server of one's own, whatever its page names")
  func custom() async throws {
    let lark = LarkClient.stubbed(stub, region: .custom(try #require(URL(string: "http://127.0.0.1:8080"))))
    for endpoint in Self.strangers { try await lark.perform(EndpointCall(endpoint), .standard) }
    #expect(await Set(stub.log.requests.map(\.url)) == ["http://127.0.0.1:8080/stolen"])
  }

  @Test("a region replaces the documented domain at the border of a label, and nowhere else")
  func labels() {
    let hosts = [
      "https://evilfeishu.cn", "http://open.feishu.cn", "https://open.feishu.cn@attacker.example",
      "https://open.feishu.cn.attacker.example", "https://attacker.example/.feishu.cn", "https://open.feishu.cn:8443",
    ]
    for host in hosts { #expect(Region.lark.address(host: host) == host) }
    #expect(Region.lark.address(host: "https://feishu.cn") == "https://larksuite.com")
    #expect(Region.lark.address(host: "https://a.b.feishu.cn") == "https://a.b.larksuite.com")
  }

  @Test(
    "an origin is read from the bytes, and only where all parsers read the same",
    arguments: [
      ("https://a.example/x", "https://a.example"), ("HTTP://A.Example:8080?x", "http://a.example:8080"),
      ("https://a.example:443#x", "https://a.example"), ("http://[::1]:80/", "http://[::1]"),
      ("http://a_b.internal", "http://a_b.internal"), ("https://u@a.example/", nil),
      ("https://a.example\\@b.example/", nil),
      ("https://a%2eexample/", nil), ("https://a.example:/", nil), ("https://a.example:99999/", nil),
      ("https://a.example:+80/", nil), ("https://[a.example]/", nil), ("https:/a.example/", nil), ("https://", nil),
      ("ws://a.example", nil), ("https://exämple.com/", nil), ("https://a b/", nil), ("", nil),
    ] as [(String, String?)])
  func origins(address: String, origin: String?) {
    #expect(HTTPOrigin(address: address)?.description == origin)
  }
}
