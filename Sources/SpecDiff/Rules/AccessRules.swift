/// Who may call, and how often.
extension ChangeRule {
  static let tokenAdded = ChangeRule(
    "token.added", wire: .info, swift: .info, mirror: .rules(["token.removed"]), effect: .added, gathersSiblings: true,
    "calls accept {name}, too", "接口也支持 {name}",
    because: BilingualText("Old calls stay valid.", "旧的调用依然有效。"), advice: .none)

  static let tokenRemoved = ChangeRule(
    "token.removed", wire: .err, swift: .none, mirror: .rules(["token.added"]), effect: .removed, gathersSiblings: true,
    "calls no longer accept {name}", "接口不再支持 {name}",
    because: BilingualText(
      "Calls with that token are refused; the client does not send them.",
      "使用该凭证的调用会被拒绝，客户端不会发送。"),
    advice: .checkClients)

  static let scopeAlternativeAdded = ChangeRule(
    "scope.alternative-added", wire: .info, swift: .doc, mirror: .rules(["scope.alternative-removed"]), effect: .added,
    gathersSiblings: true,
    "the scope {name} is enough, too", "开通 {name} 也可调用",
    because: BilingualText("Apps may choose from more scopes.", "应用有更多可选权限。"), advice: .none)

  static let scopeAlternativeRemoved = ChangeRule(
    "scope.alternative-removed", wire: .warn, swift: .doc, mirror: .rules(["scope.alternative-added"]),
    effect: .removed, gathersSiblings: true,
    "the scope {name} alone is no longer enough", "仅开通 {name} 不能再调用",
    because: BilingualText("Apps that have only this scope may be refused.", "只有该权限的应用可能被拒绝。"), advice: .checkClients)

  static let scopeRequirementAdded = ChangeRule(
    "scope.requirement-added", wire: .err, swift: .doc,
    mirror: .rules(["scope.requirement-dropped"]), isStableAcrossDialects: false,
    "{owner} needs the scope {name} now", "{owner} 需要新的权限 {name}",
    because: BilingualText("Apps without the scope are refused.", "没有该权限的应用会被拒绝。"), advice: .checkClients)

  static let scopeRequirementDropped = ChangeRule(
    "scope.requirement-dropped", wire: .info, swift: .doc, mirror: .rules(["scope.requirement-added"]),
    isStableAcrossDialects: false,
    "{owner} no longer needs the scope {name}", "{owner} 不再需要权限 {name}",
    because: BilingualText("More apps may call it.", "更多应用可以调用。"), advice: .none)

  static let scopeDataRangeChanged = ChangeRule(
    "scope.data-range-changed", wire: .warn, swift: .none, mirror: .itself,
    "what {owner} says of the data that an app may see is {new} instead of {old}",
    "{owner} 关于应用数据权限范围的说明由 {old} 改为 {new}",
    because: BilingualText(
      "Calls are not refused, but rows outside of that range may be missing.", "调用不会被拒绝，但范围之外的数据可能不再返回。"),
    advice: .readPage)

  static let scopeLabelChanged = ChangeRule(
    "scope.label-changed", wire: .none, swift: .none, mirror: .itself, listing: .words,
    "scope {name} is called “{new}” instead of “{old}”", "权限 {name} 的名称由“{old}”改为“{new}”",
    because: BilingualText("The key counts, not its label.", "起作用的是权限标识，不是名称。"), advice: .none)

  static let rateLimitLowered = ChangeRule(
    "ratelimit.lowered", wire: .warn, swift: .doc, mirror: .rules(["ratelimit.raised"]),
    "{owner} may be called less often: {new} instead of {old}", "{owner} 的频率限制降低：由 {old} 到 {new}",
    because: BilingualText("Clients that call often are refused more.", "调用频繁的客户端更容易被限流。"), advice: .checkClients)

  static let rateLimitRaised = ChangeRule(
    "ratelimit.raised", wire: .info, swift: .doc, mirror: .rules(["ratelimit.lowered"]),
    "{owner} may be called more often: {new} instead of {old}", "{owner} 的频率限制提高：由 {old} 到 {new}",
    because: BilingualText("Clients have more room.", "客户端有更多余量。"), advice: .none)

  static let rateLimitClassChanged = ChangeRule(
    "ratelimit.class-changed", wire: .info, swift: .doc, mirror: .itself, isStableAcrossDialects: false,
    "the rate limit of {owner} is of another kind: {new} instead of {old}", "{owner} 的频率限制类型由 {old} 改为 {new}",
    because: BilingualText("The two cannot be compared.", "两者无法比较。"), advice: .readPage)

  static let accessRules = [
    tokenAdded, tokenRemoved, scopeAlternativeAdded, scopeAlternativeRemoved, scopeRequirementAdded,
    scopeRequirementDropped, scopeDataRangeChanged, scopeLabelChanged, rateLimitLowered, rateLimitRaised,
    rateLimitClassChanged,
  ]
}

/// Error codes.
extension ChangeRule {
  static let errorAdded = ChangeRule(
    "error.added", wire: .info, swift: .info, mirror: .rules(["error.removed"]), isStableAcrossDialects: false,
    effect: .added, gathersSiblings: true,
    "new error code {name}: {new}", "新增错误码 {name}：{new}",
    because: BilingualText("Codes are open: clients must expect unknown ones anyway.", "错误码是开放的，客户端本就要处理未知的码。"),
    advice: .none)

  static let errorRemoved = ChangeRule(
    "error.removed", wire: .info, swift: .none, mirror: .rules(["error.added"]), isStableAcrossDialects: false,
    effect: .removed, gathersSiblings: true,
    "error code {name} is gone: {old}", "移除错误码 {name}：{old}",
    because: BilingualText(
      "Nothing fails; codes are looked up in a table and have no constants.",
      "不会导致失败；错误码查表得到，没有常量。"), advice: .none
  )

  static let errorMeaningChanged = ChangeRule(
    "error.meaning-changed", wire: .warn, swift: .doc, mirror: .itself, gathersSiblings: true,
    "error code {name} means something else: “{new}” instead of “{old}”", "错误码 {name} 的含义由“{old}”改为“{new}”",
    because: BilingualText("Clients that act on the code may do the wrong thing.", "按该错误码处理的客户端可能做错。"),
    advice: .checkClients)

  static let errorHTTPStatusChanged = ChangeRule(
    "error.http-status-changed", wire: .warn, swift: .doc, mirror: .itself, isStableAcrossDialects: false,
    "error code {name} comes with HTTP {new} instead of {old}", "错误码 {name} 的 HTTP 状态由 {old} 改为 {new}",
    because: BilingualText("Clients that look at the status decide otherwise.", "依据 HTTP 状态判断的客户端行为会改变。"),
    advice: .checkClients)

  static let errorMessageChanged = ChangeRule(
    "error.message-changed", wire: .none, swift: .doc, mirror: .itself, listing: .words,
    "error code {name} says “{new}” instead of “{old}”", "错误码 {name} 的信息由“{old}”改为“{new}”",
    because: BilingualText("The cause is the same.", "原因没有改变。"), advice: .none)

  static let errorHintChanged = ChangeRule(
    "error.hint-changed", wire: .none, swift: .doc, mirror: .itself, listing: .words,
    "what to do about error code {name} is told differently", "错误码 {name} 的排查建议改变",
    because: BilingualText("Only the advice changed.", "只有建议文字改变。"), advice: .none)

  static let errorRules = [
    errorAdded, errorRemoved, errorMeaningChanged, errorHTTPStatusChanged, errorMessageChanged, errorHintChanged,
  ]
}
