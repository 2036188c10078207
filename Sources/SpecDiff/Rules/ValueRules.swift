/// Sets of values, in lists and in prose.
extension ChangeRule {
  static let enumRequestValueAdded = ChangeRule(
    "enum.request-value-added", wire: .info, swift: .info, mirror: .rules(["enum.request-value-removed"]),
    isStableAcrossDialects: false, effect: .added, gathersSiblings: true,
    "{owner} takes {name}, too: {new}", "{owner} 新增取值 {name}：{new}",
    because: BilingualText("Old requests stay valid.", "旧请求依然有效。"), advice: .none)

  static let enumRequestValueRemoved = ChangeRule(
    "enum.request-value-removed", wire: .err, swift: .warn, mirror: .rules(["enum.request-value-added"]),
    isStableAcrossDialects: false, effect: .removed, gathersSiblings: true,
    "{owner} no longer takes {name}: {old}", "{owner} 移除取值 {name}：{old}",
    because: BilingualText(
      "Requests with the value are refused; the constant stays as deprecated.", "使用该值的请求会被拒绝；常量保留为废弃。"),
    advice: .checkBoth)

  static let enumResponseValueAdded = ChangeRule(
    "enum.response-value-added", wire: .warn, swift: .info, mirror: .rules(["enum.response-value-removed"]),
    isStableAcrossDialects: false, effect: .added, gathersSiblings: true,
    "{owner} may be {name}, too: {new}", "{owner} 可能返回新的值 {name}：{new}",
    because: BilingualText(
      "Clients that handle the known values meet another one; sets are open in Swift.",
      "只处理已知值的客户端会遇到新值；Swift 中的取值集合是开放的。"), advice: .checkClients)

  static let enumResponseValueRemoved = ChangeRule(
    "enum.response-value-removed", wire: .info, swift: .none, mirror: .rules(["enum.response-value-added"]),
    isStableAcrossDialects: false, effect: .removed, gathersSiblings: true,
    "{owner} is never {name} any more: {old}", "{owner} 不再返回 {name}：{old}",
    because: BilingualText(
      "Nothing fails; the published constant stays.",
      "不会导致失败；已发布的常量保留。"), advice: .none)

  static let enumIntroduced = ChangeRule(
    "enum.introduced", wire: .none, swift: .none, mirror: .rules(["enum.dropped"]), isStableAcrossDialects: false,
    effect: .added,
    "{name} of {owner} has a list of values now: {new}", "{owner} 的 {name} 有了取值列表：{new}",
    because: BilingualText(
      "A published property keeps its plain type; a new SDK has a set of values.",
      "已发布的属性保持原来的普通类型；全新的 SDK 才有取值类型。"),
    advice: .none)

  static let enumDropped = ChangeRule(
    "enum.dropped", wire: .none, swift: .warn, mirror: .rules(["enum.introduced"]), isStableAcrossDialects: false,
    effect: .removed,
    "{name} of {owner} no longer has a list of values: {old}", "{owner} 的 {name} 不再有取值列表：{old}",
    because: BilingualText(
      "Any value may come; the published set of values stays, and its constants are deprecated.",
      "可能出现任意值；已发布的取值类型保留，常量标记弃用。"), advice: .changeSource)

  static let enumRawTypeChanged = ChangeRule(
    "enum.raw-type-changed", wire: .err, swift: .warn, mirror: .itself, isStableAcrossDialects: false,
    "the values of {name} of {owner} are {new} instead of {old}", "{owner} 的 {name} 的取值由 {old} 改为 {new}",
    because: BilingualText(
      "A number and its digits as text are different JSON; the old signature and constants stay, deprecated.",
      "数字与其文本形式是不同的 JSON；旧的签名与常量保留并标记弃用。"),
    advice: .checkBoth)

  static let enumValueDeprecated = ChangeRule(
    "enum.value-deprecated", wire: .warn, swift: .warn, mirror: .rules(["enum.value-undeprecated"]),
    effect: .deprecated, gathersSiblings: true,
    "value {name} of {owner} is deprecated: {new}", "{owner} 的取值 {name} 已废弃：{new}",
    because: BilingualText("It will go; the constant gives a warning.", "该值将被移除；常量会产生警告。"), advice: .checkBoth)

  static let enumValueUndeprecated = ChangeRule(
    "enum.value-undeprecated", wire: .info, swift: .info, mirror: .rules(["enum.value-deprecated"]),
    gathersSiblings: true,
    "value {name} of {owner} is no longer deprecated", "{owner} 的取值 {name} 不再废弃",
    because: BilingualText("A deprecation is taken back.", "取消了废弃标记。"), advice: .none)

  static let enumValueTextChanged = ChangeRule(
    "enum.value-text-changed", wire: .none, swift: .doc, mirror: .itself, listing: .words,
    "value {name} of {owner} is explained as “{new}” instead of “{old}”", "{owner} 的取值 {name} 的说明由“{old}”改为“{new}”",
    because: BilingualText("Only the words changed.", "只有文字改变。"), advice: .none)

  static let enumReordered = ChangeRule(
    "enum.reordered", wire: .none, swift: .none, mirror: .itself, listing: .noise,
    "the values of {name} of {owner} stand in another order", "{owner} 的 {name} 的取值顺序改变",
    because: BilingualText("Order has no meaning.", "顺序没有意义。"), advice: .none)

  static let proseValueAdded = ChangeRule(
    "prose-enum.value-added", wire: .info, inResponses: .warn, swift: .doc,
    mirror: .rules(["prose-enum.value-removed"]), isStableAcrossDialects: false, effect: .added, gathersSiblings: true,
    "the words about {owner} list {name}, too", "{owner} 的说明中新增取值 {name}",
    because: BilingualText(
      "Requests gain a choice; clients may meet a value that they do not know.", "请求多了一种选择；响应可能出现未知的值。"),
    advice: .checkClients)

  static let proseValueRemoved = ChangeRule(
    "prose-enum.value-removed", wire: .warn, swift: .doc, mirror: .rules(["prose-enum.value-added"]),
    isStableAcrossDialects: false, effect: .removed, gathersSiblings: true,
    "the words about {owner} no longer list {name}", "{owner} 的说明中移除取值 {name}",
    because: BilingualText("The value may be refused, or it was only a slip of the pen.", "该值可能不再被接受，也可能只是文字修订。"),
    advice: .readPage)

  static let valueRules = [
    enumRequestValueAdded, enumRequestValueRemoved, enumResponseValueAdded, enumResponseValueRemoved, enumIntroduced,
    enumDropped, enumRawTypeChanged, enumValueDeprecated, enumValueUndeprecated, enumValueTextChanged, enumReordered,
    proseValueAdded, proseValueRemoved,
  ]
}
