import APISpec

/// Compares lists of fields and, through their types, the shapes that they lead to. Every pair of shapes is compared once
/// for each direction.
struct FieldWalk {
  let oldShapes: [ShapeID: Shape]
  let newShapes: [ShapeID: Shape]

  private struct Pair: Hashable {
    var old: ShapeID
    var new: ShapeID
    var isRequest: Bool
  }

  private var known: [Pair: [FieldChange]] = [:]
  private var open: Set<Pair> = []
  /// Shapes that were met beside each other, and what was met only as part of something added or removed.
  private(set) var metOld: Set<ShapeID> = []
  private(set) var metNew: Set<ShapeID> = []

  init(oldShapes: [ShapeID: Shape], newShapes: [ShapeID: Shape]) {
    self.oldShapes = oldShapes
    self.newShapes = newShapes
  }

  // MARK: - Lists

  mutating func changes(_ old: [Field], _ new: [Field], owner: String, _ direction: Direction) -> [FieldChange] {
    let pairing = FieldPairing(old, new, oldShapes, newShapes)
    var changes: [FieldChange] = []
    let oldIsTable = old.contains { !$0.isInferred }
    let newIsTable = new.contains { !$0.isInferred }
    for field in pairing.removed {
      meetAll(field, oldShapes, into: \.metOld)
      changes.append(removal(of: field, owner, direction, isShownOnly: field.isInferred && oldIsTable))
    }
    for field in pairing.added {
      meetAll(field, newShapes, into: \.metNew)
      changes.append(addition(of: field, owner, direction, isShownOnly: field.isInferred && newIsTable))
      if let rival = new.first(where: {
        $0.name != field.name && TypeWords.swiftKey($0.name) == TypeWords.swiftKey(field.name)
      }) {
        changes.append(
          FieldChange(rule: .nameCollision, owner: owner, name: field.name, old: rival.name, new: nil, path: field.name)
        )
      }
    }
    for (a, b) in pairing.renamed {
      let rule: ChangeRule = direction == .request ? .requestRenamed : .responseRenamed
      changes.append(
        FieldChange(
          rule: rule, owner: owner, name: "", old: a.name, new: b.name, path: b.name, oldField: a, newField: b)
      )
      changes += self.changes(a, b, owner: owner, direction)
    }
    for (a, b) in pairing.pairs { changes += self.changes(a, b, owner: owner, direction) }
    if pairing.isReordered, let first = new.first {
      let rule: ChangeRule = direction == .request ? .requestReordered : .responseReordered
      changes.append(FieldChange(rule: rule, owner: owner, name: "", path: first.name))
    }
    return changes
  }

  private func removal(of field: Field, _ owner: String, _ direction: Direction, isShownOnly: Bool) -> FieldChange {
    let rule: ChangeRule =
      isShownOnly ? .docExampleChanged : direction == .request ? .requestRemoved : .responseRemoved
    return FieldChange(
      rule: rule, owner: owner, name: field.name, old: TypeWords.text(field, oldShapes), path: field.name,
      oldField: field)
  }

  private func addition(of field: Field, _ owner: String, _ direction: Direction, isShownOnly: Bool) -> FieldChange {
    let rule: ChangeRule
    if isShownOnly {
      rule = .docExampleChanged
    } else if direction != .request {
      rule = .responseAdded
    } else {
      rule = field.presence == .required && field.defaultValue == nil ? .requestRequiredAdded : .requestOptionalAdded
    }
    return FieldChange(
      rule: rule, owner: owner, name: field.name, new: TypeWords.text(field, newShapes), path: field.name,
      newField: field)
  }

  // MARK: - Fields

  private mutating func changes(_ old: Field, _ new: Field, owner: String, _ direction: Direction) -> [FieldChange] {
    var changes = typeChanges(old, new, owner, direction)
    if old != new {
      changes += FieldFacets(old, new, owner: owner, direction: direction).changes
    }
    return changes
  }

  private mutating func typeChanges(_ old: Field, _ new: Field, _ owner: String, _ direction: Direction)
    -> [FieldChange]
  {
    let isRequest = direction == .request
    let words = (TypeWords.text(old, oldShapes), TypeWords.text(new, newShapes))
    let change = { (rule: ChangeRule) in
      [FieldChange(rule: rule, owner: owner, name: new.name, old: words.0, new: words.1, path: new.name)]
    }
    if (old.content == nil) != (new.content == nil), (old.content ?? old.type) != (new.content ?? new.type),
      old.type != new.type
    {
      return change(isRequest ? .requestTypeChanged : .responseJSONStringChanged)
    }
    let relation = TypeRelation(old.content ?? old.type, new.content ?? new.type)
    switch relation {
    case .same: return []
    case .shapes(let a, let b): return shapeChanges(a, b, direction).map { $0.inside(new.name) }
    case .widened: return change(isRequest ? .requestTypeWidened : .responseTypeWidened)
    case .narrowed: return change(isRequest ? .requestTypeNarrowed : .responseTypeNarrowed)
    case .arity: return change(isRequest ? .requestArityChanged : .responseArityChanged)
    case .structured, .unstructured:
      // Documenting a JSON text changes nothing on the wire either, but not its type in Swift.
      if (old.content == nil) != (new.content == nil) { return [] }
      meetAll(old, oldShapes, into: \.metOld)
      meetAll(new, newShapes, into: \.metNew)
      return change(relation == .structured ? .typeStructureDocumented : .typeStructureUndocumented)
    case .rawType where old.values != nil && new.values != nil: return change(.enumRawTypeChanged)
    case .rawType, .incompatible:
      if (old.content == nil) != (new.content == nil) { return [] }
      return change(isRequest ? .requestTypeChanged : .responseTypeChanged)
    }
  }

  // MARK: - Shapes

  private mutating func shapeChanges(_ old: ShapeID, _ new: ShapeID, _ direction: Direction) -> [FieldChange] {
    let pair = Pair(old: old, new: new, isRequest: direction == .request)
    if let found = known[pair] { return found }
    guard let a = oldShapes[old], let b = newShapes[new], open.insert(pair).inserted else { return [] }
    defer { open.remove(pair) }
    metOld.insert(old)
    metNew.insert(new)
    var found = changes(a.fields, b.fields, owner: TypeWords.owner(a, b), direction)
    if let oldName = a.documentedName, let newName = b.documentedName, oldName != newName {
      let isSame = TypeWords.swiftKey(oldName) == TypeWords.swiftKey(newName)
      found.append(
        FieldChange(
          rule: isSame ? .typeRenamedSameSwift : .typeRenamed, owner: "", name: "", old: oldName, new: newName, path: ""
        ))
    }
    // A new cycle needs a new field or type on its way.
    if !found.isEmpty, isRecursive(new, newShapes), !isRecursive(old, oldShapes) {
      found.append(
        FieldChange(rule: .typeBecameRecursive, owner: "", name: TypeWords.name(of: b), path: ""))
    }
    known[pair] = found
    return found
  }

  private func isRecursive(_ id: ShapeID, _ shapes: [ShapeID: Shape]) -> Bool {
    var seen: Set<ShapeID> = []
    var waiting = references(of: id, shapes)
    while let next = waiting.popLast() {
      if next == id { return true }
      if seen.insert(next).inserted { waiting += references(of: next, shapes) }
    }
    return false
  }

  private func references(of id: ShapeID, _ shapes: [ShapeID: Shape]) -> [ShapeID] {
    (shapes[id]?.fields ?? []).compactMap { field in
      if case .object(let id) = field.content?.innermost ?? field.type.innermost { id } else { nil }
    }
  }

  /// Notes the shapes of something that is new or gone as a whole.
  mutating func meetNew(_ fields: [Field]) {
    for field in fields { meetAll(field, newShapes, into: \.metNew) }
  }

  mutating func meetOld(_ fields: [Field]) {
    for field in fields { meetAll(field, oldShapes, into: \.metOld) }
  }

  private mutating func meetAll(
    _ field: Field, _ shapes: [ShapeID: Shape], into met: WritableKeyPath<FieldWalk, Set<ShapeID>>
  ) {
    guard case .object(let id) = field.content?.innermost ?? field.type.innermost,
      self[keyPath: met].insert(id).inserted
    else { return }
    for inner in shapes[id]?.fields ?? [] { meetAll(inner, shapes, into: met) }
  }
}
