import APISpec

/// Compares what two states of one field say beside its type.
struct FieldFacets {
  private let old: Field
  private let new: Field
  private let owner: String
  private let direction: Direction
  private let oldProse: ProseContract
  private let newProse: ProseContract
  private(set) var changes: [FieldChange] = []

  init(_ old: Field, _ new: Field, owner: String, direction: Direction) {
    self.old = old
    self.new = new
    self.owner = owner
    self.direction = direction
    let isReworded = old.description != new.description
    oldProse =
      isReworded || old.defaultValue != new.defaultValue || old.constraints != new.constraints
      ? ProseContract(old.description) : ProseContract("")
    newProse =
      isReworded || old.defaultValue != new.defaultValue || old.constraints != new.constraints
      ? ProseContract(new.description) : ProseContract("")
    comparePresence()
    compareConditions()
    compareValues()
    compareLimits()
    compareDefaults()
    compareForms()
    compareLifecycle()
    compareScopes()
    if direction != .request, !old.isNullable, new.isNullable {
      changes.append(
        FieldChange(rule: .responseNullObserved, owner: "response", name: "\(owner).\(new.name)", path: new.name))
    }
    compareWords()
  }

  private var isRequest: Bool { direction == .request }

  private mutating func report(_ rule: ChangeRule, old: String? = nil, new: String? = nil) {
    changes.append(
      FieldChange(rule: rule, owner: owner, name: self.new.name, old: old, new: new, path: self.new.name))
  }

  /// Values belong to the set of a field. What sentences say of a field they say of all fields of that name: requests and
  /// answers repeat them.
  private mutating func reportValue(_ rule: ChangeRule, _ value: String, old: String? = nil, new: String? = nil) {
    changes.append(
      FieldChange(
        rule: rule,
        owner: rule.family == ChangeRule.proseValueAdded.family ? self.new.name : "\(owner).\(self.new.name)",
        name: value, old: old, new: new, path: self.new.name))
  }

  // MARK: - Presence

  private mutating func comparePresence() {
    if isRequest {
      switch (old.presence == .required, new.presence == .required) {
      case (true, false): report(.requestBecameOptional)
      case (false, true): report(.requestBecameRequired)
      case (true, true), (false, false): return
      }
    } else if old.presence == .required, new.presence == .optional {
      report(.responseBecameOptional)
    } else if old.presence == .optional, new.presence == .required {
      report(.responseBecameRequired)
    }
  }

  private mutating func compareConditions() {
    guard isRequest, old.presence != .required, new.presence != .required else { return }
    let before = demands(old, oldProse)
    let after = demands(new, newProse)
    guard before != after else { return }
    report(
      .requestConditionalRequired, old: before.isEmpty ? nil : clause(old, oldProse),
      new: after.isEmpty ? nil : clause(new, newProse))
  }

  private func demands(_ field: Field, _ prose: ProseContract) -> Set<String> {
    Set(prose.conditions.keys).union(ProseContract(field.condition).conditions.keys)
      .union(field.presence == .conditional && field.condition.isEmpty ? ["conditional"] : [])
  }

  private func clause(_ field: Field, _ prose: ProseContract) -> String {
    field.condition.isEmpty
      ? prose.conditions.sorted { $0.key < $1.key }.map(\.value).joined(separator: "; ") : field.condition
  }

  // MARK: - Values

  private mutating func compareValues() {
    guard old.values != new.values else {
      if old.values == nil, old.description != new.description { compareMentions() }
      return
    }
    let before = old.values ?? ValueSet(values: [], origin: new.values?.origin ?? .prose)
    let after = new.values ?? ValueSet(values: [], origin: old.values?.origin ?? .prose)
    let isList = before.origin == .list && after.origin == .list
    if isList, before.values.isEmpty != after.values.isEmpty {
      let shown = (before.values.isEmpty ? after : before).values.map(\.value).joined(separator: " | ")
      before.values.isEmpty ? report(.enumIntroduced, new: shown) : report(.enumDropped, old: shown)
      return
    }
    if before.origin != after.origin, !before.values.isEmpty, !after.values.isEmpty {
      let shown = (before, after)
      let words = { (set: ValueSet) in set.values.map(\.value).joined(separator: " | ") }
      after.origin == .list ? report(.enumIntroduced, new: words(shown.1)) : report(.enumDropped, old: words(shown.0))
    }
    compare(before, after, isList: isList)
  }

  /// Values that are named in sentences, of which the reader made no list.
  private mutating func compareMentions() {
    let before = MentionedValues(old.description)
    let after = MentionedValues(new.description)
    for value in after.missing(from: before) { reportValue(.proseValueAdded, value, new: "") }
    for value in before.missing(from: after) { reportValue(.proseValueRemoved, value, old: "") }
  }

  private mutating func compare(_ before: ValueSet, _ after: ValueSet, isList: Bool) {
    let oldValues = Dictionary(before.values.map { ($0.value, $0) }) { first, _ in first }
    let newValues = Dictionary(after.values.map { ($0.value, $0) }) { first, _ in first }
    for value in after.values where oldValues[value.value] == nil {
      let rule: ChangeRule = isList ? isRequest ? .enumRequestValueAdded : .enumResponseValueAdded : .proseValueAdded
      reportValue(rule, value.value, new: value.text)
    }
    for value in before.values where newValues[value.value] == nil {
      let rule: ChangeRule =
        isList ? isRequest ? .enumRequestValueRemoved : .enumResponseValueRemoved : .proseValueRemoved
      reportValue(rule, value.value, old: value.text)
    }
    for value in after.values {
      if let other = oldValues[value.value], other != value { compare(other, value) }
    }
    let kept = (
      before.values.map(\.value).filter { newValues[$0] != nil },
      after.values.map(\.value).filter { oldValues[$0] != nil }
    )
    if kept.0 != kept.1 { report(.enumReordered) }
  }

  private mutating func compare(_ before: AllowedValue, _ after: AllowedValue) {
    let wasEnding = before.lifecycle.stage.isEnding
    let isEnding = after.lifecycle.stage.isEnding
    if wasEnding != isEnding {
      isEnding
        ? reportValue(.enumValueDeprecated, after.value, new: after.lifecycle.note)
        : reportValue(.enumValueUndeprecated, after.value, old: before.lifecycle.note)
    } else if before.text != after.text {
      PlainWords(before.text) == PlainWords(after.text)
        ? report(.docNoise) : reportValue(.enumValueTextChanged, after.value, old: before.text, new: after.text)
    }
  }

  // MARK: - Limits

  private mutating func compareLimits() {
    let comparison = LimitComparison(
      old.constraints ?? Constraints(), new.constraints ?? Constraints(), oldProse: oldProse.limits,
      newProse: newProse.limits)
    for change in comparison.changes { report(change.rule, old: change.old, new: change.new) }
  }

  // MARK: - Defaults

  private mutating func compareDefaults() {
    let before = old.defaultValue ?? oldProse.defaultValue
    let after = new.defaultValue ?? newProse.defaultValue
    // Where only the old description was read for a default, the new one says nothing new.
    guard let change = Self.difference(before, after) else { return }
    switch change {
    case (nil, let value?): report(.defaultAdded, new: value)
    case (let value?, nil): report(.defaultRemoved, old: value)
    case (let a, let b): report(.defaultChanged, old: a, new: b)
    }
  }

  private static func difference(_ a: String?, _ b: String?) -> (String?, String?)? {
    let keys = (a.map { PlainWords($0).key }, b.map { PlainWords($0).key })
    return keys.0 == keys.1 ? nil : (a, b)
  }

  // MARK: - Forms

  private mutating func compareForms() {
    let rule: ChangeRule = isRequest ? .requestFormatChanged : .responseFormatChanged
    if let a = old.format, let b = new.format, a != b {
      report(rule, old: a.rawValue, new: b.rawValue)
    } else if !oldProse.forms.isEmpty, !newProse.forms.isEmpty, oldProse.forms != newProse.forms {
      report(
        rule, old: oldProse.forms.sorted().joined(separator: ", "), new: newProse.forms.sorted().joined(separator: ", ")
      )
    } else if let a = oldProse.unit, let b = newProse.unit, a != b {
      report(rule, old: a, new: b)
    } else if oldProse.unit == nil, let unit = newProse.unit {
      report(.docUnitClarified, new: unit)
    }
  }

  // MARK: - Lifecycle and access

  private mutating func compareLifecycle() {
    if !isRequest, oldProse.absence == nil, let absence = newProse.absence {
      report(.responseNeverReturned, new: absence)
      return
    }
    let change = LifecycleComparison(old.lifecycle, new.lifecycle)
    if let rule = change.rule { report(rule, old: change.old, new: change.new) }
  }

  private mutating func compareScopes() {
    let before = Set(old.scopes.map(\.name))
    let after = Set(new.scopes.map(\.name))
    report(after.subtracting(before), isRequest ? .scopeRequirementAdded : .responseFieldPermissionAdded)
    report(before.subtracting(after), isRequest ? .scopeRequirementDropped : .responseFieldPermissionRemoved)
  }

  private mutating func report(_ scopes: Set<String>, _ rule: ChangeRule) {
    for scope in scopes.sorted() {
      changes.append(
        FieldChange(rule: rule, owner: isRequest ? "\(owner).\(new.name)" : "", name: scope, path: new.name))
    }
  }

  // MARK: - Words

  private mutating func compareWords() {
    if old.description != new.description {
      if PlainWords(old.description) == PlainWords(new.description) {
        report(.docNoise)
      } else if Similarity.areOfDifferentLanguages(old.description, new.description) {
        report(.docLanguageFlipped, old: old.description, new: new.description)
      } else {
        report(.docDescriptionChanged, old: old.description, new: new.description)
      }
    }
    if old.example != new.example { report(.docExampleChanged, old: old.example, new: new.example) }
  }
}

extension Lifecycle.Stage {
  /// Whether something is on its way out.
  var isEnding: Bool {
    switch self {
    case .deprecated, .historic: true
    case .current, .beta, .inert: false
    }
  }
}
