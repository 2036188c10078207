import APISpec
import Testing

@testable import DocReader

@Suite("Documented values")
struct ValueTests {
  @Test("Value elements")
  func elements() throws {
    try expectField(
      "int", "Size\n**可选值有**：\n\(RawPage.values(["1": "small", "2": "large"]))\n**默认值**：`1`",
      "int32 optional {1: small, 2: large} = 1 // Size")
  }

  @Test("Elements without a marker")
  func unmarked() throws {
    try expectField("string", "Size\n\(RawPage.values(["s": "small"]))", "string optional {s: small} // Size")
  }

  @Test("Values of an array are those of its items")
  func array() throws {
    try expectField("string[]", "Sizes\n\(RawPage.values(["s": "small"]))", "[string] optional {s: small} // Sizes")
  }

  @Test(
    "Bullets under every marker",
    arguments: [
      "**可选值有**：", "**可选值有：**", "**可选值**：", "**可能值有**：", "**枚举值有**：", "**可选项有**：", "**枚举值**：", "** 可选值有 **：",
    ])
  func markers(marker: String) throws {
    try expectField(
      "string", "Size\n\(marker)\n- s：small\n- l：large", "string optional {s: small, l: large} // Size")
  }

  @Test(
    "Every separator between key and text",
    arguments: [
      "s：small", "s: small", "s:small", "s - small", "s-small", "s=small", "`s`：small", "`s` small", "`s`: small",
      "**s**：small", "\"s\"：small",
    ])
  func separators(item: String) throws {
    try expectField("string", "Size\n**可选值有**：\n- \(item)", "string optional {s: small} // Size")
  }

  @Test("Stars are bullets too; keys may hold dashes, dots and colons")
  func keys() throws {
    try expectField(
      "string", "Date\n**可选值有**：\n* zh-CN：Chinese\n* yyyy/MM/dd：day\n* a.b:c：path",
      "string optional {zh-CN: Chinese, yyyy/MM/dd: day, a.b:c: path} // Date")
  }

  @Test("Negative and decimal numbers, booleans, and keys without a text")
  func odd() throws {
    try expectField(
      "int", "N\n**可选值有**：\n- `-1`：none\n- 0.5：half\n- true：yes\n- `9`",
      "int32 optional {-1: none, 0.5: half, true: yes, 9} // N")
  }

  @Test("A marker in a sentence opens a list on the next lines, which is prose")
  func sentence() throws {
    try expectField(
      "int", "Size of the pot。可能值有：\n- 1：small\n- 2：large",
      "int32 optional {prose 1: small, 2: large} // Size of the pot。")
  }

  @Test("A bare marker at the start of a line is prose too")
  func bare() throws {
    try expectField("int", "Size\n可选值有：\n- 1：small", "int32 optional {prose 1: small} // Size")
  }

  @Test("All items on one line, joined by dashes, as the conversion leaves them")
  func joined() throws {
    let reading = read(
      "d.md",
      PlainPages.converted(
        body: "| size | string | 否 | Size<br>**可选值有**：<br>- `s`: small - really - `l`: large<br>**默认值**：`s` |"))
    expect(try reading.body(), "size: string optional {s: small - really, l: large} = s // Size")
  }

  @Test("A text may go on over several lines")
  func continued() throws {
    try expectField(
      "string", "Size\n**可选值有**：\n- s：small\n  very small\n- l：large\nMore",
      "string optional {s: small⏎very small, l: large} // Size⏎More")
  }

  @Test(
    "A sentence behind the list is no value, whatever it begins with",
    arguments: ["ID 见下表", "tea，hot", "green tea", "API-first", "green"])
  func sentenceBehind(sentence: String) throws {
    try expectField(
      "string", "Size\n**可选值有**：\n- s：small\n\n\(sentence)", "string optional {s: small} // Size⏎\(sentence)")
  }

  @Test("Lines without bullets are values where a colon or the like follows the key")
  func unlisted() throws {
    try expectField(
      "string", "Read\n可选值有：\nREAD: seen\nUNREAD：not seen\nBOTH = all",
      "string optional {prose READ: seen, UNREAD: not seen, BOTH: all} // Read")
  }

  @Test("A marker without values is part of the description")
  func nothing() throws {
    try expectField("string", "Size\n**可选值有**：见下表", "string optional // Size⏎**可选值有**：⏎见下表")
  }

  @Test("A default may be marked at its value")
  func defaultMark() throws {
    try expectField(
      "boolean", "Hot\n**可选值有**：\n- true（默认值）：hot\n- false：cold",
      "boolean optional {true: hot, false: cold} = true // Hot")
  }

  @Test("Values on their way out say so")
  func lifecycle() throws {
    try expectField(
      "int", "Size\n\(RawPage.values(["1": "small", "2": "large（已废弃）", "3": "暂不支持"]))",
      "int32 optional {1: small, 2: large（已废弃） (deprecated), 3: 暂不支持 (inert)} // Size")
  }

  @Test("A repeated key is reported, the first text counts")
  func repeated() throws {
    var page = RawPage()
    page.body = "size | int | 否 | \(RawPage.values(["1": "small", "1 ": "x"]))\(RawPage.values(["1": "other"]))"
    let reading = read(page)
    #expect(try reading.body().hasPrefix("size: int32 optional {1: small"))
    #expect(reading.rules.contains(.repeatedValue))
  }

  @Test("The order of the page is kept")
  func order() throws {
    try expectField(
      "string", RawPage.values(["b": "B", "a": "A", "c": "C"]), "string optional {b: B, a: A, c: C}")
  }

  @Test("The values of a map belong to its values")
  func map() throws {
    try expectField("map<string, int>", RawPage.values(["0": "no", "1": "yes"]), "{int32} optional {0: no, 1: yes}")
  }
}

@Suite("Examples and defaults")
struct ExampleFacetTests {
  @Test(
    "Samples as every dialect writes them",
    arguments: [
      ("string", "**示例值**：\"green\"", "green"), ("string", "**示例值**：green", "green"),
      ("string", "**示例值：**green", "green"),
      ("string", "**示例值**: green", "green"), ("string", "**示例**: green", "green"), ("string", "示例值：green", "green"),
      ("int", "**示例值**：42", "42"), ("boolean", "**示例值**：true", "true"),
      ("string", "**示例值**：\"a \\\"b\\\"\"", "a \"b\""),
      ("string[]", "**示例值**：[\"a\", \"b\"]", "[\"a\", \"b\"]"), ("string", "**示例值**：\"\"", ""),
      ("string", "**示例值**：`green`", "`green`"),
    ])
  func samples(type: String, text: String, expected: String) throws {
    var page = RawPage()
    page.body = "tea | \(type) | 否 | Tea⏎\(text)"
    let field = try #require(try read(page).endpoint().request.fields.first)
    #expect(field.example == expected)
    #expect(field.description == "Tea")
  }

  @Test("A sample goes on while its brackets are open")
  func multiline() throws {
    try expectField(
      "object", "Tea\n**示例值**：{\n\"a\": [\n1]\n}\nMore", "object optional e.g. {⏎\"a\": [⏎1]⏎} // Tea⏎More")
  }

  @Test("A column of samples")
  func column() throws {
    let reading = read(
      RawPage().with {
        $0.body = ""
        $0.ending =
          "### 请求体\n\n" + RawPage.table("名称 | 类型 | 描述 | 示例", "tea | string | Tea | \"green\"", hasLevels: false)
      })
    expect(try reading.body(), "tea: string e.g. green // Tea")
  }

  @Test("A dash is no sample", arguments: ["-", "\\-", "无", "/"])
  func placeholders(text: String) throws {
    try expectField("string", "Tea\n**示例值**：\(text)", "string optional // Tea")
  }

  @Test(
    "Defaults",
    arguments: [
      ("int", "**默认值**：`20`", "20"), ("int", "**默认值：**20", "20"), ("boolean", "**默认值**：false", "false"),
      ("string", "**默认值**：`open_id`", "open_id"), ("string", "**默认值**：\"\"", ""), ("string", "默认值：green", "green"),
      ("string", "**默认值**：`\"a\"`", "a"),
    ])
  func defaults(type: String, text: String, expected: String) throws {
    var page = RawPage()
    page.body = "tea | \(type) | 否 | Tea⏎\(text)"
    #expect(try read(page).endpoint().request.fields.first?.defaultValue == expected)
  }

  @Test("A blank ends a key before a dash inside it does")
  func dashedKeys() throws {
    var page = RawPage()
    page.body = "tea | string | 否 | Tea⏎可选值：⏎- zh-CN 茶⏎- application/x-tea (.tea)"
    let values = try #require(try read(page).endpoint().request.fields.first?.values)
    #expect(values.values.map(\.value) == ["zh-CN", "application/x-tea"])
  }

  @Test("Words for nothing are no default", arguments: ["无", "-"])
  func noDefaults(text: String) throws {
    try expectField("string", "Tea\n**默认值**：\(text)", "string optional // Tea")
  }

  @Test("A default that is empty stays in the description", arguments: ["空", "空，不填就不改"])
  func emptyDefaults(text: String) throws {
    var page = RawPage()
    page.body = "tea | string | 否 | Tea⏎**默认值**：\(text)"
    let field = try #require(try read(page).endpoint().request.fields.first)
    #expect(field.defaultValue == nil)
    #expect(field.description == "Tea\n默认值：\(text)")
  }

  @Test("Facets come in any order, and what follows them is description again")
  func order() throws {
    try expectField(
      "int", "Tea\n**默认值**：`1`\n**示例值**：2\nThe end", "int32 optional = 1 e.g. 2 // Tea⏎The end")
    try expectField("int", "Tea\n**示例值**：2\n**默认值**：`1`", "int32 optional = 1 e.g. 2 // Tea")
  }

  @Test("The format of a header's value stays in its description, a fixed value is its default")
  func headers() throws {
    let reading = read(
      RawPage().with {
        $0.headers +=
          "\nX-Tea | string | 是 | **固定值**：\"green\"\nX-Pot | string | 否 | **值格式**：\"Pot `id`\"⏎**示例值**：\"Pot 1\""
      })
    expect(
      SpecText(reading.spec).text(try reading.endpoint().headers),
      """
      X-Tea: string required = green
      X-Pot: string optional e.g. Pot 1 // **值格式**：⏎"Pot `id`"
      """)
  }
}
