/// Parameters, headers and body fields of requests.
extension ChangeRule {
  static let requestRequiredAdded = ChangeRule(
    "request.required-added", wire: .err, swift: .err, mirror: .rules(["request.removed"]), gathersSiblings: true,
    "{owner} needs {name} ({new}) now", "{owner} 新增必填项 {name}（{new}）",
    because: BilingualText(
      "Requests without it are refused, and calls need one more argument.", "缺少它的请求会被拒绝，调用需要多传一个参数。"),
    advice: .checkBoth)

  static let requestOptionalAdded = ChangeRule(
    "request.optional-added", wire: .info, swift: .info, mirror: .rules(["request.removed"]), effect: .added,
    gathersSiblings: true,
    "{owner} takes {name} ({new}), too", "{owner} 新增选填项 {name}（{new}）",
    because: BilingualText("Requests without it stay valid.", "不带它的请求依然有效。"), advice: .none)

  static let requestRemoved = ChangeRule(
    "request.removed", wire: .warn, swift: .warn,
    mirror: .rules(["request.optional-added", "request.required-added"]), effect: .deprecated, gathersSiblings: true,
    "{owner} no longer takes {name} ({old})", "{owner} 移除了 {name}（{old}）",
    because: BilingualText(
      "The server will ignore or refuse it; the SDK keeps a deprecated property until the next major version.",
      "服务端会忽略或拒绝它；SDK 保留一个废弃属性直到下一个大版本。"), advice: .checkBoth)

  static let requestRenamed = ChangeRule(
    "request.renamed", wire: .err, swift: .warn, mirror: .itself,
    "{owner} calls {old} {new} now", "{owner} 的 {old} 改名为 {new}",
    because: BilingualText(
      "Shipped clients send the old name; the SDK keeps it as a deprecated alias.", "已发布的客户端发送旧名字；SDK 保留旧名作为废弃别名。"),
    advice: .checkBoth)

  static let requestBecameOptional = ChangeRule(
    "request.became-optional", wire: .info, swift: .warn, mirror: .rules(["request.became-required"]),
    "{name} of {owner} may be left out now", "{owner} 的 {name} 改为选填",
    because: BilingualText(
      "Requests stay valid; code that reads the property back meets an optional.", "请求依然有效；读取该属性的代码会得到可选值。"),
    advice: .changeSource)

  static let requestBecameRequired = ChangeRule(
    "request.became-required", wire: .err, swift: .err, mirror: .rules(["request.became-optional"]),
    "{name} of {owner} is required now", "{owner} 的 {name} 改为必填",
    because: BilingualText("Requests without it are refused, and calls must give it.", "缺少它的请求会被拒绝，调用必须传入。"),
    advice: .checkBoth)

  static let requestTypeChanged = ChangeRule(
    "request.type-changed", wire: .err, swift: .err, mirror: .itself, isStableAcrossDialects: false,
    "{name} of {owner} is {new} instead of {old}", "{owner} 的 {name} 由 {old} 改为 {new}",
    because: BilingualText("Values of the old type are refused.", "旧类型的值会被拒绝。"), advice: .checkBoth)

  static let requestTypeWidened = ChangeRule(
    "request.type-widened", wire: .info, swift: .none, mirror: .rules(["request.type-narrowed"]),
    isStableAcrossDialects: false,
    "{name} of {owner} takes {new}, more than {old}", "{owner} 的 {name} 由 {old} 放宽为 {new}",
    because: BilingualText(
      "Every old value is still a value, and the published type stays.",
      "旧的取值依然合法，已发布的类型保持不变。"), advice: .none)

  static let requestTypeNarrowed = ChangeRule(
    "request.type-narrowed", wire: .err, swift: .err, mirror: .rules(["request.type-widened"]),
    isStableAcrossDialects: false,
    "{name} of {owner} takes {new}, less than {old}", "{owner} 的 {name} 由 {old} 收窄为 {new}",
    because: BilingualText("Some old values are refused.", "部分旧取值会被拒绝。"), advice: .checkBoth)

  static let requestArityChanged = ChangeRule(
    "request.arity-changed", wire: .err, swift: .err, mirror: .itself, isStableAcrossDialects: false,
    "{name} of {owner} is {new} instead of {old}", "{owner} 的 {name} 由 {old} 改为 {new}",
    because: BilingualText("One value and a list of values are different JSON.", "单个值与数组是不同的 JSON。"), advice: .checkBoth
  )

  static let requestLocationChanged = ChangeRule(
    "request.location-changed", wire: .err, swift: .warn, mirror: .itself,
    "{name} is sent in the {new} instead of the {old}", "{name} 由 {old} 改到 {new} 中传递",
    because: BilingualText(
      "Shipped clients send it where the server no longer looks; the old signature stays, deprecated.",
      "已发布的客户端仍在旧位置传递，服务端不再读取；旧的方法签名保留并标记弃用。"), advice: .checkBoth)

  static let requestReordered = ChangeRule(
    "request.reordered", wire: .none, swift: .none, mirror: .itself, listing: .noise,
    "the fields of {owner} stand in another order", "{owner} 的字段顺序改变",
    because: BilingualText("Order has no meaning in JSON; argument order is pinned.", "JSON 字段顺序没有意义；参数顺序由锁文件固定。"),
    advice: .none)

  static let requestConditionalRequired = ChangeRule(
    "request.conditional-required", wire: .warn, swift: .doc, mirror: .itself, isStableAcrossDialects: false,
    gathersSiblings: true,
    "when {name} of {owner} must be given changed: {new} (before: {old})",
    "{owner} 的 {name} 的必填条件改变：{new}（原：{old}）",
    because: BilingualText(
      "Some requests that were valid may be refused; no type can say when.", "部分原本有效的请求可能被拒绝，类型系统无法表达。"),
    advice: .readPage)

  static let requestFormatChanged = ChangeRule(
    "request.format-changed", wire: .warn, swift: .doc, mirror: .itself, isStableAcrossDialects: false,
    "{name} of {owner} is written as {new} instead of {old}", "{owner} 的 {name} 的格式由 {old} 改为 {new}",
    because: BilingualText("The type is the same, and what it holds is not.", "类型不变，但内容的含义变了。"), advice: .readPage)

  static let requestRules = [
    requestRequiredAdded, requestOptionalAdded, requestRemoved, requestRenamed, requestBecameOptional,
    requestBecameRequired, requestTypeChanged, requestTypeWidened, requestTypeNarrowed, requestArityChanged,
    requestLocationChanged, requestReordered, requestConditionalRequired, requestFormatChanged,
  ]
}
