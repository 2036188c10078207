import Testing

@testable import DocReader

/// For every rule, pages that break it and nothing else.
private let pagesThatBreak: [DiagnosticRule: [PageText]] = {
  func raw(_ change: (inout RawPage) -> Void) -> [PageText] { [page("page.md", RawPage().with(change).text)] }
  func text(_ text: String) -> [PageText] { [page("page.md", text)] }
  let row = "<md-tr><md-td>400</md-td><md-td>7</md-td><md-td>Cold</md-td><md-td>Heat</md-td></md-tr>"
  let head =
    "<md-table><md-thead><tr><md-th>HTTP状态码</md-th><md-th>错误码</md-th><md-th>描述</md-th><md-th>排查建议</md-th></tr></md-thead>"
  let table = "\(head)<md-tbody>\(row)</md-tbody></md-table>"
  return [
    .notUTF8: [PageText(path: "page.md", bytes: [0x89, 0x50, 0x4E, 0x47, 0xFF])],
    .emptyPage: text(" \n"),
    .unclosedFence: raw { $0.ending = "## Notes\n\n```json\n{}\n" },
    .unclosedContainer: raw { $0.ending = "### 错误码\n:::html\n\(table)\n" },
    .oddTag: raw { $0.body = "size | int | 否 | <md-enum-item key=\"1\" <>One</md-enum-item>" },
    .commentedMarkup: raw { $0.ending = "### 错误码\n:::html\n\(table.replacing(row, with: "<!-- \(row) -->"))\n:::" },
    .unclosedTable: raw { $0.ending = "### 错误码\n:::html\n\(head)\(row)\n:::" },
    .missingMethod: raw { $0.method = "GETT" },
    .unreadableURL: raw { $0.url = "open-apis/tea/v1/pots" },
    .unknownBasicsRow: raw { $0.moreBasics = [("HTTP Version", "2")] },
    .unknownRateLimit: raw { $0.rateLimit = "适中" },
    .unknownAppType: raw { $0.apps = "robot" },
    .unknownToken: raw { $0.headers = "Authorization | string | 是 | See above" },
    .namelessScope: raw { $0.scopes = "<md-perm href=\"/x\">read pots</md-perm>" },
    .pathParameterMismatch: raw {
      $0.url += "/:pot_id"
      $0.pathParameters = "lid_id | string | Lid"
    },
    .derivedName: raw { $0.explorer = "" },
    .foreignHost: raw { $0.url = "https://tea.example.com/open-apis/tea/v1/pots" },
    .unusableName: raw {
      $0.explorer = "project=../tea&version=v1&resource=pot&method=update"
      $0.ending = "## 示例代码\n\n```python\nclient.tea.v1.pot.update(request)\n```\n"
    },
    .namelessEndpoint: raw {
      $0.explorer = ""
      $0.url = "https://open.feishu.cn/\(String(repeating: "tea", count: 40))/v1/pots"
    },
    .raggedRow: raw { $0.body = "size | int | 否" },
    .unknownType: raw { $0.body = "sizes | List\\<stirng\\> | 否 | Sizes" },
    .unknownPresence: raw { $0.body = "size | int | 见描述 | Size" },
    .unknownRule: raw { $0.body = "size | int | 否 | Size⏎**数据校验规则**：⏎- 不可包含斜杠" },
    .repeatedField: raw { $0.body = "size | int | 否 | Size\nsize | int | 否 | Size" },
    .repeatedValue: raw { $0.body = "size | int | 否 | \(RawPage.values(["1": "One", "1": "Two"]))" },
    .unusableElement: raw { $0.body = "size | int | 否 | \(RawPage.values(["1": "One", "": "Two"]))" },
    .namelessRow: raw { $0.body = "size | int | 否 | Size\n | string | 否 | What" },
    .unusedTable: raw { $0.ending = "#### Widgets\n\n| 控件 | 取值 |\n| --- | --- |\n| a | b |\n" },
    .scalarWithChildren: raw { $0.body = "pot | string | 否 | Pot\n  size | int | 否 | Size" },
    .misplacedConstraint: raw { $0.body = "hot | boolean | 否 | Hot⏎**数据校验规则**：⏎- 最大值：`1`" },
    .uncheckedPattern: raw { $0.body = "leaf | string | 否 | Leaf⏎**数据校验规则**：⏎- 正则校验：`^(?!tea).*$`" },
    .uncertainNesting: text(
      PlainPages.portalCopy(
        body:
          "pot | pot | 否 | Pot\nlid | lid | 否 | Lid\nsize | int | 否 | Size\ncup | cup[] | 否 | Cup\nhot | boolean | 否 | Hot"
      ).replacing("Fills a pot.", with: "Fills a pot.{尝试一下}(url=/x/api_explore_config?\(RawPage().explorer))")),
    .impliedEnvelope: raw {
      $0.response = "size | int | Size"
      $0.responseExample = "{\"code\": 0, \"data\": {\"size\": 1}}"
    },
    .unmatchedTypeNote: text(
      PlainPages.explorerExport(
        body: "| tea | string | 否 | Tea |",
        notes: "**类型额外说明**:\n\n- **person** 类型说明:\n\n  基本属性:\n\n   id: string <br>\n",
        responseExample: "")),
    .inferredFields: text(PlainPages.explorerExport()),
    .repairedExample: raw { $0.responseExample = "{\"code\": 0,}" },
    .refusedExample: raw { $0.responseExample = "{\"code\": 0 \"msg\" … what" },
    .undocumentedKey: raw { $0.responseExample = "{\"code\": 0, \"lid\": 1}" },
    .exampleTypeMismatch: raw { $0.responseExample = "{\"code\": \"0\"}" },
    .unreadableErrorRow: raw { $0.errors = "400 | 7 | Cold | Heat\n400 | \\- | Wet | Dry" },
    .repeatedError: raw { $0.errors = "400 | 7 | Cold | Heat\n400 | 7 | Wet | Dry" },
    .missingEventType: text("# Pot filled\n\n## 事件\n\n\(RawPage.basics([("事件类型", ""), ("推送方式", "Webhook")]))\n"),
    .pagesDisagree: [
      page(
        "a.md",
        RawPage().with {
          $0.frontMatter = "<!--\nfullPath: /tea/pot\n-->"; $0.rateLimit = "5 次/秒"
        }.text),
      page(
        "b.md",
        RawPage().with {
          $0.frontMatter = "<!--\nfullPath: /tea/pot\n-->"; $0.rateLimit = "6 次/秒"
        }.text),
    ],
    .endpointsCollide: [
      page("a.md", RawPage().text),
      page(
        "b.md",
        RawPage().with {
          $0.frontMatter = ""; $0.explorer = "project=tea&version=v1&resource=pot&method=fill"
        }.text),
    ],
    .nameTaken: [
      page("a.md", RawPage().text),
      page(
        "b.md",
        RawPage().with {
          $0.url += "/all"; $0.frontMatter = ""
        }.text),
    ],
  ]
}()

/// Rules that no page breaks yet.
private let notYetTriggered: Set<DiagnosticRule> = [.lostText]

@Suite("Diagnostics")
struct DiagnosticTests {
  @Test("Every rule has a page that breaks it and nothing else", arguments: DiagnosticRule.allCases)
  func triggered(rule: DiagnosticRule) throws {
    guard !notYetTriggered.contains(rule) else {
      #expect(pagesThatBreak[rule] == nil)
      return
    }
    let pages = try #require(pagesThatBreak[rule], "\(rule) has no page")
    let reading = read(pages)
    #expect(reading.rules == [rule], "\(reading.findings)")
    for finding in reading.diagnostics {
      #expect(finding.place.line >= 1 && finding.place.column >= 1)
      #expect(pages.contains { $0.path == finding.place.path })
      #expect(finding.message.last.map { ".]|)".contains($0) || $0.isLetter || $0.isNumber } == true)
    }
  }

  @Test("The pages of these tests break no rule by themselves")
  func clean() {
    #expect(read(RawPage()).diagnostics.isEmpty)
    // The conversion lost the link to the explorer, the copy as well; the export has no response table.
    #expect(read("d.md", PlainPages.converted()).rules == [.derivedName])
    #expect(read("a.md", PlainPages.portalCopy()).rules == [.derivedName])
    #expect(read("b.md", PlainPages.explorerExport()).rules == [.inferredFields])
  }

  @Test("Codes are stable: DOC and three digits, none twice, in rising order")
  func codes() {
    let codes = DiagnosticRule.allCases.map(\.code)
    #expect(Set(codes).count == codes.count)
    #expect(codes == codes.sorted())
    for code in codes {
      #expect(code.hasPrefix("DOC") && code.count == 6 && code.dropFirst(3).allSatisfy(\.isNumber))
    }
  }

  @Test("Every rule says what it means, what to do, and shows an example", arguments: DiagnosticRule.allCases)
  func texts(rule: DiagnosticRule) {
    #expect(rule.summary.hasSuffix("."))
    #expect(rule.hint.hasSuffix("."))
    #expect(!rule.example.isEmpty)
  }

  @Test("A finding reads as a compiler prints it, with line and column of what it is about")
  func places() throws {
    let text = RawPage().with { $0.rateLimit = "适中" }.text
    let finding = try #require(read("tea/pot.md", text).diagnostics.first)
    let line = text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains("适中") }
    #expect(finding.place.line == line.map { $0 + 1 })
    #expect(finding.place.column == 1 + "<md-td>".count)
    #expect(finding.description == "\(finding.place): warning: \(finding.message) [DOC013]")
  }

  @Test("Findings are sorted by place and none is there twice")
  func order() {
    let reading = read(
      RawPage().with {
        $0.rateLimit = "适中"
        $0.apps = "robot"
        $0.errors = "400 | x | Cold | Heat\n400 | y | Wet | Dry"
      })
    #expect(reading.diagnostics.count == 4)
    #expect(reading.diagnostics == reading.diagnostics.sorted())
    #expect(Set(reading.diagnostics).count == 4)
  }

  @Test("A page that cannot be used is counted, and the others are read")
  func unreadable() {
    let reading = read([
      page("a.md", ""), page("b.md", RawPage().text), page("c.md", RawPage().with { $0.method = "GETT" }.text),
    ])
    #expect(reading.counts.unreadable == 2)
    #expect(reading.counts.endpoints == 1)
    #expect(reading.spec.endpoints.count == 1)
  }
}
