import APISpec

/// Reads error tables of every shape.
struct ErrorTables {
  private(set) var errors: [ErrorCase] = []
  private(set) var lines: [Int] = []
  /// Where each code is listed first.
  private var places: [Identity: Int] = [:]

  private struct Identity: Hashable {
    var code: Int
    var httpStatus: Int?
    var parentCode: Int?
  }

  /// Adds the rows of a table; false when it is no error table.
  mutating func add(_ table: Table, parentCode: Int?, log: inout DiagnosticLog) -> Bool {
    var header = table.header
    var rows = table.rows
    if header.isEmpty, let first = rows.first {
      // A table without a head: its first row is one.
      header = first.cells
      rows.removeFirst()
    }
    guard let roles = ColumnRole.ofErrorTable(header) else { return false }
    let columns = ColumnRole.columns(of: roles)
    for row in rows { add(row, columns, parentCode: parentCode, log: &log) }
    return true
  }

  private mutating func add(_ row: Row, _ columns: [ColumnRole: Int], parentCode: Int?, log: inout DiagnosticLog) {
    func cell(_ role: ColumnRole) -> Cell? {
      columns[role].flatMap { $0 < row.cells.count ? row.cells[$0] : nil }
    }
    let codeText = cell(.code)?.plain ?? ""
    guard let code = Int(codeText) else {
      if row.cells.contains(where: { !$0.isBlank }) {
        log.report(.unreadableErrorRow, at: row.offset, "'\(codeText.excerpt)' is no error code.")
      }
      return
    }
    let error = ErrorCase(
      httpStatus: cell(.httpStatus).flatMap { Int($0.plain) }, code: code,
      message: cell(.message).map { InlineMarkup.markdown($0.text[...]) } ?? "",
      advice: cell(.advice).map { InlineMarkup.markdown($0.text[...]) } ?? "", parentCode: parentCode)
    let identity = Identity(code: code, httpStatus: error.httpStatus, parentCode: parentCode)
    if let twin = places[identity] {
      log.report(.repeatedError, at: row.offset, "The error code \(code) is listed twice.")
      if errors[twin] == error { return }
    } else {
      places[identity] = errors.count
    }
    errors.append(error)
    lines.append(log.page.line(at: row.offset))
  }
}
