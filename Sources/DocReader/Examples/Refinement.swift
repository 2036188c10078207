import APISpec

/// How an `object` is read whose fields no row and no note documents.
enum OpenObjects: Hashable, Sendable {
  /// The page documents top-level rows only, so the example's keys are fields.
  case areStructures
  /// The page has notes for its structures, so an object without one has no fields of its own: a map where the values
  /// that the example shows are alike.
  case areMaps
}

/// Completes what a table leaves open from an example: element types of plain arrays, the content of `object` rows.
/// What the table states stays; what comes from the example is marked as inferred.
func refine(
  _ fields: [FieldNode], with example: JSONValue, objects: OpenObjects = .areStructures
) -> [FieldNode] {
  refine(fields, with: [example], objects: objects)
}

/// Completes what a table leaves open from several examples of one body.
func refine(
  _ fields: [FieldNode], with examples: [JSONValue], objects: OpenObjects = .areStructures
) -> [FieldNode] {
  let members = SampleMembers(ofObjectsIn: examples)
  return fields.map { $0.refined(by: members[$0.field.name], objects: objects) }
}

extension FieldNode {
  /// The field completed from the values that examples show for it.
  fileprivate func refined(by samples: [JSONValue], objects: OpenObjects) -> FieldNode {
    guard !samples.isEmpty else { return self }
    // What has the name of a structure is no map.
    let reading = structName == nil ? objects : .areStructures
    var node = self
    node.field.isNullable = node.field.isNullable || samples.contains(.null)
    let values = field.type.innermostValues(of: samples)
    node.field.type = field.type.nested(as: values)
    if !children.isEmpty {
      let order = SampleMembers(ofObjectsIn: values).names
      node.children = woven(refine(children, with: values, objects: objects), as: order)
    } else if let shape = node.field.type.completed(by: samples, objects: reading),
      shape.type != field.type || shape.hasFields
    {
      node.field.type = shape.type
      node.field.isInferred = true
      node.children = shape.children
    }
    return node
  }
}

extension TypeRef {
  /// The type with its open parts filled from samples; nil where nothing is open or the samples do not fit it.
  fileprivate func completed(by samples: [JSONValue], objects: OpenObjects) -> InferredShape? {
    switch self {
    case .any:
      let shape = InferredShape(of: samples)
      return shape.type == .any ? nil : shape
    case .freeform: return objects == .areMaps ? InferredShape(ofMaps: samples) : InferredShape(ofObjects: samples)
    case .array(let element):
      guard var shape = element.completed(by: samples.flatMap(\.items), objects: objects) else { return nil }
      shape.type = .array(shape.type)
      return shape
    case .map(let value):
      guard var shape = value.completed(by: samples.flatMap(\.memberValues), objects: objects) else { return nil }
      shape.type = .map(shape.type)
      return shape
    case .string, .int32, .int64, .double, .boolean, .file, .object: return nil
    }
  }

  /// The type with one more array for each level of arrays that all values turn out to have: tables write lists of
  /// lists of structures as lists.
  fileprivate func nested(as values: [JSONValue]) -> TypeRef {
    guard case .array = self, innermost == .freeform || innermost == .any else { return self }
    var type = self
    var values = values
    while !values.isEmpty, values.allSatisfy(\.isArray) {
      type = type.withInnermost(.array(type.innermost))
      values = values.flatMap(\.items)
    }
    return type
  }

  /// The values inside all arrays and maps of the type.
  fileprivate func innermostValues(of samples: [JSONValue]) -> [JSONValue] {
    switch self {
    case .array(let element): element.innermostValues(of: samples.flatMap(\.items))
    case .map(let value): value.innermostValues(of: samples.flatMap(\.memberValues))
    case .string, .int32, .int64, .double, .boolean, .any, .freeform, .file, .object: samples
    }
  }
}

extension InferredShape {
  fileprivate var hasFields: Bool { !children.isEmpty }

  /// A structure, or a map where its keys are data; nil where the samples are no objects.
  fileprivate init?(ofObjects samples: [JSONValue]) {
    self.init(of: samples)
    switch type {
    case .freeform, .map: return
    case .string, .int32, .int64, .double, .boolean, .any, .file, .array, .object: return nil
    }
  }

  /// A map where the values of the objects are alike; nil otherwise.
  fileprivate init?(ofMaps samples: [JSONValue]) {
    let members = SampleMembers(ofObjectsIn: samples)
    guard InferredShape(ofObjects: samples) != nil, !members.names.isEmpty else { return nil }
    let value = InferredShape(of: members.samples)
    guard value.type != .any || members.areKeyedByData else { return nil }
    self.init(of: [])
    // Objects in the map are not documented either.
    type = .map(value.type)
  }
}

extension JSONValue {
  fileprivate var isArray: Bool {
    guard case .array = self else { return false }
    return true
  }

  /// The values of an object; nothing for every other value.
  fileprivate var memberValues: [JSONValue] {
    guard case .object(let members) = self else { return [] }
    return members.map(\.value)
  }
}

/// Type notes list the plain fields of a structure before the nested ones. Where an example shows fields of both
/// lists, without contradicting the order of either, the lists are woven together as in the example.
private func woven(_ fields: [FieldNode], as order: [String]) -> [FieldNode] {
  let plain = fields.prefix { !$0.isNested }
  let nested = fields.dropFirst(plain.count)
  guard !plain.isEmpty, nested.allSatisfy(\.isNested) else { return fields }
  let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
  guard let plainPlaces = risingPlaces(of: plain, in: places), let nestedPlaces = risingPlaces(of: nested, in: places)
  else { return fields }
  var woven: [FieldNode] = []
  var next = 0
  for (field, place) in zip(plain, plainPlaces) {
    while next < nestedPlaces.count, nestedPlaces[next] < place {
      woven.append(nested[nested.startIndex + next])
      next += 1
    }
    woven.append(field)
  }
  return woven + nested.dropFirst(next)
}

/// The place of each field in the example; a field that it does not show stands with the one before it. Nil where the
/// example has another order, or shows none of the fields.
private func risingPlaces(of fields: ArraySlice<FieldNode>, in places: [String: Int]) -> [Int]? {
  var last: Int?
  var rising: [Int] = []
  for field in fields {
    if let place = places[field.field.name] {
      if let last, place < last { return nil }
      last = place
    }
    rising.append(last ?? -1)
  }
  return last == nil ? nil : rising
}

extension FieldNode {
  /// Whether the field is a structure or a list of structures.
  fileprivate var isNested: Bool { !children.isEmpty || field.type.innermost == .freeform }
}
