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
    marks = NameMarks(count: self.names.count)
    isPaging = self.names.texts.map { ClosedVocabulary.paging.contains($0) }
  }

  mutating func run(root: [Int]) -> OutlineAlignment {
    stack = [rootFrame(root)]
    alignment.levels.reserveCapacity(rows.count)
    for row in rows.indices {
      if row > 0 { stack.append(frame(of: row - 1)) }
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
    return frame
  }

  // MARK: Choosing a frame

  private mutating func placeRow(_ row: Int) {
    let name = rowNames[row]
    let isShown = stack.contains { $0.keys.contains(name) && !$0.fields.contains(name) }
    let affinities = isShown ? nil : self.affinities(of: name)
    var bestCost = Double.infinity
    var bestDepth = 0
    var secondCost = Double.infinity
    var leaving = 0.0
    var deepest: Int?
    for depth in stack.indices.reversed() {
      if let cost = placingCost(row, at: depth, isShown: isShown, deepest: deepest, affinities: affinities) {
        if leaving + cost >= bestCost - 1e-9 {
          secondCost = min(secondCost, leaving + cost)
        } else {
          secondCost = bestCost
          bestCost = leaving + cost
          bestDepth = depth
        }
        deepest = deepest ?? depth
      }
      guard depth > 0 else { break }
      leaving += leavingCost(at: depth)
      if leaving > bestCost + weights.clearLead { break }
    }
    close(downTo: bestDepth)
    let isKey = stack[bestDepth].keys.contains(name) && !stack[bestDepth].fields.contains(name)
    stack[bestDepth].place(name, isKey: isKey, vocabularies: names.vocabularies[name])
    alignment.levels.append(bestDepth)
    alignment.cost += bestCost + max(0, weights.clearLead - (secondCost - bestCost))
  }

  /// How well the name is known to follow in each frame; nil when it is in none.
  private mutating func affinities(of name: Int) -> [Double]? {
    var found = false
    let affinities = stack.map { frame in
      var affinity = knowledge.affinity(of: name, in: frame, weights: weights)
      if affinity < weights.knownField, frame.fieldLists?.contains(where: { $0.contains(name) }) == true {
        affinity = weights.knownField
      }
      found = found || affinity > 0
      return affinity
    }
    return found ? affinities : nil
  }

  /// The cost of a name in a frame; nil when the frame cannot be opened.
  private func placingCost(
    _ row: Int, at depth: Int, isShown: Bool, deepest: Int?, affinities: [Double]?
  ) -> Double? {
    let name = rowNames[row]
    let frame = stack[depth]
    var cost = 0.0
    if !frame.isOpened {
      guard let opening = frame.openingCost(firstField: name, weights) else { return nil }
      cost += opening
    }
    let isDuplicate = frame.fields.contains(name)
    if isDuplicate { cost += weights.duplicate }
    if isDuplicate || !frame.keys.contains(name) {
      cost += structureCost(of: row, at: depth)
      let isKnownField = frame.fieldLists?.contains { $0.contains(name) }
      if isKnownField == false { cost += weights.outsideStructure * frame.trust }
      if isShown {
        let isExcused = isKnownField == true && !isDuplicate
        cost += isExcused ? weights.shownElsewhereButKnown : weights.shownElsewhere
      } else {
        cost += unshownCost(
          name, at: depth, isKnownField: isKnownField ?? false, deepest: deepest ?? depth, affinities: affinities)
      }
    }
    if depth == 0, place == .response, frame.fields.contains(dataName) { cost += weights.afterData }
    return cost
  }

  /// The cost of a row's structure in a frame that it does not seem to belong to.
  private func structureCost(of row: Int, at depth: Int) -> Double {
    guard let structure = knowledge.structure(of: row) else { return 0 }
    var cost = 0.0
    if stack[0...depth].contains(where: { $0.structure == structure }) { cost += weights.recursion }
    let isPart = knowledge.isPart(structure, of: stack[depth].structure)
    if !isPart, stack.contains(where: { knowledge.isPart(structure, of: $0.structure) }) {
      cost += weights.partElsewhere
    }
    return cost
  }

  /// The cost of a name that the example shows nowhere in sight.
  private func unshownCost(
    _ name: Int, at depth: Int, isKnownField: Bool, deepest: Int, affinities: [Double]?
  ) -> Double {
    let frame = stack[depth]
    var cost = frame.keys.isEmpty ? weights.objectNotShown : weights.notShown
    if depth < deepest {
      let climb = weights.climb + weights.climbLevel * Double(deepest - depth - 1)
      cost += isKnownField ? climb * (1 - weights.knownClimb * frame.trust) : climb
    }
    if !frame.keys.isEmpty, frame.shownFields >= frame.keys.count { cost += weights.complete }
    if frame.fields.count > 1, frame.vocabularies != 0, frame.vocabularies & names.vocabularies[name] == 0 {
      cost += weights.outsideVocabulary
    }
    if place == .response, depth > 0, stack[1].name == dataName {
      if isPaging[name] {
        if depth > 1 { cost += weights.deepPaging }
      } else if depth == 1, frame.fields.count == 1 {
        cost += weights.besideList
      }
    }
    if let affinities, let best = affinities.max() { cost += weights.neighbourElsewhere * (best - affinities[depth]) }
    if let last = frame.fields.last {
      let isAlikeElsewhere = stack.contains { $0.fields.last.map { names.areAlike(name, $0) } ?? false }
      if isAlikeElsewhere, !names.areAlike(name, last) { cost += weights.spelledLikeElsewhere }
    } else if depth > 0, names.areAlike(name, frame.name) {
      cost += weights.spelledLikeParent
    }
    return cost
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
