import APISpec
import Foundation
import Testing

@testable import DocReader

/// A text so many times.
private func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

/// A text for each number.
private func numbered(_ count: Int, _ text: (Int) -> String) -> String { (0..<count).map(text).joined() }

/// A table in which every row stands one level below the one before it.
private func staircase(_ depth: Int) -> String {
  (0..<depth).map { "\(times($0, "  "))step\($0) | object | Further down" }.joined(separator: "\n")
}

private let head = """
  # Fill a pot

  ## 请求
  名称 | 值
  ---|---
  HTTP URL | https://open.feishu.cn/open-apis/tea/v1/pots
  HTTP Method | POST


  """

@Suite("Any bytes give a reading")
struct AnyBytesTests {
  @Test("A page cut anywhere", arguments: ["sheets-v2/values/put.md", "corehr-v2/process_withdraw/update.explorer.md"])
  func truncated(_ name: String) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../specs")
    let whole = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
    #expect(assemble([readPage(PageText(path: name, bytes: whole))]).counts.endpoints == 1)
    for end in stride(from: 0, to: whole.count, by: 97) {
      let reading = readPage(PageText(path: name, bytes: Array(whole[..<end])))
      #expect(reading.path == name)
      let counts = assemble([reading]).counts
      #expect(counts.endpoints + counts.events + counts.guides + counts.unreadable == 1)
    }
  }

  @Test("Bytes that are no text are a finding")
  func binary() {
    let all = (0...255).map { UInt8($0) }
    for bytes in [all, [0xFF, 0xFE, 0x41], Array("# tea\u{0}\n".utf8), [0xE4, 0xB8]] {
      let reading = assemble([readPage(PageText(path: "a.md", bytes: bytes))])
      #expect(reading.rules == [.notUTF8])
      #expect(reading.counts.unreadable == 1)
    }
  }

  @Test("Line ends of another system change nothing but columns")
  func lineEnds() throws {
    var page = RawPage()
    page.body = "pot | string | 是 | The pot↵**示例值**：4"
    let text = page.text
    #expect(read(page.path, text.replacing("\n", with: "\r\n")).spec == read(page.path, text).spec)
  }

  @Test("The character that marks elements inside the reader is none on a page")
  func substitute() throws {
    var page = RawPage()
    page.body = "pot | string | 是 | The pot↵\u{1A}0↵\u{1A}99999999999999999999↵stays"
    #expect(try read(page).body().contains("stays"))
  }

  @Test("Numbers of any size", arguments: ["-9223372036854775808", "9223372036854775808", "1e999999999", "x", ""])
  func numbers(_ number: String) throws {
    var page = RawPage()
    page.rateLimit = "\(number) 次/分钟"
    page.body = "pot | int | 是 | Cups↵**数据校验规则**：↵- 取值范围：`\(number)` ～ `\(number)`↵- 长度范围：`\(number)` 字符"
    page.bodyExample = "{\"pot\": \(number.isEmpty ? "0" : number)}"
    page.errors = "\(number) | \(number) | Cold | Heat"
    let text = page.text.replacing("level=\"0\"", with: "level=\"\(number)\"")
    #expect(try read(page.path, text).endpoint().request.fields.map(\.name) == ["pot"])
  }
}

@Suite("Depth has an end")
struct DepthTests {
  @Test("Ten thousand levels of rows: the deepest stand side by side")
  func rows() throws {
    var page = RawPage()
    page.response = numbered(10_000) { "step\($0) | object | Further down\n" }
    var level = -1
    let text = page.text.split(separator: "<md-dt-tr level=\"0\">", omittingEmptySubsequences: false)
      .joined(separator: "\u{0}").split(separator: "\u{0}").enumerated().map { number, part in
        level = number
        return number == 0 ? String(part) : "<md-dt-tr level=\"\(level)\">\(part)"
      }.joined()
    let spec = read(page.path, text).spec
    let fields = spec.shapes.flatMap(\.fields) + (spec.endpoints.first?.response.fields ?? [])
    #expect(fields.count == 10_000)
    #expect(spec.shapes.count == FieldTree.deepestLevel)
  }

  @Test(
    "Ten thousand open tags of one kind",
    arguments: [
      "<md-table>", "<md-td>", "<md-tr><md-td>", "<md-alert>", "<md-tooltip>", "<md-code-json>", "<span>", "> ", "- ",
    ])
  func tags(_ tag: String) throws {
    var page = RawPage()
    page.ending = ":::html\n\(times(10_000, tag))x\n:::\n\n# Later\n\nWords."
    #expect(try read(page).endpoint().title == "Fill a pot")
  }

  @Test("Examples as deep as the parser goes", arguments: ["[", "{\"a\":"])
  func examples(_ open: String) throws {
    var page = RawPage()
    page.responseText = ""
    let close = open == "[" ? "]" : "}"
    page.responseExample = "{\"pot\":\(times(500, open))1\(times(500, close))}"
    let endpoint = try read(page).endpoint()
    #expect(endpoint.response.fields.map(\.name) == ["pot"])
    page.responseExample = times(10_000, open)
    #expect(read(page).rules.contains(.refusedExample))
  }

  @Test("A type of ten thousand brackets is none")
  func types() throws {
    var page = RawPage()
    page.body = "pot | \(times(10_000, "array<"))int\(times(10_000, ">")) | 是 | x"
    let reading = read(page)
    #expect(try reading.endpoint().request.fields.count == 1)
    #expect(reading.rules.contains(.unknownType))
  }
}

/// Each of these took time with the square of its size: seconds or minutes for pages of a megabyte.
@Suite("Work is in proportion to the page")
struct ProportionTests {
  @Test("Fences that never close, each before a section")
  func fences() {
    let blocks = BlockSplitter.blocks(of: bytes(times(5_000, "```json\n# 请求\n")))
    #expect(blocks.count == 10_000)
    #expect(blocks.filter { !$0.isClosed }.count == 5_000)
  }

  @Test("A fence is still closed behind others that are not")
  func fenceBehindUnclosed() {
    let blocks = BlockSplitter.blocks(of: bytes("````a\n# 请求\n```b\n{}\n```\n````c\n# 响应\n"))
    #expect(blocks.map(\.isClosed) == [false, true, true, false, true])
  }

  @Test("Blocks of markup that never close, each before a section")
  func containers() {
    let blocks = BlockSplitter.blocks(of: bytes(times(2_000, ":::html\n<md-table>\nx\n# 请求\n")))
    #expect(blocks.filter { $0.kind == .heading(level: 1) }.count == 2_000)
  }

  @Test("Code elements by the thousand in one line", arguments: ["md-code-json", "md-code-tab-panel"])
  func codeInOneLine(_ name: String) {
    let line = times(5_000, "<\(name)>{}</\(name)>└")
    let blocks = BlockSplitter.blocks(of: bytes(":::html\n\(line)\n:::\n# 请求\n"))
    #expect(blocks.map(\.kind) == [.html, .heading(level: 1)])
    #expect(blocks.map(\.isClosed) == [true, true])
  }

  @Test("Headings and labels by the thousand")
  func headings() throws {
    let reading = read(
      "a.md", head + times(5_000, "# a\n") + times(5_000, "**响应示例**\n") + "# 错误码\n错误码 | 描述\n--- | ---\n7 | Cold\n")
    #expect(try reading.endpoint().errors.map(\.code) == [7])
  }

  @Test("Code in the rows of one table")
  func fencesInTable() throws {
    let rows = times(1_000, "pot | string | 否 | x\n```json\n{}\n```\n")
    let reading = read("a.md", head + "### 请求体\n\n名称 | 类型 | 必填 | 描述\n--- | --- | --- | ---\n\(rows)lid | int | 否 | y\n")
    #expect(try reading.endpoint().request.fields.map(\.name) == ["pot", "lid"])
  }

  @Test("Rows that do not end are one line each")
  func rows() {
    let rows = rows("| 名称 | 类型 | 描述 |\n| --- | --- | --- |\n\(numbered(5_000) { "| a\($0)\n" })")
    #expect(rows == (0..<5_000).map { ["a\($0)"] })
  }

  @Test("A row over several lines ends where it is complete, also behind rows without an end")
  func rowBehindUnclosed() {
    let rows = rows(
      "| 名称 | 类型 | 描述 |\n| --- | --- | --- |\n\(times(500, "| a\n"))| z | int | one\ntwo |\n| y | int | three |\n")
    #expect(rows.first == ["a"])
    #expect(rows.suffix(2) == [["z", "int", "one two"], ["y", "int", "three"]])
  }

  /// The cells of the rows of the first table.
  private func rows(_ text: String) -> [[String]] {
    for case .table(let table) in PipeTables.pieces(of: bytes(text), rowLabels: []) {
      return table.rows.map { $0.cells.map(\.plain) }
    }
    return []
  }

  @Test("A table of thirty thousand columns")
  func columns() throws {
    let header = "| 名称 | 类型 \(times(30_000, "| a "))|\n| --- | --- \(times(30_000, "| --- "))|\n"
    let rows = numbered(5_000) { "| a\($0) | int |\n" }
    let endpoint = try read("a.md", head + "### 请求体\n\n\(header)\(rows)").endpoint()
    #expect(endpoint.request.fields.count == 5_000)
  }

  @Test(
    "Tags that do not end", arguments: ["<md-td ", "<md-td x=\"", "<md-td x=\">\" ", "<b ", "<a href=", "&", "**当值为 "])
  func tags(_ start: String) throws {
    var page = RawPage()
    page.body = "pot | string | 是 | \(times(10_000, start))\nlid | int | 是 | y"
    #expect(try read(page).endpoint().title == "Fill a pot")
  }

  @Test("End tags that close nothing are left out, and what they stand between is kept")
  func endTags() {
    let cells = "<md-tr><md-td>a</md-th></md-td><md-td>b</md-td></md-tr>"
    let block = HTMLBlock(bytes("<md-table>\(cells)</md-table>\(times(20_000, "<md-td>"))\(times(20_000, "</md-th>"))"))
    guard case .table(let table)? = block.items.first else {
      Issue.record("there is no table")
      return
    }
    #expect(table.rows.map { $0.cells.map(\.plain) } == [["a", "b"]])
  }

  @Test("A sample that never closes its brackets")
  func sample() throws {
    var page = RawPage()
    page.body = "pot | string | 是 | The pot↵**示例值**：{\(times(10_000, "↵\"a\": 1,"))"
    #expect(try read(page).endpoint().request.fields.first?.example?.hasPrefix("{\n\"a\": 1,") == true)
  }

  @Test("Errors by the ten thousand; repeated ones are found")
  func errors() throws {
    var page = RawPage()
    page.errors = numbered(10_000) { "400 | \($0) | Cold | Heat\n" } + "400 | 7 | Cold | Heat\n400 | 8 | Warm | Wait"
    let reading = read(page)
    #expect(try reading.endpoint().errors.count == 10_001)
    #expect(reading.diagnostics.filter { $0.rule == .repeatedError }.count == 2)
  }

  @Test("A URL with ten thousand parameters")
  func parameters() throws {
    var page = RawPage()
    page.url = "https://open.feishu.cn/open-apis/tea\(numbered(10_000) { "/:p\($0)" })"
    page.pathParameters = "p1 | string | x\np0 | string | x"
    let names = try read(page).endpoint().pathParameters.map(\.name)
    #expect(names.count == 10_000)
    #expect(names.first == "p0")
  }

  @Test("Thousands of different structures of one name have names of their own")
  func structures() throws {
    var page = RawPage()
    page.body = (0..<3_000).map { "pot\($0) | pot | 是 | x\n  lid\($0) | int | 是 | y" }.joined(separator: "\n")
    let ids = Set(read(page).spec.shapes.map(\.id))
    #expect(ids.count == 3_000)
    #expect(ids.contains("tea.v1.pot"))
    #expect(ids.contains("tea.v1.pot@pot.update.request"))
    #expect(ids.contains("tea.v1.pot@pot.update.request.2999"))
  }

  @Test("An example with keys that no row has")
  func example() throws {
    var page = RawPage()
    page.response = (0..<3_000).map { "k\($0) | int | x" }.joined(separator: "\n")
    page.responseExample = "{\(numbered(10_000) { "\"x\($0)\": 1, " })\"k2999\": \"a\"}"
    let reading = read(page)
    #expect(reading.rules.contains(.exampleTypeMismatch))
    #expect(reading.diagnostics.filter { $0.rule == .undocumentedKey }.count == 10_000)
  }

  @Test("A page lists a thousand findings of one kind, and says that there may be more")
  func findings() {
    var page = RawPage()
    page.body = (0..<2_000).map { "pot\($0) | tea or so | 是 | x" }.joined(separator: "\n")
    let unknown = read(page).diagnostics.filter { $0.rule == .unknownType }
    #expect(unknown.count == DiagnosticLog.mostOfOneRule)
    #expect(unknown.last?.message.contains("There may be more") == true)
    #expect(unknown.first?.message.contains("There may be more") == false)
  }

  @Test("A table longer than any documentation is not rebuilt, and that is a finding")
  func outline() throws {
    let rows = (0..<10_001).map { "k\($0) | object | x" }.joined(separator: "\n")
    let reading = read("a.md", PlainPages.portalCopy(response: rows))
    #expect(try reading.endpoint().response.fields.count == 10_001)
    #expect(reading.rules.contains(.uncertainNesting))
  }
}
