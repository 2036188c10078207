import APISpec

@testable import DocReader

/// A table that lost its levels, with what helps to find them.
struct OutlineTable: Sendable {
  var rows: [OutlineRow]
  /// The example of the body that the table describes.
  var example: JSONValue?
  var place: OutlinePlace
  /// The project of the page.
  var scope: String

  init(rows: [OutlineRow], example: JSONValue?, place: OutlinePlace, scope: String = "") {
    self.rows = rows
    self.example = example
    self.place = place
    self.scope = scope
  }
}

/// The two passes that `NestingRepair` makes, without the pages around them: first each alone, then the doubtful ones again with what the others
/// taught. The order of the tables changes nothing.
///
/// - Parameter memory: what is known before, for example from pages that state their levels.
func alignOutlines(_ tables: [OutlineTable], memory: TypeMemory = TypeMemory()) -> [OutlineAlignment] {
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
