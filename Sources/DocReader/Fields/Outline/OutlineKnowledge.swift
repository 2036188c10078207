/// What the walk knows of structures: from the same table, else from a memory of other tables. Names are the table's.
struct OutlineKnowledge {
  private let memory: TypeMemory?
  private let scope: Int
  /// The structure's name of each row.
  private let structures: [Int?]
  /// The platform's own structures.
  private let certain: [Int: [[Int]]]
  /// What the memory knows of the table's structures.
  private let remembered: [Int: [[Int]]]
  /// What was seen in the table.
  private var seen: [Int: [[Int]]] = [:]
  /// The structures of the table whose names begin the name of a structure.
  private let wholes: [Int: [Int]]
  /// The memory's numbers of the table's names.
  private let memoryIDs: [Int?]

  init(rows: [OutlineRow], names: inout OutlineNames, memory: TypeMemory?, place: OutlinePlace, scope: String) {
    self.memory = memory
    self.scope = memory?.knownScope(scope) ?? 0
    structures = rows.map { row in row.type.structName.map { names.intern($0) } }
    let kinds = Set(structures.compactMap { $0 })
    let known = PlatformStructures.known(among: Set(kinds.map { names.texts[$0] }))
    var certain: [Int: [[Int]]] = [:]
    var remembered: [Int: [[Int]]] = [:]
    for structure in kinds {
      let name = names.texts[structure]
      if let fields = known[name] { certain[structure] = [fields.map { names.intern($0) }] }
      guard let memory, let id = memory.known(name) else { continue }
      let lists = memory.fieldLists(of: id, place: place, scope: self.scope)
      if lists.isEmpty { continue }
      remembered[structure] = lists.map { list in list.map { names.intern(memory.text(of: $0)) } }
    }
    self.certain = certain
    self.remembered = remembered
    wholes = wholeStructures(among: kinds, names: names)
    memoryIDs = memory.map { memory in names.texts.map { memory.known($0) } } ?? []
  }

  func structure(of row: Int) -> Int? { structures[row] }

  /// Whether a structure is called after another, as `lease_tenant` is after `lease`.
  func isPart(_ structure: Int, of whole: Int?) -> Bool {
    guard let whole, let wholes = wholes[structure] else { return false }
    return wholes.contains(whole)
  }

  /// The known fields of a structure, and whether the table or the platform itself is the source.
  func fieldLists(of structure: Int) -> (lists: [[Int]], isFromSameTable: Bool)? {
    if let lists = certain[structure] { return (lists, true) }
    if let lists = seen[structure] { return (lists, true) }
    if let lists = remembered[structure] { return (lists, false) }
    return nil
  }

  /// A structure that differs more often in one table is none; three is the most that the pages have.
  private static let mostLists = 32

  /// Remembers the fields that a structure got in the table.
  mutating func learn(_ structure: Int, _ fields: [Int]) {
    let lists = seen[structure, default: []]
    guard lists.count < Self.mostLists, !lists.contains(fields) else { return }
    seen[structure] = lists + [fields]
  }

  /// How well a name is known to be an object's next field, from 0 to 1.
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

  /// Where the structure of each row likely ends, by its other occurrences in the table and in the memory.
  func lastRows(of names: [Int]) -> [Int] {
    var echoes = StructureEchoes()
    echoes.add(names, structures: structures)
    let known = names.map { name in memoryIDs.isEmpty ? -1 : memoryIDs[name] ?? -1 }
    return names.indices.map { row in
      guard let structure = structures[row], certain[structure] == nil else { return .max }
      let own = echoes.likelyEcho(of: names, after: row, structure: structure)
      var other: Int?
      if let memory, let id = memoryIDs[structure] {
        other = memory.likelyEcho(of: known, after: row, structure: id, scope: scope)
      }
      let echo = [own, other].compactMap { $0 }.min()
      return echo.map { row + $0 } ?? .max
    }
  }
}

/// For each structure those others whose names begin its own.
private func wholeStructures(among structures: Set<Int>, names: OutlineNames) -> [Int: [Int]] {
  var found: [Int: [Int]] = [:]
  for structure in structures {
    let name = names.texts[structure].utf8
    for end in name.indices where name[end] == UInt8(ascii: "_") || name[end] == UInt8(ascii: ".") {
      guard let whole = names.id(of: String(names.texts[structure][..<end])), structures.contains(whole) else {
        continue
      }
      found[structure, default: []].append(whole)
    }
  }
  return found
}
