import APISpec

/// Compares examples with the fields that the page documents: notes nulls, and reports what the two disagree about.
struct ExampleCheck {
  private let path: String
  private let line: Int
  private let what: String
  private(set) var diagnostics: [Diagnostic] = []
  private var reported: Set<String> = []

  init(path: String, line: Int, what: String) {
    self.path = path
    self.line = line
    self.what = what
  }

  /// The fields with what the examples add: that a field may be null.
  mutating func check(_ nodes: [FieldNode], against values: [JSONValue]) -> [FieldNode] {
    var nodes = nodes
    for value in values { visit(&nodes, value, "", depth: 0) }
    return nodes
  }

  private mutating func visit(_ nodes: inout [FieldNode], _ value: JSONValue, _ prefix: String, depth: Int) {
    guard case .object(let members) = value, depth < 64 else { return }
    let places = FieldPlaces(nodes, lookups: members.count)
    for member in members {
      guard let index = places.index(of: member.key, in: nodes) else {
        reportUndocumented(prefix + member.key)
        continue
      }
      visit(&nodes[index], member.value, prefix + member.key, depth: depth)
    }
  }

  private mutating func visit(_ node: inout FieldNode, _ value: JSONValue, _ name: String, depth: Int) {
    if value == .null {
      node.field.isNullable = true
      return
    }
    if node.isTypeOpen { settle(&node, by: value) }
    let inner = values(inside: node.field.type, of: value, name, node)
    guard !node.children.isEmpty, node.field.content == nil else { return }
    for value in inner { visit(&node.children, value, name + node.field.type.steps + ".", depth: depth + 1) }
  }

  /// A row without a type is what the example shows: a plain value, a list or map of the fields below it.
  private func settle(_ node: inout FieldNode, by value: JSONValue) {
    let shown = InferredShape(of: [value])
    if node.children.isEmpty {
      node.field.type = shown.type
    } else if case .array = value {
      node.field.type = .array(.freeform)
    } else if case .map = shown.type {
      node.field.type = .map(.freeform)
    }
    node.isTypeOpen = false
    // That an object is an object is no finding.
    node.field.isInferred = node.field.type != .freeform
  }

  /// The values at the innermost part of a type; reports the first that is of another kind.
  private mutating func values(
    inside type: TypeRef, of value: JSONValue, _ name: String, _ node: FieldNode
  ) -> [JSONValue] {
    switch (type, value) {
    case (_, .null): return []
    case (.array(let element), .array(let items)):
      return items.flatMap { values(inside: element, of: $0, name + "[]", node) }
    case (.map(let element), .object(let members)):
      return members.flatMap { values(inside: element, of: $0.value, name + "{}", node) }
    default:
      if !type.accepts(value) { reportMismatch(name, type, value, node) }
      return [value]
    }
  }

  private mutating func reportUndocumented(_ name: String) {
    guard reported.insert(name).inserted else { return }
    diagnostics.append(
      Diagnostic(
        .undocumentedKey, at: SourcePlace(path: path, line: line),
        "The \(what) example shows '\(name)', which the table does not document."))
  }

  private mutating func reportMismatch(_ name: String, _ type: TypeRef, _ value: JSONValue, _ node: FieldNode) {
    guard reported.insert(name).inserted else { return }
    diagnostics.append(
      Diagnostic(
        .exampleTypeMismatch, at: SourcePlace(path: path, line: node.line),
        "'\(name)' is documented as \(type.spoken), and the \(what) example shows \(value.spoken)."))
  }
}

/// Finds fields by name. Few names are compared one by one, which is faster than hashing them.
private struct FieldPlaces {
  private var numbers: [String: Int]?

  init(_ nodes: [FieldNode], lookups: Int) {
    guard nodes.count > 16, lookups > 16 else { return }
    numbers = Dictionary(nodes.enumerated().map { ($1.field.name, $0) }) { first, _ in first }
  }

  func index(of name: String, in nodes: [FieldNode]) -> Int? {
    if let numbers { return numbers[name] }
    return nodes.firstIndex { $0.field.name == name }
  }
}

extension TypeRef {
  /// The way from a field to what its arrays and maps hold: `[]` and `{}` behind the field's name.
  fileprivate var steps: String {
    switch self {
    case .array(let element): "[]" + element.steps
    case .map(let value): "{}" + value.steps
    case .string, .int32, .int64, .double, .boolean, .any, .freeform, .file, .object: ""
    }
  }

  /// Whether a value of an example is of the documented kind.
  fileprivate func accepts(_ value: JSONValue) -> Bool {
    switch (self, value) {
    case (.any, _), (_, .null): true
    case (.string, .string), (.boolean, .bool), (.file, .string): true
    case (.int32, .number(let text)), (.int64, .number(let text)): !text.contains(".") && !text.contains("e")
    case (.double, .number): true
    case (.freeform, .object), (.object, .object), (.map, .object), (.array, .array): true
    default: false
    }
  }

  fileprivate var spoken: String {
    switch self {
    case .string: "a string"
    case .int32, .int64: "an integer"
    case .double: "a number"
    case .boolean: "a boolean"
    case .any: "any value"
    case .freeform, .object: "an object"
    case .file: "a file"
    case .array: "an array"
    case .map: "a map"
    }
  }
}

extension JSONValue {
  fileprivate var spoken: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .number(let text): "the number \(text)"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}
