/// The words of reports that belong to no rule.
struct Phrases {
  let language: ReportLanguage

  private func say(_ english: String, _ chinese: String) -> String { language == .english ? english : chinese }

  /// The sentence that a reviewer reads first.
  func verdict(_ report: DiffReport) -> String {
    if report.entries.isEmpty { return say("Nothing of the contract changed.", "契约没有改变。") }
    let wire = report.count(.err, on: .wire)
    let swift = report.count(.err, on: .swift)
    if report.open.isEmpty { return say("All changes are accepted.", "所有变更均已接受。") }
    switch (wire > 0, swift > 0) {
    case (true, true):
      return say(
        "\(count(wire, "change")) \(wire == 1 ? "breaks" : "break") shipped clients, \(swift) \(swift == 1 ? "breaks" : "break") Swift source.",
        "\(wire) 处变更会影响已发布的客户端，\(swift) 处会使 Swift 源码无法编译。")
    case (true, false):
      return say(
        "\(count(wire, "change")) \(wire == 1 ? "breaks" : "break") shipped clients; Swift source compiles.",
        "\(wire) 处变更会影响已发布的客户端；Swift 源码仍可编译。")
    case (false, true):
      return say(
        "\(count(swift, "change")) \(swift == 1 ? "breaks" : "break") Swift source; shipped clients keep working.",
        "\(swift) 处变更会使 Swift 源码无法编译；已发布的客户端不受影响。")
    case (false, false): return say("Nothing breaks for certain.", "没有确定的破坏性变更。")
    }
  }

  func bump(_ bump: VersionBump) -> String {
    switch bump {
    case .major: say("major version (below 1.0: minor)", "大版本（1.0 之前为小版本）")
    case .minor: say("minor version", "小版本")
    case .patch: say("patch version", "补丁版本")
    case .none: say("no release", "无需发布")
    }
  }

  var suggestedBump: String { say("Suggested bump", "建议版本") }
  var wire: String { say("wire", "线上") }
  var swift: String { say("Swift", "Swift") }
  var places: String { say("places", "位置") }
  var accepted: String { say("accepted", "已接受") }
  var service: String { say("service", "服务") }
  var rule: String { say("rule", "规则") }
  var old: String { say("old", "旧") }
  var new: String { say("new", "新") }
  var why: String { say("Why", "原因") }
  var whatToDo: String { say("What to do", "如何处理") }
  var level: String { say("level", "级别") }
  var axis: String { say("axis", "维度") }
  var interface: String { say("Swift API", "Swift API 变化") }
  var title: String { say("Changes of the documentation", "文档变更") }

  func level(_ level: ChangeLevel) -> String {
    switch level {
    case .none: say("none", "无")
    case .doc: say("doc", "文档")
    case .info: say("info", "新增")
    case .warn: say("warn", "警告")
    case .err: say("err", "破坏")
    }
  }

  var cut: String {
    say("The rest does not fit into a comment; other forms of the report hold it.", "其余内容超出评论长度，请查看其他格式的报告。")
  }

  func chapter(_ chapter: DiffChangelogReport.Chapter) -> String {
    switch chapter {
    case .source: say("Breaks source", "源码不兼容")
    case .server: say("Server side: breaks shipped clients", "服务端：影响已发布的客户端")
    case .deprecated: say("Deprecated", "废弃")
    case .changed: say("Changed", "变更")
    case .added: say("Added", "新增")
    case .documentation: say("Documentation", "文档")
    }
  }

  /// The summary of one axis: `2 err, 5 warn`.
  func counts(_ report: DiffReport, on axis: ChangeAxis) -> String {
    let parts = [ChangeLevel.err, .warn, .info, .doc].compactMap { level -> String? in
      let count = report.count(level, on: axis)
      return count == 0 ? nil : "\(count) \(self.level(level))"
    }
    return parts.isEmpty ? say("nothing", "无") : parts.joined(separator: say(", ", "，"))
  }

  func folded(_ folded: FoldedCounts) -> String {
    say(
      "Not listed: \(count(folded.words, "place")) where only words changed, \(count(folded.noise, "place")) of noise.",
      "未列出：\(folded.words) 处仅文字改变，\(folded.noise) 处为噪声。")
  }

  func more(_ count: Int) -> String { say("and \(count) more", "另有 \(count) 处") }

  func stale(_ acceptance: Acceptance) -> String {
    say(
      "accepted change \(acceptance.fingerprint)\(acceptance.rule.isEmpty ? "" : " (\(acceptance.rule))") is not there any more, or its date has passed; remove it from the file",
      "已接受的变更 \(acceptance.fingerprint)\(acceptance.rule.isEmpty ? "" : "（\(acceptance.rule)）")不再存在或已过期，请从文件中删除")
  }

  func count(_ number: Int, _ noun: String) -> String { number == 1 ? "1 \(noun)" : "\(number) \(noun)s" }

  func entries(_ number: Int, places: Int) -> String {
    say("\(count(number, "change")) at \(count(places, "place"))", "\(number) 项变更，\(places) 个位置")
  }
}
