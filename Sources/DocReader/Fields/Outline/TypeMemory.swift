/// What the structures of the platform hold and which fields follow each other, learned from tables whose levels are
/// certain. The order of learning changes nothing.
public struct TypeMemory: Sendable {
  /// A structure in the tables of one project and place, of one project, or of all.
  private struct StructureKey: Hashable {
    var scope: Int
    var place: OutlinePlace?
    var name: Int
  }

  private struct PairKey: Hashable {
    var scope: Int
    var first: Int
    var second: Int
  }

  /// The scope of all projects together.
  private static let everywhere = -1

  private var ids: [String: Int] = [:]
  private var scopes: [String: Int] = [:]
  private var structures: [StructureKey: Set<[Int]>] = [:]
  /// Fields one after the other in one object.
  private var neighbours: Set<PairKey> = []
  /// Fields with one field between them.
  private var nearNeighbours: Set<PairKey> = []
  /// Objects and their first fields.
  private var firstFields: Set<PairKey> = []
  private var texts: [String] = []
  /// The rows of all tables, by project.
  private var echoes: [Int: StructureEchoes] = [:]

  /// Knows nothing yet.
  public init() {}

  /// Learns from a table: all of it when its levels are certain, else the parts that its example proves.
  public mutating func learn(
    _ rows: [OutlineRow], _ alignment: OutlineAlignment, place: OutlinePlace, scope: String = ""
  ) {
    learnRows(rows, scope: scope)
    let proven = alignment.isConfident ? nil : Set(alignment.provenParents)
    if let proven, proven.isEmpty { return }
    learn(rows, levels: alignment.levels, place: place, scope: scope) { proven?.contains($0) ?? true }
  }

  /// Learns from a table that states its levels.
  public mutating func learn(_ rows: [OutlineRow], levels: [Int], place: OutlinePlace, scope: String = "") {
    learnRows(rows, scope: scope)
    learn(rows, levels: levels, place: place, scope: scope) { _ in true }
  }

  private mutating func learn(
    _ rows: [OutlineRow], levels: [Int], place: OutlinePlace, scope: String, isCertain: (Int) -> Bool
  ) {
    guard levels.count == rows.count else { return }
    let scope = scopeID(scope)
    let names = rows.map { id($0.name) }
    let (root, children) = childLists(of: levels)
    if isCertain(-1) { learnNeighbours(root.map { names[$0] }, scope: scope) }
    for (row, below) in children.enumerated() where isCertain(row) {
      let fields = below.map { names[$0] }
      learnNeighbours(fields, scope: scope)
      if let first = fields.first { Self.insert(&firstFields, scope, names[row], first) }
      if let name = rows[row].type.structName, !fields.isEmpty || rows[row].kind == .structure {
        learnStructure(id(name), fields, place: place, scope: scope)
      }
    }
  }

  /// Learns what needs no levels.
  private mutating func learnRows(_ rows: [OutlineRow], scope: String) {
    let names = rows.map { id($0.name) }
    let structures = rows.map { row in row.type.structName.map { id($0) } }
    echoes[scopeID(scope), default: StructureEchoes()].add(names, structures: structures)
  }

  private mutating func learnNeighbours(_ fields: [Int], scope: Int) {
    for (a, b) in zip(fields, fields.dropFirst()) { Self.insert(&neighbours, scope, a, b) }
    for (a, b) in zip(fields, fields.dropFirst(2)) { Self.insert(&nearNeighbours, scope, a, b) }
  }

  private static func insert(_ pairs: inout Set<PairKey>, _ scope: Int, _ first: Int, _ second: Int) {
    pairs.insert(PairKey(scope: scope, first: first, second: second))
    pairs.insert(PairKey(scope: everywhere, first: first, second: second))
  }

  private mutating func learnStructure(_ name: Int, _ fields: [Int], place: OutlinePlace, scope: Int) {
    structures[StructureKey(scope: scope, place: place, name: name), default: []].insert(fields)
    structures[StructureKey(scope: scope, place: nil, name: name), default: []].insert(fields)
    structures[StructureKey(scope: Self.everywhere, place: nil, name: name), default: []].insert(fields)
  }

  private mutating func id(_ text: String) -> Int {
    if let id = ids[text] { return id }
    ids[text] = texts.count
    texts.append(text)
    return texts.count - 1
  }

  private mutating func scopeID(_ scope: String) -> Int {
    if let id = scopes[scope] { return id }
    scopes[scope] = scopes.count
    return scopes.count - 1
  }
}

// MARK: - What the walk asks

extension TypeMemory {
  /// The memory's number of a name; nil when it never met the name.
  func known(_ text: String) -> Int? { ids[text] }

  func knownScope(_ scope: String) -> Int { scopes[scope] ?? Int.min }

  func text(of id: Int) -> String { texts[id] }

  /// The field lists of a structure, from the nearest source that has any.
  func fieldLists(of name: Int, place: OutlinePlace, scope: Int) -> Set<[Int]> {
    structures[StructureKey(scope: scope, place: place, name: name)]
      ?? structures[StructureKey(scope: scope, place: nil, name: name)]
      ?? structures[StructureKey(scope: Self.everywhere, place: nil, name: name)]
      ?? []
  }

  /// How many rows after a row repeat those after most other occurrences of its structure in the project.
  func likelyEcho(of names: [Int], after row: Int, structure: Int, scope: Int) -> Int? {
    echoes[scope]?.likelyEcho(of: names, after: row, structure: structure)
  }

  /// How well a name is known to follow the last fields of an object, from 0 to 1.
  func affinity(of name: Int, after last: Int, _ secondLast: Int?, scope: Int, weights: OutlineWeights) -> Double {
    func has(_ pairs: Set<PairKey>, _ scope: Int, _ first: Int) -> Bool {
      pairs.contains(PairKey(scope: scope, first: first, second: name))
    }
    if has(neighbours, scope, last) { return 1 }
    if has(nearNeighbours, scope, last) { return weights.nearNeighbour }
    if let secondLast, has(neighbours, scope, secondLast) || has(nearNeighbours, scope, secondLast) {
      return weights.nearNeighbour
    }
    return has(neighbours, Self.everywhere, last) ? weights.foreignNeighbour : 0
  }

  /// How well a name is known as the first field of an object, from 0 to 1.
  func affinity(of name: Int, firstIn parent: Int, scope: Int, weights: OutlineWeights) -> Double {
    if firstFields.contains(PairKey(scope: scope, first: parent, second: name)) { return 1 }
    let isForeign = firstFields.contains(PairKey(scope: Self.everywhere, first: parent, second: name))
    return isForeign ? weights.foreignNeighbour : 0
  }
}

/// The rows at the root and below each row.
func childLists(of levels: [Int]) -> (root: [Int], children: [[Int]]) {
  var root: [Int] = []
  var children = Array(repeating: [Int](), count: levels.count)
  var open: [Int] = []
  for (row, level) in levels.enumerated() {
    open.removeLast(max(0, open.count - level))
    if let parent = open.last { children[parent].append(row) } else { root.append(row) }
    open.append(row)
  }
  return (root, children)
}
