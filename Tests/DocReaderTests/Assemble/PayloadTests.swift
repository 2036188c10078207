import APISpec
import Testing

@testable import DocReader

@Suite("What a request carries")
struct RequestPayloadTests {
  private func request(_ change: (inout RawPage) -> Void) -> RequestPayload {
    read(RawPage().with(change)).spec.endpoints.first?.request ?? RequestPayload()
  }

  @Test("Nothing, where no body is documented")
  func none() throws {
    #expect(request { _ in }.kind == .none)
  }

  @Test("JSON, by its content type or without one")
  func json() throws {
    let row = "tea | string | 否 | Tea"
    #expect(request { $0.body = row }.kind == .json)
    #expect(
      request {
        $0.body = row
        $0.headers += "\nContent-Type | string | 是 | **固定值**：\"application/json; charset=utf-8\""
      }.kind == .json)
  }

  @Test(
    "A multipart form, by its content type",
    arguments: ["**示例值**：\"multipart/form-data; boundary=---7MA4\"", "**固定值**：\"multipart/form-data\""])
  func multipart(type: String) throws {
    let request = request {
      $0.body = "name | string | 是 | Name\nfile | file | 是 | Photo"
      $0.headers += "\nContent-Type | string | 是 | \(type)"
    }
    #expect(request.kind == .multipart)
    #expect(request.contentType == "multipart/form-data")
    #expect(request.fields.map(\.type) == [.string, .file])
  }

  @Test("A field called file is none where the body is JSON")
  func fileInJSON() throws {
    let request = request {
      $0.body = "photo | file | 否 | Photo\n  id | string | 否 | Id"
      $0.headers += "\nContent-Type | string | 是 | **固定值**：\"application/json\""
    }
    #expect(request.kind == .json)
  }

  @Test("Without a content type a file can only travel as a part")
  func fileAlone() throws {
    #expect(request { $0.body = "file | file | 是 | Photo" }.kind == .multipart)
  }

  @Test("A URL-encoded form")
  func form() throws {
    let request = request {
      $0.body = "tea | string | 否 | Tea"
      $0.headers += "\nContent-Type | string | 是 | **固定值**：\"application/x-www-form-urlencoded\""
    }
    #expect(request.kind == .form)
  }

  @Test("A row of the basics may state the content type")
  func basicsRow() throws {
    let request = request {
      $0.body = "file | file | 是 | Photo"
      $0.moreBasics = [("HTTP Content-Type", "multipart/form-data")]
    }
    #expect(request.contentType == "multipart/form-data")
    #expect(request.kind == .multipart)
  }

  @Test("Words of the section are notes, also under headings of their own")
  func notes() throws {
    let request = request { $0.ending = "### 请求体\n\nFill it up.\n\n#### Shapes\n\nRound." }
    #expect(request.notes == "Fill it up.\n\n## Shapes\n\nRound.")
    #expect(self.request { $0.ending = "### 查询参数\n\nOne of them." }.notes == "One of them.")
    #expect(
      self.request { $0.ending = "## 请求\n\nKeep calm.\n\n### Cups\n\nTwo." }.notes == "Keep calm.\n\n## Cups\n\nTwo.")
  }

  @Test("Examples are compact JSON in their own order; dumps of forms are text")
  func examples() throws {
    #expect(
      request { $0.bodyExample = "{\n \"b\": 1,\n \"a\": [ 2 ]\n}" }.examples == [
        ExampleText(title: "请求体示例", text: "{\"b\":1,\"a\":[2]}")
      ])
    let dump = "---7MA4\nContent-Disposition: form-data; name=\"file\"\n"
    let reading = read(RawPage().with { $0.ending = "### 请求体示例\n\n```HTTP\n\(dump)```" })
    #expect(try reading.endpoint().request.examples.map(\.mediaType) == ["multipart/form-data"])
    #expect(reading.diagnostics.isEmpty)
  }

  @Test("Code in other languages beside the JSON is text")
  func samples() throws {
    let reading = read(
      RawPage().with {
        $0.ending = "### 请求体示例\n\n```json\n{\"a\": 1}\n```\n```bash\ncurl -d '{}'\n```\n```go\nx := 1\n```"
      })
    #expect(
      try reading.endpoint().request.examples.map(\.mediaType) == ["application/json", "text/x-bash", "text/x-go"])
    #expect(reading.diagnostics.isEmpty)
  }
}

@Suite("What a response carries")
struct ResponsePayloadTests {
  private func reading(_ change: (inout RawPage) -> Void) -> SpecReading { read(RawPage().with(change)) }

  @Test("The platform's envelope")
  func enveloped() throws {
    for rows in [
      RawPage().response, "code | int | Code\nmsg | string | Text", "code | int | Code\nmessage | string | Text",
    ] {
      #expect(try reading { $0.response = rows }.endpoint().response.kind == .enveloped)
    }
  }

  @Test("Bare JSON")
  func bare() throws {
    let reading = reading { $0.response = "access_token | string | Token\nexpire | int | Seconds" }
    #expect(try reading.endpoint().response.kind == .bare)
  }

  @Test("Only the inside of data documented, the envelope shown by the example")
  func impliedEnvelope() throws {
    let reading = reading {
      $0.response = "size | int | Size"
      $0.responseExample = "{\"code\": 0, \"msg\": \"ok\", \"data\": {\"size\": null}}"
    }
    let response = try reading.endpoint().response
    #expect(response.kind == .enveloped)
    #expect(response.isEnvelopeImplied)
    #expect(try reading.response() == "size: int32 nullable // Size")
    #expect(reading.rules == [.impliedEnvelope])
  }

  @Test("A file", arguments: ["HTTP状态码为 200 时表示成功", "返回文件二进制流", "HTTP 状态码为 200"])
  func binary(words: String) throws {
    let response = try reading { $0.responseText = words }.endpoint().response
    #expect(response.kind == .binary)
    #expect(response.notes == words)
    #expect(response.fields.isEmpty)
  }

  @Test("Response headers")
  func headers() throws {
    let table = RawPage.table("名称 | 描述", "Content-Disposition | The name", hasLevels: false)
    let response = try reading { $0.responseText = "返回文件二进制流\n\n### 响应头\n\n\(table)" }.endpoint().response
    #expect(response.kind == .binary)
    #expect(response.headers.map(\.name) == ["Content-Disposition"])
    let below = try reading { $0.responseText = "### 响应头\n\n\(table)\n\n返回文件二进制流" }.endpoint().response
    #expect(below.kind == .binary)
    #expect(below.notes == "返回文件二进制流")
  }

  @Test("A stream of records")
  func stream() throws {
    let reading = reading {
      $0.responseExample = "data: {\"code\": 0, \"data\": {}}\n\ndata: {\"code\": 0, \"data\": {}}"
    }
    let response = try reading.endpoint().response
    #expect(response.kind == .stream)
    #expect(response.examples.count == 2)
    #expect(response.examples.allSatisfy { !$0.isRepaired })
    #expect(reading.diagnostics.isEmpty)
  }

  @Test("Nothing")
  func none() throws {
    let response = try reading { $0.responseText = "" }.endpoint().response
    #expect(response.kind == .none)
  }

  @Test("Without a table the fields follow from the example")
  func inferred() throws {
    let reading = read(
      "b.md",
      PlainPages.explorerExport(responseExample: "{\"code\": 0, \"data\": {\"pots\": [{\"size\": 1}], \"hot\": true}}"))
    expect(
      try reading.response(),
      """
      code: int64 inferred
      data: #data inferred
        pots: [#pots] inferred
          size: int64 inferred
        hot: boolean inferred
      """)
    #expect(try reading.endpoint().response.kind == .enveloped)
    #expect(reading.rules == [.inferredFields])
  }

  @Test("A null in the example makes a field nullable, deep inside too")
  func nullable() throws {
    let reading = reading {
      $0.response = "code | int | Code\ndata | \\- | -\n  pots | pot[] | Pots\n    lid | string | Lid"
      $0.responseExample = "{\"code\": 0, \"data\": {\"pots\": [{\"lid\": \"a\"}, {\"lid\": null}]}}"
    }
    expect(
      try reading.response(),
      "code: int32 // Code\ndata: #data\n  pots: [#pot] // Pots\n    lid: string nullable // Lid")
  }

  @Test("A mended example is marked and reported once a kind")
  func repaired() throws {
    let reading = reading { $0.responseExample = "{\"code\": 0, \"msg\": \"\", // fine\n \"data\": {},}" }
    #expect(
      try reading.endpoint().response.examples == [
        ExampleText(title: "响应体示例", text: "{\"code\":0,\"msg\":\"\",\"data\":{}}", isRepaired: true)
      ])
    #expect(reading.diagnostics.map(\.rule) == [.repairedExample, .repairedExample])
  }
}

@Suite("Error tables")
struct ErrorTableTests {
  private func errors(_ text: String) throws -> String {
    try read(RawPage().with { $0.ending = text }).endpoint().errorLines
  }

  @Test("The usual four columns")
  func usual() throws {
    let page = RawPage().with { $0.errors = "400 | 1254001 | Cold pot | Heat it<br>twice\n200 | 10 | Fine | -" }
    expect(try read(page).endpoint().errorLines, "400 1254001: Cold pot // Heat it⏎twice\n200 10: Fine // -")
  }

  @Test("Without an HTTP status, under any header")
  func threeColumns() throws {
    expect(
      try errors("### 错误码\n\n| 错误码 | 说明 | 排查建议 |\n| --- | --- | --- |\n| 7 | Cold | Heat |"), "- 7: Cold // Heat")
    expect(
      try errors("## 错误码\n\n| HTTP 状态码 | 错误码 | 错误信息 |\n| --- | --- | --- |\n| 400 | 7 | Cold |"), "400 7: Cold")
  }

  @Test("A table without a head")
  func noHead() throws {
    expect(
      try errors(
        "### 错误码\n:::html\n<md-table><md-tr><md-th>错误码</md-th><md-th>描述</md-th></md-tr><md-tr><md-td>7</md-td><md-td>Cold</md-td></md-tr></md-table>\n:::"
      ), "- 7: Cold")
  }

  @Test("Sub-codes know their code")
  func subCodes() throws {
    expect(
      try errors(
        """
        ### 错误码

        | HTTP状态码 | 错误码 | 描述 | 排查建议 |
        | --- | --- | --- | --- |
        | 400 | 230099 | Bad pot | See below |

        ### 230099 子错误码

        | 错误码 | 描述 | 排查建议 |
        | --- | --- | --- |
        | 7 | Cold | Heat |
        """), "400 230099: Bad pot // See below\n- 7 of 230099: Cold // Heat")
  }

  @Test("A note in a cell does not cut the table, an unclosed table is read to its end")
  func brokenTables() throws {
    expect(
      try errors(
        """
        ### 错误码
        :::html
        <md-table><md-thead><tr><md-th>HTTP状态码</md-th><md-th>错误码</md-th><md-th>描述</md-th><md-th>排查建议</md-th></tr></md-thead><md-tbody>
        <md-tr><md-td>400</md-td><md-td>7</md-td><md-td>Cold | wet</md-td><md-td>Heat
        :::note
        Slowly
        :::
        </md-td></md-tr>
        <md-tr><md-td>500</md-td><md-td>8</md-td><md-td>Broken</md-td><md-td>Buy</md-td></md-tr>
        :::
        """), "400 7: Cold | wet // Heat⏎⏎Slowly\n500 8: Broken // Buy")
  }

  @Test("Equal rows count once, different ones of one code are kept")
  func repeated() throws {
    let page = RawPage().with {
      $0.errors = "400 | 7 | Cold | Heat\n400 | 7 | Cold | Heat\n400 | 7 | Wet | Dry\n500 | 7 | Cold | Heat"
    }
    expect(try read(page).endpoint().errorLines, "400 7: Cold // Heat\n400 7: Wet // Dry\n500 7: Cold // Heat")
  }

  @Test("A section without a table has no errors and is no finding")
  func noTable() {
    let reading = read(RawPage().with { $0.ending = "### 错误码\n\n更多见[错误码](/x)" })
    #expect(reading.spec.endpoints.first?.errors.isEmpty == true)
    #expect(reading.diagnostics.isEmpty)
  }

  @Test("The lines of the rows are in the sources")
  func lines() throws {
    let endpoint = try read(RawPage().with { $0.errors = "400 | 7 | Cold | Heat\n400 | 8 | Wet | Dry" }).endpoint()
    let lines = try #require(endpoint.sources.first?.tables.first { $0.place == .errors }?.lines)
    #expect(lines.count == 2 && lines[0] < lines[1])
  }
}

@Suite("Lists that are read page by page")
struct PaginationTests {
  private let response =
    "code | int | -\ndata | \\- | -\n  items | pot[] | -\n    id | string | -\n  page_token | string | -\n  has_more | boolean | -"

  private func pagination(_ change: (inout RawPage) -> Void) -> Pagination? {
    read(RawPage().with(change)).spec.endpoints.first?.pagination
  }

  @Test("By the query")
  func query() {
    let found = pagination {
      $0.query = "page_size | int | 否 | -\npage_token | string | 否 | -"
      $0.response = response
    }
    #expect(
      found
        == Pagination(
          place: .query, tokenParameter: "page_token", sizeParameter: "page_size", nextTokenPath: "data.page_token",
          hasMorePath: "data.has_more", itemsPath: "data.items"))
  }

  @Test("By the body, with another name for the next token")
  func body() {
    let found = pagination {
      $0.body = "page_token | string | 否 | -"
      $0.response = response.replacing("page_token", with: "next_page_token")
    }
    #expect(found?.place == .body)
    #expect(found?.sizeParameter == nil)
    #expect(found?.nextTokenPath == "data.next_page_token")
  }

  @Test("Of several arrays only one with a usual name counts")
  func severalArrays() {
    let two = response.replacing("  page_token", with: "  lids | string[] | -\n  page_token")
    let query = "page_token | string | 否 | -"
    #expect(
      pagination {
        $0.query = query; $0.response = two
      }?.itemsPath == "data.items")
    #expect(
      pagination {
        $0.query = query; $0.response = two.replacing("items", with: "pots")
      }?.itemsPath == nil)
  }

  @Test("Not without a token on either side")
  func none() {
    #expect(pagination { $0.response = response } == nil)
    #expect(pagination { $0.query = "page_token | string | 否 | -" } == nil)
    #expect(
      pagination {
        $0.query = "offset | int | 否 | -"; $0.response = response
      } == nil)
  }

  @Test("A bare response")
  func bare() {
    let found = pagination {
      $0.query = "page_token | string | 否 | -"
      $0.response = "pots | pot[] | -\n  id | string | -\npage_token | string | -"
    }
    #expect(found?.nextTokenPath == "page_token")
    #expect(found?.itemsPath == "pots")
  }
}

@Suite("The words of a page")
struct IntroductionTests {
  @Test("The first paragraph is the summary, the rest the details, with later sections of the page's own")
  func parts() throws {
    let endpoint = try read(
      RawPage().with {
        $0.introduction = "Fills a pot.\n\nSlowly.\n\n:::note\nMind the lid.\n:::\n\n## 使用限制\n\nOne at a time.\n\nDone"
        $0.ending = "## Questions\n\nNone."
      }
    ).endpoint()
    #expect(endpoint.summary == "Fills a pot.")
    #expect(
      endpoint.details == "Slowly.\n\n> Mind the lid.\n\n## 使用限制\n\nOne at a time.\n\nDone\n\n## Questions\n\nNone.")
  }

  @Test("Empty notices are nothing")
  func boilerplate() throws {
    let alert = "\n\n:::html\n<md-alert type=\"tip\">\n\n</md-alert>\n:::"
    let endpoint = try read(RawPage().with { $0.introduction += alert + alert }).endpoint()
    #expect(endpoint.summary == "Fills a pot.")
    #expect(endpoint.details == "")
  }

  @Test("Without front matter the heading is the title")
  func title() throws {
    #expect(try read("b.md", PlainPages.explorerExport()).endpoint().title == "Fill a pot")
  }
}
