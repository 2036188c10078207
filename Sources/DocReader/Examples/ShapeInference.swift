import APISpec

/// Reads fields off examples: the union of the keys of all examples and all items of their arrays, in the order in
/// which they are first seen. Every field is marked as inferred.
///
/// `{"pots":[{"id":1},{"id":2,"tea":"oolong"}]}` gives `pots: [object]` with `id: int64` and `tea: string`.
func inferFields(from examples: [JSONValue]) -> [FieldNode] {
  InferredShape.fields(of: SampleMembers(ofObjectsIn: examples), depth: 0)
}

/// What the values seen at one place have in common.
struct InferredShape: Hashable, Sendable {
  /// Deeper levels than this are left open: no documented body is half as deep.
  private static let depthLimit = 64

  var type: TypeRef
  /// The fields of the objects inside all arrays and maps of the type.
  var children: [FieldNode] = []
  var isNullable = false

  /// The shape that all samples fit; `.any` where they differ or say nothing.
  init(of samples: [JSONValue], depth: Int = 0) {
    let values = samples.filter { $0 != .null }
    isNullable = values.count < samples.count
    type = .any
    let kinds = Set(values.map(SampleKind.init))
    guard let kind = kinds.first, depth < Self.depthLimit else { return }
    if kinds.count > 1 {
      if kinds == [.integer, .decimal] { type = .double }
      return
    }
    switch kind {
    case .boolean: type = .boolean
    case .integer: type = .int64
    case .decimal: type = .double
    case .string: type = .string
    case .array:
      let items = InferredShape(of: values.flatMap(\.items), depth: depth + 1)
      (type, children) = (.array(items.type), items.children)
    case .object: (type, children) = Self.object(SampleMembers(ofObjectsIn: values), depth: depth)
    }
  }

  private static func object(_ members: SampleMembers, depth: Int) -> (TypeRef, [FieldNode]) {
    guard members.areKeyedByData else { return (.freeform, fields(of: members, depth: depth)) }
    let value = InferredShape(of: members.samples, depth: depth + 1)
    return (.map(value.type), value.children)
  }

  fileprivate static func fields(of members: SampleMembers, depth: Int) -> [FieldNode] {
    members.names.map { name in
      let shape = InferredShape(of: members[name], depth: depth + 1)
      var field = Field(name: name, type: shape.type)
      field.isInferred = true
      field.isNullable = shape.isNullable
      return FieldNode(field, children: shape.children)
    }
  }
}

/// The kinds of value that a type tells apart.
private enum SampleKind: Hashable {
  case boolean, integer, decimal, string, array, object

  /// `null` has no kind of its own: callers leave it out.
  init(_ value: JSONValue) {
    switch value {
    case .null, .object: self = .object
    case .bool: self = .boolean
    case .number(let literal): self = Int64(literal) == nil ? .decimal : .integer
    case .string: self = .string
    case .array: self = .array
    }
  }
}

/// The members of all objects seen at one place: each name once, with every value seen under it.
struct SampleMembers: Sendable {
  /// In the order in which they are first seen.
  private(set) var names: [String] = []
  private var samplesByName: [String: [JSONValue]] = [:]

  /// Objects in arrays count as well, however deep the arrays are nested; other values have no members.
  init(ofObjectsIn values: [JSONValue]) {
    for value in values { add(value) }
  }

  private mutating func add(_ value: JSONValue) {
    switch value {
    case .object(let members):
      for member in members {
        if samplesByName[member.key] == nil { names.append(member.key) }
        samplesByName[member.key, default: []].append(member.value)
      }
    case .array(let items):
      for item in items { add(item) }
    case .null, .bool, .number, .string: break
    }
  }

  subscript(name: String) -> [JSONValue] { samplesByName[name] ?? [] }

  func contains(_ name: String) -> Bool { samplesByName[name] != nil }

  /// All values, by name in the order of the names.
  var samples: [JSONValue] { names.flatMap { self[$0] } }

  /// Whether the keys are data (identifiers of records, words of a user) and no names of fields.
  var areKeyedByData: Bool {
    if names.contains(where: { $0.utf8.contains { $0 >= 0x80 } }) { return true }
    return !names.isEmpty && names.allSatisfy(isDataKey)
  }
}

/// Whether a key cannot be, or is very unlikely to be, the name of a field: `7046`, `a b`, `ou_3f2c…`, a UUID.
func isDataKey(_ key: String) -> Bool {
  let bytes = Array(key.utf8)
  guard let first = bytes.first else { return true }
  if !(first.isLetter || first == UInt8(ascii: "_") || first == UInt8(ascii: "$")) { return true }
  // Locales such as zh-CN are names of fields on these pages.
  guard bytes.allSatisfy({ $0.isWord || $0 == Byte.dash || $0 == UInt8(ascii: "$") }) else { return true }
  let hasDigit = bytes.contains(where: \.isDigit)
  if hasDigit, recordPrefixes.contains(where: { key.hasPrefix($0) && bytes.count >= $0.utf8.count + 8 }) { return true }
  return hasDigit && bytes.count >= 16 && bytes.allSatisfy(isHexOrDash)
}

/// How the platform's identifiers of users, chats, departments and apps start.
private let recordPrefixes = ["ou_", "on_", "oc_", "om_", "od-", "cli_"]

private func isHexOrDash(_ byte: UInt8) -> Bool {
  byte.isDigit || byte == Byte.dash || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte.lowercased)
}

extension JSONValue {
  /// The items of an array; nothing for every other value.
  var items: [JSONValue] {
    guard case .array(let items) = self else { return [] }
    return items
  }
}
