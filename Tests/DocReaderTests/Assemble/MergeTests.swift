import APISpec
import Testing

@testable import DocReader

/// A page of dialect C and one of dialect B about the same endpoint.
private let best = RawPage().with {
  $0.body = "tea | string | 是 | Tea\npot | pot | 否 | Pot\n  size | int | 否 | Size"
}

private func pages(_ raw: RawPage, _ export: String) -> SpecReading {
  read([page("c.md", raw.text), page("b.md", export)])
}

@Suite("Pages of one endpoint become one")
struct MergeTests {
  @Test("Each fact comes from the page that states it best")
  func bestPage() throws {
    let raw = best.with {
      $0.explorer = ""
      $0.frontMatter = "---\ntitle: \"Fill a pot\"\n---"
      $0.headers = ""
      $0.rateLimit = "5 次/秒"
    }
    let export = PlainPages.explorerExport(
      body: "| tea | string | 是 | Tea |\n| pot | object | 否 | Pot |",
      bodyExample: "{\"tea\": \"green\", \"pot\": {\"size\": 1}}")
    let reading = pages(raw, export)
    let endpoint = try reading.endpoint()
    #expect("\(endpoint.name) \(endpoint.name.origin)" == "tea.v1.pot.update sample")
    #expect(endpoint.tokenTypes == [.tenant])
    #expect(endpoint.rateLimits == [.calls(5, per: .second)])
    #expect(endpoint.sources.map { "\($0.path) \($0.dialect.rawValue)" } == ["c.md C", "b.md B"])
    #expect(endpoint.request.examples.count == 1)
    expect(
      try reading.body(),
      """
      tea: string required // Tea
      pot: #pot optional // Pot
        size: int32 optional // Size
      """)
    #expect(reading.counts.endpoints == 2)
  }

  @Test(
    "What the pages disagree about is reported at both places",
    arguments: [
      ("| tea | string | 否 | Tea |", "presence of body.tea: required here, optional at b.md"),
      ("| tea | int | 是 | Tea |", "type of body.tea: string here, int32 at b.md"),
      ("| tea | string | 是 | Tea |\n| lid | string | 否 | Lid |", "body.lid is documented here and not on c.md"),
    ])
  func disagreements(rows: String, message: String) throws {
    let raw = RawPage().with { $0.body = "tea | string | 是 | Tea" }
    let reading = pages(raw, PlainPages.explorerExport(body: rows))
    let finding = try #require(reading.diagnostics.first { $0.rule == .pagesDisagree }, "\(reading.findings)")
    #expect(finding.message.hasPrefix(message))
    #expect(Set([finding.place.path, finding.related?.path]) == ["b.md", "c.md"])
    #expect(finding.place.line > 1)
  }

  @Test("The first page is followed where they disagree, what only the other one has is added")
  func followed() throws {
    let raw = RawPage().with { $0.body = "tea | string | 是 | Tea" }
    let reading = pages(raw, PlainPages.explorerExport(body: "| tea | int | 否 | Other |\n| lid | string | 否 | Lid |"))
    #expect(try reading.body() == "tea: string required // Tea\nlid: string optional // Lid")
  }

  @Test("Values, limits, scopes, app types and error codes are compared too")
  func facts() throws {
    let raw = RawPage().with {
      $0.body = "tea | string | 否 | Tea⏎**可选值有**：⏎- a：A⏎- b：B⏎**数据校验规则**：⏎- 最大长度：`9` 字符"
      $0.errors = "400 | 7 | Cold | Heat\n400 | 8 | Wet | Dry"
      $0.rateLimit = "5 次/秒"
    }
    let other =
      PlainPages.converted(
        body: "| tea | string | 否 | Tea<br>**可选值有**：<br>- `a`：A<br>**数据校验规则**：<br>- 最大长度：`8` 字符 |"
      )
      .replacing("| 支持的应用类型 | custom,isv |", with: "| 接口频率限制 | 6 次/秒 |\n| 支持的应用类型 | custom |")
      .replacing("`tea:pot` pots", with: "`tea:lid` lids").replacing("tenant_access_token", with: "user_access_token")
      + "\n### 错误码\n\n| HTTP状态码 | 错误码 | 描述 |\n| --- | --- | --- |\n| 400 | 7 | Cold |\n| 400 | 9 | Dry |\n"
    let reading = read([page("c.md", raw.text), page("d.md", other)])
    let messages = reading.diagnostics.filter { $0.rule == .pagesDisagree }.map(\.message)
    for start in [
      "values of body.tea: a, b here, a at", "limit of body.tea: 9 here, 8 at", "scopes: tea:pot here, tea:lid at",
      "app types: custom, isv here, custom at",
      "token types: tenant_access_token here, user_access_token at", "rate limits:", "error codes: 8 here, 9 at",
    ] {
      #expect(messages.contains { $0.hasPrefix(start) }, "\(start) in \(messages)")
    }
    #expect(try reading.endpoint().errors.map(\.code) == [7, 8, 9])
  }

  @Test("Widths of numbers and vague types are no disagreement")
  func noDisagreement() {
    let raw = RawPage().with {
      $0.body = "a | int64 | 否 | A\nb | string[] | 否 | B\nc | pot | 否 | C\n  size | int | 否 | S"
    }
    let reading = pages(
      raw,
      PlainPages.explorerExport(body: "| a | integer | 否 | A |\n| b | undefined[] | 否 | B |\n| c | object | 否 | C |"))
    #expect(!reading.rules.contains(.pagesDisagree), "\(reading.findings)")
  }

  @Test("A vague type takes the other page's clear one")
  func clearType() throws {
    let raw = RawPage().with { $0.body = "a | \\- | 否 | A" }
    #expect(
      try pages(raw, PlainPages.explorerExport(body: "| a | string | 否 | A |")).body() == "a: string optional // A")
  }

  @Test("Parameter names of the path do not tell endpoints apart")
  func parameterNames() {
    let other = RawPage().with {
      $0.url += "/{id}"
      $0.pathParameters = "id | string | Id"
    }
    let raw = RawPage().with {
      $0.url += "/:pot_id"
      $0.pathParameters = "pot_id | string | Id"
    }
    let export = PlainPages.explorerExport().replacing("v1/pots`", with: "v1/pots/:id`")
    #expect(pages(raw, export).spec.endpoints.count == 1)
    #expect(
      read([page("c.md", raw.text), page("other.md", other.with { $0.frontMatter = "" }.text)]).spec.endpoints.count
        == 2)
  }

  @Test("Three dialects of one page")
  func three() throws {
    let reading = read([
      page("b.md", PlainPages.explorerExport()), page("c.md", RawPage().text), page("d.md", PlainPages.converted()),
    ])
    #expect(try reading.endpoint().sources.map(\.dialect) == [.rawPortal, .converted, .explorerExport])
  }

  @Test("One page in two places of a crawl is one page: the newer one counts")
  func samePage() throws {
    let moved = RawPage().with {
      $0.path = "moved.md"
      $0.introduction = "Fills one pot."
      $0.frontMatter = $0.frontMatter.replacing("1700000000000", with: "1800000000000")
    }
    let reading = read(RawPage(), moved)
    #expect(try reading.endpoint().summary == "Fills one pot.")
    #expect(!reading.rules.contains(.endpointsCollide))
  }
}

@Suite("Different endpoints that meet")
struct CollisionTests {
  private let other = RawPage().with {
    $0.path = "other.md"
    $0.frontMatter = "---\ntitle: \"Fill a cup\"\nfullPath: /tea/other\nupdateTime: 1600000000000\n---"
    $0.explorer = "project=tea&version=v1&resource=cup&method=update"
  }

  @Test("One address: both are kept, the collision is reported")
  func address() throws {
    let reading = read(RawPage(), other)
    #expect(reading.spec.endpoints.map(\.name.description) == ["tea.v1.cup.update", "tea.v1.pot.update"])
    let finding = try #require(reading.diagnostics.first)
    #expect(reading.rules == [.endpointsCollide])
    #expect(finding.place.path == "other.md")
    #expect(finding.related?.path == "tea-v1/pot/update.md")
  }

  @Test("A living page is preferred to a historic one")
  func historic() throws {
    let old = other.with {
      $0.path = "historic-version/other.md"
      $0.frontMatter = $0.frontMatter.replacing("1600000000000", with: "1900000000000")
    }
    let finding = try #require(read(RawPage(), old).diagnostics.first { $0.rule == .endpointsCollide })
    #expect(finding.place.path == "historic-version/other.md")
  }

  @Test("One name: the preferred page keeps it, the other one gets a longer one")
  func name() throws {
    let twin = other.with {
      $0.url = "https://open.feishu.cn/open-apis/tea/v1/cups"
      $0.explorer = RawPage().explorer
    }
    let reading = read(RawPage(), twin)
    #expect(reading.spec.endpoints.map(\.name.description) == ["tea.v1.pot.update", "tea.v1.pot.update_2"])
    #expect(reading.spec.endpoints.map(\.title) == ["Fill a pot", "Fill a cup"])
    #expect(reading.rules == [.nameTaken])
  }

  @Test("Nothing depends on the order of the pages")
  func order() {
    let pages =
      [
        RawPage(), other, best,
        other.with {
          $0.path = "third.md"; $0.frontMatter = ""
        },
      ]
      .enumerated().map { page("\($0)/\($1.path)", $1.text) } + [page("b.md", PlainPages.explorerExport())]
    let expected = read(pages)
    for shift in 1..<pages.count {
      let reading = read(Array(pages[shift...] + pages[..<shift]).reversed())
      #expect(reading.spec == expected.spec)
      #expect(reading.diagnostics == expected.diagnostics)
    }
  }
}
