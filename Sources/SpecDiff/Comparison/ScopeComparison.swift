import APISpec

/// Compares which scopes a call or a subscription needs.
struct ScopeComparison {
  private(set) var changes: [Change] = []

  init(_ old: ScopeRequirement, _ new: ScopeRequirement, _ place: SubjectPlace, _ direction: Direction) {
    guard old != new else { return }
    let before = Set(old.scopes.map(\.name))
    let after = Set(new.scopes.map(\.name))
    let come = after.subtracting(before).sorted()
    let gone = before.subtracting(after).sorted()
    // A scope that is the only one is as good as both modes.
    let wasChoice = old.mode == .anyOf && before.count > 1
    let isChoice = new.mode == .anyOf && after.count > 1
    let report = { (rule: ChangeRule, name: String) in
      // One scope that is added to many calls of a service is one change; a demand belongs to its call.
      let isShared = [ChangeRule.scopeAlternativeAdded.id, ChangeRule.scopeAlternativeRemoved.id].contains(rule.id)
      return place.change(rule, direction, owner: isShared ? "" : place.subject, name: name)
    }
    if before.isEmpty || after.isEmpty {
      changes += come.map { report(.scopeRequirementAdded, $0) } + gone.map { report(.scopeRequirementDropped, $0) }
    } else if old.mode == .allOf && before.count > 1, isChoice {
      changes += before.sorted().map { report(.scopeRequirementDropped, $0) }
      changes += come.map { report(.scopeAlternativeAdded, $0) }
    } else if wasChoice, new.mode == .allOf, after.count > 1 {
      changes += after.sorted().map { report(.scopeRequirementAdded, $0) }
      changes += gone.map { report(.scopeAlternativeRemoved, $0) }
    } else {
      let isAll = old.mode == .allOf && before.count > 1 || new.mode == .allOf && after.count > 1
      changes += come.map { report(isAll ? .scopeRequirementAdded : .scopeAlternativeAdded, $0) }
      changes += gone.map { report(isAll ? .scopeRequirementDropped : .scopeAlternativeRemoved, $0) }
    }
    compareLabels(
      old.scopes, new.scopes,
      report: { place.change(.scopeLabelChanged, direction, owner: "", name: $0, old: $1, new: $2) })
  }

  private mutating func compareLabels(
    _ old: [Scope], _ new: [Scope], report: (String, String, String) -> Change
  ) {
    let labels = Dictionary(old.map { ($0.name, $0.label) }) { first, _ in first }
    for scope in new {
      guard let label = labels[scope.name], label != scope.label else { continue }
      changes.append(report(scope.name, label, scope.label))
    }
  }
}
