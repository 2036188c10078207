import APISpec
import Testing

@testable import DocReader

/// The limits of a field of a type by the rules in its description.
private func limits(_ type: String, _ rules: String...) -> String {
  let read = rules.compactMap { ConstraintRule(bytes($0)) }
  return SpecText.limits(Constraints(read, for: DeclaredType(text: type).type))
}

@Suite("Rules of validation")
struct ConstraintTests {
  @Test(
    "Every template of the pages, on a string",
    arguments: [
      ("长度范围：`1` ～ `64` 字符", "length 1..64"), ("最大长度：`500` 字符", "length ..500"), ("最小长度：`1` 字符", "length 1.."),
      ("长度范围：`1`~`10000`字符", "length 1..10000"), ("长度范围：`1`～`64`字符", "length 1..64"), ("长度范围：1-64 字符", "length 1..64"),
      ("长度范围:`1` ~ `64`", "length 1..64"), ("1 ~ 100 个字符。", "length 1..100"), ("最大长度：`1,000` 字符", "length ..1000"),
      ("最大长度为 `256` 字节", "length ..256 bytes"), ("不超过 20 个字符", "length ..20"),
      ("一个 Block 中总长度最大值：`100,000 个 UTF-16 编码的字符`", "length ..100000 utf16"), ("最大长度: 500", "length ..500"),
      ("长度不能小于 2 个字符", "length 2.."), ("正则校验：`^[a-z]+$`", "/^[a-z]+$/"),
    ])
  func strings(rule: String, expected: String) {
    #expect(limits("string", rule) == expected)
  }

  @Test(
    "A length without a unit counts the items of an array; with a unit it counts characters",
    arguments: [
      ("长度范围：`0` ～ `100`", "items 0..100"), ("最大长度：`50`", "items ..50"), ("最小长度：`1`", "items 1.."),
      ("列表长度不能大于 200。", "items ..200"), ("数组长度：`1` ～ `5`", "items 1..5"), ("最大长度：`50` 字符", "length ..50"),
    ])
  func arrays(rule: String, expected: String) {
    #expect(limits("string[]", rule) == expected)
    #expect(limits("pot[]", rule) == expected)
  }

  @Test("A list length counts items whatever the type says")
  func listOfUnknown() {
    #expect(limits("list", "列表长度不能大于 200") == "items ..200")
  }

  @Test(
    "Ranges of numbers keep their spelling, without separators",
    arguments: [
      ("取值范围：`0` ～ `100`", "0..100"), ("取值范围：`-10` ～ `-1`", "-10..-1"), ("取值范围：`0.5` ～ `2.25`", "0.5..2.25"),
      ("取值范围：`-1.5` ~ `1.5`", "-1.5..1.5"), ("最大值：`20971520`", "..20971520"), ("最小值：`-1`", "-1.."),
      ("取值范围：`1` ～ `9,223,372,036,854,775,807`", "1..9223372036854775807"),
      ("取值范围：`-10000000000000000000` ～ `10000000000000000000`", "-10000000000000000000..10000000000000000000"),
      ("最大值：`1,000,000`", "..1000000"), ("int32 范围（ `1`~`2147483647`）内的正整数", "1..2147483647"), ("取值范围：1~10", "1..10"),
      ("取值范围：1-10", "1..10"), ("取值范围：不超过 7", "..7"),
    ])
  func numbers(rule: String, expected: String) {
    #expect(limits("int", rule) == expected)
  }

  @Test(
    "A pattern is what stands between the outer back-quotes",
    arguments: [
      ("正则校验：`^(a|b)$`", "/^(a|b)$/"), ("正则校验：`^a`b$`", "/^a`b$/"), ("正则校验：`^\\d{4}-\\d{2}$`", "/^\\d{4}-\\d{2}$/"),
      ("正则校验：^[0-9]+$", "/^[0-9]+$/"), ("正则校验：`^[^:]{1,3}$`", "/^[^:]{1,3}$/"),
    ])
  func patterns(rule: String, expected: String) {
    #expect(limits("string", rule) == expected)
  }

  @Test("Several rules of one field add up")
  func several() {
    #expect(limits("string", "最大长度：`9` 字符", "最小长度：`2` 字符", "正则校验：`^a`") == "length 2..9, /^a/")
    #expect(limits("int", "最小值：`1`", "最大值：`9`") == "1..9")
  }

  @Test("What says no limit is no rule", arguments: ["不可包含斜杠", "长度适中", "最大值", "正则校验：", "取值范围：见下表", "", "范围 1"])
  func noRules(rule: String) {
    #expect(ConstraintRule(bytes(rule)) == nil)
  }

  @Test("Numbers too large for a length are no length, not a crash")
  func overflow() {
    #expect(limits("string", "最大长度：`99999999999999999999` 字符") == "")
  }

  @Test("The rules stand in a list behind their marker")
  func list() throws {
    try expectField(
      "string", "Tea\n**数据校验规则**：\n- 长度范围：`1` ～ `64` 字符\n- 正则校验：`^[a-z|_]+$`",
      "string optional [length 1..64, /^[a-z|_]+$/] // Tea")
  }

  @Test("On one line, joined by dashes")
  func joined() throws {
    try expectField(
      "string", "Tea<br>**数据校验规则**：<br>- 长度范围：`1` ～ `64` 字符 - 正则校验：`^a - b$`",
      "string optional [length 1..64, /^a - b$/] // Tea")
  }

  @Test("Without list marks, and without a blank between two rules of dialect B")
  func glued() throws {
    let reading = read(
      "b.md", PlainPages.explorerExport(body: "| tea | string | 否 | Tea <br> **数据校验规则**:<br>最大长度: 100最小长度: 10 |"))
    expect(try reading.body(), "tea: string optional [length 10..100] // Tea")
  }

  @Test("A rule in no known form stays in the description and is reported")
  func unknown() throws {
    var page = RawPage()
    page.body = "tea | string | 否 | Tea⏎**数据校验规则**：⏎- 不可包含斜杠"
    let reading = read(page)
    expect(try reading.body(), "tea: string optional // Tea⏎不可包含斜杠")
    #expect(reading.rules == [.unknownRule])
  }
}
