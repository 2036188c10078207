import APISpec

/// One walk down the rows of a table, with the stack of objects that are open.
struct OutlineWalk {
  let rows: [OutlineRow]
  let rowNames: [Int]
  let place: OutlinePlace
  let weights: OutlineWeights
  var names: OutlineNames
  let example: ExampleOutline
  var knowledge: OutlineKnowledge
  private var marks: NameMarks
  private let dataName: Int
  /// Whether a name is a field of paging, by name.
  private let isPaging: [Bool]
  /// Where the structure of each row likely ends; empty when there is an example, which knows better.
  private let lastRows: [Int]
  private var stack: [OutlineFrame] = []
  private var alignment = OutlineAlignment(levels: [], cost: 0, provenParents: [])

  init(
    rows: [OutlineRow], rowNames: [Int], names: OutlineNames, example: ExampleOutline, place: OutlinePlace,
    memory: TypeMemory?, scope: String, weights: OutlineWeights
  ) {
    self.rows = rows
    self.rowNames = rowNames
    self.example = example
    self.place = place
    self.weights = weights
    self.names = names
    dataName = self.names.intern("data")
    knowledge = OutlineKnowledge(rows: rows, names: &self.names, memory: memory, place: place, scope: scope)
    lastRows = example.roots.isEmpty ? knowledge.lastRows(of: rowNames) : []
    marks = NameMarks(count: self.names.count)
    isPaging = self.names.texts.map { ClosedVocabulary.paging.contains($0) }
  }

  /// The most open frames; the pages have eleven levels.
  private static let deepest = 32

  mutating func run(root: [Int]) -> OutlineAlignment {
    stack = [rootFrame(root)]
    alignment.levels.reserveCapacity(rows.count)
    for row in rows.indices {
      if row > 0, stack.count < Self.deepest { stack.append(frame(of: row - 1)) }
      placeRow(row)
    }
    stack.append(frame(of: rows.count - 1))
    finish()
    return alignment
  }

  private func rootFrame(_ objects: [Int]) -> OutlineFrame {
    var frame = OutlineFrame(row: -1, name: -1, kind: .vague)
    frame.objects = objects
    frame.keys = example.keys(of: objects)
    frame.shown = frame.keys.isEmpty ? .nothing : .keys
    return frame
  }

  /// The frame of a row whose parent is the last open frame.
  private mutating func frame(of row: Int) -> OutlineFrame {
    var frame = OutlineFrame(row: row, name: rowNames[row], kind: rows[row].kind, isGrid: rows[row].isGrid)
    if let parent = stack.last, !parent.objects.isEmpty {
      switch example.value(of: frame.name, in: parent.objects) {
      case .none: break
      case .empty?: frame.shown = .empty
      case .scalar?: frame.shown = .scalar
      case .objects(let objects)?:
        frame.objects = frame.kind == .map ? example.entries(of: objects) : objects
        frame.keys = example.keys(of: frame.objects)
        frame.shown = frame.keys.isEmpty ? .scalar : .keys
      }
    }
    frame.structure = knowledge.structure(of: row)
    if let structure = frame.structure, let known = knowledge.fieldLists(of: structure) {
      frame.fieldLists = known.lists
      frame.trust = known.isFromSameTable ? weights.trustSameTable : weights.trustMemory
    }
    if frame.fieldLists == nil, !lastRows.isEmpty { frame.lastRow = lastRows[row] }
    return frame
  }

  // MARK: Choosing a frame

  private mutating func placeRow(_ row: Int) {
    let sight = sight(of: row)
    var best = (cost: Double.infinity, depth: 0)
    var secondCost = Double.infinity
    var leaving = 0.0
    var deepest: Int?
    for depth in stack.indices.reversed() {
      if let cost = placingCost(sight, at: depth, deepest: deepest ?? depth) {
        deepest = deepest ?? depth
        if leaving + cost < best.cost - Self.tie {
          secondCost = best.cost
          best = (leaving + cost, depth)
        } else {
          secondCost = min(secondCost, leaving + cost)
        }
      }
      guard depth > 0 else { break }
      leaving += leavingCost(at: depth)
      if leaving > best.cost + weights.clearLead { break }
    }
    alignment.cost += best.cost + max(0, weights.clearLead - (secondCost - best.cost))
    close(downTo: best.depth)
    alignment.levels.append(best.depth)
    stack[best.depth].place(sight.name, vocabularies: names.vocabularies[sight.name])
  }

  /// Costs that differ by less are equal; the deeper frame wins.
  private static let tie = 1e-9

  /// What is asked once about a row, whatever the frame.
  private struct Sight {
    var name: Int
    var structure: Int?
    /// Whether the example shows the name in an open frame that has not got it.
    var isShown = false
    /// How well the name is known to follow in each frame, and the most of it.
    var affinities: [Double] = []
    var bestAffinity = 0.0
    /// Whether the row's structure is called after the structure of an open frame.
    var isPart = false
    /// Whether the name is spelled like the last field of an open frame.
    var isAlike = false
    /// The lowest frame whose structure ended before the row.
    var endedDepth: Int?
    /// The lowest frame of the row's own structure.
    var ownStructureDepth: Int?
  }

  private func sight(of row: Int) -> Sight {
    let name = rowNames[row]
    var sight = Sight(name: name, structure: knowledge.structure(of: row))
    if let structure = sight.structure {
      sight.isPart = stack.contains { knowledge.isPart(structure, of: $0.structure) }
      sight.ownStructureDepth = stack.firstIndex { $0.structure == structure }
    }
    sight.isShown = stack.contains { $0.keys.contains(name) && !$0.fields.contains(name) }
    if sight.isShown { return sight }
    sight.endedDepth = stack.firstIndex { $0.lastRow < row }
    sight.affinities = stack.map { frame in
      let known = knowledge.affinity(of: name, in: frame, weights: weights)
      return frame.isKnownField(name) == true ? max(known, weights.knownField) : known
    }
    sight.bestAffinity = sight.affinities.max() ?? 0
    sight.isAlike = stack.contains { frame in frame.fields.last.map { names.areAlike(name, $0) } ?? false }
    return sight
  }

  /// The cost of a row in a frame; nil when the frame cannot be opened.
  private func placingCost(_ sight: Sight, at depth: Int, deepest: Int) -> Double? {
    let frame = stack[depth]
    var cost = 0.0
    if !frame.isOpened {
      guard let opening = frame.openingCost(firstField: sight.name, weights) else { return nil }
      cost += opening
    }
    if depth == 0, place == .response, frame.fields.contains(dataName) { cost += weights.afterData }
    let isDuplicate = frame.fields.contains(sight.name)
    if isDuplicate { cost += weights.duplicate }
    if !isDuplicate, frame.keys.contains(sight.name) { return cost }
    cost += structureCost(sight, at: depth)
    let isKnownField = frame.isKnownField(sight.name)
    if isKnownField == false {
      cost += weights.outsideStructure * frame.trust
      if frame.isKnownComplete { cost += weights.completeKnown }
    }
    guard sight.isShown else { return cost + unshownCost(sight, at: depth, deepest: deepest) }
    let isExcused = isKnownField == true && !isDuplicate
    return cost + (isExcused ? weights.shownElsewhereButKnown : weights.shownElsewhere)
  }

  /// The cost of a row's structure in a frame that it does not seem to belong to.
  private func structureCost(_ sight: Sight, at depth: Int) -> Double {
    guard let structure = sight.structure else { return 0 }
    var cost = 0.0
    if let own = sight.ownStructureDepth, own <= depth { cost += weights.recursion }
    if sight.isPart, !knowledge.isPart(structure, of: stack[depth].structure) { cost += weights.partElsewhere }
    return cost
  }

  /// The cost of a name that the example shows nowhere in sight.
  private func unshownCost(_ sight: Sight, at depth: Int, deepest: Int) -> Double {
    let frame = stack[depth]
    var cost = frame.keys.isEmpty ? weights.objectNotShown : weights.notShown
    if depth < deepest {
      let climb = weights.climb + weights.climbLevel * Double(deepest - depth - 1)
      let isKnownField = frame.isKnownField(sight.name) == true
      cost += isKnownField ? climb * max(0, 1 - weights.knownClimb * frame.trust) : climb
    }
    if let ended = sight.endedDepth, ended <= depth { cost += weights.ended }
    if frame.isComplete { cost += weights.complete }
    if frame.fields.count > 1, frame.vocabularies != 0,
      frame.vocabularies & names.vocabularies[sight.name] == 0
    {
      cost += weights.outsideVocabulary
    }
    cost += weights.neighbourElsewhere * (sight.bestAffinity - sight.affinities[depth])
    return cost + envelopeCost(sight.name, at: depth) + spellingCost(sight, at: depth)
  }

  /// The cost of paging deep in the response's `data`, and of other fields next to its list.
  private func envelopeCost(_ name: Int, at depth: Int) -> Double {
    guard place == .response, depth > 0, stack[1].name == dataName else { return 0 }
    if isPaging[name] { return depth > 1 ? weights.deepPaging : 0 }
    return depth == 1 && stack[1].fields.count == 1 ? weights.besideList : 0
  }

  /// The cost of a name that is spelled like fields of another frame, or like the object itself.
  private func spellingCost(_ sight: Sight, at depth: Int) -> Double {
    let frame = stack[depth]
    if let last = frame.fields.last {
      return sight.isAlike && !names.areAlike(sight.name, last) ? weights.spelledLikeElsewhere : 0
    }
    return depth > 0 && names.areAlike(sight.name, frame.name) ? weights.spelledLikeParent : 0
  }

  // MARK: Leaving frames

  private mutating func leavingCost(at depth: Int) -> Double {
    if let cost = stack[depth].leavingCost { return cost }
    let frame = stack[depth]
    let cost =
      frame.isOpened
      ? frame.missingCost(weights, &marks) : frame.emptyCost(weights, isData: frame.name == dataName)
    stack[depth].leavingCost = cost
    return cost
  }

  private mutating func close(downTo depth: Int) {
    while stack.count > depth + 1 {
      let frame = stack.removeLast()
      guard frame.isOpened else { continue }
      if let structure = frame.structure { knowledge.learn(structure, frame.fields) }
      if frame.isProven { alignment.provenParents.append(frame.row) }
    }
  }

  private mutating func finish() {
    for depth in stack.indices.dropFirst() { alignment.cost += leavingCost(at: depth) }
    close(downTo: 0)
    let missing = marks.count(in: stack[0].keys, without: stack[0].fields)
    alignment.cost += min(weights.missingMost, weights.missing * Double(missing)) / 2
    if stack[0].isProven { alignment.provenParents.append(-1) }
    alignment.provenParents.sort()
  }
}
