import APISpec

/// The events as OpenAPI webhooks: one for each event type.
struct WebhookTable {
  private var names: [String] = []
  private var events: [String: [Event]] = [:]

  init(_ events: [Event]) {
    for event in events {
      let name = Self.name(of: event)
      if self.events[name] == nil { names.append(name) }
      self.events[name, default: []].append(event)
    }
    names.sort()
  }

  /// The `webhooks` member; a type's further events stand beside its first current one.
  func translated(by operations: OperationTranslation, identifiers: inout OperationIDs) -> JSONObject {
    var webhooks = JSONObject()
    for name in names {
      guard var others = events[name], !others.isEmpty else { continue }
      let chosen = others.remove(at: others.firstIndex { $0.lifecycle.stage != .historic } ?? 0)
      var item = JSONObject()
      item.set("post", operations.operation(chosen, id: identifiers.take("event.\(name)")).value)
      item.set(
        "x-feishu-alternates",
        ifNotEmpty: others.map { event in
          ["operation": operations.operation(event, id: identifiers.take("event.\(name)")).value]
        })
      webhooks.set(name, item.value)
    }
    return webhooks
  }

  private static func name(of event: Event) -> String {
    if !event.eventType.isEmpty { return event.eventType }
    return event.name?.description ?? event.title
  }
}
