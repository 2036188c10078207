import Testing

@testable import DocReader

/// The tables and prose of a text: header and rows as `cell|cell`, `⏎` for line ends.
private func pieces(_ text: String) -> String {
  PipeTables.pieces(of: bytes(text), rowLabels: BasicsLabel.spellings).map { piece in
    switch piece {
    case .prose(let text): "prose: " + text.trimmed.string.replacing("\n", with: "⏎")
    case .table(let table): ([table.header] + table.rows.map(\.cells)).map(line).joined(separator: "\n")
    }
  }.joined(separator: "\n")
}

private func line(_ cells: [Cell]) -> String {
  cells.map { InlineMarkup.markdown($0.text[...]).replacing("\n", with: "⏎") }.joined(separator: "|")
}

@Suite("Pipe tables with outer pipes")
struct OuterPipeTests {
  @Test("Rows, one a line")
  func rows() {
    expect(
      pieces("Words.\n\n| a | b |\n| --- | :--: |\n| 1 | 2 |\n|3|4|\n\nMore."),
      "prose: Words.\na|b\n1|2\n3|4\nprose: More.")
  }

  @Test("An escaped pipe is a pipe; a cell's line breaks stay")
  func escapes() {
    expect(pieces("| a | b |\n| --- | --- |\n| x \\| y | 1<br>2 |"), "a|b\nx | y|1⏎2")
  }

  @Test("Pipes of the last column belong to its text")
  func surplus() {
    expect(pieces("| a | b |\n| --- | --- |\n| 1 | x | y |"), "a|b\n1|x | y")
  }

  @Test("Empty cells too many are dropped")
  func emptySurplus() {
    expect(pieces("| a | b |\n| --- | --- |\n| 1 | 2 | |"), "a|b\n1|2")
  }

  @Test("Rows too short stay short")
  func short() {
    expect(pieces("| a | b | c |\n| --- | --- | --- |\n| 1 | 2 |\n| 3 | 4 | 5 |"), "a|b|c\n1|2\n3|4|5")
  }

  @Test("Rows without their closing or outer pipes")
  func openRows() {
    expect(pieces("| a | b\n| --- | ---\n| 1 | 2\n3 | 4"), "a|b\n1|2\n3|4")
  }

  @Test("A row may run over several lines until its closing pipe")
  func multiline() {
    expect(
      pieces("| a | b | c |\n| --- | --- | --- |\n| 1 | 2 | first\nsecond\n\n- third |\n| 3 | 4 | 5 |\n\nEnd."),
      "a|b|c\n1|2|first⏎second⏎⏎- third\n3|4|5\nprose: End.")
  }

  @Test("A table ends at a line that is no row")
  func end() {
    expect(pieces("| a | b |\n| --- | --- |\n| 1 | 2 |\nText."), "a|b\n1|2\nprose: Text.")
  }

  @Test("Two tables with a line between them")
  func two() {
    expect(
      pieces("| a | b |\n| --- | --- |\n| 1 | 2 |\n\n| c | d |\n| --- | --- |\n| 3 | 4 |"), "a|b\n1|2\nc|d\n3|4")
  }

  @Test("A line of pipes without a rule below it is prose")
  func noRule() {
    expect(pieces("a | b\nc | d"), "prose: a | b⏎c | d")
  }
}

@Suite("Pipe tables without outer pipes")
struct InnerPipeTests {
  @Test("Lines with too few pipes continue the last cell")
  func continued() {
    expect(
      pieces("名称 | 类型 | 描述\n--- | --- | ---\na | string | First  \n**示例值**：x  \n- one\nb | int | Second"),
      "名称|类型|描述\na|string|First⏎**示例值**：x⏎- one\nb|int|Second")
  }

  @Test("Only the first pipes split a row; a pattern keeps its own")
  func pattern() {
    expect(pieces("名称 | 类型 | 描述\n--- | --- | ---\na | string | `x | y | z`"), "名称|类型|描述\na|string|`x | y | z`")
  }

  @Test("The labels of the basics begin rows, although they run over lines")
  func basics() {
    expect(
      pieces("名称 | 值\n---|---\nHTTP URL | https://x/y\n权限要求  \n    **any of** | one(a:b)  \ntwo(c:d)\n字段权限要求 | e"),
      "名称|值\nHTTP URL|https://x/y\n权限要求⏎    **any of**|one(a:b)⏎two(c:d)\n字段权限要求|e")
  }

  @Test("An empty last cell leaves its pipe at the end of the line")
  func emptyCell() {
    expect(pieces("a | b | c\n--- | --- | ---\n1 | 2 |\n3 | 4 | 5"), "a|b|c\n1|2|\n3|4|5")
  }

  @Test("A blank line ends the table")
  func blank() {
    expect(
      pieces("a | b | c\n--- | --- | ---\n1 | 2 | 3\n\nText | with | pipes"), "a|b|c\n1|2|3\nprose: Text | with | pipes"
    )
  }

  @Test("A table without blanks around its pipes is a hand-written one, a row a line")
  func loose() {
    expect(pieces("a|b\n---|---\n1|2\n3|4\nText."), "a|b\n1|2\n3|4\nprose: Text.")
  }
}

@Suite("Columns are known by their headers")
struct ColumnRoleTests {
  private func header(_ text: String) -> [Cell] {
    text.split(separator: "/", omittingEmptySubsequences: false).map { Cell(text: bytes(String($0)), offset: 0) }
  }

  private func fields(_ text: String) -> String? {
    ColumnRole.ofFieldTable(header(text))?.map { $0.map { "\($0)" } ?? "-" }.joined(separator: " ")
  }

  private func errors(_ text: String) -> String? {
    ColumnRole.ofErrorTable(header(text))?.map { $0.map { "\($0)" } ?? "-" }.joined(separator: " ")
  }

  @Test(
    "Headers of field tables",
    arguments: [
      ("名称/类型/必填/描述", "name type required description"), ("名称/类型/描述", "name type description"),
      ("字段/数据类型/描述", "name type description"), ("参数/类型/必须/说明", "name type required description"),
      ("参数/参数类型/必须/说明", "name type required description"),
      ("**参数**/**参数类型**/**必须**/**说明**", "name type required description"),
      ("参数/类型/是否必填/说明", "name type required description"), ("参数名/类型/必填/ 描述", "name type required description"),
      ("名称/类型/描述/示例", "name type description example"), ("参数/说明", "name description"),
      ("属性名称/类型/必填/描述", "name type required description"), ("Name/Type/Description", "name type description"),
      ("参数/格式/必须/说明/类型", "name type required description place"),
      ("参数/类型/必须/说明/来源", "name type required description place"), ("名称/类型/说明/备注", "name type description -"),
    ])
  func fieldTables(header: String, roles: String) {
    #expect(fields(header) == roles)
  }

  @Test("Tables of something else", arguments: ["类型/说明", "控件/取值", "5/4/3", "序号/名称/描述", "名称", ""])
  func otherTables(header: String) {
    #expect(fields(header) == nil)
  }

  @Test(
    "Headers of error tables",
    arguments: [
      ("HTTP状态码/错误码/描述/排查建议", "httpStatus code message advice"),
      ("HTTP 状态码/错误码/描述/排查建议", "httpStatus code message advice"),
      ("错误码/说明/排查建议", "code message advice"), ("错误码/错误信息/排查建议", "code message advice"),
      ("错误码/描述/排查建议", "code message advice"),
    ])
  func errorTables(header: String, roles: String) {
    #expect(errors(header) == roles)
  }

  @Test("Tables without codes are no error tables", arguments: ["状态码/描述", "名称/类型/描述"])
  func noErrorTables(header: String) {
    #expect(errors(header) == nil)
  }
}
