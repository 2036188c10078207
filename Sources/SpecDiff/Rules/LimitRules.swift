/// Limits and defaults.
extension ChangeRule {
  static let constraintTightened = ChangeRule(
    "constraint.tightened", wire: .err, inResponses: ChangeLevel.none, swift: .doc,
    mirror: .rules(["constraint.loosened"]),
    isStableAcrossDialects: false,
    "the limit of {name} of {owner} is tighter: {new} instead of {old}", "{owner} 的 {name} 的限制收紧：由 {old} 到 {new}",
    because: BilingualText("Values that were fine are refused.", "原本合法的值会被拒绝。"), advice: .checkClients)

  static let constraintLoosened = ChangeRule(
    "constraint.loosened", wire: .info, swift: .doc, mirror: .rules(["constraint.tightened"]),
    isStableAcrossDialects: false,
    "the limit of {name} of {owner} is looser: {new} instead of {old}", "{owner} 的 {name} 的限制放宽：由 {old} 到 {new}",
    because: BilingualText("Every old value is still fine.", "旧的值依然合法。"), advice: .none)

  static let constraintAdded = ChangeRule(
    "constraint.added", wire: .warn, inResponses: ChangeLevel.none, swift: .doc, mirror: .rules(["constraint.removed"]),
    isStableAcrossDialects: false,
    "{name} of {owner} has a limit now: {new}", "{owner} 的 {name} 增加限制：{new}",
    because: BilingualText("The server may have had the limit before, or has it only now.", "该限制可能早已存在，也可能是新增的。"),
    advice: .checkClients)

  static let constraintRemoved = ChangeRule(
    "constraint.removed", wire: .info, swift: .doc, mirror: .rules(["constraint.added"]),
    isStableAcrossDialects: false,
    "{name} of {owner} no longer has the limit {old}", "{owner} 的 {name} 不再有限制 {old}",
    because: BilingualText("Every old value is still fine.", "旧的值依然合法。"), advice: .none)

  static let constraintNotationOnly = ChangeRule(
    "constraint.notation-only", wire: .none, swift: .none, mirror: .itself, listing: .noise,
    "the limit of {name} of {owner} is written differently: {new} instead of {old}",
    "{owner} 的 {name} 的限制写法改变：由 {old} 到 {new}",
    because: BilingualText("The limit is the same.", "限制本身没有改变。"), advice: .none)

  static let constraintProseChanged = ChangeRule(
    "constraint.prose-changed", wire: .warn, swift: .doc, mirror: .itself, isStableAcrossDialects: false,
    "the words about {name} of {owner} state another limit: {new} (before: {old})",
    "{owner} 的 {name} 的说明中限制改变：{new}（原：{old}）",
    because: BilingualText("Values that were fine may be refused.", "原本合法的值可能被拒绝。"), advice: .readPage)

  static let defaultChanged = ChangeRule(
    "default.changed", wire: .warn, swift: .doc, mirror: .itself, isStableAcrossDialects: false,
    "the default of {name} of {owner} is {new} instead of {old}", "{owner} 的 {name} 的默认值由 {old} 改为 {new}",
    because: BilingualText("Requests that leave it out mean something else.", "不传该值的请求含义改变。"), advice: .checkClients)

  static let defaultAdded = ChangeRule(
    "default.added", wire: .info, swift: .doc, mirror: .rules(["default.removed"]), isStableAcrossDialects: false,
    "the default of {name} of {owner} is stated: {new}", "{owner} 的 {name} 说明了默认值：{new}",
    because: BilingualText("What happens without the value is said now.", "说明了不传时的行为。"), advice: .none)

  static let defaultRemoved = ChangeRule(
    "default.removed", wire: .warn, swift: .doc, mirror: .rules(["default.added"]), isStableAcrossDialects: false,
    "the default {old} of {name} of {owner} is no longer stated", "{owner} 的 {name} 不再说明默认值 {old}",
    because: BilingualText("Requests that leave it out may mean something else.", "不传该值的请求含义可能改变。"), advice: .readPage)

  static let limitRules = [
    constraintTightened, constraintLoosened, constraintAdded, constraintRemoved, constraintNotationOnly,
    constraintProseChanged, defaultChanged, defaultAdded, defaultRemoved,
  ]
}
