import APISpec
import Testing

@testable import DocReader

@Suite("Where and how an endpoint is called")
struct URLTests {
  @Test(
    "Every form of a URL",
    arguments: [
      (
        "https://open.feishu.cn/open-apis/tea/v1/pots/:pot_id", "https://open.feishu.cn /open-apis/tea/v1/pots/{pot_id}"
      ),
      (
        "https://open.feishu.cn/open-apis/tea/v1/pots/{pot_id}/lids/:lidId",
        "https://open.feishu.cn /open-apis/tea/v1/pots/{pot_id}/lids/{lidId}"
      ),
      ("`https://open.feishu.cn/open-apis/tea/v1/pots`", "https://open.feishu.cn /open-apis/tea/v1/pots"),
      ("https://www.feishu.cn/tea/openapi/v2/pots", "https://www.feishu.cn /tea/openapi/v2/pots"),
      (
        "https://accounts.feishu.cn/open-apis/authen/v1/authorize",
        "https://accounts.feishu.cn /open-apis/authen/v1/authorize"
      ),
      ("https://open.feishu.cn/open-apis/tea/v1/pots/", "https://open.feishu.cn /open-apis/tea/v1/pots/"),
      ("[https://open.feishu.cn/a](https://open.feishu.cn/b)", "https://open.feishu.cn /a"),
      ("https://open.feishu.cn/a/b 注：tea", "https://open.feishu.cn /a/b"),
      ("https://open.feishu.cn/a。", "https://open.feishu.cn /a"),
    ])
  func forms(text: String, expected: String) throws {
    let url = try #require(DocumentedURL(bytes(text)))
    #expect("\(url.server) \(url.path)" == expected)
    #expect(url.query.isEmpty)
  }

  @Test("A query in the URL is taken apart, repeated keys and `&order_by` too")
  func query() throws {
    let url = try #require(DocumentedURL(bytes("https://open.feishu.cn/a?id=1&id=2&order_by=x&flag&e=")))
    #expect(url.path == "/a")
    #expect(url.query.map { "\($0.name)=\($0.value)" } == ["id=1", "id=2", "order_by=x", "flag=", "e="])
  }

  @Test(
    "No address",
    arguments: ["", "open-apis/tea/v1/pots", "https://", "https://open.feishu.cn", "http", "/open-apis/tea"])
  func none(text: String) {
    #expect(DocumentedURL(bytes(text)) == nil)
  }

  @Test("Path parameters follow the order of the URL; the table adds what it knows")
  func pathParameters() throws {
    var page = RawPage()
    page.url += "/:pot_id/lids/:lid_id"
    page.pathParameters = "lid_id | string | Lid⏎**数据校验规则**：⏎- 最大长度：`9` 字符\npot_id | string | Pot"
    let reading = read(page)
    expect(
      SpecText(reading.spec).text(try reading.endpoint().pathParameters),
      "pot_id: string required // Pot\nlid_id: string required [length ..9] // Lid")
    #expect(reading.diagnostics.isEmpty)
  }

  @Test("Unplaced parameters go into the path where the URL has them, else into query or body")
  func unplaced() throws {
    let table =
      "### 请求参数\n\n| 参数 | 类型 | 必须 | 说明 |\n| --- | --- | --- | --- |\n| pot_id | string | 是 | Pot |\n| size | int | 否 | Size |"
    let get = read(
      RawPage().with {
        $0.method = "GET"
        $0.url += "/:pot_id"
        $0.ending = table
      })
    #expect(try get.endpoint().pathParameters.map(\.name) == ["pot_id"])
    #expect(try get.query() == "size: int32 optional // Size")
    let post = read(
      RawPage().with {
        $0.url += "/:pot_id"
        $0.ending = table
      })
    #expect(try post.endpoint().pathParameters.map(\.name) == ["pot_id"])
    #expect(try post.body() == "size: int32 optional // Size")
  }
}

@Suite("Who may call an endpoint, and how often")
struct AccessTests {
  private func access(_ change: (inout RawPage) -> Void) throws -> String {
    try read(RawPage().with(change)).endpoint().access
  }

  @Test("All of it")
  func whole() throws {
    expect(
      try access {
        $0.rateLimit = "[1000 次/分钟、50 次/秒](/ssl:ttdoc/uUzN04SN3QjL1cDN)"
        $0.fieldScopes = "<md-perm name=\"tea:id\" desc=\"ids\" support_app_types=\"custom\" tags=\"\">ids</md-perm>"
      },
      """
      POST https://open.feishu.cn/open-apis/tea/v1/pots
      limits 1000/minute, 50/second
      apps custom, isv
      tokens tenant_access_token
      scopes anyOf tea:pot
      field scopes tea:id
      """)
  }

  @Test(
    "Every form of a rate limit",
    arguments: [
      ("[100 次/分钟](/ssl:x)", [RateLimit.calls(100, per: .minute)]), ("[特殊频控](/ssl:x)", [.special]),
      ("[1000 次/分钟、50 次/秒](/x)", [.calls(1000, per: .minute), .calls(50, per: .second)]),
      ("5 次/秒", [.calls(5, per: .second)]),
      ("10次/秒", [.calls(10, per: .second)]), ("==5 QPS==", [.calls(5, per: .second)]),
      ("20 次/小时", [.calls(20, per: .hour)]),
      ("1,000 次/天", [.calls(1000, per: .day)]), ("3 次/分", [.calls(3, per: .minute)]),
      ("100 次每分钟", [.calls(100, per: .minute)]),
      ("适中", []), ("", []), ("分钟", []), ("100", []),
    ])
  func rateLimits(text: String, limits: [RateLimit]) {
    let inner = text.hasPrefix("[") ? String(text.dropFirst().prefix { $0 != "]" }) : text
    #expect(AccessReader.rateLimits(in: bytes(inner)) == limits)
  }

  @Test("The address of a link is no limit")
  func linkAddress() throws {
    let reading = read(RawPage().with { $0.rateLimit = "[特殊频控](https://x/5 次/秒)" })
    #expect(try reading.endpoint().rateLimits == [.special])
  }

  @Test(
    "App types",
    arguments: [
      ("<md-app-support types=\"custom,isv\"></md-app-support>", [AppType.custom, .isv]),
      ("<md-app-support types=\"isv\"></md-app-support>", [.isv]),
      ("custom,isv", [.custom, .isv]), ("custom  isv", [.custom, .isv]), ("自建应用、商店应用", [.custom, .isv]),
      ("商店应用", [.isv]), ("", []),
    ])
  func appTypes(text: String, types: [AppType]) throws {
    #expect(try read(RawPage().with { $0.apps = text }).endpoint().appTypes == types)
  }

  @Test("Tokens stand in the Authorization header, in any order")
  func tokens() throws {
    let header = { (tags: String) in "Authorization | string | 是 | \(tags)⏎**值格式**：\"Bearer `access_token`\"" }
    let both =
      "<md-tag type=\"token-user\">user_access_token</md-tag> 或 <md-tag type=\"token-tenant\">tenant_access_token</md-tag>"
    #expect(try read(RawPage().with { $0.headers = header(both) }).endpoint().tokenTypes == [.tenant, .user])
    let app = "<md-tag type=\"token-app\">app_access_token</md-tag>"
    #expect(try read(RawPage().with { $0.headers = header(app) }).endpoint().tokenTypes == [.app])
  }

  @Test("Dialect B has a row for them")
  func tokenRow() throws {
    let text = PlainPages.explorerExport().replacing(
      "tenant_access_token |", with: "tenant_access_token, user_access_token |")
    #expect(try read("b.md", text).endpoint().tokenTypes == [.tenant, .user])
  }

  @Test("Any of the scopes is enough, unless the label demands all")
  func allOf() throws {
    let two = "<md-perm name=\"a:b\">ab</md-perm><md-perm name=\"c:d\">cd</md-perm>"
    for (label, mode) in [
      ("权限要求", ScopeRequirement.Mode.anyOf), ("权限要求 <md-tooltip type=\"info\">开启任意一项</md-tooltip>", .anyOf),
      ("权限要求 <md-tooltip type=\"info\">需同时开启</md-tooltip>", .allOf), ("权限要求 <div>开启全部权限</div>", .allOf),
      ("权限要求 <div>开启任一权限，而非全部</div>", .anyOf),
    ] {
      let scopes = try read(
        RawPage().with {
          $0.scopesLabel = label
          $0.scopes = two
        }
      ).endpoint().scopes
      #expect(scopes.mode == mode, "\(label)")
      #expect(scopes.scopes.map(\.name) == ["a:b", "c:d"])
    }
  }

  @Test("A scope keeps label, kinds of apps and its mark of age; repeated ones count once")
  func scopeFacts() throws {
    let scope =
      "<md-perm name=\"a:b\" desc=\"x\" support_app_types=\"custom,isv\" tags=\"history,offline\">\n read\n</md-perm>"
    #expect(
      try read(RawPage().with { $0.scopes = scope + scope }).endpoint().scopes.scopes
        == [Scope(name: "a:b", label: "read", appTypes: [.custom, .isv], isHistoric: true)])
  }

  @Test(
    "Scopes as text",
    arguments: [
      ("app_engine:approval:write", "app_engine:approval:write"),
      ("read pots(tea:pot)<br>fill pots(tea:pot:write)", "tea:pot tea:pot:write"),
      ("`tea:pot` read `offline_access` stay", "tea:pot offline_access"), ("tea:pot, tea:lid", "tea:pot tea:lid"),
      ("无", ""), ("-", ""),
    ])
  func scopeText(text: String, names: String) throws {
    let reading = read(RawPage().with { $0.scopes = text })
    #expect(try reading.endpoint().scopes.scopes.map(\.name).joined(separator: " ") == names)
    #expect(reading.diagnostics.isEmpty)
  }

  @Test("Labels in one row and names in the next, as in dialect B")
  func twoRows() throws {
    let rows = "| 权限要求 | read pots <br> fill pots <br> read ids |\n| 权限要求 | tea:pot <br> tea:pot:write |"
    let reading = read("b.md", PlainPages.explorerExport(moreBasics: rows))
    #expect(try reading.endpoint().scopes.scopes.map(\.name) == ["tea:pot", "tea:pot:write"])
    #expect(!reading.rules.contains(.namelessScope))
  }

  @Test("A label over two lines, as in dialect A")
  func twoLineLabel() throws {
    let rows = "权限要求  \n        **any of these** | read pots(tea:pot)  \nfill pots(tea:pot:write)"
    let reading = read("a.md", PlainPages.portalCopy(moreBasics: rows))
    expect(
      try reading.endpoint().access,
      """
      POST https://open.feishu.cn/open-apis/tea/v1/pots
      apps custom, isv
      tokens tenant_access_token
      scopes anyOf tea:pot, tea:pot:write
      """)
  }

  @Test("Other headers are parameters")
  func headers() throws {
    let reading = read(
      RawPage().with {
        $0.headers +=
          "\nContent-Type | string | 是 | **固定值**：\"application/json; charset=utf-8\"\nX-Tea | string | 否 | Tea"
      })
    #expect(try reading.endpoint().headers.map(\.name) == ["X-Tea"])
    #expect(try reading.endpoint().request.contentType == "application/json")
  }
}

@Suite("What an endpoint is called")
struct NamingTests {
  private func name(_ text: String) throws -> String {
    let name = try read("tea-v1/pot/page.md", text).endpoint().name
    return "\(name) \(name.origin)"
  }

  @Test("The link to the explorer states it, and is no part of the words around it")
  func explorer() throws {
    let page = RawPage().with { $0.explorer = "project=tea&version=v1&resource=pot.lid&method=batchUpdate" }
    #expect(try name(page.text) == "tea.v1.pot.lid.batchUpdate explorer")
    #expect(try read(page).endpoint().summary == "Fills a pot.")
  }

  @Test(
    "A sample that calls the endpoint states it",
    arguments: [
      ("client.tea.v1.tea_pot.update(request)", "tea.v1.tea_pot.update sample"),
      ("resp, err := client.Tea.V1.TeaPot.BatchUpdate(ctx, req)", "tea.v1.tea_pot.batch_update sample"),
      ("client.tea().v1().teaPot().batchUpdate(req, opts)", "tea.v1.tea_pot.batch_update sample"),
      ("await client.tea.v1.teaPot.update({", "tea.v1.tea_pot.update sample"),
    ])
  func sample(code: String, expected: String) throws {
    #expect(try name(PlainPages.explorerExport(sample: code)) == expected)
  }

  @Test("The page's path gives resource and method where it follows the platform's scheme")
  func path() throws {
    #expect(try name(RawPage().with { $0.explorer = "" }.text) == "tea.v1.pot.update derived")
    #expect(
      try name(PlainPages.converted(path: "/tea/reference/tea-v1/pot-lid/batch_get"))
        == "tea.v1.pot.lid.batch_get derived")
  }

  @Test(
    "Else the URL gives the resource, and the page's last word or the HTTP method the method",
    arguments: [
      ("POST", "/open-apis/tea/v1/pots", "/a/fill-pots", "tea.v1.pot.fill"),
      ("GET", "/open-apis/tea/v1/pots", "", "tea.v1.pot.list"),
      ("GET", "/open-apis/tea/v1/pots/{id}", "", "tea.v1.pot.get"),
      ("DELETE", "/open-apis/tea/v1/pots/{id}/lids/{l}", "", "tea.v1.pot.lid.delete"),
      ("POST", "/open-apis/tea/v1/pots/fill", "/x/fill", "tea.v1.pot.fill"),
      ("POST", "/open-apis/tea/v1/pots/fill", "", "tea.v1.pot.fill"),
      ("PUT", "/open-apis/tea/v1/pots/{id}/lid", "", "tea.v1.pot.lid.update"),
      ("POST", "/tea/openapi/v2/cup/search", "", "tea.v2.cup.search"),
      ("PATCH", "/open-apis/tea/v1/boxes/{id}", "", "tea.v1.box.patch"),
      ("POST", "/tea/openapi/v2/cups", "", "tea.v2.cup.create"),
      ("PUT", "/open-apis/tea/v1/pots/{id}", "/x/uQjL04CNxYjM", "tea.v1.pot.update"),
    ])
  func url(method: String, path: String, page: String, expected: String) {
    #expect(EndpointNaming.derivedName(httpMethod: method, path: path, documentationPath: page).description == expected)
  }
}
