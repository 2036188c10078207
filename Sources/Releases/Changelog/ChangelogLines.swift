/// A text line by line; joined again it is the same to the byte.
struct ChangelogLines: Hashable, Sendable {
  struct Line: Hashable, Sendable {
    var text: String
    /// What ends the line: nothing at the end of some files.
    var end: String

    /// Without blanks around it.
    var trimmed: String {
      var rest = text.unicodeScalars[...]
      while rest.first?.properties.isWhitespace == true { rest.removeFirst() }
      while rest.last?.properties.isWhitespace == true { rest.removeLast() }
      return String(rest)
    }

    var isBlank: Bool { text.unicodeScalars.allSatisfy(\.properties.isWhitespace) }
  }

  private(set) var lines: [Line]
  /// How new lines end: as the first one does.
  private let newline: String

  init(_ text: String) {
    // By scalars: to Swift, a carriage return and a line feed are one character.
    let parts = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    lines = parts.enumerated().map { index, part in
      guard index < parts.count - 1 else { return Line(text: String(part), end: "") }
      guard part.last == "\r" else { return Line(text: String(part), end: "\n") }
      return Line(text: String(part.dropLast()), end: "\r\n")
    }
    // What follows the last line feed is no line.
    if lines.last?.text == "" { lines.removeLast() }
    newline = lines.first.map(\.end).flatMap { $0.isEmpty ? nil : $0 } ?? "\n"
  }

  var text: String { lines.map { $0.text + $0.end }.joined() }

  subscript(index: Int) -> Line { lines[index] }

  var count: Int { lines.count }

  var indices: Range<Int> { lines.indices }

  mutating func insert(_ texts: [String], at index: Int) {
    if index == lines.count, let last = lines.indices.last, lines[last].end.isEmpty { lines[last].end = newline }
    lines.insert(contentsOf: texts.map { Line(text: $0, end: newline) }, at: index)
  }

  mutating func replace(_ index: Int, with text: String) { lines[index].text = text }

  mutating func remove(_ index: Int) { lines.remove(at: index) }
}
