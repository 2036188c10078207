import Testing

@testable import DocReader

@Suite("Headings announce sections")
struct SectionKindTests {
  @Test(
    "Every spelling of a heading",
    arguments: [
      ("请求", SectionKind.request), ("请求头", .requestHeaders), ("路径参数", .pathParameters), ("查询参数", .queryParameters),
      ("请求体", .requestBody), ("请求参数", .parameters), ("请求体示例", .requestExample), ("请求示例", .requestExample),
      ("cURL 请求示例", .requestExample), ("响应", .response), ("响应头", .responseHeaders), ("响应体", .responseBody),
      ("返回参数", .responseBody), ("响应体示例", .responseExample), ("响应示例", .responseExample), ("错误码", .errors),
      ("事件", .event), ("事件体", .eventBody), ("事件体示例", .eventExample), ("事件订阅示例代码", .samples),
      ("类型额外说明", .typeNotes), ("通用模板请求体", .requestBody),
    ])
  func headings(title: String, kind: SectionKind) {
    #expect(SectionKind(heading: bytes(title)) == kind)
  }

  @Test(
    "Emphasis, colons and blanks around the words do not count",
    arguments: ["**请求体**", "请求体：", "请求体:", "请求 体", "**请求体：**"])
  func dressing(title: String) {
    #expect(SectionKind(heading: bytes(title)) == .requestBody)
  }

  @Test("Words in brackets name a variant of a section")
  func variants() {
    #expect(SectionKind(heading: bytes("事件体（事件类型为 pot_filled）")) == .eventBody)
    #expect(SectionKind(heading: bytes("请求体(v2)")) == .requestBody)
  }

  @Test("A code before the words announces sub-codes")
  func subCodes() {
    #expect(SectionKind(heading: bytes("230099 子错误码")) == .errors)
  }

  @Test("Everything else is the page's own", arguments: ["前提条件", "注意事项", "请求次数", "关于错误码", "Request", ""])
  func others(title: String) {
    #expect(SectionKind(heading: bytes(title)) == .other)
  }
}

/// The sections of a page: level, kind and items.
private func sections(_ text: String) throws -> String {
  let page = try PageBytes(PageText(path: "page.md", bytes: Array(text.utf8)))
  var log = DiagnosticLog(page)
  return SectionReader.sections(of: page, from: 0, log: &log).map { section in
    let items = section.items.map { item in
      switch item {
      case .table(let table): "table \(table.header.count)x\(table.rows.count)"
      case .code(let language, _): "code \(language)"
      case .alert(let kind, let text, _): "\(kind): \(text.string)"
      case .prose(let text): text.trimmed.string
      }
    }
    return "\(section.level) \(section.kind) in \(section.parent)\(items.isEmpty ? "" : ": ")"
      + items.joined(separator: "; ")
  }.joined(separator: "\n")
}

@Suite("A page is divided into sections")
struct SectionsTests {
  @Test("What stands under a heading of the page's own belongs to the section around it")
  func parents() throws {
    expect(
      try sections("# Pots\n## 请求\n### 请求体\n#### Shapes of pots\nRound.\n### 错误码\n## Notes\nEnd.\n"),
      """
      0 other in other
      1 other in other
      2 request in other
      3 requestBody in request
      4 other in requestBody: Round.
      3 errors in request
      2 other in other: End.
      """)
  }

  @Test("Bold labels of dialect B open sections")
  func labels() throws {
    expect(
      try sections("### 请求体\nWords.\n**请求体示例**:\n\n```json\n{}\n```\n### 响应\n**响应示例**:\n```json\n{}\n```\n"),
      """
      0 other in other
      3 requestBody in other: Words.
      7 requestExample in requestBody: code json
      3 response in other
      7 responseExample in response: code json
      """)
  }

  @Test("A table glued to the next heading ends before it")
  func gluedTable() throws {
    expect(
      try sections("### 查询参数\n| 名称 | 类型 | 描述 |\n| --- | --- | --- |\n| a | int | A |\n### 请求体\nWords.\n"),
      """
      0 other in other
      3 queryParameters in other: table 3x1
      3 requestBody in other: Words.
      """)
  }

  @Test("A fence inside a cell of a table whose rows run over lines does not end the table")
  func fenceInCell() throws {
    expect(
      try sections(
        """
        ### 请求体

        名称 | 类型 | 描述
        --- | --- | ---
        a | string | Text
        ```
        x
        ```
        b | int | Number
        """),
      """
      0 other in other
      3 requestBody in other: table 3x2
      """)
  }

  @Test("Alerts are kept with their kind, empty ones are boilerplate")
  func alerts() throws {
    expect(
      try sections(
        """
        # Pots
        :::html
        <md-alert type="error">

        </md-alert>
        :::
        :::html
        <md-alert type="warn">Hot</md-alert>
        :::
        :::note
        Wet
        :::
        """),
      """
      0 other in other
      1 other in other: warn: Hot; note: Wet
      """)
  }
}

@Suite("Which dialect a page is written in")
struct DialectTests {
  private func dialect(_ text: String) throws -> String {
    try #require(try read("tea-v1/page.md", text).endpoint().sources.first).dialect.rawValue
  }

  @Test("A: rows without outer pipes")
  func portalCopy() throws { #expect(try dialect(PlainPages.portalCopy()) == "A") }

  @Test("B: outer pipes and no front matter")
  func explorerExport() throws { #expect(try dialect(PlainPages.explorerExport()) == "B") }

  @Test("C: the portal's markup, whatever the front matter")
  func rawPortal() throws {
    #expect(try dialect(RawPage().text) == "C")
    #expect(try dialect(RawPage().with { $0.frontMatter = "<!--\ntitle: Fill a pot\n-->" }.text) == "C")
    #expect(try dialect(RawPage().with { $0.frontMatter = "" }.text) == "C")
  }

  @Test("D: outer pipes and YAML")
  func converted() throws { #expect(try dialect(PlainPages.converted()) == "D") }
}

@Suite("The bytes of a page")
struct PageBytesTests {
  private func normal(_ text: String) throws -> String {
    String(decoding: try PageBytes(PageText(path: "p", bytes: Array(text.utf8))).bytes, as: UTF8.self)
  }

  @Test(
    "Byte order marks, carriage returns, no-break and zero-width spaces are gone",
    arguments: [
      ("\u{FEFF}a", "a"), ("a\r\nb", "a\nb"), ("a\rb", "a\nb"), ("a\u{A0}b", "a b"), ("a\u{200B}b", "ab"),
      ("a\u{2060}b", "ab"), ("茶\u{200B}壶", "茶壶"),
    ])
  func normalized(text: String, expected: String) throws {
    #expect(try normal(text) == expected)
  }

  @Test("What is no oddity stays", arguments: ["é", "茶", "👨‍👩‍👧", "a\u{2003}b", "“q”", "～", "\u{2028}"])
  func untouched(text: String) throws {
    #expect(try normal(text) == text)
  }

  @Test("Lines and columns count from one, columns in bytes")
  func places() throws {
    let page = try PageBytes(PageText(path: "p", bytes: Array("a\n茶壶x\n\nlast".utf8)))
    #expect(page.place(at: 0) == SourcePlace(path: "p", line: 1, column: 1))
    #expect(page.place(at: 2) == SourcePlace(path: "p", line: 2, column: 1))
    #expect(page.place(at: 8) == SourcePlace(path: "p", line: 2, column: 7))
    #expect(page.place(at: 11) == SourcePlace(path: "p", line: 4, column: 1))
  }

  @Test("Lines keep their numbers where carriage returns stood")
  func linesOfWindows() throws {
    let page = try PageBytes(PageText(path: "p", bytes: Array("a\r\nb\r\nc".utf8)))
    #expect(page.line(at: 4) == 3)
  }

  @Test("White space alone is an empty page; other encodings and NUL are no text")
  func refused() {
    #expect(throws: PageBytes.Failure.empty) { try PageBytes(PageText(path: "p", bytes: [])) }
    #expect(throws: PageBytes.Failure.empty) { try PageBytes(PageText(path: "p", bytes: Array(" \n\t".utf8))) }
    #expect(throws: PageBytes.Failure.notText) { try PageBytes(PageText(path: "p", bytes: [0x61, 0xFF, 0xFE])) }
    #expect(throws: PageBytes.Failure.notText) { try PageBytes(PageText(path: "p", bytes: [0x61, 0x00])) }
  }
}
