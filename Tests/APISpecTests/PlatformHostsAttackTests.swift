import APISpec
import Testing

@Suite("Hosts to which tokens may go", .tags(.attack))
struct PlatformHostsAttackTests {
  @Test(
    "are the platform's",
    arguments: [
      "https://open.feishu.cn", "https://www.feishu.cn", "https://accounts.feishu.cn", "https://open.larksuite.com",
      "https://feishu.cn", "https://OPEN.feishu.cn", "",
    ])
  func platform(server: String) {
    #expect(PlatformHosts.standard.objection(to: server) == nil)
  }

  @Test(
    "are no others, however much they look like these",
    arguments: [
      ("http://open.feishu.cn", PlatformHosts.Objection.notHTTPS("http://open.feishu.cn")),
      ("http://attacker.example:8080", .notHTTPS("http://attacker.example:8080")),
      ("ftp://open.feishu.cn", .notHTTPS("ftp://open.feishu.cn")), ("open.feishu.cn", .notHTTPS("open.feishu.cn")),
      ("https://open.feishu.cn@attacker.example", .notHost("https://open.feishu.cn@attacker.example")),
      ("https://open.feishu.cn:443@attacker.example", .notHost("https://open.feishu.cn:443@attacker.example")),
      ("https://attacker.example#.feishu.cn", .notHost("https://attacker.example#.feishu.cn")),
      ("https://attacker.example?.feishu.cn", .notHost("https://attacker.example?.feishu.cn")),
      ("https://attacker.example/.feishu.cn", .notHost("https://attacker.example/.feishu.cn")),
      ("https://attacker.example\\.feishu.cn", .notHost("https://attacker.example\\.feishu.cn")),
      ("https://attacker.example\n.feishu.cn", .notHost("https://attacker.example\n.feishu.cn")),
      ("https://attacker.example%2f.feishu.cn", .notHost("https://attacker.example%2f.feishu.cn")),
      ("https://open.feishu.cn.", .notHost("https://open.feishu.cn.")), ("https://", .notHost("https://")),
      ("https://.feishu.cn", .notHost("https://.feishu.cn")), ("https://[::1]", .notHost("https://[::1]")),
      ("https://о.feishu.cn", .notHost("https://о.feishu.cn")),
      ("https://evilfeishu.cn", .foreign("evilfeishu.cn")), ("https://feishu.cn.evil", .foreign("feishu.cn.evil")),
      ("https://open.feishu.cn.attacker.example", .foreign("open.feishu.cn.attacker.example")),
      ("https://open.feishu.cn:8443", .foreign("open.feishu.cn:8443")), ("https://127.0.0.1", .foreign("127.0.0.1")),
    ])
  func others(server: String, objection: PlatformHosts.Objection) {
    #expect(PlatformHosts.standard.objection(to: server) == objection)
  }

  @Test("are those that somebody allowed, with their port, and none below them")
  func allowed() {
    let hosts = PlatformHosts(allowing: ["Tea.example.com:8443", "cups.example.com"])
    #expect(hosts.allowed == ["cups.example.com", "tea.example.com:8443"])
    #expect(hosts.objection(to: "https://tea.example.com:8443") == nil)
    #expect(hosts.objection(to: "https://cups.example.com") == nil)
    #expect(hosts.objection(to: "https://tea.example.com") == .foreign("tea.example.com"))
    #expect(hosts.objection(to: "https://my.cups.example.com") == .foreign("my.cups.example.com"))
    #expect(hosts.objection(to: "http://cups.example.com") == .notHTTPS("http://cups.example.com"))
  }

  @Test(
    "are written as a host and a port",
    arguments: [
      ("tea.example.com", true), ("tea.example.com:8443", true), ("localhost", true), ("x-1.cn", true), ("", false),
      ("https://tea.example.com", false), ("tea.example.com/", false), ("*.example.com", false), ("a..b", false),
      ("-a.cn", false), ("a:", false), ("a:99999", false), ("a:1:2", false), ("a b", false), ("茶.cn", false),
      (String(repeating: "a", count: 300), false),
    ])
  func hosts(text: String, isHost: Bool) {
    #expect(PlatformHosts.isHost(text) == isHost)
  }

  @Test("cannot be gone on with by a path", arguments: ["@attacker.example/x", ".attacker.example", ":8443/x", ""])
  func paths(path: String) {
    var endpoint = Endpoint(
      name: EndpointName(project: "tea", version: "v1", resource: "pot", method: "get", origin: .explorer),
      title: "Pots", httpMethod: "GET", path: "/pots")
    #expect(endpoint.objection(by: .standard) == nil)
    endpoint.path = path
    #expect(endpoint.objection(by: .standard) != nil)
  }
}
