/// Fields of responses and events.
extension ChangeRule {
  static let responseAdded = ChangeRule(
    "response.added", wire: .info, swift: .info, mirror: .rules(["response.removed"]), effect: .added,
    gathersSiblings: true,
    "{owner} has {name} ({new}), too", "{owner} 新增返回字段 {name}（{new}）",
    because: BilingualText("Old clients skip what they do not know.", "旧客户端会忽略未知字段。"), advice: .none)

  static let responseRemoved = ChangeRule(
    "response.removed", wire: .err, swift: .warn, mirror: .rules(["response.added"]), effect: .removed,
    gathersSiblings: true,
    "{owner} no longer has {name} ({old})", "{owner} 移除了返回字段 {name}（{old}）",
    because: BilingualText(
      "Clients find nothing where a value was; the SDK keeps a deprecated property until the next major version.",
      "客户端将取不到该值；SDK 保留一个废弃属性直到下一个大版本。"), advice: .checkBoth)

  static let responseRenamed = ChangeRule(
    "response.renamed", wire: .err, swift: .warn, mirror: .itself,
    "{owner} calls {old} {new} now", "{owner} 的 {old} 改名为 {new}",
    because: BilingualText(
      "Clients look for the old name; the SDK keeps it as a deprecated alias.", "客户端按旧名字取值；SDK 保留旧名作为废弃别名。"),
    advice: .checkBoth)

  static let responseTypeChanged = ChangeRule(
    "response.type-changed", wire: .err, swift: .err, mirror: .itself, isStableAcrossDialects: false,
    "{name} of {owner} is {new} instead of {old}", "{owner} 的 {name} 由 {old} 改为 {new}",
    because: BilingualText("Clients cannot decode the new type.", "客户端无法解析新类型。"), advice: .checkBoth)

  static let responseTypeWidened = ChangeRule(
    "response.type-widened", wire: .warn, swift: .err, mirror: .rules(["response.type-narrowed"]),
    isStableAcrossDialects: false,
    "{name} of {owner} may be {new}, more than {old}", "{owner} 的 {name} 由 {old} 放宽为 {new}",
    because: BilingualText("Values may come that old clients cannot hold.", "可能出现旧客户端无法容纳的值。"), advice: .checkBoth)

  static let responseTypeNarrowed = ChangeRule(
    "response.type-narrowed", wire: .none, swift: .none, mirror: .rules(["response.type-widened"]),
    isStableAcrossDialects: false,
    "{name} of {owner} is {new}, less than {old}", "{owner} 的 {name} 由 {old} 收窄为 {new}",
    because: BilingualText(
      "Every value that may come is one that old clients can hold; the published type stays.",
      "旧客户端能容纳所有可能的值；已发布的类型保持不变。"),
    advice: .none)

  static let responseArityChanged = ChangeRule(
    "response.arity-changed", wire: .err, swift: .err, mirror: .itself, isStableAcrossDialects: false,
    "{name} of {owner} is {new} instead of {old}", "{owner} 的 {name} 由 {old} 改为 {new}",
    because: BilingualText("One value and a list of values are different JSON.", "单个值与数组是不同的 JSON。"), advice: .checkBoth
  )

  static let responseBecameOptional = ChangeRule(
    "response.became-optional", wire: .warn, swift: .none, mirror: .rules(["response.became-required"]),
    isStableAcrossDialects: false,
    "{name} of {owner} may be absent now", "{owner} 的 {name} 可能不返回",
    because: BilingualText(
      "Clients that rely on it may find nothing; properties of responses are optional anyway.",
      "依赖它的客户端可能取不到值；SDK 的响应属性本就是可选的。"), advice: .checkClients)

  static let responseBecameRequired = ChangeRule(
    "response.became-required", wire: .none, swift: .none, mirror: .rules(["response.became-optional"]),
    isStableAcrossDialects: false,
    "{name} of {owner} is always there now", "{owner} 的 {name} 必定返回",
    because: BilingualText("Clients get more than they were promised.", "承诺比原来更强。"), advice: .none)

  static let responseNullObserved = ChangeRule(
    "response.null-observed", wire: .warn, swift: .none,
    mirror: .waived("an example without null does not promise a value"), gathersSiblings: true,
    "an example shows null for {name}", "示例中 {name} 为 null",
    because: BilingualText("Clients that do not expect null may fail.", "没有考虑 null 的客户端可能出错。"), advice: .checkClients)

  static let responseLevelMoved = ChangeRule(
    "response.level-moved", wire: .err, swift: .warn, mirror: .itself, isStableAcrossDialects: false,
    "{name} moved from {old} to {new}", "{name} 由 {old} 移到 {new}",
    because: BilingualText(
      "Clients look for it at the old place; the property there stays, deprecated.",
      "客户端仍在旧位置取值；原来的属性保留并标记弃用。"), advice: .checkBoth)

  static let responseReordered = ChangeRule(
    "response.reordered", wire: .none, swift: .none, mirror: .itself, listing: .noise,
    "the fields of {owner} stand in another order", "{owner} 的字段顺序改变",
    because: BilingualText("Order has no meaning in JSON.", "JSON 字段顺序没有意义。"), advice: .none)

  static let responseNeverReturned = ChangeRule(
    "response.never-returned", wire: .warn, swift: .info,
    mirror: .waived("that a field is returned again shows as changed words"),
    "{name} of {owner} is not returned: {new}", "{owner} 的 {name} 不返回：{new}",
    because: BilingualText("Clients that rely on it get nothing.", "依赖它的客户端取不到值。"), advice: .checkClients)

  static let responseBodyDocumented = ChangeRule(
    "response.body-documented", wire: .none, swift: .info, mirror: .rules(["response.body-undocumented"]),
    isStableAcrossDialects: false, effect: .added,
    "the answer of {owner} is documented now", "{owner} 补充了返回内容的说明",
    because: BilingualText("Results may be ignored, so that old calls compile.", "返回值可忽略，旧代码仍可编译。"), advice: .none)

  static let responseBodyUndocumented = ChangeRule(
    "response.body-undocumented", wire: .warn, swift: .err, mirror: .rules(["response.body-documented"]),
    isStableAcrossDialects: false, effect: .removed,
    "the answer of {owner} is no longer documented", "{owner} 不再说明返回内容",
    because: BilingualText("Clients may find nothing, and the call returns nothing.", "客户端可能取不到内容，方法也不再有返回值。"),
    advice: .checkBoth)

  static let responseJSONStringChanged = ChangeRule(
    "response.json-string-changed", wire: .err, swift: .err, mirror: .itself, isStableAcrossDialects: false,
    "{name} of {owner} is {new} instead of {old}", "{owner} 的 {name} 由 {old} 改为 {new}",
    because: BilingualText("An object and a string that holds one are different JSON.", "对象与内含 JSON 的字符串是不同的 JSON。"),
    advice: .checkBoth)

  static let responseFormatChanged = ChangeRule(
    "response.format-changed", wire: .warn, swift: .doc, mirror: .itself, isStableAcrossDialects: false,
    "{name} of {owner} is written as {new} instead of {old}", "{owner} 的 {name} 的格式由 {old} 改为 {new}",
    because: BilingualText("The type is the same, and what it holds is not.", "类型不变，但内容的含义变了。"), advice: .readPage)

  static let responseFieldPermissionAdded = ChangeRule(
    "response.field-permission-added", wire: .warn, swift: .doc, mirror: .rules(["response.field-permission-removed"]),
    isStableAcrossDialects: false, gathersSiblings: true,
    "fields need the scope {name} now", "字段需要新的权限 {name}",
    because: BilingualText("Apps without the scope no longer get the fields.", "没有该权限的应用取不到这些字段。"),
    advice: .checkClients)

  static let responseFieldPermissionRemoved = ChangeRule(
    "response.field-permission-removed", wire: .info, swift: .doc, mirror: .rules(["response.field-permission-added"]),
    isStableAcrossDialects: false, gathersSiblings: true,
    "fields no longer need the scope {name}", "字段不再需要权限 {name}",
    because: BilingualText("More apps get the fields.", "更多应用可以取到这些字段。"), advice: .none)

  static let responseRules = [
    responseAdded, responseRemoved, responseRenamed, responseTypeChanged, responseTypeWidened, responseTypeNarrowed,
    responseArityChanged, responseBecameOptional, responseBecameRequired, responseNullObserved, responseLevelMoved,
    responseReordered, responseNeverReturned, responseBodyDocumented, responseBodyUndocumented,
    responseJSONStringChanged, responseFormatChanged, responseFieldPermissionAdded, responseFieldPermissionRemoved,
  ]
}
