import APISpec
import Testing

@testable import DocReader

@Suite("A page that sends calls elsewhere", .tags(.attack))
struct HostAttackTests {
  @Test(
    "is an error, and documents nothing",
    arguments: [
      "http://attacker.example:8080/open-apis/tea/v1/pots", "https://open.feishu.cn.attacker.example/open-apis/pots",
      "https://open.feishu.cn@attacker.example/open-apis/tea/v1/pots", "https://evilfeishu.cn/open-apis/tea/v1/pots",
      "http://open.feishu.cn/open-apis/tea/v1/pots",
    ])
  func foreign(url: String) throws {
    let reading = read(RawPage().with { $0.url = url })
    #expect(reading.rules == [.foreignHost])
    #expect(reading.spec.endpoints.isEmpty)
    #expect(reading.counts.unreadable == 1)
    let place = try #require(reading.diagnostics.first).place
    #expect(place.line == 19, "the line of the URL")
  }

  @Test("is read where its host was allowed")
  func allowed() {
    let text = page("a.md", RawPage().with { $0.url = "https://tea.example.com/pots" }.text)
    let reading = assemble([readPage(text, hosts: PlatformHosts(allowing: ["tea.example.com"]))])
    #expect(reading.spec.endpoints.map(\.server) == ["https://tea.example.com"])
  }

  @Test("is read where capitals are all that is strange")
  func capitals() throws {
    let reading = read(RawPage().with { $0.url = "https://Open.Feishu.CN/open-apis/tea/v1/pots" })
    #expect(try reading.endpoint().server == "https://open.feishu.cn")
  }

  @Test("is an error, too, where an IR file says the same")
  func screening() {
    var endpoint = Endpoint(
      name: EndpointName(project: "tea", version: "v1", resource: "pot", method: "get", origin: .explorer),
      title: "Pots", httpMethod: "GET", server: "https://evilfeishu.cn", path: "/pots",
      sources: [PageSource(path: "tea.md", dialect: .rawPortal)])
    var other = endpoint
    other.name.method = "list"
    other.server = Endpoint.usualServer
    endpoint.response.fields = [Field(name: "data", type: .object("tea.v1.pot"))]
    let spec = APISpec(endpoints: [endpoint, other], shapes: [Shape(id: "tea.v1.pot")])
    let screened = SpecScreening(spec, hosts: .standard, location: "tea.ir.json")
    #expect(screened.spec == APISpec(endpoints: [other]))
    #expect(
      screened.diagnostics.map(\.description) == [
        "tea.md:1:1: error: tea.v1.pot.get: 'evilfeishu.cn' is not a host of the platform, and calls carry tokens. [DOC019]"
      ])
  }
}

@Suite("A page with invalid names", .tags(.attack))
struct NameAttackTests {
  @Test(
    "is called by its URL",
    arguments: [
      "project=../../..&version=v1&resource=pot&method=update",
      "project=tea&version=../v1&resource=pot&method=update",
      "project=tea&version=v1&resource=../../etc/passwd&method=update",
      "project=tea&version=v1&resource=pot&method=\u{345}", "project=\u{3164}&version=v1&resource=pot&method=update",
      "project=q\",.serialized,\"&version=v1&resource=pot&method=update",
      "project=\(String(repeating: "p", count: 5_000))&version=v1&resource=pot&method=update",
    ])
  func derived(explorer: String) throws {
    let reading = read(RawPage().with { $0.explorer = explorer })
    let name = try reading.endpoint().name
    #expect(name.description == "tea.v1.pot.update")
    #expect(name.origin == .derived)
    #expect(reading.rules == [.unusableName, .derivedName])
  }

  @Test(
    "is an error where its URL has none, either",
    arguments: ["https://open.feishu.cn/\(String(repeating: "tea", count: 40))/pots"])
  func nameless(url: String) {
    let reading = read(
      RawPage().with {
        $0.explorer = "project=..&version=..&resource=..&method=.."
        $0.frontMatter = ""
        $0.url = url
      })
    #expect(reading.rules == [.unusableName, .namelessEndpoint])
    #expect(reading.spec.endpoints.isEmpty)
  }

  @Test(
    "is called by what is left of its URL",
    arguments: [
      ("https://open.feishu.cn/../../..", "api.v1.api.update"),
      ("https://open.feishu.cn/..;/tea/v1/pots", "tea.v1.pot.update"),
      ("https://open.feishu.cn/open-apis/te\\(a/v1/po;ts", "te_a.v1.po_t.update"),
      ("https://open.feishu.cn/open-apis/tea/v1/%00%0d", "tea.v1.pot.update"),
      ("https://open.feishu.cn/open-apis/a.b/v1/c.d/e", "a_b.v1.c.d.e.update"),
    ])
  func rest(url: String, name: String) throws {
    let reading = read(
      RawPage().with {
        $0.explorer = ""
        $0.url = url
      })
    #expect(try reading.endpoint().name.description == name)
  }

  @Test("is an event without a name where it documents one")
  func events() throws {
    let reading = read(
      "tea-event.md",
      """
      # Emptied {尝试一下}(url=/x/api_explore_config?project=../..&version=v1&resource=pot&event=emptied)

      ## 事件

      | 基本 | |
      | --- | --- |
      | 事件类型 | tea.pot.emptied_v1 |

      ### 事件体

      | 名称 | 类型 | 描述 |
      | --- | --- | --- |
      | pot_id | string | The pot |
      """)
    let event = try reading.event()
    #expect(event.name == nil)
    #expect(event.scope == "tea.v1")
    #expect(reading.rules.contains(.unusableName))
  }
}
