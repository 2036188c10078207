import APISpec

/// Reads the fields, notes and leftovers of the sections of one kind.
struct FieldSectionReader {
  private let place: TableLines.Place
  private let dialect: Dialect
  private let path: String
  private(set) var fields = FieldSection()
  private(set) var notes: [String] = []
  private var hasTable = false

  /// Whether code between the tables is part of the notes, because the examples stand elsewhere.
  private let keepsCode: Bool

  init(place: TableLines.Place, dialect: Dialect, path: String, keepsCode: Bool = false) {
    self.keepsCode = keepsCode
    self.place = place
    self.dialect = dialect
    self.path = path
  }

  /// The first table of fields counts, and later ones that repeat its columns go on where it stopped.
  mutating func add(_ section: Section, log: inout DiagnosticLog) {
    for item in section.items {
      switch item {
      case .table(let table): add(table, log: &log)
      case .prose(let text), .alert(_, let text, _): addNote(text)
      case .code(let language, let text) where keepsCode:
        notes.append("```\(language)\n\(text.trimmed.string)\n```")
      case .code: break
      }
    }
  }

  private mutating func add(_ table: Table, log: inout DiagnosticLog) {
    guard let reader = FieldTableReader(table, place: place), !hasTable || dialect != .rawPortal else {
      if !table.rows.isEmpty { Self.reportUnused(table, log: &log) }
      return
    }
    hasTable = true
    let rows = reader.rows(of: table, log: &log)
    if fields.rows.isEmpty { fields.rows = rows } else { fields.rows += rows }
  }

  static func reportUnused(_ table: Table, log: inout DiagnosticLog) {
    let header = table.header.map(\.plain).joined(separator: " | ")
    log.report(.unusedTable, at: table.offset, "The table '\(header.excerpt)' (\(table.rows.count) rows) was not used.")
  }

  mutating func addNote(_ text: Text) {
    let words = InlineMarkup.markdown(text)
    if !words.isEmpty { notes.append(words) }
  }

  /// Turns the rows into a tree, unless their nesting is lost: then the rows wait for the other pages.
  mutating func finish(example: JSONValue?, log: inout DiagnosticLog) {
    fields.example = example
    fields.lines = fields.rows.map(\.line)
    let isFlat = fields.rows.allSatisfy { $0.depth == .unstated }
    if dialect == .portalCopy, isFlat, fields.rows.contains(where: { $0.declared.mayHaveChildren }) {
      fields.alignment = alignOutline(fields.outlineRows, example: example, place: outlinePlace)
      return
    }
    let levels = FieldTree.statedLevels(of: fields.rows) ?? Array(repeating: 0, count: fields.rows.count)
    var findings: [Diagnostic] = []
    fields.nodes = FieldTree.nodes(of: fields.rows, levels: levels, log: &findings, path: path)
    for finding in findings { log.append(finding) }
    if place != .request || dialect != .explorerExport { fields.rows = [] }
  }
}

extension FieldSectionReader {
  private var outlinePlace: OutlinePlace {
    switch place {
    case .response, .responseHeaders, .errors: .response
    case .event: .event
    case .headers, .path, .query, .request: .request
    }
  }
}

extension DeclaredType {
  /// Whether rows below the field may be its own: everything but plain values and collections of them.
  var mayHaveChildren: Bool {
    switch type.innermost {
    case .string, .int32, .int64, .double, .boolean: false
    case .any, .freeform, .file, .object, .array, .map: true
    }
  }
}
