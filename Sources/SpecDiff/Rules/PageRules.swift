/// Endpoints, events and their pages.
extension ChangeRule {
  static let endpointAdded = ChangeRule(
    "endpoint.added", wire: .info, swift: .info, mirror: .rules(["endpoint.removed", "endpoint.removed-deprecated"]),
    effect: .added,
    "new endpoint {name}", "新增接口 {name}",
    because: BilingualText("Nothing that exists can depend on it.", "现有代码不可能依赖它。"), advice: .none)

  static let endpointRemoved = ChangeRule(
    "endpoint.removed", wire: .err, swift: .err, mirror: .rules(["endpoint.added"]), effect: .removed,
    "endpoint {name} is gone", "接口 {name} 已移除",
    because: BilingualText(
      "Calls will fail on the server, and the call leaves the SDK; it was never announced as deprecated.",
      "调用会在服务端失败，SDK 中的方法也会消失，而且事先没有标记废弃。"), advice: .checkBoth)

  static let endpointRemovedDeprecated = ChangeRule(
    "endpoint.removed-deprecated", wire: .warn, swift: .err,
    mirror: .rules(["endpoint.added", "endpoint.restored"]), effect: .deprecated,
    "deprecated endpoint {name} is gone", "已废弃的接口 {name} 已移除",
    because: BilingualText(
      "It was announced; the SDK keeps an unavailable stub until the next major version.",
      "此前已声明废弃；SDK 会保留一个不可用的占位声明直到下一个大版本。"), advice: .checkBoth)

  static let endpointMovedToHistoric = ChangeRule(
    "endpoint.moved-to-historic", wire: .warn, swift: .warn, mirror: .rules(["endpoint.restored"]), isAboutFiling: true,
    effect: .deprecated,
    "endpoints of {owner} are filed under historic versions", "{owner} 的接口被移入历史版本",
    because: BilingualText(
      "It still works, but will not be kept up; calls compile with a deprecation warning.",
      "接口仍可用，但不再维护；调用处会出现废弃警告。"), advice: .checkBoth)

  static let endpointRestored = ChangeRule(
    "endpoint.restored", wire: .info, swift: .info,
    mirror: .rules(["endpoint.moved-to-historic", "event.moved-to-historic"]), isAboutFiling: true, effect: .added,
    "{name} is no longer historic", "{name} 不再属于历史版本",
    because: BilingualText("A deprecation is taken back.", "取消了历史版本标记。"), advice: .none)

  static let endpointDuplicated = ChangeRule(
    "endpoint.duplicated", wire: .none, swift: .none, mirror: .waived("that a second page goes away needs no decision"),
    "another page documents {name} now: {new}", "又有一个页面描述了 {name}：{new}",
    because: BilingualText(
      "Two pages of one call can disagree; somebody must say which one counts.", "同一接口有两个页面，内容可能不一致，需要确定以哪一个为准。"),
    advice: .readPage)

  static let endpointURLChanged = ChangeRule(
    "endpoint.url-changed", wire: .err, swift: .none, mirror: .itself,
    "the URL changed from {old} to {new}", "URL 由 {old} 改为 {new}",
    because: BilingualText("Shipped clients call the old URL.", "已发布的客户端仍调用旧的 URL。"), advice: .checkClients)

  static let endpointMethodChanged = ChangeRule(
    "endpoint.method-changed", wire: .err, swift: .none, mirror: .itself,
    "the HTTP method of {name} changed from {old} to {new}", "{name} 的 HTTP 方法由 {old} 改为 {new}",
    because: BilingualText("Shipped clients use the old method.", "已发布的客户端仍使用旧方法。"), advice: .checkClients)

  static let endpointHostChanged = ChangeRule(
    "endpoint.host-changed", wire: .err, swift: .none, mirror: .itself, isAlwaysShown: true,
    "the host of {name} changed from {old} to {new}", "{name} 的域名由 {old} 改为 {new}",
    because: BilingualText("Shipped clients call the old host.", "已发布的客户端仍调用旧域名。"), advice: .checkClients)

  static let endpointHostAdded = ChangeRule(
    "endpoint.host-added", wire: .err, swift: .none,
    mirror: .waived("that no call goes to a host any more needs no decision"), isAlwaysShown: true,
    "{name} goes to a host that no call went to before: {new}", "{name} 使用了此前没有接口使用的域名：{new}",
    because: BilingualText(
      "Calls carry tokens, and a new host gets them: only a person can tell whether it may.",
      "调用会携带令牌，新域名也会收到令牌；是否允许需要人工判断。"), advice: .readPage)

  static let endpointPathParamAdded = ChangeRule(
    "endpoint.path-param-added", wire: .err, swift: .err, mirror: .rules(["endpoint.path-param-removed"]),
    "the path of {owner} needs {name} now", "{owner} 的路径新增参数 {name}",
    because: BilingualText("The URL changes, and calls need one more argument.", "URL 改变，调用需要多传一个参数。"),
    advice: .checkBoth)

  static let endpointPathParamRemoved = ChangeRule(
    "endpoint.path-param-removed", wire: .err, swift: .warn, mirror: .rules(["endpoint.path-param-added"]),
    "the path of {owner} no longer has {name}", "{owner} 的路径移除参数 {name}",
    because: BilingualText(
      "The URL changes; the old signature stays, deprecated.",
      "URL 改变；旧的方法签名保留并标记弃用。"), advice: .checkBoth)

  static let endpointPathParamRenamed = ChangeRule(
    "endpoint.path-param-renamed", wire: .none, swift: .none, mirror: .itself,
    "path parameter {old} of {owner} is called {new} now", "{owner} 的路径参数 {old} 改名为 {new}",
    because: BilingualText(
      "The name never goes over the wire, and the published argument label stays.",
      "参数名不会在网络上传输，已发布的参数标签保持不变。"),
    advice: .none)

  static let endpointContentTypeChanged = ChangeRule(
    "endpoint.content-type-changed", wire: .err, swift: .none, mirror: .itself, isStableAcrossDialects: false,
    "the body of {owner} is {new} instead of {old}", "{owner} 的请求体由 {old} 改为 {new}",
    because: BilingualText(
      "Bodies of the old form are refused. The type of the body keeps its name and writes the new form.",
      "旧格式的请求体会被拒绝；请求体的类型名不变，改为写出新格式。"), advice: .checkClients)

  static let endpointResponseKindChanged = ChangeRule(
    "endpoint.response-kind-changed", wire: .err, swift: .err, mirror: .itself, isStableAcrossDialects: false,
    "{owner} answers {new} instead of {old}", "{owner} 的响应由 {old} 改为 {new}",
    because: BilingualText("Clients cannot read answers of another form.", "客户端无法解析另一种格式的响应。"),
    advice: .checkBoth)

  static let endpointAppTypesNarrowed = ChangeRule(
    "endpoint.app-types-narrowed", wire: .warn, swift: .doc, mirror: .rules(["endpoint.app-types-widened"]),
    "{owner} no longer accepts {name} apps", "{owner} 不再支持 {name} 类型的应用",
    because: BilingualText("Apps of that kind may be refused.", "该类型的应用可能被拒绝。"), advice: .checkClients)

  static let endpointAppTypesWidened = ChangeRule(
    "endpoint.app-types-widened", wire: .info, swift: .doc, mirror: .rules(["endpoint.app-types-narrowed"]),
    "{owner} accepts {name} apps, too", "{owner} 也支持 {name} 类型的应用",
    because: BilingualText("More apps may call it.", "更多应用可以调用。"), advice: .none)

  static let endpointPaginationAdded = ChangeRule(
    "endpoint.pagination-added", wire: .warn, swift: .info, mirror: .rules(["endpoint.pagination-removed"]),
    effect: .added,
    "{owner} answers page by page now ({new})", "{owner} 改为分页返回（{new}）",
    because: BilingualText(
      "Callers that know nothing of pages see only the first one.", "不了解分页的调用方只能拿到第一页。"), advice: .checkClients)

  static let endpointPaginationRemoved = ChangeRule(
    "endpoint.pagination-removed", wire: .warn, swift: .err, mirror: .rules(["endpoint.pagination-added"]),
    effect: .removed,
    "{owner} no longer answers page by page ({old})", "{owner} 不再分页返回（{old}）",
    because: BilingualText(
      "Page tokens may be ignored, and the SDK's paginator for the call goes away.", "分页参数可能被忽略，SDK 的翻页方法也会消失。"),
    advice: .checkBoth)

  static let endpointServiceChanged = ChangeRule(
    "endpoint.service-changed", wire: .none, swift: .none, mirror: .itself, isStableAcrossDialects: false,
    "{name} belongs to {new} instead of {old}", "{name} 由 {old} 归入 {new}",
    because: BilingualText(
      "The wire is the same, and names.lock keeps the call where it was published.",
      "网络上没有变化，names.lock 让该调用保留在原来的位置。"),
    advice: .none)

  static let eventAdded = ChangeRule(
    "event.added", wire: .info, swift: .info, mirror: .rules(["event.removed"]), effect: .added,
    "new event {name}", "新增事件 {name}",
    because: BilingualText("Nobody is subscribed to it yet.", "尚无订阅者。"), advice: .none)

  static let eventRemoved = ChangeRule(
    "event.removed", wire: .err, swift: .warn, mirror: .rules(["event.added"]), effect: .removed,
    "event {name} is gone", "事件 {name} 已移除",
    because: BilingualText(
      "The event will not come any more; its type stays, with deprecated properties.",
      "事件不再推送；其类型保留，属性标记弃用。"),
    advice: .checkBoth)

  static let eventMovedToHistoric = ChangeRule(
    "event.moved-to-historic", wire: .warn, swift: .none, mirror: .rules(["endpoint.restored"]), isAboutFiling: true,
    effect: .deprecated,
    "event {name} is filed under historic versions", "事件 {name} 被移入历史版本",
    because: BilingualText(
      "The event still comes; the page only keeps it for those who use it.",
      "事件仍会推送；页面只为已使用者保留。"), advice: .checkClients)

  static let eventTypeChanged = ChangeRule(
    "event.type-changed", wire: .err, swift: .warn, mirror: .itself,
    "event {old} is called {new} now", "事件类型由 {old} 改为 {new}",
    because: BilingualText(
      "Shipped clients do not recognise the new type; the old one stays, with deprecated properties.",
      "已发布的客户端不认识新的事件类型；旧类型保留，属性标记弃用。"),
    advice: .checkBoth)

  static let pageMoved = ChangeRule(
    "page.moved", wire: .none, swift: .none, mirror: .itself, listing: .noise, isAboutFiling: true,
    "the page of {owner} moved from {old} to {new}", "{owner} 的页面由 {old} 移到 {new}",
    because: BilingualText("Files are no part of the contract.", "文件位置不属于契约。"), advice: .none)

  static let pageTitleChanged = ChangeRule(
    "page.title-changed", wire: .none, swift: .doc, mirror: .itself, listing: .words,
    "the page of {owner} is titled “{new}” instead of “{old}”", "{owner} 的标题由“{old}”改为“{new}”",
    because: BilingualText("Titles are words; they name nothing in the SDK.", "标题只是文字，不影响 SDK 命名。"), advice: .none)

  static let pageRules = [
    endpointAdded, endpointRemoved, endpointRemovedDeprecated, endpointMovedToHistoric, endpointRestored,
    endpointDuplicated, endpointURLChanged, endpointMethodChanged, endpointHostAdded, endpointHostChanged,
    endpointPathParamAdded,
    endpointPathParamRemoved, endpointPathParamRenamed, endpointContentTypeChanged, endpointResponseKindChanged,
    endpointAppTypesNarrowed, endpointAppTypesWidened, endpointPaginationAdded, endpointPaginationRemoved,
    endpointServiceChanged, eventAdded, eventRemoved, eventMovedToHistoric, eventTypeChanged, pageMoved,
    pageTitleChanged,
  ]
}
