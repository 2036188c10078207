import APISpec

/// Keeps what a page without an API says, row by row.
enum GuideReader {
  static func read(_ outline: PageOutline) -> GuidePage {
    var guide = GuidePage(
      path: outline.page.path, documentation: outline.documentation, title: outline.title, dialect: outline.dialect)
    var words: [String] = []
    for section in outline.sections {
      words.append(section.title)
      for item in section.items {
        switch item {
        case .table(let table):
          guide.rows += table.rows.map { row in
            GuidePage.Row(cells: row.cells.map(\.plain), line: outline.page.line(at: row.offset))
          }
        case .prose(let text), .alert(_, let text, _), .code(_, let text): words.append(text.string)
        }
      }
    }
    guide.words = words.joined(separator: "\n")
    return guide
  }
}
