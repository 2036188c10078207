import APISpec
import Testing

@testable import DocReader

@Suite("Whether a field must be there")
struct PresenceTests {
  @Test(
    "Every word of a required column",
    arguments: [
      ("是", Presence.required), ("必填", .required), ("必须", .required), ("必选", .required), ("必传", .required),
      ("yes", .required),
      ("Yes", .required), ("true", .required), ("Required", .required), ("y", .required), ("√", .required),
      ("否", .optional),
      ("非必填", .optional), ("非必须", .optional), ("非必传", .optional), ("不必填", .optional), ("选填", .optional),
      ("可选", .optional),
      ("no", .optional), ("False", .optional), ("optional", .optional), ("N", .optional), ("×", .optional),
      ("条件必填", .conditional), ("条件", .conditional), ("conditional", .conditional),
    ])
  func words(text: String, presence: Presence) {
    #expect(Presence(cell: text) == presence)
  }

  @Test("Every word of the table is read as itself, also in capitals")
  func table() {
    for word in Presence.knownWords {
      #expect(Presence(cell: word) != nil)
      #expect(Presence(cell: word.uppercased()) == Presence(cell: word))
    }
  }

  @Test(
    "Words may follow", arguments: [("是，仅当 hot 为 true", Presence.required), ("否（默认空）", .optional), ("非必填项", .optional)])
  func followed(text: String, presence: Presence) {
    #expect(Presence(cell: text) == presence)
  }

  @Test("Anything else says nothing", arguments: ["见描述", "", "-", "取决于 hot", "nothing", "notes"])
  func others(text: String) {
    #expect(Presence(cell: text) == nil)
  }

  @Test("Without a required column, path parameters are required and other fields unknown")
  func noColumn() throws {
    var page = RawPage()
    page.url += "/:pot_id"
    page.pathParameters = "pot_id | string | The pot"
    let reading = read(page)
    #expect(try reading.endpoint().pathParameters.map(\.presence) == [.required])
    #expect(try reading.endpoint().response.fields.map(\.presence) == [.unknown, .unknown, .unknown])
  }

  @Test("A mark in the name cell makes a field required")
  func mark() throws {
    try expectBody("a <md-tag type=\"field-required\">必选</md-tag> | string |  | x", "a: string required // x")
  }

  @Test(
    "Words that make an optional field conditional",
    arguments: [
      "hot 为 true 时必填", "与 cup 二选一", "a 和 b 不能同时为空", "hot 为 true 时，必填", "当 hot 为 true，则必传", "size 与 cup 至少填一个",
    ])
  func conditions(sentence: String) throws {
    try expectField("string", "Tea。\(sentence)。More", "string conditional(\(sentence)) // Tea。\(sentence)。More")
  }

  @Test("A condition in a list is said without the mark of the list")
  func listedCondition() throws {
    try expectField("string", "Tea\n- hot 为 true 时必填", "string conditional(hot 为 true 时必填) // Tea⏎- hot 为 true 时必填")
  }

  @Test("Words that only deny it do not", arguments: ["该字段非必填", "hot 为 false 时不必填", "不是必填字段"])
  func denials(sentence: String) throws {
    try expectField("string", sentence, "string optional // \(sentence)")
  }

  @Test("A required field stays required, whatever its words")
  func required() throws {
    try expectBody("a | string | 是 | hot 为 true 时必填", "a: string required // hot 为 true 时必填")
  }
}
