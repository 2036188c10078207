/// Finds the pipe tables in a piece of prose and says what is left.
///
/// Three forms: rows between outer pipes, one a line; the same with cells that run over several lines (dialect B);
/// and rows without outer pipes whose cells run over several lines (dialect A).
struct PipeTables {
  enum Piece {
    case table(Table)
    case prose(Text)
  }

  private let text: Text
  private let rowLabels: [[UInt8]]
  private var pieces: [Piece] = []
  private var proseStart: Int

  /// The pieces in order. Row labels begin the rows of the table of request basics, whose labels may run over two
  /// lines.
  static func pieces(of text: Text, rowLabels: [[UInt8]]) -> [Piece] {
    guard text.contains(Byte.pipe) else { return [.prose(text)] }
    var reader = PipeTables(text, rowLabels)
    reader.run()
    return reader.pieces
  }

  private init(_ text: Text, _ rowLabels: [[UInt8]]) {
    self.text = text
    self.rowLabels = rowLabels
    proseStart = text.startIndex
  }

  private mutating func run() {
    let lines = text.lines
    var number = 0
    while number + 1 < lines.count {
      guard lines[number].contains(Byte.pipe), Self.isRule(lines[number + 1]) else {
        number += 1
        continue
      }
      closeProse(at: lines[number].startIndex)
      let end: Int
      let table: Table
      if lines[number].trimmed.first == Byte.pipe {
        (table, end) = readOuterPipes(lines, from: number)
      } else {
        (table, end) =
          Self.isStrict(lines[number])
          ? readInnerPipes(lines, from: number) : readLoosePipes(lines, from: number)
      }
      pieces.append(.table(table))
      proseStart = end < lines.count ? lines[end].startIndex : text.endIndex
      number = end
    }
    closeProse(at: text.endIndex)
  }

  private mutating func closeProse(at end: Int) {
    if proseStart < end, !text[proseStart..<end].isBlank { pieces.append(.prose(text[proseStart..<end])) }
    proseStart = end
  }

  /// `| --- | :---: |`, with or without outer pipes.
  static func isRule(_ line: Text) -> Bool {
    var dashes = 0
    for byte in line {
      switch byte {
      case Byte.dash: dashes += 1
      case Byte.pipe, Byte.colon, Byte.space, Byte.tab: break
      default: return false
      }
    }
    return dashes >= 2 && line.contains(Byte.pipe)
  }

  // MARK: Outer pipes

  private func readOuterPipes(_ lines: [Text], from start: Int) -> (Table, Int) {
    let header = Self.cells(of: lines[start])
    var table = Table(header: header, rows: [], offset: lines[start].startIndex, form: .outerPipes)
    var number = start + 2
    var search = RowSearch()
    while number < lines.count {
      guard continuesTable(lines[number], columns: header.count) else { break }
      search.move(to: number, of: lines)
      let end = endOfRow(lines, columns: header.count, &search)
      let row = text[lines[number].startIndex..<lines[end - 1].endIndex]
      let cells = Self.fit(Self.cells(of: row), to: header.count, in: row)
      table.rows.append(Row(level: nil, cells: cells, offset: row.startIndex))
      number = end
    }
    return (table, number)
  }

  /// Rows of hand-written tables may leave out their outer pipes.
  private func continuesTable(_ line: Text, columns: Int) -> Bool {
    let body = line.trimmed
    guard let first = body.first else { return false }
    return first == Byte.pipe || columns > 1 && Self.separatorCount(body) >= columns - 1
  }

  /// A row ends at a line that ends with a pipe and completes its cells, or before a line that begins another row.
  private func endOfRow(_ lines: [Text], columns: Int, _ search: inout RowSearch) -> Int {
    let start = search.start
    if Self.isWholeRow(lines, at: start) { return start + 1 }
    for number in search.next..<lines.count {
      let line = lines[number].trimmed
      let separators = Self.separatorCount(line)
      if number > start, line.first == Byte.pipe, separators >= columns { return number }
      search.pass(separators)
      if line.last == Byte.pipe, search.separators > columns { return number + 1 }
      if number - start > Self.longestRow { return start + 1 }
    }
    return hasClosing(lines, from: start) ? lines.count : start + 1
  }

  /// Without a pipe in front a row is one line; so is a short row of a hand-written table, which nothing continues.
  private static func isWholeRow(_ lines: [Text], at number: Int) -> Bool {
    let line = lines[number].trimmed
    guard line.first == Byte.pipe else { return true }
    guard line.last == Byte.pipe else { return false }
    return number + 1 >= lines.count || lines[number + 1].trimmed.first.map { $0 == Byte.pipe } ?? true
  }

  /// How far the end of a row was searched. A row without one is a line, and the search for the next row's end goes on
  /// where this one stopped: what did not end the first row does not end the second.
  private struct RowSearch {
    private(set) var start = 0
    private(set) var next = 0
    private(set) var separators = 0

    mutating func move(to number: Int, of lines: [Text]) {
      if number >= next {
        (next, separators) = (number, 0)
      } else {
        for passed in start..<number { separators -= separatorCount(lines[passed].trimmed) }
      }
      start = number
    }

    mutating func pass(_ count: Int) {
      separators += count
      next += 1
    }
  }

  private func hasClosing(_ lines: [Text], from start: Int) -> Bool {
    lines[start...].dropFirst().contains { $0.trimmed.last == Byte.pipe }
  }

  /// Longer rows are unclosed ones.
  private static let longestRow = 400

  private static func separatorCount(_ line: Text) -> Int {
    var count = 0
    var isEscaped = false
    for byte in line {
      if byte == Byte.pipe, !isEscaped { count += 1 }
      isEscaped = byte == Byte.backslash && !isEscaped
    }
    return count
  }

  static func cells(of row: Text) -> [Cell] {
    var body = row.trimmed
    if body.first == Byte.pipe { body = body.dropFirst() }
    if body.last == Byte.pipe, !body.dropLast().hasSuffix([Byte.backslash]) { body = body.dropLast() }
    var cells: [Cell] = []
    var start = body.startIndex
    for index in body.indices where body[index] == Byte.pipe {
      if index > start, body[index - 1] == Byte.backslash { continue }
      cells.append(cell(body[start..<index]))
      start = index + 1
    }
    cells.append(cell(body[start...]))
    return cells
  }

  /// A cell's text keeps its inner line breaks; an escaped pipe is a pipe.
  private static func cell(_ text: Text) -> Cell {
    let body = text.trimmed
    var cell = Cell(text: body, offset: body.startIndex)
    if body.contains([Byte.backslash, Byte.pipe]) {
      cell.text = []
      for (index, byte) in zip(body.indices, body)
      where !(byte == Byte.backslash && index + 1 < body.endIndex && body[index + 1] == Byte.pipe) {
        cell.text.append(byte)
      }
    }
    return cell
  }

  /// More cells than columns: an unescaped pipe in the last column, where the free text stands.
  private static func fit(_ cells: [Cell], to columns: Int, in row: Text) -> [Cell] {
    guard cells.count > columns, columns > 0 else { return cells }
    let surplus = cells[(columns - 1)...]
    guard surplus.dropFirst().contains(where: { !$0.isBlank }) else { return Array(cells[..<columns]) }
    var end = row.trimmed.endIndex
    if row[end - 1] == Byte.pipe { end -= 1 }
    return Array(cells[..<(columns - 1)]) + [cell(row[min(cells[columns - 1].offset, end)..<end])]
  }

  // MARK: Inner pipes

  /// A line with enough ` | ` begins a row, and only the first ones split it; other lines continue the last cell.
  private func readInnerPipes(_ lines: [Text], from start: Int) -> (Table, Int) {
    let header = Self.split(lines[start], atMost: .max)
    let isBasics = header.count == 2 && start + 2 < lines.count && rowLabels.contains { lines[start + 2].hasPrefix($0) }
    var table = Table(header: header, rows: [], offset: lines[start].startIndex, form: .innerPipes)
    var rowStart: Int?
    var number = start + 2
    func close(_ end: Int) {
      guard let first = rowStart else { return }
      let row = text[lines[first].startIndex..<lines[end - 1].endIndex]
      table.rows.append(Row(level: nil, cells: Self.split(row, atMost: header.count), offset: row.startIndex))
    }
    while number < lines.count {
      let line = lines[number]
      if line.isBlank { break }
      if beginsRow(line, columns: header.count, isBasics: isBasics) {
        close(number)
        rowStart = number
      } else if rowStart == nil {
        rowStart = number
      }
      number += 1
    }
    close(number)
    return (table, number)
  }

  /// Dialect A puts blanks around every pipe.
  private static func isStrict(_ header: Text) -> Bool {
    var count = 0
    var from = header.startIndex
    while let range = header.firstRange(of: separator, from: from) {
      count += 1
      from = range.upperBound
    }
    return count == separatorCount(header)
  }

  /// A hand-written table without outer pipes: one row a line.
  private func readLoosePipes(_ lines: [Text], from start: Int) -> (Table, Int) {
    let header = Self.cells(of: lines[start])
    var table = Table(header: header, rows: [], offset: lines[start].startIndex, form: .outerPipes)
    var number = start + 2
    while number < lines.count, lines[number].contains(Byte.pipe) {
      let row = lines[number]
      let cells = Self.fit(Self.cells(of: row), to: header.count, in: row)
      table.rows.append(Row(level: nil, cells: cells, offset: row.startIndex))
      number += 1
    }
    return (table, number)
  }

  private func beginsRow(_ line: Text, columns: Int, isBasics: Bool) -> Bool {
    if isBasics { return rowLabels.contains { line.hasPrefix($0) } }
    var separators = 0
    var from = line.startIndex
    while let range = line.firstRange(of: Self.separator, from: from) {
      separators += 1
      if separators >= columns - 1 { return true }
      from = range.upperBound - 1
    }
    if columns == 4, Self.beginsErrorRow(line) { return true }
    // An empty last cell leaves its separator at the end of the line.
    return separators == columns - 2 && line.trimmed.last == Byte.pipe
  }

  /// HTTP status and code: the message behind them may run over several lines, so that separators are missing.
  private static func beginsErrorRow(_ line: Text) -> Bool {
    let status = line.prefix { $0.isDigit }
    guard status.count == 3, line[status.endIndex...].hasPrefix(separator) else { return false }
    let code = line[(status.endIndex + separator.count)...].prefix { $0.isDigit }
    return code.count > 3 && line[code.endIndex...].hasPrefix(separator)
  }

  private static let separator = " | ".bytes

  private static func split(_ row: Text, atMost columns: Int) -> [Cell] {
    var cells: [Cell] = []
    var start = row.startIndex
    while cells.count < columns - 1 {
      if let range = row.firstRange(of: separator, from: start) {
        cells.append(cell(row[start..<range.lowerBound]))
        start = range.upperBound
        if start > row.startIndex, row[start...].first == Byte.pipe { start -= 1 }
      } else if row[start...].trimmed.last == Byte.pipe {
        let end = row[start...].lastIndex(of: Byte.pipe) ?? row.endIndex
        cells.append(cell(row[start..<end]))
        start = row.endIndex
        break
      } else {
        break
      }
    }
    cells.append(cell(row[start...]))
    return cells
  }
}
