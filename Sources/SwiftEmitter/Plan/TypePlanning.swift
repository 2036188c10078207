import APISpec

/// Plans the types of all services: which structs and sets of values there are, and what refers to what.
///
/// Published types keep their names and members: a type is found again by the way to it, from the method's body or
/// result through its properties. Where the documentation now has several structures for one published type, the type
/// holds the fields of all of them.
struct TypePlanning {
  /// A struct before it is named.
  struct ModelDraft {
    var scope: String
    var resource: String?
    /// What a name can be made from, best first.
    var candidates: [String] = []
    var summary = ""
    var name: String?
    var locked: LockedModel?
    var fields: [Field] = []
    var isPartialUpdate = false
    var uses = 0
    /// By wire name.
    var types: [String: SwiftType] = [:]
    var directions: Set<Direction> = []
    /// Words that stand in front of the names of types inside it.
    var words: Words
  }

  /// A set of values before it is named.
  struct ValueSetDraft {
    var scope: String
    var candidates: [String] = []
    var name: String?
    var locked: LockedValueSet?
    var isNumeric: Bool
    /// How often each list of values is documented.
    var lists: [[AllowedValue]: Int] = [:]
    var uses = 0

    /// Each documented value once, as the list has it that most places share: the order in which places are met does
    /// not show.
    var values: [AllowedValue] {
      var known: Set<String> = []
      let order = lists.map { (list: $0.key, count: $0.value, text: $0.key.map { "\($0.value)\t\($0.text)" }) }
        .sorted { a, b in a.count == b.count ? a.text.lexicographicallyPrecedes(b.text) : a.count > b.count }
      return order.flatMap(\.list).filter { known.insert($0.value).inserted }
    }
  }

  let structures: StructureTable
  let lock: NameLock
  var models: [ModelDraft] = []
  var valueSets: [ValueSetDraft] = []
  var notes: [EmissionNote] = []

  private(set) var rootModels: [TypeRoot: ModelID] = [:]
  private var lockedModels: [LockedType: ModelID] = [:]
  private var lockedValueSets: [LockedType: ValueSetID] = [:]
  /// The published types that a structure was reached under.
  private var publishedAs: [Int: Set<ModelID>] = [:]
  private var structuresOf: [ModelID: Set<Int>] = [:]
  private var freshModels: [FreshModel: ModelID] = [:]
  private var freshValueSets: [ValueSetKey: ValueSetID] = [:]
  /// Models whose properties have no types yet.
  private var open: [ModelID] = []

  /// A structure in a scope that uses it: an endpoint that was published in one version and is documented in another one
  /// has its types beside it.
  private struct FreshModel: Hashable {
    var structure: Int
    var scope: String
  }

  private struct ValueSetKey: Hashable {
    var scope: String
    var name: String
    var isNumeric: Bool
    var values: [String]
  }

  init(structures: StructureTable, lock: NameLock) {
    self.structures = structures
    self.lock = lock
  }

  /// Makes drafts of everything that the roots hold and of everything that was published.
  mutating func draft(_ roots: [RootDraft], places: [PublishedPlace]) {
    for type in lock.models.keys.sorted() { addPublished(type) }
    for type in lock.valueSets.keys.sorted() { addPublishedValues(type) }
    for root in roots { add(root) }
    for root in roots {
      guard let id = rootModels[root.root] else { continue }
      followPublished(id, fields: root.fields)
    }
    for place in places { followPublished(place) }
    unitePublished()
    open = models.indices.map(ModelID.init)
    draftRest()
  }

  /// Notes what a body or result that is no object of its own does with the types inside it.
  mutating func use(_ type: SwiftType, _ direction: Direction) {
    guard let model = type.model else { return }
    models[model.index].directions.insert(direction)
  }

  /// Goes on with the types that were asked for since.
  mutating func draftRest() {
    while let id = open.popLast() { typeProperties(of: id) }
  }

  // MARK: What was published

  private mutating func addPublished(_ type: LockedType) {
    let scope = type.scope.split(separator: ".").prefix(2).joined(separator: ".")
    lockedModels[type] = ModelID(index: models.count)
    models.append(
      ModelDraft(
        scope: scope, resource: type.scope == scope ? nil : type.scope, name: type.name, locked: lock.models[type],
        words: Words(type.name)))
  }

  private mutating func addPublishedValues(_ type: LockedType) {
    guard let locked = lock.valueSets[type] else { return }
    lockedValueSets[type] = ValueSetID(index: valueSets.count)
    valueSets.append(
      ValueSetDraft(scope: type.scope, name: type.name, locked: locked, isNumeric: locked.isNumeric))
  }

  private mutating func add(_ root: RootDraft) {
    let published = root.locked.flatMap { lockedModels[LockedType(scope: root.resource ?? root.scope, name: $0)] }
    let id = published ?? ModelID(index: models.count)
    if published == nil {
      models.append(ModelDraft(scope: root.scope, resource: root.resource, words: root.words))
    }
    rootModels[root.root] = id
    models[id.index].candidates = root.candidates
    models[id.index].summary = root.summary
    models[id.index].fields = root.fields
    models[id.index].isPartialUpdate = root.isPartialUpdate
    models[id.index].directions.insert(root.direction)
    models[id.index].words = root.words
  }

  /// Finds the structures that stand in the place of published types, from one type down.
  private mutating func followPublished(_ owner: ModelID, fields: [Field]) {
    guard let locked = models[owner.index].locked else { return }
    for field in fields {
      guard let shape = field.referencedShapes.first, let property = locked.property(field.name) else { continue }
      followPublished(PublishedPlace(scope: models[owner.index].scope, type: property.type, shape: shape))
    }
  }

  private mutating func followPublished(_ place: PublishedPlace) {
    guard let number = structures.number(of: place.shape), let child = publishedModel(in: place),
      structuresOf[child, default: []].insert(number).inserted
    else { return }
    publishedAs[number, default: []].insert(child)
    followPublished(child, fields: structures.structures[number].fields)
  }

  private func publishedModel(in place: PublishedPlace) -> ModelID? {
    TypeText(place.type).names.lazy.compactMap { name in
      lockedModels[LockedType(scope: place.scope, name: name)]
    }.first
  }

  /// Gives published types the fields of all structures that stand in their place.
  private mutating func unitePublished() {
    for (id, numbers) in structuresOf.sorted(by: { $0.key < $1.key }) {
      var fields = models[id.index].fields
      for number in numbers.sorted() {
        let known = Set(fields.map(\.name))
        fields += structures.structures[number].fields.filter { !known.contains($0.name) }
        for index in fields.indices where fields[index].presence == .required {
          // Required is what every structure requires.
          let other = structures.structures[number].fields.first { $0.name == fields[index].name }
          if other?.presence != .required { fields[index].presence = .optional }
        }
      }
      models[id.index].fields = fields
      models[id.index].uses += numbers.count
    }
  }

  // MARK: What the documentation refers to

  private mutating func typeProperties(of id: ModelID) {
    for field in models[id.index].fields {
      models[id.index].types[field.name] = type(of: field, in: id)
    }
    for property in models[id.index].locked?.properties ?? [] where models[id.index].types[property.wireName] == nil {
      models[id.index].types[property.wireName] = publishedType(property.type, scope: models[id.index].scope)
    }
  }

  private mutating func type(of field: Field, in owner: ModelID) -> SwiftType {
    let draft = models[owner.index]
    let published = draft.locked?.property(field.name)
    let place = Place(
      scope: draft.scope, owner: draft.words, field: field,
      published: published.flatMap { publishedType($0.type, scope: draft.scope) })
    let subject = "\(draft.scope).\(draft.name ?? draft.words.words.joined(separator: "_")).\(field.name)"
    return type(at: place, subject: subject, isForm: draft.directions.contains(.form))
  }

  /// Where a type is needed.
  struct Place {
    var scope: String
    /// The words of what holds the field.
    var owner: Words
    var field: Field
    /// The type that the place had when it was published.
    var published: SwiftType?
  }

  /// The type of a field or parameter: the published one where it still fits, else the documented one.
  mutating func type(at place: Place, subject: String, isForm: Bool) -> SwiftType {
    if let published = place.published, published.isOutgrown(by: place.field) {
      // Types that would only be looked at and left alone are not drafted.
      noteRetained(subject)
      return published
    }
    let documented = documentedType(place.field.type, at: place, isForm: isForm)
    guard let published = place.published, published != documented else { return documented }
    if canHold(published, documented) {
      noteRetained(subject)
      return published
    }
    notes.append(EmissionNote(.broken, subject, "The documentation changed the type."))
    return documented
  }

  /// Whether values of a documented type can go on being used as the published one.
  private func canHold(_ published: SwiftType, _ documented: SwiftType) -> Bool {
    switch (published, documented) {
    case (.any, _): true
    case (.string, .values(let set)), (.values(let set), .string): !valueSets[set.index].isNumeric
    case (.int, .values(let set)), (.values(let set), .int), (.int64, .values(let set)), (.values(let set), .int64):
      valueSets[set.index].isNumeric
    case (.int64, .int), (.int, .int64), (.jsonText, .string), (.string, .jsonText): true
    case (.array(let mine), .array(let theirs)), (.map(let mine), .map(let theirs)):
      mine == theirs || canHold(mine, theirs)
    case (.values(let mine), .values(let theirs)): mine == theirs
    case (.model(let mine), .model(let theirs)): mine == theirs
    case (.string, _), (.int, _), (.int64, _), (.double, _), (.bool, _), (.file, _), (.model, _), (.values, _),
      (.array, _), (.map, _), (.jsonText, _):
      false
    }
  }

  private mutating func noteRetained(_ subject: String) {
    notes.append(
      EmissionNote(.retained, subject, "The published type stays, although the documentation now says more."))
  }

  private mutating func documentedType(_ type: TypeRef, at place: Place, isForm: Bool) -> SwiftType {
    switch type {
    case .string:
      if let content = place.field.content {
        return .jsonText(documentedType(content, at: place.withoutContent, isForm: false))
      }
      return valueSet(at: place, isNumeric: false).map(SwiftType.values) ?? .string
    case .int32: return valueSet(at: place, isNumeric: true).map(SwiftType.values) ?? .int
    case .int64: return valueSet(at: place, isNumeric: true).map(SwiftType.values) ?? .int64
    case .double: return .double
    case .boolean: return .bool
    case .any, .freeform: return .any
    case .file: return isForm ? .file : .string
    // A part of a form is a file or one of several files; deeper down everything is JSON.
    case .array(let element): return .array(documentedType(element, at: place, isForm: isForm && element == .file))
    case .map(let value): return .map(documentedType(value, at: place, isForm: false))
    case .object(let shape): return structures.number(of: shape).map { .model(model(of: $0, at: place)) } ?? .any
    }
  }

  private mutating func model(of number: Int, at place: Place) -> ModelID {
    if let published = place.published?.model, structuresOf[published]?.contains(number) == true { return published }
    let known = publishedAs[number]?.filter { models[$0.index].scope == place.scope }.min {
      (structuresOf[$0]?.count ?? 0, $0) < (structuresOf[$1]?.count ?? 0, $1)
    }
    if let known { return known }
    let fresh = FreshModel(structure: number, scope: place.scope)
    let id = freshModels[fresh] ?? add(fresh)
    models[id.index].uses += 1
    models[id.index].candidates += ModelNaming.candidates(
      documentedName: structures.structures[number].documentedName, field: place.field, owner: place.owner)
    if models[id.index].words.isEmpty {
      models[id.index].words = ModelNaming.words(
        documentedName: structures.structures[number].documentedName, field: place.field)
    }
    return id
  }

  private mutating func add(_ fresh: FreshModel) -> ModelID {
    let id = ModelID(index: models.count)
    let fields = structures.structures[fresh.structure].fields
    models.append(ModelDraft(scope: fresh.scope, fields: fields, words: Words("")))
    freshModels[fresh] = id
    open.append(id)
    return id
  }

  private mutating func valueSet(at place: Place, isNumeric: Bool) -> ValueSetID? {
    guard let values = FieldFacts.openValues(place.field) else { return nil }
    if let published = place.published?.values, valueSets[published.index].isNumeric == isNumeric {
      valueSets[published.index].lists[values, default: 0] += 1
      return published
    }
    let key = ValueSetKey(
      scope: place.scope, name: place.field.name, isNumeric: isNumeric, values: values.map(\.value))
    let id = freshValueSets[key] ?? ValueSetID(index: valueSets.count)
    if freshValueSets[key] == nil {
      freshValueSets[key] = id
      valueSets.append(ValueSetDraft(scope: place.scope, isNumeric: isNumeric))
    }
    valueSets[id.index].lists[values, default: 0] += 1
    valueSets[id.index].uses += 1
    valueSets[id.index].candidates += ModelNaming.candidates(
      documentedName: nil, field: place.field, owner: place.owner)
    return id
  }

  /// Reads a published type back; nil where it mentions something that is gone.
  func publishedType(_ text: String, scope: String) -> SwiftType? {
    TypeText(text).type { name in
      let type = LockedType(scope: scope, name: name)
      return lockedModels[type].map(SwiftType.model) ?? lockedValueSets[type].map(SwiftType.values)
    }
  }
}

/// A place where a shape stands, and the type that it had when it was published.
struct PublishedPlace: Sendable {
  var scope: String
  var type: String
  var shape: ShapeID
}

extension TypePlanning.Place {
  fileprivate var withoutContent: Self {
    var place = self
    place.field.content = nil
    place.field.values = nil
    return place
  }
}

extension StructureTable.Structure {
  /// The type name that most of the shapes carry.
  var documentedName: String? {
    var counts: [String: Int] = [:]
    for name in shapes.compactMap(\.documentedName) { counts[name, default: 0] += 1 }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}

extension SwiftType {
  /// Whether the documentation says more about a value than it did when the type was published: the values it can have,
  /// what stands in a text, what is in an object.
  fileprivate func isOutgrown(by field: Field, _ type: TypeRef? = nil) -> Bool {
    switch (self, type ?? field.type) {
    case (.any, .any), (.any, .freeform): false
    case (.any, _): true
    case (.string, .string): field.content != nil || FieldFacts.openValues(field) != nil
    case (.int, .int32), (.int, .int64), (.int64, .int32), (.int64, .int64): FieldFacts.openValues(field) != nil
    case (.array(let mine), .array(let theirs)), (.map(let mine), .map(let theirs)):
      mine.isOutgrown(by: field, theirs)
    case (.string, _), (.int, _), (.int64, _), (.double, _), (.bool, _), (.file, _), (.model, _), (.values, _),
      (.array, _), (.map, _), (.jsonText, _):
      false
    }
  }
}
