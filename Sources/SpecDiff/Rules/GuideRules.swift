/// Pages that document no API.
extension ChangeRule {
  static let pageAdded = ChangeRule(
    "page.added", wire: .none, swift: .none, mirror: .rules(["page.removed"]), listing: .words,
    "new guide “{new}”", "新增指南“{new}”",
    because: BilingualText("A guide promises nothing of its own.", "指南本身不构成承诺。"), advice: .none)

  static let pageRemoved = ChangeRule(
    "page.removed", wire: .none, swift: .none, mirror: .rules(["page.added"]), listing: .words,
    "the guide “{old}” is gone", "指南“{old}”已移除",
    because: BilingualText("A guide promises nothing of its own.", "指南本身不构成承诺。"), advice: .none)

  static let docGuideTableChanged = ChangeRule(
    "doc.guide-table-changed", wire: .warn, swift: .none, mirror: .itself, isStableAcrossDialects: false,
    "tables of guides changed", "指南中的表格改变",
    because: BilingualText(
      "Guides hold structures and lists of errors that no endpoint's page repeats; what the rows mean is for a person "
        + "to tell.",
      "指南中的结构与错误码列表在接口页面中不会重复，其含义需要人工判断。"), advice: .readPage)

  static let guideRules = [pageAdded, pageRemoved, docGuideTableChanged]
}
