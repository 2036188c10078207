import APISpec

@testable import SpecDiff

extension Mutation {
  static let parameters: [Mutation] = [
    Mutation(.requestLocationChanged, at: "body.lang") { spec in
      spec.brew.request.fields.append(spec.brew.queryParameters.removeLast())
    },
    Mutation(.requestReordered, at: "body.sugar") { $0.brew.request.fields.swapAt(0, 1) },
  ]

  static let requestFields: [Mutation] = [
    Mutation(.requestRequiredAdded, at: "body.water") {
      $0.brew.request.fields.append(Field(name: "water", type: .string, presence: .required))
    },
    Mutation(.requestOptionalAdded, at: "body.water") {
      $0.brew.request.fields.append(Field(name: "water", type: .object("tea.v1.lid"), presence: .optional))
    },
    Mutation(.requestRemoved, at: "body.sugar") { $0.brew.request.fields.remove(at: 1) },
    Mutation(.requestRenamed, at: "body.sugars") { $0.brew.sugar.name = "sugars" },
    Mutation(.requestBecameOptional, at: "body.leaves") { $0.brew.leaves.presence = .optional },
    Mutation(.requestBecameRequired, at: "body.sugar") { $0.brew.sugar.presence = .required },
    Mutation(.requestTypeChanged, at: "body.leaves") { $0.brew.leaves.type = .boolean },
    Mutation(.requestTypeWidened, at: "body.leaves") { $0.brew.leaves.type = .int64 },
    Mutation(.requestTypeNarrowed, at: "body.leaves", from: { $0.brew.leaves.type = .double }) {
      $0.brew.leaves.type = .int32
    },
    Mutation(.requestArityChanged, at: "body.sugar") { $0.brew.sugar.type = .array(.string) },
    Mutation(.requestConditionalRequired, at: "body.sugar") {
      $0.brew.sugar.presence = .conditional
      $0.brew.sugar.condition = "leaves 大于 3 时必填"
    },
    Mutation(.requestFormatChanged, at: "body.sugar", from: { $0.brew.sugar.format = .unixSeconds }) {
      $0.brew.sugar.format = .unixMilliseconds
    },
  ]

  static let responseFields: [Mutation] = [
    Mutation(.responseAdded, at: "response.extra") {
      $0.brew.response.fields.append(Field(name: "extra", type: .string))
    },
    Mutation(.responseRemoved, at: "event.at") { $0.event.fields.removeLast() },
    Mutation(.responseRenamed, at: "event.boiled_at") { spec in
      spec.event.fields[1].description = "The moment at which it began to boil."
    } _: { spec in
      spec.event.fields[1].name = "boiled_at"
    },
    Mutation(.responseTypeChanged, at: "event.at") { $0.event.fields[1].type = .boolean },
    Mutation(.responseTypeWidened, at: "event.at") { $0.event.fields[1].type = .double },
    Mutation(.responseTypeNarrowed, at: "event.at") { $0.event.fields[1].type = .int32 },
    Mutation(.responseArityChanged, at: "event.at") { $0.event.fields[1].type = .array(.int64) },
    Mutation(.responseBecameOptional, at: "event.at", from: { $0.event.fields[1].presence = .required }) {
      $0.event.fields[1].presence = .optional
    },
    Mutation(.responseBecameRequired, at: "event.at", from: { $0.event.fields[1].presence = .optional }) {
      $0.event.fields[1].presence = .required
    },
    Mutation(.responseNullObserved, at: "event.at") { $0.event.fields[1].isNullable = true },
    Mutation(.responseLevelMoved, at: "response.data.lid.seal", from: addSeal) { spec in
      spec.lid.fields.append(spec.pot.fields.removeLast())
    },
    Mutation(.responseReordered, at: "event.at") { $0.event.fields.swapAt(0, 1) },
    Mutation(.responseNeverReturned, at: "event.at") { $0.event.fields[1].description = "When it boiled.（暂未开放）" },
    Mutation(.responseBodyDocumented, from: { $0.list.response.fields.removeLast() }) {
      $0.list.response.fields = TeaState.list.response.fields
    },
    Mutation(.responseBodyUndocumented) { $0.list.response.fields.removeLast() },
    Mutation(
      .responseJSONStringChanged, at: "event.pot"
    ) {
      $0.event.fields[0].content = .object("tea.v1.lid")
      $0.event.fields[0].type = .string
    },
    Mutation(.responseFormatChanged, at: "event.at", from: { $0.event.fields[1].description = "毫秒级时间戳" }) {
      $0.event.fields[1].description = "秒级时间戳"
    },
    Mutation(.responseFieldPermissionAdded) { $0.brew.fieldScopes.append(Scope(name: "tea:colour:read")) },
    Mutation(.responseFieldPermissionRemoved) { $0.brew.fieldScopes = [] },
  ]

  /// A field that only answers have, so that its move is one of a response.
  private static func addSeal(_ spec: inout APISpec) {
    spec.brew.request.fields.removeLast()
    spec.events = []
    spec.endpoints.removeLast()
    spec.pot.fields.append(Field(name: "seal", type: .string))
  }

  static let types: [Mutation] = [
    Mutation(.typeAdded) { $0.shapes.append(Shape(id: "tea.v1.cup", documentedName: "cup")) },
    Mutation(.typeRemoved, from: { $0.shapes.append(Shape(id: "tea.v1.cup", documentedName: "cup")) }) {
      $0.shapes.removeLast()
    },
    Mutation(.typeRenamed, at: "response.data.lid") { $0.lid.documentedName = "cover" },
    Mutation(.typeRenamedSameSwift, at: "response.data.lid") { $0.lid.documentedName = "Lid" },
    Mutation(.typeShapeDiverged) {
      $0.shapes.append(Shape(id: "tea.v1.lid_2", documentedName: "lid", fields: [Field(name: "x", type: .string)]))
    },
    Mutation(.typeBecameRecursive, at: "event.pot", with: [.responseAdded], from: { $0.endpoints = [] }) {
      $0.pot.fields.append(Field(name: "spare", type: .object("tea.v1.pot")))
    },
    Mutation(.typeStructureDocumented, at: "event.pot.history", from: { $0.endpoints = [] }) {
      $0.pot.fields[3].type = .object("tea.v1.lid")
    },
    Mutation(
      .typeStructureUndocumented, at: "event.pot.lid", from: { $0.endpoints = [] }
    ) { $0.pot.fields[1].type = .freeform },
    Mutation(.nameSwiftChanged) { $0.brew.name.method = "make" },
    Mutation(.nameCollision, at: "body.Sugar", with: [.requestOptionalAdded]) {
      $0.brew.request.fields.append(Field(name: "Sugar", type: .boolean, presence: .optional))
    },
  ]

  static let values: [Mutation] = [
    Mutation(.enumRequestValueAdded, at: "query.lang") {
      $0.brew.lang.values?.values.append(AllowedValue(value: "ja", text: "Japanese"))
    },
    Mutation(.enumRequestValueRemoved, at: "query.lang") { $0.brew.lang.values?.values.removeLast() },
    Mutation(.enumResponseValueAdded, at: "event.pot.colour", from: { $0.endpoints = [] }) {
      $0.pot.fields[2].values?.values.append(AllowedValue(value: "green", text: "as grass"))
    },
    Mutation(.enumResponseValueRemoved, at: "event.pot.colour", from: { $0.endpoints = [] }) {
      $0.pot.fields[2].values?.values.removeLast()
    },
    Mutation(.enumIntroduced, at: "body.sugar") {
      $0.brew.sugar.values = ValueSet(values: [AllowedValue(value: "none"), AllowedValue(value: "brown")])
    },
    Mutation(.enumDropped, at: "query.lang") { $0.brew.lang.values = nil },
    Mutation(.enumRawTypeChanged, at: "query.lang") { $0.brew.lang.type = .int32 },
    Mutation(.enumValueDeprecated, at: "query.lang") {
      $0.brew.lang.values?.values[1].lifecycle = Lifecycle(.deprecated, note: "已废弃")
    },
    Mutation(
      .enumValueUndeprecated, at: "query.lang",
      from: { $0.brew.lang.values?.values[1].lifecycle = Lifecycle(.deprecated) }
    ) { $0.brew.lang.values?.values[1].lifecycle = .current },
    Mutation(.enumValueTextChanged, at: "query.lang") { $0.brew.lang.values?.values[1].text = "British English" },
    Mutation(.enumReordered, at: "query.lang") { $0.brew.lang.values?.values.swapAt(0, 1) },
    Mutation(.proseValueAdded, at: "query.lang", from: { $0.brew.lang.values?.origin = .prose }) {
      $0.brew.lang.values?.values.append(AllowedValue(value: "ja"))
    },
    Mutation(.proseValueRemoved, at: "query.lang", from: { $0.brew.lang.values?.origin = .prose }) {
      $0.brew.lang.values?.values.removeLast()
    },
  ]

  static let limits: [Mutation] = [
    Mutation(.constraintTightened, at: "body.leaves") { $0.brew.leaves.constraints?.maximum = "50" },
    Mutation(.constraintLoosened, at: "body.leaves") { $0.brew.leaves.constraints?.maximum = "200" },
    Mutation(.constraintAdded, at: "body.sugar") { $0.brew.sugar.constraints = Constraints(maxLength: 20) },
    Mutation(.constraintRemoved, at: "body.leaves") { $0.brew.leaves.constraints?.maximum = nil },
    Mutation(.constraintNotationOnly, at: "body.leaves") { $0.brew.leaves.constraints?.maximum = "100.0" },
    Mutation(.constraintProseChanged, at: "body.sugar") {
      $0.brew.sugar.description = "Which sugar is wanted. 最多 3 块"
    },
    Mutation(.defaultChanged, at: "body.sugar") { $0.brew.sugar.defaultValue = "brown" },
    Mutation(.defaultAdded, at: "body.leaves") { $0.brew.leaves.defaultValue = "3" },
    Mutation(.defaultRemoved, at: "body.sugar") { $0.brew.sugar.defaultValue = nil },
  ]

  static let words: [Mutation] = [
    Mutation(.docDescriptionChanged, at: "body.sugar") { $0.brew.sugar.description = "What sugar you like." },
    Mutation(
      .docUnitClarified, at: "event.at", with: [.docDescriptionChanged],
      from: { $0.event.fields[1].description = "水开的时间" }
    ) { $0.event.fields[1].description = "水开的时间（单位：秒）" },
    Mutation(.docPageProseChanged) { $0.brew.details = "Wait for a little while." },
    Mutation(.docExampleChanged, at: "body.leaves") { $0.brew.leaves.example = "4" },
    Mutation(.docLanguageFlipped, at: "body.sugar") { $0.brew.sugar.description = "需要哪种糖" },
    Mutation(.docNoise, at: "body.sugar") { $0.brew.sugar.description = "Which  **sugar** is wanted." },
    Mutation(
      .metaParseRegression,
      from: { spec in
        spec.brew.queryParameters += ["a", "b", "c"].map { Field(name: $0, type: .string, presence: .optional) }
      }
    ) { $0.brew.queryParameters = [] },
    Mutation(.metaDialectLoss, at: "errors.1002", with: [.metaDialectMismatch]) {
      $0.brew.sources[0].dialect = .rawPortal
      $0.brew.errors.removeLast()
    },
    Mutation(.metaDialectMismatch) { $0.brew.sources[0].dialect = .rawPortal },
  ]
}
