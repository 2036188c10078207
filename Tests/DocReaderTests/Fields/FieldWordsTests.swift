import APISpec
import Testing

@testable import DocReader

@Suite("Scopes of fields")
struct FieldScopeTests {
  private let scope = "<md-perm name=\"tea:id\" desc=\"ids\" support_app_types=\"custom\" tags=\"\">ids</md-perm>"

  @Test("Elements behind their marker, and without one", arguments: ["\n**字段权限要求**：\n", "\n**字段权限要求（满足任一）**：\n", "\n"])
  func elements(marker: String) throws {
    try expectField("string", "Tea\(marker)\(scope)", "string optional needs tea:id // Tea")
  }

  @Test("Scopes that only guard one value")
  func forValue() throws {
    try expectField(
      "string", "Kind\n**可选值有**：\n\(RawPage.values(["open_id": "open"]))\n**当值为 `user_id`，字段权限要求**：\n\(scope)",
      "string optional {open_id: open} needs tea:id@user_id // Kind")
  }

  @Test(
    "Scopes as text, with their labels in front of or behind them",
    arguments: ["read ids(tea:id)", "`tea:id` read ids", "tea:id"])
  func text(text: String) throws {
    try expectField("string", "Kind\n**字段权限要求**：\n\(text)", "string optional needs tea:id // Kind")
  }

  @Test("A scope of old apps is marked")
  func historic() throws {
    try expectField(
      "string", "Tea\n\(scope.replacing("tags=\"\"", with: "tags=\"history,offline\""))",
      "string optional needs tea:id (historic) // Tea")
  }

  @Test("Label and kinds of apps are kept")
  func attributes() throws {
    var page = RawPage()
    page.body = "tea | string | 否 | \(scope)"
    #expect(
      try read(page).endpoint().request.fields[0].scopes == [Scope(name: "tea:id", label: "ids", appTypes: [.custom])])
  }

  @Test("They are no scopes of the endpoint")
  func endpointScopes() throws {
    var page = RawPage()
    page.body = "tea | string | 否 | \(scope)"
    #expect(try read(page).endpoint().scopes.scopes.map(\.name) == ["tea:pot"])
  }
}

@Suite("Lifecycle words")
struct LifecycleTests {
  @Test(
    "Sentences about the field itself",
    arguments: [
      ("已废弃", Lifecycle.Stage.deprecated), ("该字段已废弃", .deprecated), ("Tea（已废弃）", .deprecated),
      ("Tea。已废弃，改用 pot", .deprecated),
      ("**已废弃**：Tea", .deprecated), ("该参数已弃用。", .deprecated), ("请勿使用", .deprecated), ("Tea。不推荐使用。", .deprecated),
      ("该字段待废弃", .deprecated), ("此字段已下线", .deprecated), ("【已废弃】Tea", .deprecated), ("Tea，该字段不再使用", .deprecated),
      ("暂不支持", .inert), ("Tea（暂不支持）", .inert), ("目前暂不支持", .inert), ("该字段灰度中", .beta), ("内测字段", .beta),
    ])
  func positives(text: String, stage: Lifecycle.Stage) {
    #expect(LifecycleWords.lifecycle(ofDescription: text).stage == stage)
  }

  @Test(
    "Sentences about something else",
    arguments: [
      "不返回已废弃的壶", "是否已废弃", "灰度发布的壶", "pots that are 已废弃 are left out", "暂不支持的类型会报错", "查询已下线的记录", "Tea", "",
      "已废弃的字段不再返回", "禁止请勿使用的水",
    ])
  func negatives(text: String) {
    #expect(LifecycleWords.lifecycle(ofDescription: text) == .current)
  }

  @Test("The note is the sentence that says so")
  func note() {
    #expect(LifecycleWords.lifecycle(ofDescription: "Tea。该字段已废弃，改用 pot。More").note == "该字段已废弃，改用 pot")
  }

  @Test("Fields carry it")
  func field() throws {
    try expectField("string", "该字段已废弃", "string optional deprecated(该字段已废弃) // 该字段已废弃")
  }

  @Test(
    "Notices of a page",
    arguments: [
      ("本接口为历史版本", Lifecycle.Stage.historic), ("该接口已废弃", .deprecated), ("该接口不再推荐使用", .deprecated), ("此接口灰度中", .beta),
      ("Pots.\n该接口已下线", .deprecated), ("Use the new pot.", .current), ("请勿使用 this token", .current), ("壶已废弃", .current),
    ])
  func notices(text: String, stage: Lifecycle.Stage) {
    #expect(LifecycleWords.lifecycle(ofNotice: text).stage == stage)
  }

  @Test(
    "Words in brackets behind a title",
    arguments: [
      ("Fill a pot（旧版）", Lifecycle.Stage.historic), ("Fill a pot（不推荐）", .deprecated), ("Fill a pot（历史版本）", .historic),
      ("Fill a pot（历史）", .historic),
      ("Fill a pot（灰度）", .beta), ("Fill a pot", .current), ("旧版 pots", .current), ("Fill a pot（green）", .current),
    ])
  func titles(text: String, stage: Lifecycle.Stage) {
    #expect(LifecycleWords.lifecycle(ofTitle: text).stage == stage)
  }

  @Test("A page is historic by its folder, its title or a notice before its first section")
  func pages() throws {
    #expect(
      try read(RawPage().with { $0.path = "historic-version/tea/pot.md" }).endpoint().lifecycle.stage == .historic)
    #expect(
      try read(RawPage().with { $0.frontMatter = $0.frontMatter.replacing("Fill a pot", with: "Fill a pot（旧版）") })
        .endpoint()
        .lifecycle.stage == .historic)
    let notice = "\n\n:::html\n<md-alert type=\"error\">该接口已废弃</md-alert>\n:::"
    #expect(
      try read(RawPage().with { $0.introduction += notice }).endpoint().lifecycle
        == Lifecycle(.deprecated, note: "该接口已废弃"))
    #expect(try read(RawPage().with { $0.ending = "## Notes\(notice)" }).endpoint().lifecycle == .current)
    #expect(try read(RawPage()).endpoint().lifecycle == .current)
    let both = RawPage().with {
      $0.path = "historic-version/tea/pot.md"
      $0.introduction += notice
    }
    #expect(try read(both).endpoint().lifecycle == Lifecycle(.historic, note: "该接口已废弃"))
  }
}

@Suite("Formats of strings")
struct FormatTests {
  @Test(
    "By their words",
    arguments: [
      ("毫秒级时间戳", StringFormat.unixMilliseconds), ("Time（秒级时间戳）", .unixSeconds), ("时间戳，单位为毫秒", .unixMilliseconds),
      ("时间戳（单位：秒）", .unixSeconds), ("RFC3339 time", .dateTime), ("ISO 8601", .dateTime),
      ("Base64 of the photo", .base64),
      ("JSON 字符串", .json), ("序列化为字符串", .json),
    ])
  func words(text: String, format: StringFormat) throws {
    try expectField("string", text, "string optional as \(format.rawValue) // \(text)")
  }

  @Test("By their sample")
  func samples() throws {
    try expectField("string", "Day\n**示例值**：\"2024-01-31\"", "string optional e.g. 2024-01-31 as date // Day")
    try expectField("string", "Form\n**示例值**：\"{\\\"a\\\": 1}\"", "string optional e.g. {\"a\": 1} as json // Form")
    try expectField("string", "Day\n**示例值**：\"2024-1-31\"", "string optional e.g. 2024-1-31 // Day")
    try expectField("string", "Tea\n**示例值**：\"[hot]\"", "string optional e.g. [hot] // Tea")
  }

  @Test("Only strings without listed values have one, and microseconds are none")
  func others() throws {
    try expectField("string", "微秒级时间戳", "string optional // 微秒级时间戳")
    try expectField("int", "毫秒级时间戳", "int32 optional // 毫秒级时间戳")
    try expectField("string", "RFC3339\n\(RawPage.values(["a": "A"]))", "string optional {a: A} // RFC3339")
  }
}

@Suite("Descriptions are clean Markdown")
struct DescriptionTests {
  @Test(
    "What a cell says beside its facets",
    arguments: [
      ("Tea &lt;green&gt;", "Tea <green>"), ("<b>Tea</b>", "**Tea**"),
      ("`a|b` or <sheetId>!A1", "`a|b` or <sheetId>!A1"),
      ("[Tea](/ssl:ttdoc/tea)", "[Tea](/ssl:ttdoc/tea)"), ("- hot\n- cold", "- hot⏎- cold"),
      ("Tea\n**注意**：\n- hot", "Tea⏎**注意**：⏎- hot"), ("<md-alert type=\"warn\">Hot</md-alert>", "Hot"),
      ("Tea at ?a=1&order_by=b", "Tea at ?a=1&order_by=b"), ("A `<b>` tag", "A `<b>` tag"),
    ])
  func markdown(text: String, expected: String) throws {
    try expectField("string", text, "string optional // \(expected)")
  }

  @Test("Cells that say nothing", arguments: ["\\-", "-", "/", ""])
  func nothing(text: String) throws {
    try expectField("string", text, "string optional")
  }
}
