/// The words that only the HTML report needs.
struct HTMLPhrases {
  let language: ReportLanguage

  private func say(_ english: String, _ chinese: String) -> String { language == .english ? english : chinese }

  var code: String { language == .english ? "en" : "zh-Hans" }
  var skip: String { say("Skip to the changes", "跳到变更列表") }
  var searchHint: String { say("Search all text", "搜索全部文字") }
  var filters: String { say("Filters", "筛选") }
  var clearFilters: String { say("Clear filters", "清除筛选") }
  var both: String { say("both", "两者") }
  var state: String { say("state", "状态") }
  var open: String { say("open", "未处理") }
  var details: String { say("details", "详情") }
  var family: String { say("kind of change", "变更类别") }
  var openAll: String { say("Open all", "全部展开") }
  var keys: String { say("Keys", "按键") }
  var close: String { say("Close", "关闭") }
  var nothingFits: String { say("No change fits these filters.", "没有符合筛选条件的变更。") }
  var noScript: String {
    say("Filters, search and keys need JavaScript. Everything is listed below.", "筛选、搜索与按键需要 JavaScript；全部内容列于下方。")
  }
  var absent: String { say("not there", "不存在") }
  var page: String { say("documentation page", "文档页面") }
  var toAccept: String { say("To accept it", "接受方法") }
  var reason: String { say("why it is fine", "可以接受的理由") }
  var copy: String { say("Copy", "复制") }
  var legend: String {
    say(
      "wire: does a shipped client misbehave? Swift: does source that uses the SDK still compile?",
      "线上：已发布的客户端是否会出错？Swift：使用 SDK 的源码能否编译？")
  }

  /// What scripts show; `{…}` is filled there.
  var shown: String { say("{shown} of {total} changes", "{total} 项变更中的 {shown} 项") }
  var shownAndFolded: String {
    say("{shown} of {total} changes, {folded} not listed", "{total} 项变更中的 {shown} 项，另有 {folded} 项未列出")
  }
  var copied: String { say("Copied.", "已复制。") }
  var copiedLink: String { say("The permalink is copied.", "已复制永久链接。") }
  var themeAuto: String { say("Colours: system", "配色：跟随系统") }
  var themeLight: String { say("Colours: light", "配色：浅色") }
  var themeDark: String { say("Colours: dark", "配色：深色") }

  /// The keys and what they do, in the order of the help.
  var keyTable: [(keys: [String], meaning: String)] {
    [
      (["j", "k"], say("next and previous change", "下一项、上一项变更")),
      (["o", "Enter"], say("open or close the change", "展开或收起")),
      (["x"], say("open or close all", "全部展开或收起")),
      (["/"], say("search", "搜索")),
      (["Esc"], say("clear search and filters", "清除搜索与筛选")),
      (["y"], say("copy the permalink of the change", "复制该变更的永久链接")),
      (["t"], say("change colours", "切换配色")),
      (["?"], say("show these keys", "显示按键说明")),
    ]
  }

  func permalink(_ fingerprint: String) -> String { say("Permalink of \(fingerprint)", "\(fingerprint) 的永久链接") }

  func accepted(_ acceptance: Acceptance) -> String {
    let by = acceptance.by.isEmpty ? "" : say(" by \(acceptance.by)", "（\(acceptance.by)）")
    let until = acceptance.until.map { say(" until \($0)", "，有效期至 \($0)") } ?? ""
    return say("Accepted\(by)\(until): ", "已接受\(by)\(until)：") + acceptance.reason
  }

  func placeCount(_ count: Int) -> String {
    say(count == 1 ? "1 place" : "\(count) places", "\(count) 个位置")
  }
}
