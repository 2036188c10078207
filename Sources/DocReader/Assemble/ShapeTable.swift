import APISpec

/// Stores each object once: nodes of equal structure, within one service version, become one shape.
///
/// Equal means equal in everything a reader of the specification can see: names, types, presence, values, limits and
/// words. Recursion is closed by name: a structure-typed field without rows of its own, inside a structure of the same
/// name, is that structure.
struct ShapeTable {
  /// A shape before it has its name.
  private struct Entry {
    var scope: String
    var baseName: String
    var documentedName: String?
    var fields: [Field]
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

  private var entries: [Entry] = []
  private var numbers: [Key: Int] = [:]

  /// Replaces trees by fields whose types refer to shapes. The references are provisional until `finish`.
  mutating func fields(of nodes: [FieldNode], scope: String, user: String) -> [Field] {
    nodes.map { field(of: $0, scope: scope, user: user, ancestors: []) }
  }

  /// A structure that is being read: its name, and the recursive references to it.
  private struct Ancestor {
    var name: String
    var marker: ShapeID
  }

  private mutating func field(of node: FieldNode, scope: String, user: String, ancestors: [Ancestor]) -> Field {
    var field = node.field
    guard !node.children.isEmpty else {
      if let name = node.structName, let ancestor = ancestors.last(where: { $0.name == name }) {
        field.type = field.type.withInnermost(.object(ancestor.marker))
      }
      return field
    }
    let reference = TypeRef.object(shape(of: node, scope: scope, user: user, ancestors: ancestors))
    if field.content != nil {
      field.content = reference
    } else {
      field.type = field.type.withInnermost(reference)
    }
    return field
  }

  /// Interns the object of a node. Recursive references count upwards (`^0` is the object itself), so that equal
  /// recursive structures are equal wherever they stand.
  private mutating func shape(of node: FieldNode, scope: String, user: String, ancestors: [Ancestor]) -> ShapeID {
    let depth = ancestors.count
    var inner = ancestors
    inner.append(Ancestor(name: node.structName ?? "", marker: Self.marker(scope, depth)))
    let fields = node.children.map { field(of: $0, scope: scope, user: user, ancestors: inner) }
    let baseName = node.structName ?? node.field.name
    let key = Key(scope: scope, baseName: baseName, documentedName: node.structName, fields: fields)
    let number: Int
    if let known = numbers[key] {
      number = known
    } else {
      number = entries.count
      numbers[key] = number
      entries.append(
        Entry(
          scope: scope, baseName: baseName, documentedName: node.structName, fields: fields, firstUser: user))
    }
    entries[number].uses += 1
    if user < entries[number].firstUser { entries[number].firstUser = user }
    return ShapeID("\(number)")
  }

  private static func marker(_ scope: String, _ depth: Int) -> ShapeID { ShapeID("^\(depth)") }
}
