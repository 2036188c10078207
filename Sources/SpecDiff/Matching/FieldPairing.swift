import APISpec

/// Finds for each field of the old list its place in the new one.
struct FieldPairing {
  var pairs: [(old: Field, new: Field)] = []
  var renamed: [(old: Field, new: Field)] = []
  var removed: [Field] = []
  var added: [Field] = []
  var isReordered = false

  /// Names must be this alike, or descriptions, for a rename.
  private static let likeness = 0.8

  init(_ old: [Field], _ new: [Field], _ oldShapes: [ShapeID: Shape], _ newShapes: [ShapeID: Shape]) {
    var places: [String: [Int]] = [:]
    for (index, field) in new.enumerated().reversed() { places[field.name, default: []].append(index) }
    var taken: Set<Int> = []
    var order: [Int] = []
    for field in old {
      guard let index = places[field.name]?.popLast() else {
        removed.append(field)
        continue
      }
      pairs.append((field, new[index]))
      taken.insert(index)
      order.append(index)
    }
    added = new.enumerated().filter { !taken.contains($0.offset) }.map(\.element)
    isReordered = zip(order, order.dropFirst()).contains { $0 > $1 }
    if !removed.isEmpty, !added.isEmpty { findRenames(oldShapes, newShapes) }
  }

  /// A rename is a removed and an added field of one type that are alike, where each has no other candidate.
  private mutating func findRenames(_ oldShapes: [ShapeID: Shape], _ newShapes: [ShapeID: Shape]) {
    var candidates: [(Int, Int)] = []
    for (i, old) in removed.enumerated() {
      for (j, new) in added.enumerated()
      where TypeRelation.canBeRenamed(old, new, oldShapes, newShapes) && Self.isAlike(old, new) {
        candidates.append((i, j))
      }
    }
    let unique = candidates.filter { pair in
      candidates.count { $0.0 == pair.0 } == 1 && candidates.count { $0.1 == pair.1 } == 1
    }
    renamed = unique.map { (removed[$0.0], added[$0.1]) }
    let (oldPlaces, newPlaces) = (Set(unique.map(\.0)), Set(unique.map(\.1)))
    removed = removed.enumerated().filter { !oldPlaces.contains($0.offset) }.map(\.element)
    added = added.enumerated().filter { !newPlaces.contains($0.offset) }.map(\.element)
  }

  private static func isAlike(_ old: Field, _ new: Field) -> Bool {
    if Similarity.ofNames(old.name, new.name) >= likeness { return true }
    // Short descriptions (`名称`, name) are alike by chance.
    guard old.description.utf8.count >= 18, new.description.utf8.count >= 18 else { return false }
    return Similarity.ofTexts(old.description, new.description) >= likeness
  }
}
