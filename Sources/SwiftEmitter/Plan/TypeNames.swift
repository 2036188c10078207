import APISpec

/// Gives every draft its name, the most used ones first, and makes the plans of types.
struct TypeNames {
  private var planning: TypePlanning
  private var scopes: [String: NameScope] = [:]
  private(set) var notes: [EmissionNote] = []

  init(_ planning: TypePlanning, taken: [String: NameScope]) {
    self.planning = planning
    scopes = taken
  }

  /// The plans, in the order of the drafts.
  mutating func plans() -> (models: [ModelPlan], valueSets: [ValueSetPlan]) {
    for model in planning.models { if let name = model.name { take(name, in: model.resource ?? model.scope) } }
    for set in planning.valueSets { if let name = set.name { take(name, in: set.scope) } }
    nameModels()
    nameValueSets()
    var models = planning.models.indices.map { model(at: $0) }
    Directions.spread(over: &models)
    keepPatchesOfRequests(&models)
    Storage.decide(in: &models)
    for index in models.indices { models[index].initializers = initializers(of: models[index], at: index) }
    return (models, planning.valueSets.map { valueSet($0) })
  }

  private mutating func take(_ name: String, in scope: String) {
    scopes[scope, default: NameScope()].take(name)
  }

  // MARK: Names of types

  private mutating func nameModels() {
    // Bodies and responses have names of their own endpoint's; types of the version come after them, by use.
    let open = planning.models.indices.filter { planning.models[$0].name == nil }
    for index in open where planning.models[index].resource != nil { nameModel(at: index) }
    for model in planning.models where model.resource != nil { take(model.name ?? "", in: model.scope) }
    let shared = open.filter { planning.models[$0].resource == nil }
    for index in shared.sorted(by: { comesFirst(planning.models[$0], planning.models[$1], $0, $1) }) {
      nameModel(at: index)
    }
  }

  private func comesFirst(_ a: TypePlanning.ModelDraft, _ b: TypePlanning.ModelDraft, _ i: Int, _ j: Int) -> Bool {
    (b.uses, a.scope, a.candidates.first ?? "", i) < (a.uses, b.scope, b.candidates.first ?? "", j)
  }

  private mutating func nameModel(at index: Int) {
    let draft = planning.models[index]
    let scope = draft.resource ?? draft.scope
    var candidates = preferred(draft.candidates)
    if draft.resource != nil {
      // A body must not hide a published type of its version from the methods beside it.
      candidates.removeAll { scopes[draft.scope]?.isTaken($0) == true }
      if candidates.isEmpty { candidates = preferred(draft.candidates).map { $0 + "Model" } }
    }
    let name = scopes[scope, default: NameScope()].take(firstOf: candidates)
    planning.models[index].name = name
    noteRename(of: preferred(draft.candidates).first, to: name, in: scope)
  }

  private mutating func nameValueSets() {
    let open = planning.valueSets.indices.filter { planning.valueSets[$0].name == nil }
    let sorted = open.sorted { i, j in
      let (a, b) = (planning.valueSets[i], planning.valueSets[j])
      return (b.uses, a.scope, a.candidates.first ?? "", i) < (a.uses, b.scope, b.candidates.first ?? "", j)
    }
    for index in sorted {
      let draft = planning.valueSets[index]
      var scope = scopes[draft.scope, default: NameScope()]
      // Each set has a tag beside it.
      let candidates = preferred(draft.candidates)
      let name = scope.take(firstOf: candidates.filter { !scope.isTaken($0 + "Tag") } + [candidates[0]])
      scope.take(name + "Tag")
      scopes[draft.scope] = scope
      planning.valueSets[index].name = name
      noteRename(of: candidates.first, to: name, in: draft.scope)
    }
  }

  /// Each candidate once, those first that most uses suggest; a short one before a long one.
  private func preferred(_ candidates: [String]) -> [String] {
    var counts: [String: Int] = [:]
    for candidate in candidates { counts[candidate, default: 0] += 1 }
    let names = counts.keys.sorted {
      (counts[$1, default: 0], $0.utf8.count, $0) < (counts[$0, default: 0], $1.utf8.count, $1)
    }
    return names.isEmpty ? ["UnnamedModel"] : names
  }

  private mutating func noteRename(of wanted: String?, to name: String, in scope: String) {
    guard let wanted, wanted != name else { return }
    notes.append(EmissionNote(.renamed, "\(scope).\(name)", "'\(wanted)' is taken by another type."))
  }

  // MARK: Members

  private mutating func model(at index: Int) -> ModelPlan {
    let draft = planning.models[index]
    var names = NameScope(taken: (draft.locked?.properties ?? []).map(\.name))
    var properties = draft.fields.map { property(of: draft, $0, &names) }
    let documented = Set(draft.fields.map(\.name))
    let directions = self.directions(of: draft)
    for old in draft.locked?.properties ?? [] where !documented.contains(old.wireName) {
      guard let type = draft.types[old.wireName] else { continue }
      guard type.innermost != .file || directions == [.form] else {
        notes.append(
          EmissionNote(.broken, "\(draft.scope).\(draft.name ?? "").\(old.name)", "A file has no place in JSON."))
        continue
      }
      properties.append(
        PropertyPlan(
          wireName: old.wireName, name: old.name, type: type, isPatch: old.isPatch, field: nil,
          deprecation: Wording.noLongerDocumented))
      notes.append(
        EmissionNote(.retained, "\(draft.scope).\(draft.name ?? "").\(old.name)", Wording.noLongerDocumented))
    }
    return ModelPlan(
      scope: draft.scope, resource: draft.resource, name: draft.name ?? "", summary: draft.summary,
      directions: directions, properties: properties, initializers: [])
  }

  /// What was published is kept, but for a body that used to be a form, or is one now: no type is both.
  private func directions(of draft: TypePlanning.ModelDraft) -> Set<Direction> {
    var published = draft.locked?.directions ?? []
    if draft.directions.contains(.form) { published.remove(.write) }
    if draft.directions.contains(.write) { published.remove(.form) }
    return draft.directions.union(published)
  }

  private mutating func property(
    of draft: TypePlanning.ModelDraft, _ field: Field, _ names: inout NameScope
  ) -> PropertyPlan {
    let published = draft.locked?.property(field.name)
    let wanted = Identifier.camel(Words(field.name))
    let name = published?.name ?? names.take(firstOf: [Identifier.member(Words(field.name), at: .property)])
    if published == nil, name != wanted {
      notes.append(
        EmissionNote(.renamed, "\(draft.scope).\(draft.name ?? "").\(name)", Self.reason(field.name, wanted)))
    }
    let isPatch =
      published?.isPatch
      ?? (FieldFacts.isClearable(field) || (draft.isPartialUpdate && field.presence != .required))
    return PropertyPlan(
      wireName: field.name, name: name, type: draft.types[field.name] ?? .any, isPatch: isPatch, field: field,
      deprecation: Deprecation.text(of: field.lifecycle))
  }

  static func reason(_ wireName: String, _ wanted: String) -> String {
    "'\(wireName)' cannot be '\(wanted)' in Swift, or another name has taken it."
  }

  /// Only JSON that is sent tells `null` from absence: in a response both are nothing, and a form has no `null`.
  private func keepPatchesOfRequests(_ models: inout [ModelPlan]) {
    for index in models.indices where !models[index].directions.contains(.write) {
      let published = planning.models[index].locked
      for position in models[index].properties.indices {
        let isPublished = published?.property(models[index].properties[position].wireName)?.isPatch ?? false
        models[index].properties[position].isPatch = isPublished && !models[index].directions.contains(.form)
      }
    }
  }

  private mutating func initializers(of model: ModelPlan, at index: Int) -> [[String]] {
    guard !model.directions.isDisjoint(with: [.write, .form]) else { return [] }
    let required = model.properties.filter(\.isRequired).map(\.wireName)
    let published = planning.models[index].locked?.initializers ?? []
    let order = published.first ?? []
    let current = order.filter(required.contains) + required.filter { !order.contains($0) }
    let known = Set(model.properties.map(\.wireName))
    // An initializer that lacks what is required now would make requests that fail.
    let kept = published.filter { old in
      old != current && old.allSatisfy(known.contains) && Set(old).isSuperset(of: current)
    }
    let new = current.filter { !order.contains($0) }
    if !published.isEmpty, !new.isEmpty {
      notes.append(
        EmissionNote(
          .broken, "\(model.namespace).\(model.name)",
          "The documentation now requires \(new.joined(separator: ", ")); the old initializer is gone."))
    }
    return [current] + kept
  }

  private mutating func valueSet(_ draft: TypePlanning.ValueSetDraft) -> ValueSetPlan {
    var names = NameScope(taken: (draft.locked?.members ?? []).map(\.name))
    let published = Dictionary(
      (draft.locked?.members ?? []).map { ($0.value, $0.name) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<String> = []
    var members: [ValuePlan] = []
    for value in draft.values where seen.insert(value.value).inserted {
      let wanted = Identifier.value(value.value)
      members.append(
        ValuePlan(
          value: value.value, name: published[value.value] ?? names.take(firstOf: [wanted]), text: value.text,
          deprecation: Deprecation.text(of: value.lifecycle)))
    }
    for old in draft.locked?.members ?? [] where !seen.contains(old.value) {
      members.append(
        ValuePlan(value: old.value, name: old.name, text: "", deprecation: Wording.noLongerDocumented))
    }
    return ValueSetPlan(
      scope: draft.scope, name: draft.name ?? "", isNumeric: draft.isNumeric, summary: "", members: members)
  }
}
