/// A part of a page under a heading, with what stands in it.
struct Section {
  var kind: SectionKind
  var title: String
  var level: Int
  var offset: Int
  /// The section of the format in which a section of another name stands: notes on a body belong to the body.
  var parent: SectionKind
  var items: [SectionItem] = []

  var tables: [Table] {
    items.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  var codes: [(language: String, text: Text)] {
    items.compactMap { if case .code(let language, let text) = $0 { (language, text) } else { nil } }
  }
}

/// What stands in a section, in order.
enum SectionItem {
  case table(Table)
  case code(language: String, text: Text)
  case alert(kind: String, text: Text, offset: Int)
  case prose(Text)

  var offset: Int {
    switch self {
    case .table(let table): table.offset
    case .code(_, let text), .prose(let text): text.startIndex
    case .alert(_, _, let offset): offset
    }
  }
}

/// Divides a page into its sections.
struct SectionReader {
  private var sections: [Section]
  private let text: Text
  /// The sections around the current place, outermost first; their levels rise. The kind is that of the format.
  private var outer: [(level: Int, kind: SectionKind)] = []
  /// The level of the last heading, labels aside.
  private var headingLevel = 0

  static func sections(of page: PageBytes, from start: Int, log: inout DiagnosticLog) -> [Section] {
    let text = page.text[start...]
    var reader = SectionReader(text)
    for block in reader.joiningTables(BlockSplitter.blocks(of: text)) { reader.add(block, log: &log) }
    return reader.sections
  }

  private init(_ text: Text) {
    self.text = text
    // What stands before the first heading is the introduction, under level 0.
    sections = [Section(kind: .other, title: "", level: 0, offset: text.startIndex, parent: .other)]
  }

  /// A fence inside a cell of a table whose rows run over several lines is part of the table: the line before it is no
  /// blank one.
  private func joiningTables(_ blocks: [Block]) -> [Block] {
    var joined: [Block] = []
    var isInTable = false
    for block in blocks {
      guard case .prose = block.kind else {
        if case .fence = block.kind, isInTable, let last = joined.indices.last {
          let end = text.firstIndex(of: 0x0A, from: block.text.endIndex) ?? text.endIndex
          joined[last].text = text[joined[last].text.startIndex..<end]
          isInTable = true
          continue
        }
        joined.append(block)
        isInTable = false
        continue
      }
      if isInTable, let last = joined.indices.last {
        joined[last].text = text[joined[last].text.startIndex..<block.text.endIndex]
      } else {
        joined.append(block)
      }
      isInTable = endsInsideTable(block.text, beginsInside: isInTable)
    }
    return joined
  }

  /// A blank line ends a table, a rule begins one.
  private func endsInsideTable(_ text: Text, beginsInside: Bool) -> Bool {
    guard beginsInside || text.contains(Byte.pipe) else { return false }
    var end = text.last == Byte.newline ? text.endIndex - 1 : text.endIndex
    while end >= text.startIndex {
      let start = text[..<end].lastIndex(of: Byte.newline).map { $0 + 1 } ?? text.startIndex
      let line = text[start..<end]
      if line.isBlank { return false }
      if PipeTables.isRule(line) { return true }
      end = start - 1
    }
    return beginsInside
  }

  private mutating func add(_ block: Block, log: inout DiagnosticLog) {
    switch block.kind {
    case .heading(let level):
      open(
        SectionKind(heading: block.text), title: InlineMarkup.plain(block.text), level: level, at: block.text.startIndex
      )
    case .fence(let info):
      if !block.isClosed {
        log.report(.unclosedFence, at: block.text.startIndex, "The code block that begins here is never closed.")
      }
      append(.code(language: info.lowercased(), text: block.text))
    case .html:
      add(HTMLBlock(block.text), of: block, log: &log)
    case .prose(let container):
      addProse(block.text, container: container)
    }
  }

  private mutating func open(_ kind: SectionKind, title: String, level: Int, at offset: Int) {
    headingLevel = level
    append(Section(kind: kind, title: title, level: level, offset: offset, parent: parent(ofLevel: level)))
  }

  /// Labels stand below every heading, and belong to what the last heading belongs to.
  private mutating func openLabel(_ kind: SectionKind, title: String, at offset: Int) {
    let parent = parent(ofLevel: min(headingLevel + 1, Section.labelLevel))
    append(Section(kind: kind, title: title, level: Section.labelLevel, offset: offset, parent: parent))
  }

  private func parent(ofLevel level: Int) -> SectionKind {
    outer.last { $0.level < level }?.kind ?? .other
  }

  private mutating func append(_ section: Section) {
    while let last = outer.last, last.level >= section.level { outer.removeLast() }
    outer.append((section.level, section.kind == .other ? section.parent : section.kind))
    sections.append(section)
  }

  private mutating func append(_ item: SectionItem) {
    sections[sections.count - 1].items.append(item)
  }

  private mutating func add(_ html: HTMLBlock, of block: Block, log: inout DiagnosticLog) {
    if !block.isClosed, !block.text.isBlank, !html.items.isEmpty {
      log.report(.unclosedContainer, at: block.text.startIndex, "The ':::html' block that begins here is never closed.")
    }
    for offset in html.lost {
      log.report(.lostText, at: offset, "The markup around this text is too broken to place it.")
    }
    for offset in html.oddTags {
      log.report(.oddTag, at: offset, "A tag is written with a stray quote or angle bracket.")
    }
    for offset in html.comments {
      log.report(
        .commentedMarkup, at: offset, "An HTML comment encloses parts of this section; they were read like the rest.")
    }
    for offset in html.unclosedTables {
      log.report(.unclosedTable, at: offset, "The table that begins here is never closed.")
    }
    for item in html.items { append(SectionItem(item)) }
  }

  /// Prose may hold pipe tables, and labels that stand for headings: `**响应示例**:`.
  private mutating func addProse(_ text: Text, container: String?) {
    if let container {
      append(.alert(kind: container, text: text.trimmed, offset: text.trimmed.startIndex))
      return
    }
    var start = text.startIndex
    for line in text.lines where line.drop(while: \.isBlank).first == Byte.star {
      guard let label = Self.label(line) else { continue }
      addPieces(text[start..<line.startIndex])
      openLabel(label.kind, title: label.title, at: line.startIndex)
      start = min(line.endIndex + 1, text.endIndex)
    }
    addPieces(text[start...])
  }

  private mutating func addPieces(_ text: Text) {
    guard !text.isBlank else { return }
    for piece in PipeTables.pieces(of: text, rowLabels: BasicsLabel.spellings) {
      switch piece {
      case .table(let table): append(.table(table))
      case .prose(let prose): append(.prose(prose))
      }
    }
  }

  /// A line that is nothing but a bold section name.
  private static func label(_ line: Text) -> (kind: SectionKind, title: String)? {
    let body = line.trimmed
    guard body.hasPrefix([Byte.star, Byte.star]), body.count < 80 else { return nil }
    let title = InlineMarkup.plain(body)
    let kind = SectionKind(heading: title.bytes[...])
    switch kind {
    case .requestExample, .responseExample, .eventBody, .eventExample, .typeNotes: return (kind, title)
    case .request, .requestHeaders, .pathParameters, .queryParameters, .requestBody, .parameters, .response,
      .responseHeaders, .responseBody, .errors, .event, .samples, .other:
      return nil
    }
  }
}

extension Section {
  /// Below every heading.
  fileprivate static let labelLevel = 7
}

extension SectionItem {
  init(_ item: HTMLItem) {
    switch item {
    case .table(let table): self = .table(table)
    case .alert(let kind, let text, let offset): self = .alert(kind: kind, text: text, offset: offset)
    case .code(let language, let text): self = .code(language: language, text: text)
    case .prose(let text): self = .prose(text)
    }
  }
}
