import APISpec

@testable import SpecDiff

extension Mutation {
  static let pages: [Mutation] = [
    Mutation(.endpointAdded, from: { $0.endpoints.removeLast() }) { $0.endpoints.append(TeaState.list) },
    Mutation(.endpointRemoved) { $0.endpoints.removeLast() },
    Mutation(.endpointRemovedDeprecated, from: { $0.list.lifecycle = Lifecycle(.deprecated) }) {
      $0.endpoints.removeLast()
    },
    Mutation(.endpointMovedToHistoric) { $0.brew.lifecycle = Lifecycle(.historic) },
    Mutation(.endpointRestored, from: { $0.brew.lifecycle = Lifecycle(.historic) }) { $0.brew.lifecycle = .current },
    Mutation(.endpointDuplicated) {
      $0.brew.sources.append(PageSource(path: "tea-v1/pot/brew-again.md", dialect: .converted))
    },
    Mutation(.endpointURLChanged) { $0.brew.path = "/open-apis/tea/v2/pots/{pot_id}/brew" },
    Mutation(.endpointMethodChanged) { $0.brew.httpMethod = "PUT" },
    Mutation(.endpointHostAdded, with: [.endpointAdded], from: { $0.endpoints.removeLast() }) {
      var list = TeaState.list
      list.server = "https://tea.feishu.cn"
      $0.endpoints.append(list)
    },
    Mutation(.endpointHostChanged) { $0.brew.server = "https://tea.feishu.cn" },
    Mutation(.endpointPathParamAdded, at: "path.cup_id") {
      $0.brew.path = "/open-apis/tea/v1/pots/{pot_id}/{cup_id}/brew"
      $0.brew.pathParameters.append(Field(name: "cup_id", type: .string, presence: .required))
    },
    Mutation(.endpointPathParamRemoved) {
      $0.brew.path = "/open-apis/tea/v1/pots/brew"
      $0.brew.pathParameters = []
    },
    Mutation(.endpointPathParamRenamed, at: "path.id") {
      $0.brew.path = "/open-apis/tea/v1/pots/{id}/brew"
      $0.brew.pathParameters[0].name = "id"
    },
    Mutation(.endpointContentTypeChanged) { $0.brew.request.kind = .multipart },
    Mutation(.endpointResponseKindChanged) { $0.brew.response.kind = .stream },
    Mutation(.endpointAppTypesNarrowed, from: { $0.brew.appTypes = [.custom, .isv] }) { $0.brew.appTypes = [.custom] },
    Mutation(.endpointAppTypesWidened) { $0.brew.appTypes = [.custom, .isv] },
    Mutation(.endpointPaginationAdded, at: "query.page_token", from: holdList) { spec in
      spec.shapes.removeLast()
      addPages(&spec)
    },
    Mutation(.endpointPaginationRemoved, at: "query.page_token", from: addPages) { removePages(&$0) },
    Mutation(.endpointServiceChanged) { $0.brew.name.project = "kitchen" },
    Mutation(.eventAdded, from: { $0.events = [] }) { $0.events = [TeaState.boiled] },
    Mutation(.eventRemoved) { $0.events = [] },
    Mutation(.eventMovedToHistoric) { $0.event.lifecycle = Lifecycle(.historic) },
    Mutation(.eventTypeChanged) { $0.event.eventType = "tea.pot.boiled_v2" },
    Mutation(.pageMoved) { $0.brew.sources[0].path = "tea/brew.md" },
    Mutation(.pageTitleChanged) { $0.brew.title = "Make tea" },
  ]

  private static func addPages(_ spec: inout APISpec) {
    spec.list.pagination = Pagination(
      place: .query, tokenParameter: "page_token", sizeParameter: "page_size", nextTokenPath: "data.page_token",
      itemsPath: "data.items")
    spec.list.queryParameters = [
      Field(name: "page_token", type: .string, presence: .optional),
      Field(name: "page_size", type: .int32, presence: .optional),
    ]
    spec.shapes.append(
      Shape(
        id: "tea.v1.pots",
        fields: [
          Field(name: "items", type: .array(.object("tea.v1.pot"))), Field(name: "page_token", type: .string),
        ]))
    spec.list.response.fields[2].type = .object("tea.v1.pots")
  }

  /// An answer with a list in it, without pages.
  private static func holdList(_ spec: inout APISpec) {
    addPages(&spec)
    removePages(&spec)
  }

  private static func removePages(_ spec: inout APISpec) {
    spec.list.pagination = nil
    spec.list.queryParameters = []
    spec.shapes[spec.shapes.count - 1].fields.removeLast()
  }

  static let access: [Mutation] = [
    Mutation(.tokenAdded) { $0.brew.tokenTypes.append(.app) },
    Mutation(.tokenRemoved) { $0.brew.tokenTypes = [.tenant] },
    Mutation(.scopeAlternativeAdded) { $0.brew.scopes.scopes.append(Scope(name: "tea:brew")) },
    Mutation(.scopeAlternativeRemoved) { $0.brew.scopes.scopes.removeLast() },
    Mutation(.scopeRequirementAdded) {
      $0.brew.details = "Wait a little.\nAs a user you need the scope tea:user:read, too."
    },
    Mutation(.scopeRequirementDropped) { $0.list.scopes = ScopeRequirement() },
    Mutation(.scopeDataRangeChanged) { $0.brew.details = "Wait a little.\n调用前请申请数据权限。" },
    Mutation(.scopeLabelChanged) { $0.brew.scopes.scopes[0].label = "write pots" },
    Mutation(.rateLimitLowered) { $0.brew.rateLimits = [.calls(20, per: .second)] },
    Mutation(.rateLimitRaised) { $0.brew.rateLimits = [.calls(100, per: .second)] },
    Mutation(.rateLimitClassChanged) { $0.brew.rateLimits = [.special] },
  ]

  static let errors: [Mutation] = [
    Mutation(.errorAdded, at: "errors.1003") { $0.brew.errors.append(ErrorCase(code: 1003, message: "too hot")) },
    Mutation(.errorRemoved, at: "errors.1002") { $0.brew.errors.removeLast() },
    Mutation(.errorMeaningChanged, at: "errors.1002") { $0.brew.errors[1].message = "the lid is missing" },
    Mutation(.errorHTTPStatusChanged, at: "errors.1001") { $0.brew.errors[0].httpStatus = 404 },
    Mutation(.errorMessageChanged, at: "errors.1001") { $0.brew.errors[0].message = "this pot is empty" },
    Mutation(.errorHintChanged, at: "errors.1001") { $0.brew.errors[0].advice = "fill it" },
  ]

  static let lifecycles: [Mutation] = [
    Mutation(.lifecycleDeprecated, at: "body.sugar") {
      $0.brew.sugar.lifecycle = Lifecycle(.deprecated, note: "do not use it")
    },
    Mutation(.lifecycleUndeprecated, at: "body.sugar", from: { $0.brew.sugar.lifecycle = Lifecycle(.deprecated) }) {
      $0.brew.sugar.lifecycle = .current
    },
    Mutation(.lifecycleInert, at: "body.sugar") { $0.brew.sugar.lifecycle = Lifecycle(.inert, note: "无效字段") },
    Mutation(.lifecycleBetaChanged, at: "body.sugar") { $0.brew.sugar.lifecycle = Lifecycle(.beta, note: "灰度中") },
    Mutation(.noticeIncompatible) { $0.brew.details = "Wait a little.\n2026-01-05 起有不兼容变更。" },
    Mutation(.noticeDateChanged, from: { $0.brew.details = "2026-01-05 起有不兼容变更。" }) {
      $0.brew.details = "2026-02-05 起有不兼容变更。"
    },
  ]

  static let guides: [Mutation] = [
    Mutation(.pageAdded, guides: [], to: [guide(["1", "too hot"])]),
    Mutation(.pageRemoved, guides: [guide(["1", "too hot"])], to: []),
    Mutation(
      .docGuideTableChanged, guides: [guide(["1", "too hot"])], to: [guide(["1", "too hot"], ["2", "too cold"])]),
  ]

  private static func guide(_ rows: [String]...) -> GuidePage {
    GuidePage(
      path: "tea/errors.md", documentation: DocumentationLink(path: "/tea/errors"), title: "Errors",
      dialect: .converted, rows: rows.enumerated().map { GuidePage.Row(cells: $1, line: $0 + 5) }, words: "Mind these.")
  }
}
