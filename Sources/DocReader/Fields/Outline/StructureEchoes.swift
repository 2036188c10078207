/// Where structures occur in lists of rows, to see how far the rows after one occurrence repeat those after another.
///
/// Two occurrences of a structure repeat its fields and then mostly go on differently, so the end of the repetition is
/// likely the end of the structure. This needs no levels: it is what is left where no example shows any.
struct StructureEchoes: Sendable {
  private struct Place {
    var table: Int
    var row: Int
  }

  private var tables: [[Int]] = []
  private var places: [Int: [Place]] = [:]

  /// Adds a table: the names of its rows and of their structures, as numbers that mean the same in all tables.
  mutating func add(_ names: [Int], structures: [Int?]) {
    var counts: [Int: Int] = [:]
    for case (let row, let structure?) in zip(names.indices, structures) {
      counts[structure, default: 0] += 1
      guard counts[structure, default: 0] <= Self.mostPlaces else { continue }
      places[structure, default: []].append(Place(table: tables.count, row: row))
    }
    tables.append(names)
  }

  /// How many rows after a row repeat those after most other occurrences of its structure; nil when none does, or when
  /// the repetition goes to the end of the table and says nothing.
  /// - Parameter names: the table of the row; names that no table has are negative.
  func likelyEcho(of names: [Int], after row: Int, structure: Int) -> Int? {
    var counts: [Int: Int] = [:]
    for place in places[structure] ?? [] {
      let length = echo(names, row + 1, tables[place.table], place.row + 1)
      if length > 0, row + 1 + length < names.count { counts[length, default: 0] += 1 }
    }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }

  /// So many occurrences of a structure in one table tell enough.
  private static let mostPlaces = 16
  /// No structure of the pages has more rows.
  private static let longest = 256

  /// How many rows are equal from two places on.
  private func echo(_ a: [Int], _ i: Int, _ b: [Int], _ j: Int) -> Int {
    var length = 0
    let end = min(a.count - i, b.count - j, Self.longest)
    while length < end, a[i + length] == b[j + length] { length += 1 }
    return length
  }
}
