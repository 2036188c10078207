import APISpec

/// Gives the rows of a body the fields that the type notes list for them.
///
/// Notes come in the order of their rows, but not every `object` row has one. The rows are found so that the names of
/// structures, and the keys that the example shows, agree best.
func attach(
  _ notes: [TypeNote], to fields: [FieldNode], example: JSONValue? = nil
) -> (fields: [FieldNode], unmatched: [TypeNote]) {
  let rows = fields.indices.filter { fields[$0].mayHaveNote }.prefix(NoteAlignment.limit)
  let alignment = NoteAlignment(
    notes: notes.prefix(NoteAlignment.limit).map { $0 }, rows: rows.map { fields[$0] },
    samples: rows.map { SampleMembers(ofObjectsIn: [example?[fields[$0].field.name] ?? .null]) })
  var completed = fields
  var matched: Set<Int> = []
  for (note, row) in alignment.pairs {
    matched.insert(note)
    completed[rows[row]].take(notes[note])
  }
  let unmatched = notes.indices.filter { !matched.contains($0) }.map { notes[$0] }
  return (completed, unmatched)
}

extension FieldNode {
  /// Whether the row is a structure or a list of structures whose fields are not known yet. `string[]` is a list of
  /// structures too: plain lists are written without the type of their items.
  fileprivate var mayHaveNote: Bool {
    guard children.isEmpty else { return false }
    switch field.type {
    case .freeform, .any: return true
    case .array: return itemTypeName != nil
    case .string, .int32, .int64, .double, .boolean, .file, .map, .object: return false
    }
  }

  /// The name before `[]`.
  fileprivate var itemTypeName: String? {
    guard case .array(let element) = field.type else { return nil }
    if let structName { return structName }
    switch element.innermost {
    case .any: return nil
    case .freeform: return "object"
    case .string, .int32, .int64, .double, .boolean, .file, .array, .map, .object: return element.innermost.description
    }
  }

  fileprivate mutating func take(_ note: TypeNote) {
    structName = note.structName ?? structName
    children = note.children
    field.type = field.type.withInnermost(.freeform)
  }
}

/// Pairs notes with rows, both in order, so that the sum of their likenesses is greatest.
private struct NoteAlignment {
  /// More notes or rows than this are no body of an endpoint; the table of sums stays small.
  static let limit = 300

  /// Indices of a note and its row.
  private(set) var pairs: [(note: Int, row: Int)] = []

  init(notes: [TypeNote], rows: [FieldNode], samples: [SampleMembers]) {
    let scores = notes.map { note in rows.indices.map { Self.likeness(of: note, to: rows[$0], samples[$0]) } }
    // best[n][r]: the greatest sum of notes from n on with rows from r on.
    var best = Array(repeating: Array(repeating: 0.0, count: rows.count + 1), count: notes.count + 1)
    for note in notes.indices.reversed() {
      for row in rows.indices.reversed() {
        let paired = scores[note][row].map { $0 + best[note + 1][row + 1] } ?? 0
        best[note][row] = max(paired, best[note + 1][row], best[note][row + 1])
      }
    }
    var (note, row) = (0, 0)
    while note < notes.count, row < rows.count {
      if let score = scores[note][row], best[note][row] == score + best[note + 1][row + 1] {
        pairs.append((note, row))
        (note, row) = (note + 1, row + 1)
      } else if best[note][row] == best[note][row + 1] {
        row += 1
      } else {
        note += 1
      }
    }
  }

  /// How well a note fits a row; nil where it cannot be meant.
  private static func likeness(of note: TypeNote, to row: FieldNode, _ sample: SampleMembers) -> Double? {
    var score = 1.0
    if let itemTypeName = row.itemTypeName {
      guard let structName = note.structName else { return score }
      guard structName == itemTypeName else { return nil }
      score += 7
    } else if let structName = note.structName?.lowercased() {
      let name = row.field.name.lowercased()
      if structName == name {
        score += 3
      } else if structName.contains(name) || name.contains(structName) {
        score += 2
      }
    }
    guard !sample.names.isEmpty else { return score }
    let noted = Set(note.children.map(\.field.name))
    let shared = noted.count { sample.contains($0) }
    return max(score + (shared == 0 ? -2 : 4 * Double(shared) / Double(sample.names.count)), 0.1)
  }
}
