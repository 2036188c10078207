import APISpec

/// Stores each object once: nodes of equal structure, within one service version, become one shape.
///
/// Equal means equal in everything a reader of the specification can see: names, types, presence, values, limits and
/// words. A structure-typed field without rows of its own, inside a structure of the same name, is that structure
/// again.
struct ShapeTable {
  /// A shape before it has its name.
  private struct Entry {
    var scope: String
    var baseName: String
    var documentedName: String?
    var fields: [Field] = []
    var uses = 0
    /// The first place that uses it, by which a second shape of one name is told from the first.
    var firstUser: String
  }

  private struct Key: Hashable {
    var scope: String
    var baseName: String
    var documentedName: String?
    var fields: [Field]
  }

  /// A structure that contains itself, with everything below it: interned as a whole.
  private struct RecursiveKey: Hashable {
    var scope: String
    var tree: FieldNode
  }

  /// A structure around the node that is being read.
  private struct Ancestor {
    var name: String?
    var number: Int
  }

  private var entries: [Entry] = []
  private var numbers: [Key: Int] = [:]
  private var recursiveNumbers: [RecursiveKey: Int] = [:]
  private var scope = ""
  private var user = ""

  /// Replaces trees by fields whose types refer to shapes; the references get their names in `shapes(renaming:)`.
  mutating func fields(of nodes: [FieldNode], scope: String, user: String) -> [Field] {
    self.scope = scope
    self.user = user
    return nodes.map { field(of: $0, ancestors: []) }
  }

  private mutating func field(of node: FieldNode, ancestors: [Ancestor], isPlain: Bool = false) -> Field {
    var field = node.field
    let number: Int
    if !node.children.isEmpty {
      number = isPlain ? plainShape(of: node) : shape(of: node, ancestors: ancestors)
      entries[number].uses += 1
      if user < entries[number].firstUser { entries[number].firstUser = user }
    } else if let name = node.structName, let ancestor = ancestors.last(where: { $0.name == name }) {
      number = ancestor.number
    } else {
      return field
    }
    let reference = TypeRef.object(ShapeID(String(number)))
    if field.content != nil {
      field.content = reference
    } else {
      field.type = field.type.withInnermost(reference)
    }
    return field
  }

  private mutating func shape(of node: FieldNode, ancestors: [Ancestor]) -> Int {
    let recursion = Recursion(of: node, inside: ancestors.compactMap(\.name))
    if recursion.isOpen {
      // Part of a structure around it, which is interned as a whole.
      let number = reserve(node)
      fill(number, from: node, ancestors: ancestors)
      return number
    }
    return recursion.isPresent ? recursiveShape(of: node) : plainShape(of: node)
  }

  private mutating func plainShape(of node: FieldNode) -> Int {
    let fields = node.children.map { field(of: $0, ancestors: [], isPlain: true) }
    let key = Key(scope: scope, baseName: node.shapeName, documentedName: node.structName, fields: fields)
    if let known = numbers[key] { return known }
    let number = reserve(node)
    entries[number].fields = fields
    numbers[key] = number
    return number
  }

  private mutating func recursiveShape(of node: FieldNode) -> Int {
    // The field that holds the structure is no part of it.
    var tree = node.withoutLines()
    tree.field = Field(name: node.shapeName, type: .freeform)
    let key = RecursiveKey(scope: scope, tree: tree)
    if let known = recursiveNumbers[key] { return known }
    let number = reserve(node)
    recursiveNumbers[key] = number
    fill(number, from: node, ancestors: [])
    return number
  }

  private mutating func reserve(_ node: FieldNode) -> Int {
    entries.append(
      Entry(scope: scope, baseName: node.shapeName, documentedName: node.structName, firstUser: user))
    return entries.count - 1
  }

  private mutating func fill(_ number: Int, from node: FieldNode, ancestors: [Ancestor]) {
    let inner = ancestors + [Ancestor(name: node.structName, number: number)]
    entries[number].fields = node.children.map { field(of: $0, ancestors: inner) }
  }

  // MARK: Names

  /// Names every shape: the most used one of a name keeps it, the others add their first user. Gives the shapes,
  /// sorted, and the renaming for the fields made so far.
  func finished() -> (shapes: [Shape], names: ShapeNames) {
    var ids = [ShapeID](repeating: "", count: entries.count)
    var taken: Set<String> = []
    var copies: [String: Int] = [:]
    for group in Dictionary(grouping: entries.indices, by: { "\(entries[$0].scope).\(entries[$0].baseName)" })
      .sorted(by: { $0.key < $1.key })
    {
      for (rank, number) in group.value.sorted(by: comesFirst).enumerated() {
        var id = rank == 0 ? group.key : "\(group.key)@\(entries[number].firstUser)"
        while !taken.insert(id).inserted {
          let owner = "\(group.key)@\(entries[number].firstUser)"
          copies[owner, default: 1] += 1
          id = "\(owner).\(copies[owner] ?? 2)"
        }
        ids[number] = ShapeID(id)
      }
    }
    let names = ShapeNames(ids: ids)
    let shapes = entries.indices.map { number in
      Shape(
        id: ids[number], documentedName: entries[number].documentedName, fields: names.named(entries[number].fields))
    }
    return (shapes.sorted { $0.id < $1.id }, names)
  }

  private func comesFirst(_ a: Int, _ b: Int) -> Bool {
    if entries[a].uses != entries[b].uses { return entries[a].uses > entries[b].uses }
    if entries[a].firstUser != entries[b].firstUser { return entries[a].firstUser < entries[b].firstUser }
    return a < b
  }
}

/// The final names of provisional references.
struct ShapeNames {
  fileprivate let ids: [ShapeID]

  func named(_ fields: [Field]) -> [Field] {
    fields.map { field in
      var field = field
      field.type = named(field.type)
      field.content = field.content.map(named)
      return field
    }
  }

  private func named(_ type: TypeRef) -> TypeRef {
    switch type {
    case .object(let provisional):
      Int(provisional.rawValue).map { .object(ids[$0]) } ?? type
    case .array(let element): .array(named(element))
    case .map(let value): .map(named(value))
    case .string, .int32, .int64, .double, .boolean, .any, .freeform, .file: type
    }
  }
}

/// Whether references to structures around a field stand below a node.
private struct Recursion {
  /// Some field below refers to the node itself or to a structure inside it.
  private(set) var isPresent = false
  /// Some field below refers to a structure around the node.
  private(set) var isOpen = false
  private let outer: [String]

  init(of node: FieldNode, inside outer: [String]) {
    self.outer = outer
    var names: [String] = []
    visit(node, &names)
  }

  private mutating func visit(_ node: FieldNode, _ names: inout [String]) {
    names.append(node.structName ?? "")
    for child in node.children {
      if !child.children.isEmpty {
        visit(child, &names)
      } else if let name = child.structName {
        if names.contains(name) { isPresent = true } else if outer.contains(name) { isOpen = true }
      }
    }
    names.removeLast()
  }
}

extension FieldNode {
  /// What a shape is called that its place alone names.
  fileprivate var shapeName: String { structName ?? field.name }

  fileprivate func withoutLines() -> FieldNode {
    var node = self
    node.line = 0
    node.children = children.map { $0.withoutLines() }
    return node
  }
}
