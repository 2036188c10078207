import APISpec

/// What a page demands of the fields of a request beyond their types, as cells of the table that the runtime reads.
struct RequestRules {
  private let shapes: [ShapeID: Shape]
  private let waivers: Waivers
  /// A place and its rules each, such as `items[].name chars:1~50`.
  private(set) var cells: [String] = []

  init(_ endpoint: Endpoint, shapes: [ShapeID: Shape]) {
    self.shapes = shapes
    waivers = Waivers(endpoint, shapes: shapes)
    for field in endpoint.pathParameters { append(field, place: "{\(field.name)}") }
    for field in endpoint.queryParameters { append(field, place: "?\(field.name)") }
    for field in endpoint.headers { append(field, place: "@\(field.name)") }
    append(endpoint.request.fields, inside: "", within: [])
  }

  private mutating func append(_ fields: [Field], inside path: String, within parents: Set<ShapeID>) {
    for field in fields {
      let place = path.isEmpty ? field.name : "\(path).\(field.name)"
      append(field, place: place, bodyPlace: place)
      // Documentation that goes on for ever binds once.
      guard case .object(let id) = field.type.innermost, !parents.contains(id), let shape = shapes[id] else { continue }
      append(shape.fields, inside: place + Self.steps(into: field.type), within: parents.union([id]))
    }
  }

  private mutating func append(_ field: Field, place: String, bodyPlace: String = "") {
    // The table's own marks cannot stand in a name.
    guard !field.name.utf8.contains(where: { " .,|[]{}\t\n\\".utf8.contains($0) }), !field.name.holdsInvisibles else {
      return
    }
    let steps = Self.steps(into: field.type)
    let own = rules(of: field, at: bodyPlace)
    let inner = rules(ofValuesOf: field, at: bodyPlace + steps)
    let groups = steps.isEmpty ? [(place, own + inner)] : [(place, own), (place + steps, inner)]
    for (place, rules) in groups where !rules.isEmpty { cells.append("\(place) \(rules.joined(separator: " "))") }
  }

  /// The rules for the field itself: whether it must be there, and how many items it has.
  private func rules(of field: Field, at place: String) -> [String] {
    var rules: [String] = []
    if let requirement = field.requirement, !waivers.covers(.requirement, at: place) {
      rules.append(Self.word(requirement))
    }
    if let limits = field.constraints, let items = Self.bounds(limits.minItems, limits.maxItems),
      !waivers.covers(.count, at: place)
    {
      rules.append("items:\(items)")
    }
    return rules
  }

  /// The rules for the scalars that the field holds.
  private func rules(ofValuesOf field: Field, at place: String) -> [String] {
    guard let limits = field.constraints else { return [] }
    var rules: [String] = []
    switch field.type.innermost {
    case .string:
      if let length = Self.bounds(limits.minLength, limits.maxLength), !waivers.covers(.length, at: place) {
        rules.append("\(Self.word(limits.lengthUnit)):\(length)")
      }
      // A pattern may have spaces, and is the last of its cell.
      if let pattern = limits.checkedPattern, !pattern.holdsInvisibles, !field.contradictsItself,
        !waivers.covers(.pattern, at: place)
      {
        rules.append("match:\(pattern)")
      }
    case .int32, .int64, .double:
      if let range = Self.bounds(limits.minimum, limits.maximum), !waivers.covers(.range, at: place) {
        rules.append("value:\(range)")
      }
    case .boolean, .any, .freeform, .file, .array, .map, .object: break
    }
    return rules
  }

  /// `[]` for every list and `{}` for every map on the way to what a type holds.
  private static func steps(into type: TypeRef) -> String {
    switch type {
    case .array(let element): "[]" + steps(into: element)
    case .map(let value): "{}" + steps(into: value)
    case .string, .int32, .int64, .double, .boolean, .any, .freeform, .file, .object: ""
    }
  }

  private static func bounds<Bound: CustomStringConvertible>(_ least: Bound?, _ most: Bound?) -> String? {
    guard least != nil || most != nil else { return nil }
    return "\(least?.description ?? "")~\(most?.description ?? "")"
  }

  private static func word(_ unit: Constraints.LengthUnit?) -> String {
    switch unit {
    case nil: "chars"
    case .bytes: "bytes"
    case .utf16: "utf16"
    }
  }

  private static func word(_ requirement: Requirement) -> String {
    switch requirement {
    case .always: "must"
    case .when(let field, let values): "when:\(field)=\(values.joined(separator: "|"))"
    case .unless(let others): "or:\(others.joined(separator: ","))"
    }
  }
}
