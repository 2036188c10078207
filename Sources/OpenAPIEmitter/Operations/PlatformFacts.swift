import APISpec

/// The `x-feishu-` members: what the platform documents and OpenAPI has no word for.
enum PlatformFacts {
  static func facts(of endpoint: Endpoint) -> JSONObject {
    var facts = JSONObject()
    facts.set("x-feishu-errors", ifNotEmpty: endpoint.errors.map(errorCase))
    facts.set("x-feishu-rate-limits", ifNotEmpty: endpoint.rateLimits.map(rateLimit))
    facts.append(access(endpoint.scopes, endpoint.fieldScopes))
    facts.set("x-feishu-token-types", ifNotEmpty: endpoint.tokenTypes.map { .string($0.rawValue) })
    facts.set("x-feishu-app-types", ifNotEmpty: endpoint.appTypes.map { .string($0.rawValue) })
    facts.set("x-feishu-pagination", endpoint.pagination.map(pagination))
    facts.set(
      "x-feishu-fixed-query",
      ifNotEmpty: endpoint.fixedQuery.map { ["name": .string($0.name), "value": .string($0.value)] })
    facts.append(origin(endpoint.documentation, endpoint.lifecycle))
    return facts
  }

  static func facts(of event: Event) -> JSONObject {
    var facts = JSONObject()
    facts.set("x-feishu-event-type", .string(event.eventType))
    facts.set("x-feishu-event-envelope", .string(event.envelope.rawValue))
    facts.set("x-feishu-delivery", ifNotEmpty: event.delivery)
    facts.append(access(event.scopes, event.fieldScopes))
    facts.set("x-feishu-app-types", ifNotEmpty: event.appTypes.map { .string($0.rawValue) })
    facts.append(origin(event.documentation, event.lifecycle))
    return facts
  }

  /// What a field says beside its schema.
  static func facts(of field: Field) -> JSONObject {
    var facts = JSONObject()
    facts.set("x-feishu-condition", ifNotEmpty: field.condition)
    if field.presence == .conditional, field.condition.isEmpty {
      facts.set("x-feishu-presence", .string(field.presence.rawValue))
    }
    facts.set("x-feishu-field-scopes", ifNotEmpty: field.scopes.filter { $0.forValue == nil }.map { .string($0.name) })
    facts.set(
      "x-feishu-value-scopes",
      ifNotEmpty: field.scopes.compactMap { scope in
        scope.forValue.map { ["value": .string($0), "scope": .string(scope.name)] }
      })
    facts.set("x-feishu-lifecycle", lifecycle(field.lifecycle))
    facts.set("x-feishu-inferred", if: field.isInferred)
    return facts
  }

  /// Nil for what is simply there.
  static func lifecycle(_ lifecycle: Lifecycle) -> JSONValue? {
    guard lifecycle != .current else { return nil }
    var members = JSONObject()
    members.set("stage", .string(lifecycle.stage.rawValue))
    members.set("note", ifNotEmpty: lifecycle.note)
    return members.value
  }

  private static func access(_ requirement: ScopeRequirement, _ fieldScopes: [Scope]) -> JSONObject {
    var facts = JSONObject()
    facts.set("x-feishu-scopes", ifNotEmpty: requirement.scopes.map { .string($0.name) })
    if requirement.mode == .allOf, !requirement.scopes.isEmpty {
      facts.set("x-feishu-scopes-mode", .string(requirement.mode.rawValue))
    }
    facts.set("x-feishu-field-scopes", ifNotEmpty: fieldScopes.map { .string($0.name) })
    return facts
  }

  private static func origin(_ documentation: DocumentationLink, _ stage: Lifecycle) -> JSONObject {
    var facts = JSONObject()
    facts.set("x-feishu-doc", ifNotEmpty: documentation.url ?? documentation.path)
    facts.set("x-feishu-updated-at", documentation.updatedAt.map { .integer($0) })
    facts.set("x-feishu-lifecycle", lifecycle(stage))
    return facts
  }

  private static func errorCase(_ error: ErrorCase) -> JSONValue {
    var members = JSONObject()
    members.set("httpStatus", error.httpStatus.map { .integer($0) })
    members.set("code", .integer(error.code))
    members.set("message", .string(error.message))
    members.set("advice", ifNotEmpty: error.advice)
    members.set("parentCode", error.parentCode.map { .integer($0) })
    return members.value
  }

  private static func rateLimit(_ limit: RateLimit) -> JSONValue {
    switch limit {
    case .calls(let count, let window): ["limit": .integer(count), "per": .string(window.rawValue)]
    case .special: "special"
    }
  }

  private static func pagination(_ pagination: Pagination) -> JSONValue {
    var members = JSONObject()
    members.set("place", .string(pagination.place.rawValue))
    members.set("tokenParameter", .string(pagination.tokenParameter))
    members.set("sizeParameter", pagination.sizeParameter.map { .string($0) })
    members.set("nextTokenPath", .string(pagination.nextTokenPath))
    members.set("hasMorePath", pagination.hasMorePath.map { .string($0) })
    members.set("itemsPath", pagination.itemsPath.map { .string($0) })
    return members.value
  }
}

extension Lifecycle {
  /// Whether OpenAPI would call it deprecated: it is still documented, but nobody should start to use it.
  var isDeprecated: Bool {
    switch stage {
    case .current, .beta: false
    case .deprecated, .historic, .inert: true
    }
  }
}
