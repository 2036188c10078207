import APISpec
import Testing

@testable import DocReader

@Suite("When a field must be there after all")
struct RequirementReadingTests {
  /// What is understood of the words of `tea`, beside fields that they may speak of.
  private func requirement(_ words: String, query: String = "house | string | 否 | Which") throws -> String? {
    var page = RawPage()
    page.query = query
    page.body = """
      hot | boolean | 否 | Whether
      kind | int | 否 | Which⏎**可选值有：**⏎<md-enum>↵<md-enum-item key="1">green tea</md-enum-item>↵\
      <md-enum-item key="2">black tea</md-enum-item>↵</md-enum>
      cup | object | 否 | A cup
        size | int | 否 | How large
        tea | string | 否 | Tea。\(words)
      """
    let spec = read(page).spec
    let cup = try #require(spec.shapes.first { $0.fields.contains { $0.name == "tea" } })
    return cup.fields.first { $0.name == "tea" }?.requirement?.description
  }

  @Test(
    "another field has a value",
    arguments: [
      ("hot 为 true 时必填", "hot = true"), ("当 `hot` 为 `true` 时，必填", "hot = true"), ("如果hot为false，则必填", "hot = false"),
      ("size = 2 时必填", "size = 2"), ("当hot（热）是true时，该字段为必填", "hot = true"), ("size 为 1 或 2 时必填", "size = 1 | 2"),
      ("size 为 1、2 或 3 时必填", "size = 1 | 2 | 3"), ("house 为 garden 时必填", "house = garden"),
    ])
  func values(words: String, expected: String) throws {
    #expect(try requirement(words) == expected)
  }

  @Test("a value may be meant by its text")
  func valueTexts() throws {
    #expect(try requirement("当 kind 为「black tea」时必填") == "kind = 2")
    #expect(try requirement("当 kind 为「white tea」时必填") == nil)
    #expect(try requirement("kind 为 9 时必填") == nil)
  }

  @Test("one of several must be there")
  func choices() throws {
    #expect(try requirement("与 size 二选一") == "or size")
    #expect(try requirement("size、tea、hot 不能同时为空") == "or size, hot")
  }

  @Test("the words correct the table")
  func corrections() throws {
    #expect(try requirement("该参数为必填，请忽略左侧的否") == "always")
  }

  @Test(
    "words that say less stay words",
    arguments: ["加糖时必填", "hot 不为 true 时必填", "若需要，则必填", "sugar 为 1 时必填", "与糖二选一", "hot 为 true 且加糖时必填"])
  func others(words: String) throws {
    #expect(try requirement(words) == nil)
  }
}
