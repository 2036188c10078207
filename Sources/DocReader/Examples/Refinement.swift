import APISpec

/// Completes what a table leaves open from an example: element types of plain arrays, the content of `object` rows.
/// What the table states stays; what comes from the example is marked as inferred.
func refine(_ fields: [FieldNode], with example: JSONValue) -> [FieldNode] {
  refine(fields, with: [example])
}

/// Completes what a table leaves open from several examples of one body.
func refine(_ fields: [FieldNode], with examples: [JSONValue]) -> [FieldNode] {
  let members = SampleMembers(ofObjectsIn: examples)
  return fields.map { $0.refined(by: members[$0.field.name]) }
}

extension FieldNode {
  /// The field completed from the values that examples show for it.
  fileprivate func refined(by samples: [JSONValue]) -> FieldNode {
    guard !samples.isEmpty else { return self }
    var node = self
    node.field.isNullable = node.field.isNullable || samples.contains(.null)
    guard children.isEmpty else {
      let objects = field.type.innermostValues(of: samples)
      let order = SampleMembers(ofObjectsIn: objects).names
      node.children = woven(refine(children, with: objects), as: order)
      return node
    }
    if let shape = field.type.completed(by: samples) {
      node.field.type = shape.type
      node.field.isInferred = true
      node.children = shape.children
    }
    return node
  }
}

extension TypeRef {
  /// The type with its open parts filled from samples; nil where nothing is open or the samples do not fit it.
  fileprivate func completed(by samples: [JSONValue]) -> InferredShape? {
    switch self {
    case .any:
      let shape = InferredShape(of: samples)
      return shape.type == .any ? nil : shape
    case .freeform:
      let shape = InferredShape(of: samples)
      switch shape.type {
      case .freeform where !shape.children.isEmpty, .map: return shape
      default: return nil
      }
    case .array(let element):
      guard var shape = element.completed(by: samples.flatMap(\.items)) else { return nil }
      shape.type = .array(shape.type)
      return shape
    case .map(let value):
      guard var shape = value.completed(by: samples.flatMap(\.memberValues)) else { return nil }
      shape.type = .map(shape.type)
      return shape
    case .string, .int32, .int64, .double, .boolean, .file, .object: return nil
    }
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

extension JSONValue {
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
