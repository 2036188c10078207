import Testing

@testable import SpecDiff

@Suite("Words that carry contract")
struct ProseTests {
  @Test(
    "links, blanks, marks, entities and widths are noise",
    arguments: [
      ("见[概述](https://a.example/x)。", "见[概述](/ssl:ttdoc/x)."), ("a<br>b", "a b"), ("**单位**：秒", "单位: 秒"),
      ("`true`&nbsp;is&lt;x", "true is<x"), ("Wi-Fi 打卡", "wi-fi打卡"), ("1、2；3", "1,2;3"),
    ])
  func noise(a: String, b: String) {
    #expect(PlainWords(a) == PlainWords(b))
  }

  @Test(
    "pseudo-tags and names are words",
    arguments: [("<sheetId>!A1", "!A1"), ("List<string>", "List"), ("under_line", "underline")])
  func pseudoTags(a: String, b: String) {
    #expect(PlainWords(a) != PlainWords(b))
  }

  @Test(
    "limits are kept by meaning",
    arguments: [
      ("一次最多传 50 个", ["<=50"]), ("不超过1,000字符", ["<=1000"]), ("长度范围：1 ～ 100", ["1~100"]),
      ("至少 2 项，最多 5 项", ["<=5", ">=2"]), ("at most 20 items", ["<=20"]), ("数量上限是 user_id2 的值", []),
      ("4：小于等于 5：大于", []), ("最小单位到日) 00:00", []), ("什么也没说 7", []),
      ("需小于end_time的值", ["<end_time"]), ("不能早于 `begin_date`", [">begin_date"]), ("结束时间晚于开始时间", []),
    ])
  func limits(text: String, expected: [String]) {
    #expect(ProseContract(text).limits.keys.sorted() == expected)
  }

  @Test(
    "rewording a contract gives the same contract",
    arguments: [
      ("是否弹性打卡，默认为false，不开启", "是否弹性打卡。true 为开启，false 为不开启。默认为 false。"),
      ("时长，单位：分钟", "时长，单位为分钟。"), ("最多 50 个用户", "用户，最多50个"),
    ])
  func rewording(a: String, b: String) {
    let (before, after) = (ProseContract(a), ProseContract(b))
    #expect(before.defaultValue == after.defaultValue)
    #expect(before.unit == after.unit)
    #expect(Set(before.limits.keys) == Set(after.limits.keys))
  }

  @Test("a demand is one, and its denial is none")
  func demands() {
    #expect(ProseContract("a 与 b 至少传一个").conditions.count == 1)
    #expect(ProseContract("doc_filter 必填").conditions.keys.first?.contains("doc_filter") == true)
    #expect(ProseContract("该参数非必填").conditions.isEmpty)
  }

  @Test("absence and forms are seen")
  func absence() {
    #expect(ProseContract("注意：该参数实际无返回值").absence != nil)
    #expect(ProseContract("格式为 yyyy-MM-dd").forms == ["yyyy-mm-dd"])
  }

  @Test(
    "values that sentences name are compared, in their spelling",
    arguments: [
      ("目前只支持用户(user)发送的消息", "\"user\"（用户）或\"bot\"（机器人）", ["bot"]),
      ("列表：- names - code", "列表： - names：名称 - code：编码", []), ("- A_B：一 - C_D：二", "- A_B：一 - C_D：二 - E_F：三", ["E_F"]),
      ("输入me代表当前用户", "可以输入\"me\"", []), ("见 https://a.example", "见 https://b.example", []),
      ("\"a1\"、\"b1\"", "取值为 \"x1\"、\"y1\"", []), ("没有取值", "\"on\" 或 \"off\"", []),
    ])
  func mentions(old: String, new: String, added: [String]) {
    #expect(MentionedValues(new).missing(from: MentionedValues(old)) == added)
  }

  @Test("likeness of names and texts")
  func likeness() {
    #expect(Similarity.ofNames("user_id", "user_ids") > 0.8)
    #expect(Similarity.ofNames("user_id", "department") < 0.5)
    #expect(Similarity.ofTexts("审批实例的编号", "审批 实例的编号") == 1)
    #expect(Similarity.ofTexts("审批实例的编号", "茶壶") == 0)
    #expect(Similarity.areOfDifferentLanguages("没有权限", "no permission"))
  }
}
