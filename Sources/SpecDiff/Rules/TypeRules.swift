/// Documented types and the names that follow from them.
extension ChangeRule {
  static let typeAdded = ChangeRule(
    "type.added", wire: .none, swift: .info, mirror: .rules(["type.removed"]), isStableAcrossDialects: false,
    effect: .added,
    "new type {name}", "新增类型 {name}",
    because: BilingualText("Types stand in namespaces and shadow nothing.", "类型位于命名空间内，不会遮蔽其他名字。"), advice: .none)

  static let typeRemoved = ChangeRule(
    "type.removed", wire: .none, swift: .none, mirror: .rules(["type.added"]), isStableAcrossDialects: false,
    effect: .deprecated,
    "type {name} is no longer used", "类型 {name} 不再使用",
    because: BilingualText(
      "The SDK keeps a published type.",
      "SDK 保留已发布的类型。"),
    advice: .none)

  static let typeRenamed = ChangeRule(
    "type.renamed", wire: .none, swift: .none, mirror: .itself, isStableAcrossDialects: false,
    "type {old} is called {new} now", "类型 {old} 改名为 {new}",
    because: BilingualText(
      "names.lock keeps the published name.",
      "names.lock 保留已发布的名字。"), advice: .none)

  static let typeRenamedSameSwift = ChangeRule(
    "type.renamed-same-swift", wire: .none, swift: .none, mirror: .itself, listing: .noise,
    isStableAcrossDialects: false,
    "type {old} is spelled {new} now", "类型 {old} 的写法改为 {new}",
    because: BilingualText("Both spellings give one Swift name.", "两种写法对应同一个 Swift 名字。"), advice: .none)

  static let typeShapeDiverged = ChangeRule(
    "type.shape-diverged", wire: .none, swift: .none,
    mirror: .waived("that two shapes become one again is seen as their fields changing"), listing: .words,
    isStableAcrossDialects: false,
    "type {name} has {new} different shapes now, {old} before", "类型 {name} 现在有 {new} 种结构，之前为 {old} 种",
    because: BilingualText(
      "One documented name cannot stand for two Swift types; the new one gets another name, the published one stays.",
      "同一个名字无法对应两个 Swift 类型；新的类型另取名字，已发布的保持不变。"), advice: .none)

  static let typeBecameRecursive = ChangeRule(
    "type.became-recursive", wire: .none, swift: .info, mirror: .waived("flat storage again is no change of source"),
    isStableAcrossDialects: false,
    "type {name} holds itself now", "类型 {name} 变为递归结构",
    because: BilingualText("The SDK stores it indirectly; source stays as it is.", "SDK 改用间接存储，源码不变。"), advice: .none)

  static let typeStructureDocumented = ChangeRule(
    "type.structure-documented", wire: .none, swift: .none, mirror: .rules(["type.structure-undocumented"]),
    isStableAcrossDialects: false,
    "the inside of {name} of {owner} is documented now ({new} instead of {old})",
    "{owner} 的 {name} 补充了结构说明（由 {old} 到 {new}）",
    because: BilingualText(
      "The same JSON; a published property keeps its type, a new SDK has one for the inside.",
      "JSON 不变；已发布的属性保持原类型，全新的 SDK 才有专门的类型。"),
    advice: .none)

  static let typeStructureUndocumented = ChangeRule(
    "type.structure-undocumented", wire: .none, swift: .none, mirror: .rules(["type.structure-documented"]),
    isStableAcrossDialects: false,
    "the inside of {name} of {owner} is no longer documented ({new} instead of {old})",
    "{owner} 的 {name} 不再说明结构（由 {old} 到 {new}）",
    because: BilingualText(
      "The same JSON; a published property keeps its type.",
      "JSON 不变；已发布的属性保持原类型。"),
    advice: .none)

  static let nameSwiftChanged = ChangeRule(
    "name.swift-changed", wire: .none, swift: .none, mirror: .itself, isStableAcrossDialects: false,
    "{owner} would be called {new} instead of {old}", "{owner} 的调用名由 {old} 变为 {new}",
    because: BilingualText(
      "names.lock keeps the published name until --accept-renames is given.",
      "除非使用 --accept-renames，否则 names.lock 保留已发布的名字。"), advice: .none)

  static let nameCollision = ChangeRule(
    "name.collision", wire: .none, swift: .none, mirror: .waived("a name that is free again breaks nothing"),
    "{name} of {owner} has the Swift name of {old}", "{owner} 的 {name} 与 {old} 的 Swift 名字冲突",
    because: BilingualText(
      "Two fields cannot have one Swift name; the new one gets another, the published one stays.",
      "两个字段不能同名；新字段另取名字，已发布的保持不变。"),
    advice: .none)

  static let typeRules = [
    typeAdded, typeRemoved, typeRenamed, typeRenamedSameSwift, typeShapeDiverged, typeBecameRecursive,
    typeStructureDocumented, typeStructureUndocumented, nameSwiftChanged, nameCollision,
  ]
}
