import APISpec

/// A row of a field table, read cell by cell; where it belongs in the tree is another question.
struct FieldRow: Sendable {
  var name: String
  /// The type as written.
  var typeText: String
  var declared: DeclaredType
  /// What the required column says; nil where there is none or it cannot be read.
  var presence: Presence?
  /// The nesting as far as the row itself states it: a level, or the width of the indentation before its name.
  var depth: Depth
  /// The field as the row alone gives it.
  var field: Field
  var rules: [ConstraintRule]
  var offset: Int
  var line: Int

  enum Depth: Hashable, Sendable {
    case level(Int)
    case indent(Int)
    case unstated
  }
}

extension FieldRow: ArchivedRecord {
  static var blank: FieldRow {
    FieldRow(
      name: "", typeText: "", declared: .blank, presence: nil, depth: .unstated, field: .blank, rules: [], offset: 0,
      line: 0)
  }

  mutating func walk(_ members: inout some ArchiveWalk) {
    members("name", &name)
    members("typeText", &typeText)
    members("declared", &declared)
    members("presence", &presence)
    members("depth", &depth)
    members("field", &field)
    members("rules", &rules)
    members("offset", &offset)
    members("line", &line)
  }
}

extension FieldRow.Depth: ArchivedRecord {
  static var blank: FieldRow.Depth { .unstated }

  mutating func walk(_ members: inout some ArchiveWalk) {
    var (level, indent) = (Int?.none, Int?.none)
    switch self {
    case .level(let depth): level = depth
    case .indent(let width): indent = width
    case .unstated: break
    }
    members("level", &level)
    members("indent", &indent)
    self = level.map { .level($0) } ?? indent.map { .indent($0) } ?? .unstated
  }
}

/// The marks before a nested field's name: `∟`, `└`, and wide or no-break spaces.
struct NameIndentation {
  /// How far the name is indented; only comparisons within one table mean anything.
  var width: Int
  var name: Text

  private static let marks = ["∟", "└", "├", "─"].map(\.bytes)
  private static let spaces: [(word: [UInt8], meaning: Int)] = spelled([
    ("&emsp;", 2), ("&ensp;", 1), ("&nbsp;", 1), ("\u{2003}", 2), ("\u{2002}", 1), ("\u{3000}", 2), (" ", 1), ("\t", 0),
    ("\n", 0),
  ])
  private static let dressing = ["<span>", "</span>", "`"].map(\.bytes)

  init(_ cell: Text) {
    var scanner = Scanner(text: cell)
    while scanner.step() {}
    // Blanks alone are layout; before a mark, or as wide spaces, they are indentation.
    let isWide = cell.trimmed.first == Byte.ampersand
    width = scanner.marks > 0 ? scanner.widthBeforeMarks - 1 : isWide ? scanner.padding : 0
    name = scanner.text
  }

  private struct Scanner {
    var text: Text
    var marks = 0
    var padding = 0
    var widthBeforeMarks = 0
    private var isBehindLineBreak = false

    init(text: Text) {
      self.text = text
    }

    /// Takes one mark, space or tag; false where the name begins.
    mutating func step() -> Bool {
      if let mark = NameIndentation.marks.first(where: { text.hasPrefix($0) }) {
        marks += 1
        widthBeforeMarks += padding + 2
        padding = 0
        text = text.dropFirst(mark.count)
      } else if let space = NameIndentation.spaces.first(where: { text.hasPrefix($0.word) }) {
        // What indents a line of the page's source indents no name.
        if space.word == [Byte.newline] { isBehindLineBreak = true }
        if !(isBehindLineBreak && space.word == [Byte.space]) { padding += space.meaning }
        text = text.dropFirst(space.word.count)
      } else if let tag = NameIndentation.dressing.first(where: { text.hasPrefix($0) }) {
        text = text.dropFirst(tag.count)
      } else if let tag = InlineTag(text, at: text.startIndex), tag.markdown.isEmpty {
        text = text[tag.end...]
      } else {
        return false
      }
      return true
    }
  }
}

/// Reads the rows of a field table.
struct FieldTableReader {
  private let columns: [ColumnRole: Int]
  private let columnCount: Int
  private let header: [String]
  private let place: TableLines.Place

  /// Nil when the table's columns are not those of fields.
  init?(_ table: Table, place: TableLines.Place) {
    guard let roles = ColumnRole.ofFieldTable(table.header) else { return nil }
    columns = ColumnRole.columns(of: roles)
    columnCount = roles.count
    self.place = place
    header = table.header.map(\.plain)
  }

  func rows(of table: Table, log: inout DiagnosticLog) -> [FieldRow] {
    let statesLevels = table.hasLevels
    var rows: [FieldRow] = []
    rows.reserveCapacity(table.rows.count)
    for row in table.rows {
      for row in splittingDoubleNames(row) {
        guard let read = read(row, statesLevels: statesLevels, log: &log) else { continue }
        rows.append(read)
      }
    }
    return rows
  }

  /// `leader_user_id<br>∟leader_open_id`: two fields in one row, which share the other cells.
  private func splittingDoubleNames(_ row: Row) -> [Row] {
    guard let index = columns[.name], index < row.cells.count else { return [row] }
    let cell = row.cells[index]
    guard cell.text.contains(Byte.less) || cell.text.contains(Byte.newline) else { return [row] }
    let lines = DescriptionLines(cell.text[...]).filter { !$0.isBlank }
    guard lines.count == 2, NameIndentation(lines[1]).width > 0 else { return [row] }
    return lines.map { line in
      var part = row
      part.cells[index].text = Array(line)
      return part
    }
  }

  private func cell(_ role: ColumnRole, in row: Row) -> Cell? {
    guard let index = columns[role], index < row.cells.count else { return nil }
    return row.cells[index]
  }

  private func read(_ row: Row, statesLevels: Bool, log: inout DiagnosticLog) -> FieldRow? {
    guard let nameCell = cell(.name, in: row) else { return nil }
    let indentation = NameIndentation(nameCell.text[...])
    let name = InlineMarkup.plain(withoutElements(indentation.name))
    guard isFieldName(name, row, log: &log) else { return nil }
    if row.cells.count != columnCount {
      log.report(
        .raggedRow, at: row.offset, "The row of '\(name)' has \(row.cells.count) cells for \(columnCount) columns.")
    }
    let typeText = cell(.type, in: row)?.plain ?? ""
    let declared = DeclaredType(text: typeText)
    if !declared.isKnown {
      log.report(.unknownType, at: row.offset, "The type '\(typeText.excerpt)' of '\(name)' is none that is known.")
    }
    let description = cell(.description, in: row) ?? Cell(offset: row.offset)
    let facets = DescriptionFacets(description)
    var read = FieldRow(
      name: name, typeText: typeText, declared: declared, presence: presence(in: row, nameCell, name, log: &log),
      depth: depth(row, indentation, statesLevels: statesLevels), field: Field(name: name, type: declared.type),
      rules: [],
      offset: row.offset, line: log.page.line(at: row.offset))
    fill(&read, from: facets, row, log: &log)
    return read
  }

  private func withoutElements(_ text: Text) -> Text {
    text.contains(Byte.element) ? text[..<(text.firstIndex(of: Byte.element) ?? text.endIndex)] : text
  }

  private func isFieldName(_ name: String, _ row: Row, log: inout DiagnosticLog) -> Bool {
    if name.isEmpty {
      if row.cells.contains(where: { !$0.isBlank }) {
        log.report(.namelessRow, at: row.offset, "A row of this field table has no name.")
      }
      return false
    }
    // Separator rows of hand-written tables, and a header that stands among the rows.
    if name.utf8.allSatisfy({ !$0.isWord && $0 < 0x80 }) { return false }
    return row.cells.count != header.count || zip(row.cells, header).contains { $0.plain != $1 }
  }

  private func depth(_ row: Row, _ indentation: NameIndentation, statesLevels: Bool) -> FieldRow.Depth {
    if let level = row.level { return .level(level) }
    if indentation.width > 0 { return .indent(indentation.width) }
    return statesLevels ? .level(0) : .unstated
  }

  private func presence(in row: Row, _ nameCell: Cell, _ name: String, log: inout DiagnosticLog) -> Presence? {
    if nameCell.elements.contains(where: { if case .requiredMark = $0 { true } else { false } }) { return .required }
    guard let cell = cell(.required, in: row) else { return place == .path ? .required : nil }
    let text = cell.plain
    if let presence = Presence(cell: text) { return presence }
    if !text.isEmpty, text != "-" {
      log.report(.unknownPresence, at: row.offset, "'\(text.excerpt)' does not say whether '\(name)' is required.")
    }
    return nil
  }

  private func fill(_ read: inout FieldRow, from facets: DescriptionFacets, _ row: Row, log: inout DiagnosticLog) {
    let builder = FieldBuilder(facets: facets, row: read, place: place)
    read.field = builder.field(exampleCell: cell(.example, in: row))
    read.rules = builder.rules
    for rule in builder.unreadRules {
      log.report(
        .unknownRule, at: row.offset, "The rule '\(rule.string.excerpt)' of '\(read.name)' was not understood.")
    }
    if let limits = read.field.constraints, !limits.fit(read.field.type) {
      log.report(
        .misplacedConstraint, at: row.offset, "A limit of '\(read.name)' does not fit the type '\(read.typeText)'.")
    }
    if let limits = read.field.constraints, let pattern = limits.pattern, let problem = limits.uncheckedPattern {
      log.report(
        .uncheckedPattern, at: row.offset,
        "The pattern '\(pattern.excerpt)' of '\(read.name)' is not checked: \(problem).")
    }
    for key in facets.repeatedValues {
      log.report(
        .repeatedValue, at: row.offset, "'\(read.name)' lists the value '\(key)' twice; the first text counts.")
    }
    for text in facets.unusable {
      log.report(.unusableElement, at: row.offset, "'\(read.name)' has \(text.excerpt)")
    }
  }
}
