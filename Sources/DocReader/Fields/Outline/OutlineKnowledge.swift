/// What the walk knows of structures: from the same table, else from a memory of other tables. Names are the table's.
struct OutlineKnowledge {
  private let memory: TypeMemory?
  private let place: OutlinePlace
  private let scope: Int
  /// The structure's name of each row.
  private let structures: [Int?]
  /// What the memory knows of the table's structures.
  private var remembered: [Int: [[Int]]] = [:]
  /// The structures of the platform.
  private var certain: [Int: [[Int]]] = [:]
  /// What was seen in the table.
  private var seen: [Int: [[Int]]] = [:]
  /// The structures of the table whose names begin the name of a structure.
  private var parts: [Int: [Int]] = [:]
  /// The memory's numbers of the table's names.
  private var memoryIDs: [Int?] = []

  var hasMemory: Bool { memory != nil }

  init(rows: [OutlineRow], names: inout OutlineNames, memory: TypeMemory?, place: OutlinePlace, scope: String) {
    self.memory = memory
    self.place = place
    self.scope = memory?.knownScope(scope) ?? 0
    structures = rows.map { row in row.type.structName.map { names.intern($0) } }
    let platform = PlatformStructures.known(among: Set(rows.compactMap(\.type.structName)))
    for case let structure? in Set(structures) {
      let name = names.texts[structure]
      if let fields = platform[name] { certain[structure] = [fields.map { names.intern($0) }] }
      var lists: [[Int]] = []
      if let memory, let id = memory.known(name) {
        for list in memory.fieldLists(of: id, place: place, scope: self.scope) {
          lists.append(list.map { names.intern(memory.text(of: $0)) })
        }
      }
      if !lists.isEmpty { remembered[structure] = lists }
    }
    let all = Set(structures.compactMap { $0 })
    for structure in all {
      let name = Array(names.texts[structure].utf8)
      var wholes: [Int] = []
      for end in name.indices where name[end] == UInt8(ascii: "_") || name[end] == UInt8(ascii: ".") {
        if let whole = names.id(of: String(decoding: name[..<end], as: UTF8.self)), all.contains(whole) {
          wholes.append(whole)
        }
      }
      if !wholes.isEmpty { parts[structure] = wholes }
    }
    if let memory { memoryIDs = names.texts.map { memory.known($0) } }
  }

  /// Whether a structure is called after another, as `lease_tenant` is after `lease`.
  func isPart(_ structure: Int, of whole: Int?) -> Bool {
    guard let whole, let names = parts[structure] else { return false }
    return names.contains(whole)
  }

  func structure(of row: Int) -> Int? { structures[row] }

  func fieldLists(of structure: Int) -> (lists: [[Int]], isFromSameTable: Bool)? {
    if let lists = certain[structure] { return (lists, true) }
    if let lists = seen[structure] { return (lists, true) }
    if let lists = remembered[structure] { return (lists, false) }
    return nil
  }

  mutating func learn(_ structure: Int, _ fields: [Int]) {
    if seen[structure]?.contains(fields) == true { return }
    seen[structure, default: []].append(fields)
  }

  func affinity(of name: Int, in frame: OutlineFrame, weights: OutlineWeights) -> Double {
    guard let memory, let known = memoryIDs[name] else { return 0 }
    guard let last = frame.fields.last else {
      guard frame.row >= 0, let parent = memoryIDs[frame.name] else { return 0 }
      return memory.affinity(of: known, firstIn: parent, scope: scope, weights: weights)
    }
    guard let knownLast = memoryIDs[last] else { return 0 }
    let secondLast = frame.fields.dropLast().last.flatMap { memoryIDs[$0] }
    return memory.affinity(of: known, after: knownLast, secondLast, scope: scope, weights: weights)
  }
}
