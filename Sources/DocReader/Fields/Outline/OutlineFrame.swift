/// An object that the walk has open, or could open: a row, what the example shows at its path, the fields so far.
struct OutlineFrame {
  /// What the example shows at the path.
  enum Shown {
    case nothing, empty, scalar, keys
  }

  var row: Int
  var name: Int
  var kind: OutlineRow.Kind
  var isGrid = false
  /// The structure's name; nil when it has none.
  var structure: Int?
  /// The example's objects at the path.
  var objects: [Int] = []
  /// Their keys.
  var keys: [Int] = []
  var shown = Shown.nothing
  /// What the structure held elsewhere; nil when nothing is known.
  var fieldLists: [[Int]]?
  /// The last row that may be inside, as far as other occurrences of the structure tell.
  var lastRow = Int.max
  /// How much that counts.
  var trust = 0.0

  /// The fields placed so far, in order.
  var fields: [Int] = []
  /// How many of them are keys of the example.
  var shownFields = 0
  /// The closed vocabularies that hold all of them.
  var vocabularies: UInt64 = .max
  /// The cost of leaving the frame as it is, when it was asked for.
  var leavingCost: Double?

  var isOpened: Bool { !fields.isEmpty || row < 0 }

  /// Whether the fields are exactly what the example shows.
  var isProven: Bool { !keys.isEmpty && shownFields == fields.count && keys.count == fields.count }

  /// Whether it has all fields that the example shows.
  var isComplete: Bool { !keys.isEmpty && shownFields >= keys.count }

  /// Whether it has all fields of a list that the structure is known to have, and no others.
  var isKnownComplete: Bool {
    fieldLists?.contains { $0.count == fields.count && $0.allSatisfy(fields.contains) } ?? false
  }

  /// Whether the structure is known to have a field; nil when nothing is known.
  func isKnownField(_ name: Int) -> Bool? {
    fieldLists?.contains { $0.contains(name) }
  }

  mutating func place(_ name: Int, vocabularies names: UInt64) {
    if keys.contains(name), !fields.contains(name) { shownFields += 1 }
    fields.append(name)
    vocabularies &= names
    leavingCost = nil
  }
}

extension OutlineFrame {
  /// The cost of taking the row as an object whose first field has the given name; nil when it cannot be one.
  func openingCost(firstField name: Int, _ weights: OutlineWeights) -> Double? {
    var cost = 0.0
    switch kind {
    case .scalar: return keys.contains(name) ? weights.openScalar : nil
    case .map: cost += weights.openMap
    case .file: if keys.isEmpty { cost += weights.openFile }
    case .unreadable: cost += weights.openUnreadable
    case .structure, .vague: break
    }
    if shown == .scalar { cost += weights.openShownScalar }
    if let fieldLists, fieldLists.allSatisfy(\.isEmpty) { cost += weights.openKnownEmpty * trust }
    return cost
  }

  /// The cost of a row that stays without fields.
  func emptyCost(_ weights: OutlineWeights, isData: Bool) -> Double {
    switch kind {
    case .scalar, .map: return 0
    case .file: return shown == .keys ? weights.emptyShown : 0
    case .structure, .vague, .unreadable: break
    }
    if let fieldLists {
      if fieldLists.contains(where: \.isEmpty) { return weights.emptyKnown }
      let fewest = fieldLists.reduce(Int.max) { min($0, $1.count) }
      let missing = min(weights.missingKnownMost, weights.missingKnown * trust * Double(fewest))
      if shown != .empty, !isGrid {
        return max(kind == .structure ? weights.emptyStructure : weights.emptyVague, missing)
      }
    }
    let shownKeys = weights.emptyShownKey * Double(keys.count)
    guard kind == .structure else {
      if shown == .keys { return weights.emptyVagueShown + shownKeys }
      return isData ? weights.emptyData : weights.emptyVague
    }
    switch shown {
    case .keys: return weights.emptyShown + shownKeys
    case .empty: return weights.emptyShownEmpty
    case .scalar: return weights.emptyShownScalar
    case .nothing: return isGrid ? weights.emptyGrid : weights.emptyStructure
    }
  }

  /// The cost of what an object with fields still lacks.
  func missingCost(_ weights: OutlineWeights, _ marks: inout NameMarks) -> Double {
    var cost = 0.0
    if !keys.isEmpty {
      let missing = marks.count(in: keys, without: fields)
      cost += min(weights.missingMost, weights.missing * Double(missing))
    }
    if let fieldLists {
      let missing = fewestMissing(of: fieldLists, &marks)
      cost += min(weights.missingKnownMost, weights.missingKnown * Double(missing) * trust)
    }
    return cost
  }

  /// How many fields lack of the known list that fits the fields so far best.
  private func fewestMissing(of lists: [[Int]], _ marks: inout NameMarks) -> Int {
    var fewestForeign = Int.max
    var fewestMissing = 0
    for list in lists {
      let missing = marks.count(in: list, without: fields)
      let foreign = fields.count - (list.count - missing)
      if foreign < fewestForeign || (foreign == fewestForeign && missing < fewestMissing) {
        fewestForeign = foreign
        fewestMissing = missing
      }
    }
    return fewestMissing
  }
}

/// A set of names that is emptied at no cost.
struct NameMarks {
  private var marks: [Int]
  private var stamp = 0

  init(count: Int) {
    marks = Array(repeating: 0, count: count)
  }

  /// How many names of a list are not in another.
  mutating func count(in list: [Int], without others: [Int]) -> Int {
    stamp += 1
    for name in others { marks[name] = stamp }
    var count = 0
    for name in list where marks[name] != stamp { count += 1 }
    return count
  }
}
