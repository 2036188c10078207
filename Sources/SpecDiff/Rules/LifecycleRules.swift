/// Beginnings and ends.
extension ChangeRule {
  static let lifecycleDeprecated = ChangeRule(
    "lifecycle.deprecated", wire: .info, swift: .warn, mirror: .rules(["lifecycle.undeprecated"]), effect: .deprecated,
    gathersSiblings: true,
    "{name} of {owner} is deprecated: {new}", "{owner} 的 {name} 已废弃：{new}",
    because: BilingualText("It still works; uses compile with a warning.", "仍可使用；使用处会出现编译警告。"),
    advice: .changeSource)

  static let lifecycleUndeprecated = ChangeRule(
    "lifecycle.undeprecated", wire: .info, swift: .info, mirror: .rules(["lifecycle.deprecated"]),
    "{name} of {owner} is no longer deprecated", "{owner} 的 {name} 不再废弃",
    because: BilingualText("A deprecation is taken back.", "取消了废弃标记。"), advice: .none)

  static let lifecycleInert = ChangeRule(
    "lifecycle.inert", wire: .warn, swift: .warn,
    mirror: .waived("that a field works again shows as changed words"), effect: .deprecated, gathersSiblings: true,
    "{name} of {owner} has no effect: {new}", "{owner} 的 {name} 不起作用：{new}",
    because: BilingualText("Clients that rely on it get something else.", "依赖它的客户端得不到预期效果。"), advice: .checkBoth)

  static let lifecycleBetaChanged = ChangeRule(
    "lifecycle.beta-changed", wire: .info, swift: .doc, mirror: .itself, isStableAcrossDialects: false,
    "the roll-out of {name} of {owner} changed: {new} (before: {old})", "{owner} 的 {name} 的灰度状态改变：{new}（原：{old}）",
    because: BilingualText("It is there for fewer or for more tenants.", "可用的租户范围改变。"), advice: .readPage)

  static let noticeIncompatible = ChangeRule(
    "notice.incompatible", wire: .warn, swift: .doc,
    mirror: .waived("a notice that is taken down has had its effect"),
    "{owner} announces an incompatible change: {new}", "{owner} 发布了不兼容变更通知：{new}",
    because: BilingualText("The server will change on the date that the notice names.", "服务端将在通知所述日期改变行为。"),
    advice: .checkClients)

  static let noticeDateChanged = ChangeRule(
    "notice.date-changed", wire: .warn, swift: .doc, mirror: .itself,
    "the incompatible change of {owner} is dated {new} instead of {old}", "{owner} 的不兼容变更日期由 {old} 改为 {new}",
    because: BilingualText("Clients must be ready on another day.", "客户端需要在另一日期前完成适配。"), advice: .checkClients)

  static let lifecycleRules = [
    lifecycleDeprecated, lifecycleUndeprecated, lifecycleInert, lifecycleBetaChanged, noticeIncompatible,
    noticeDateChanged,
  ]
}
