/// What changed in the public signatures of the SDK: a unified difference with marked words.
struct InterfaceSection {
  private let diff: UnifiedDiff
  private let title: String

  init(_ diff: UnifiedDiff, title: String) {
    self.diff = diff
    self.title = title
  }

  func write(to html: inout HTMLWriter) {
    guard !diff.isEmpty else { return }
    html.newLine()
    html.element("section", .class("interface"), .id("swift-api")) { html in
      html.element("h2") { html in
        html.text(title)
        html.element("span", .class("count"), text: " +\(diff.addedCount) −\(diff.removedCount)")
      }
      for hunk in diff.hunks { self.hunk(hunk, &html) }
    }
  }

  private func hunk(_ hunk: UnifiedDiff.Hunk, _ html: inout HTMLWriter) {
    html.newLine()
    html.element("details", .class("hunk"), HTMLAttribute("open")) { html in
      html.element("summary", text: hunk.header)
      html.element("div", .class("diff")) { html in
        for block in Self.blocks(hunk.lines) { lines(block, &html) }
      }
    }
  }

  /// Lines of one kind that follow each other; removed lines and the added ones behind them are one block.
  private static func blocks(_ lines: [String]) -> [ArraySlice<String>] {
    var blocks: [ArraySlice<String>] = []
    var start = 0
    for index in lines.indices.dropFirst() where kind(lines[index]) != kind(lines[index - 1]) {
      if kind(lines[index - 1]) == "-", kind(lines[index]) == "+" { continue }
      blocks.append(lines[start..<index])
      start = index
    }
    return lines.isEmpty ? [] : blocks + [lines[start...]]
  }

  private static func kind(_ line: String) -> Character { line.first ?? " " }

  private func lines(_ block: ArraySlice<String>, _ html: inout HTMLWriter) {
    let removed = block.filter { $0.hasPrefix("-") }
    let added = block.filter { $0.hasPrefix("+") }
    // As many lines before as after: each took the place of one, most likely.
    let marks =
      removed.count == added.count
      ? zip(removed, added).map { WordMarks(String($0.dropFirst()), String($1.dropFirst())) } : []
    for (index, line) in removed.enumerated() {
      self.line("removed", line, "del", marks.isEmpty ? nil : marks[index].old, &html)
    }
    for (index, line) in added.enumerated() {
      self.line("added", line, "ins", marks.isEmpty ? nil : marks[index].new, &html)
    }
    guard removed.isEmpty, added.isEmpty else { return }
    for line in block { html.element("span", text: line) }
  }

  private func line(
    _ kind: String, _ line: String, _ mark: StaticString, _ pieces: [WordMarks.Piece]?, _ html: inout HTMLWriter
  ) {
    html.element("span", .class(kind)) { html in
      html.text(String(line.prefix(1)))
      html.marked(pieces ?? [WordMarks.Piece(String(line.dropFirst()))], mark)
    }
  }
}
