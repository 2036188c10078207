import APISpec
import Testing

@testable import DocReader

/// The body of a page with a hand-written table.
private func handWritten(_ rows: String, header: String = "| 参数 | 类型 | 必须 | 说明 |\n| --- | --- | --- | --- |") throws
  -> String
{
  try read(RawPage().with { $0.ending = "### 请求体\n\n\(header)\n\(rows)" }).body()
}

@Suite("Fields below fields")
struct NestingTests {
  @Test("Levels")
  func levels() throws {
    try expectBody(
      """
      pot | pot | 是 | Pot
        lid | lid | 否 | Lid
          color | string | 否 | Color
        size | int | 是 | Size
      hot | boolean | 否 | Hot
      """,
      """
      pot: #pot required // Pot
        lid: #lid optional // Lid
          color: string optional // Color
        size: int32 required // Size
      hot: boolean optional // Hot
      """)
  }

  @Test("Tables may begin at any level and skip one")
  func oddLevels() throws {
    try expectBody(
      """
        pot | pot | 是 | Pot
            color | string | 否 | Color
            size | int | 否 | Size
        hot | boolean | 否 | Hot
      """,
      """
      pot: #pot required // Pot
        color: string optional // Color
        size: int32 optional // Size
      hot: boolean optional // Hot
      """)
  }

  @Test(
    "Every mark of hand-written tables",
    arguments: [
      ("∟lid", "∟∟color"), ("&emsp;∟lid", "&emsp;&emsp;∟color"), ("&nbsp;∟ lid", "&nbsp;&nbsp;&nbsp;∟ color"),
      ("└ lid", "└└ color"),
      ("&nbsp;&nbsp;└ `lid`", "&nbsp;&nbsp;&nbsp;&nbsp;└ `color`"), ("∟lid", "&nbsp;&nbsp;&nbsp;∟color"),
      ("&ensp;∟lid", "&emsp;&emsp;∟color"),
      ("<span>∟</span>&nbsp;lid", "&emsp;<span>∟</span>&nbsp;color"), ("&emsp;lid", "&emsp;&emsp;color"),
      ("∟ lid", "∟ ∟&nbsp;color"),
    ])
  func marks(first: String, second: String) throws {
    expect(
      try handWritten(
        "| pot | map | 是 | Pot |\n| \(first) | map | 否 | Lid |\n| \(second) | string | 否 | Color |\n| hot | bool | 否 | Hot |"
      ),
      """
      pot: #pot required // Pot
        lid: #lid optional // Lid
          color: string optional // Color
      hot: boolean optional // Hot
      """)
  }

  @Test("Two names in one cell are two fields, the second below the first")
  func doubleNames() throws {
    expect(
      try handWritten("| pot<br>&emsp;∟lid | string | 否 | Pot and lid |\n| hot | bool | 否 | Hot |"),
      """
      pot: #pot optional // Pot and lid
        lid: string optional // Pot and lid
      hot: boolean optional // Hot
      """)
  }

  @Test("Children win over the type word", arguments: ["enum", "file", "string", "list", "object", "/", "\\-"])
  func typeWords(type: String) throws {
    let body = try read(RawPage().with { $0.body = "pot | \(type) | 否 | Pot\n  size | int | 否 | Size" }).endpoint()
      .request
    #expect(body.kind == .json)
    let name = ["enum", "file"].contains(type) ? type : "pot"
    let shape = "#tea.v1.\(name)"
    #expect(body.fields.first?.type.description == (type == "list" ? "[\(shape)]" : shape))
  }

  @Test("Arrays of arrays, maps of structures")
  func collections() throws {
    try expectBody(
      """
      grid | int[][] | 否 | Grid
      rows | array<array<interface>> | 否 | Rows
      pots | map<string, pot> | 否 | Pots
        size | int | 否 | Size
      counts | map&lt;string, map&lt;string, int&gt;&gt; | 否 | Counts
      """,
      """
      grid: [[int32]] optional // Grid
      rows: [[any]] optional // Rows
      pots: {#pot} optional // Pots
        size: int32 optional // Size
      counts: {{int32}} optional // Counts
      """)
  }

  @Test("A structure without rows is an object of unknown content")
  func emptyStructure() throws {
    try expectBody("divider | divider | 否 | Line", "divider: object optional // Line")
  }

  @Test("A string that holds JSON keeps its type; rows below it are its content")
  func jsonString() throws {
    try expectBody(
      "form | string | 是 | JSON 字符串\n  id | string | 是 | Id",
      """
      form: string required as json holding #form // JSON 字符串
        id: string required // Id
      """)
  }

  @Test("A table without a type column")
  func noTypes() throws {
    expect(
      try handWritten("| pot | Pot |\n| ∟size | Size |", header: "| 参数 | 说明 |\n| --- | --- |"),
      """
      pot: #pot // Pot
        size: any // Size
      """)
  }

  @Test("Separator rows and repeated headers are no fields")
  func noise() throws {
    expect(
      try handWritten("| ==== | ==== | ==== | ==== |\n| 参数 | 类型 | 必须 | 说明 |\n| pot | string | 是 | Pot |"),
      "pot: string required // Pot")
  }

  @Test("Names stay as documented: dashes, capitals, dots")
  func names() throws {
    try expectBody(
      "zh-CN | string | 否 | A\ncustom_field_ID | string | 否 | B\nIBAN | string | 否 | C\na\\_b | string | 否 | D",
      "zh-CN: string optional // A\ncustom_field_ID: string optional // B\nIBAN: string optional // C\na_b: string optional // D"
    )
  }

  @Test("Deep nesting")
  func deep() throws {
    let rows = (0..<40).map { String(repeating: "  ", count: $0) + "a\($0) | a\($0) | 否 | x" }.joined(separator: "\n")
    let spec = read(RawPage().with { $0.body = rows }).spec
    #expect(spec.shapes.count == 39)
  }
}

@Suite("Equal objects are one shape")
struct ShapeTests {
  private func ids(_ pages: RawPage...) -> String {
    assemble(pages.map { readPage(page($0.path, $0.text)) }).spec.shapes.map(\.id.rawValue).joined(separator: " ")
  }

  private func pot(_ rows: String) -> RawPage { RawPage().with { $0.body = rows } }

  @Test("Within a page, by their type's name")
  func shared() {
    #expect(ids(pot("a | pot | 否 | A\n  size | int | 否 | S\nb | pot[] | 否 | B\n  size | int | 否 | S")) == "tea.v1.pot")
  }

  @Test("Between pages of one service version, not between versions")
  func pages() {
    let rows = "a | pot | 否 | A\n  size | int | 否 | S"
    let first = pot(rows)
    let second = pot(rows).with {
      $0.path = "other.md"
      $0.frontMatter = ""
      $0.method = "PUT"
      $0.explorer = "project=tea&version=v1&resource=pot&method=put"
    }
    #expect(ids(first, second) == "tea.v1.pot")
    let third = second.with {
      $0.url = "https://open.feishu.cn/open-apis/tea/v2/pots"
      $0.explorer = "project=tea&version=v2&resource=pot&method=put"
    }
    #expect(ids(first, third) == "tea.v1.pot tea.v2.pot")
  }

  @Test("A field's name stands in where the type has none")
  func unnamed() {
    #expect(ids(pot("a | object | 否 | A\n  size | int | 否 | S")) == "tea.v1.a")
  }

  @Test("One name, two structures: the more used one keeps it, the other adds its first user")
  func conflict() {
    let rows = """
      a | pot | 否 | A
        size | int | 否 | S
      b | pot | 否 | B
        size | int | 否 | S
      c | pot | 否 | C
        lid | string | 否 | L
      """
    let shapes = read(pot(rows)).spec.shapes
    #expect(shapes.count == 2)
    #expect(shapes.first { $0.id == "tea.v1.pot" }?.fields.map(\.name) == ["size"])
    #expect(shapes.allSatisfy { $0.documentedName == "pot" })
    #expect(shapes.allSatisfy { $0.id.rawValue.hasPrefix("tea.v1.pot") })
  }

  @Test("A structure inside itself is itself")
  func recursion() throws {
    try expectBody(
      "option | option | 否 | Option\n  tag | string | 否 | Tag\n  children | option[] | 否 | Below",
      """
      option: #option optional // Option
        tag: string optional // Tag
        children: [#option] optional // Below ↺
      """)
    #expect(
      ids(pot("option | option | 否 | Option\n  tag | string | 否 | Tag\n  children | option[] | 否 | Below"))
        == "tea.v1.option")
  }

  @Test("Two structures that contain each other")
  func mutualRecursion() throws {
    try expectBody(
      "a | leaf | 否 | A\n  b | twig | 否 | B\n    c | leaf[] | 否 | C\n    d | twig | 否 | D",
      """
      a: #leaf optional // A
        b: #twig optional // B
          c: [#leaf] optional // C ↺
          d: #twig optional // D ↺
      """)
  }

  @Test("The same recursive structure in two places is one shape")
  func sharedRecursion() {
    let option = "  tag | string | 否 | Tag\n  children | option[] | 否 | Below"
    #expect(ids(pot("a | option | 否 | A\n\(option)\nb | option | 否 | B\n\(option)")) == "tea.v1.option")
  }

  @Test("The names do not depend on the order of the pages")
  func order() {
    let first = pot("a | pot | 否 | A\n  size | int | 否 | S")
    let second = pot("a | pot | 否 | A\n  lid | int | 否 | L").with {
      $0.path = "other.md"
      $0.method = "PUT"
      $0.explorer = "project=tea&version=v1&resource=pot&method=put"
    }
    #expect(ids(first, second) == ids(second, first))
    #expect(read(first, second).spec == read(second, first).spec)
  }
}
