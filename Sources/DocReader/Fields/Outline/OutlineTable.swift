import APISpec

/// A table that lost its levels, with what helps to find them.
public struct OutlineTable: Sendable {
  public var rows: [OutlineRow]
  /// The example of the body that the table describes.
  public var example: JSONValue?
  public var place: OutlinePlace
  /// The project of the page.
  public var scope: String

  public init(rows: [OutlineRow], example: JSONValue?, place: OutlinePlace, scope: String = "") {
    self.rows = rows
    self.example = example
    self.place = place
    self.scope = scope
  }
}

/// Rebuilds the levels of all tables of many pages: first each alone, then the doubtful ones again with what the others
/// taught. The order of the tables changes nothing.
///
/// - Parameter memory: what is known before, for example from pages that state their levels.
public func alignOutlines(_ tables: [OutlineTable], memory: TypeMemory = TypeMemory()) -> [OutlineAlignment] {
  let alone = tables.map { alignOutline($0.rows, example: $0.example, place: $0.place, scope: $0.scope) }
  var memory = memory
  for (table, alignment) in zip(tables, alone) {
    memory.learn(table.rows, alignment, place: table.place, scope: table.scope)
  }
  return zip(tables, alone).map { table, alignment in
    if alignment.isConfident { return alignment }
    return alignOutline(
      table.rows, example: table.example, place: table.place, memory: memory, scope: table.scope)
  }
}
