/// A stretch of a page between two of its marks.
struct Block {
  enum Kind: Hashable {
    case heading(level: Int)
    /// A fenced code block; the info string is the word behind the fence.
    case fence(info: String)
    /// The inside of a `:::html` container, or bare `md-` markup.
    case html
    /// Everything else; inside a `:::note` or the like, its kind.
    case prose(container: String?)
  }

  var kind: Kind
  var text: Text
  /// Whether the page closes the block itself.
  var isClosed = true
}

/// Splits a page at its headings, fences and `:::` containers in one pass over its lines.
struct BlockSplitter {
  private let text: Text
  private var index: Int
  private var proseStart: Int
  private var container: String?
  /// Code elements that never close any more, so that their ends are not searched again.
  private var closersUsedUp: Set<Int> = []
  /// For each kind of fence the length from which on no fence closes any more.
  private var unclosedLengths: [UInt8: Int] = [:]
  /// The heading that was found last by looking ahead.
  private var knownHeading: Int?
  /// How often the end of an HTML block was searched through the rest of the page and not found.
  private var vainSearches = 0
  private var blocks: [Block] = []

  static func blocks(of text: Text) -> [Block] {
    var splitter = BlockSplitter(text)
    splitter.run()
    return splitter.blocks
  }

  private init(_ text: Text) {
    self.text = text
    index = text.startIndex
    proseStart = index
  }

  private mutating func run() {
    while index < text.endIndex {
      let line = line(at: index)
      let content = line.drop(while: \.isBlank)
      guard let first = content.first else {
        index = line.endIndex + 1
        continue
      }
      switch first {
      case Byte.hash:
        if let heading = Self.heading(line) { addHeading(heading, line) } else { index = line.endIndex + 1 }
      case Byte.backquote where content.hasPrefix(Self.fence), UInt8(ascii: "~") where content.hasPrefix(Self.tildes):
        addFence(content, line)
      case Byte.colon where content.hasPrefix(Self.container):
        addContainer(content, line)
      case Byte.less where content.hasPrefix(Self.markup):
        closeProse(at: index)
        addHTML(from: index, isContainer: false)
      default:
        index = line.endIndex + 1
      }
    }
    closeProse(at: text.endIndex)
  }

  private static let fence = "```".bytes
  private static let tildes = "~~~".bytes
  private static let container = ":::".bytes
  private static let markup = "<md-".bytes
  private static let codeMarkup = "<md-code".bytes
  private static let tableOpeners = ["<md-table".bytes, "<md-dt-table".bytes]
  private static let tableClosers = ["</md-table>".bytes, "</md-dt-table>".bytes]
  /// Elements whose content is code: nothing in them is a mark of the page.
  private static let rawElements = ["md-code-json", "md-code-tab-panel"].map {
    (open: "<\($0)".bytes, close: "</\($0)>".bytes)
  }

  private func line(at start: Int) -> Text {
    text[start..<(text.firstIndex(of: Byte.newline, from: start) ?? text.endIndex)]
  }

  /// The level and text of a heading line: up to three blanks, one to six `#`, and something behind them.
  static func heading(_ line: Text) -> (level: Int, title: Text)? {
    let content = line.drop(while: { $0 == Byte.space })
    guard content.startIndex - line.startIndex <= 3 else { return nil }
    let marks = content.prefix { $0 == Byte.hash }
    var title = content[marks.endIndex...]
    guard marks.count >= 1, marks.count <= 6, let next = title.first, next.isBlank || next >= 0x80 else { return nil }
    title = title.trimmed
    while title.last == Byte.hash { title = title.dropLast() }
    title = title.trimmed
    return title.isEmpty ? nil : (marks.count, title)
  }

  private mutating func closeProse(at end: Int) {
    if proseStart < end, !text[proseStart..<end].isBlank {
      blocks.append(Block(kind: .prose(container: container), text: text[proseStart..<end]))
    }
    proseStart = end
  }

  private mutating func resume(at position: Int) {
    index = min(position, text.endIndex)
    proseStart = index
  }

  private mutating func addHeading(_ heading: (level: Int, title: Text), _ line: Text) {
    closeProse(at: line.startIndex)
    container = nil
    blocks.append(Block(kind: .heading(level: heading.level), text: heading.title))
    resume(at: line.endIndex + 1)
  }

  private mutating func addFence(_ opening: Text, _ line: Text) {
    closeProse(at: line.startIndex)
    guard let mark = opening.first else { return }
    let ticks = opening.prefix { $0 == mark }
    let info = opening[ticks.endIndex...].trimmed.string
    let bodyStart = min(line.endIndex + 1, text.endIndex)
    if let closing = closingFence(of: mark, length: ticks.count, from: bodyStart) {
      blocks.append(Block(kind: .fence(info: info), text: text[bodyStart..<closing.startIndex]))
      resume(at: closing.endIndex + 1)
      return
    }
    let end = firstKnownHeading(from: bodyStart)
    blocks.append(Block(kind: .fence(info: info), text: text[bodyStart..<end], isClosed: false))
    resume(at: end)
  }

  /// The line that closes a fence. A fence that has none is searched once: later ones have none either.
  private mutating func closingFence(of mark: UInt8, length: Int, from start: Int) -> Text? {
    guard length < unclosedLengths[mark] ?? .max else { return nil }
    var next = start
    while next < text.endIndex {
      let line = self.line(at: next)
      let content = line.trimmed
      if content.count >= length, content.allSatisfy({ $0 == mark }) { return line }
      next = line.endIndex + 1
    }
    unclosedLengths[mark] = length
    return nil
  }

  /// Where the next heading stands that names a section: the end of what was never closed.
  private mutating func firstKnownHeading(from start: Int) -> Int {
    if let knownHeading, knownHeading >= start { return knownHeading }
    var next = start
    while next < text.endIndex {
      let line = self.line(at: next)
      if line.first == Byte.hash, let heading = Self.heading(line), SectionKind(heading: heading.title) != .other {
        break
      }
      next = line.endIndex + 1
    }
    knownHeading = min(next, text.endIndex)
    return min(next, text.endIndex)
  }

  private mutating func addContainer(_ content: Text, _ line: Text) {
    closeProse(at: line.startIndex)
    let kind = content.dropFirst(3).trimmed
    if kind.elementsEqual("html".utf8) {
      // Some pages open a note around the block and close both with one mark.
      container = nil
      addHTML(from: min(line.endIndex + 1, text.endIndex))
      return
    }
    container = kind.isEmpty ? nil : kind.string
    resume(at: line.endIndex + 1)
  }

  /// The block ends at the `:::` that no inner container claims. A container inside a cell opens and closes while its
  /// table is open; where no table is open, another mark means that this block was never closed.
  /// Markup without a container has nothing that could be left open.
  private mutating func addHTML(from start: Int, isContainer: Bool = true) {
    var next = start
    var openTables = 0
    var innerContainers = 0
    var lineEnd = next - 1
    // On a page that leaves so many blocks open, they all end at the next section.
    let limit = vainSearches < Self.patience ? text.endIndex : firstKnownHeading(from: start)
    while next < limit {
      if next > lineEnd { lineEnd = text.firstIndex(of: Byte.newline, from: next) ?? text.endIndex }
      let line = text[next..<lineEnd]
      let content = line.drop(while: \.isBlank)
      if content.hasPrefix(Self.container) {
        let isCloser = content.dropFirst(3).isBlank
        if isCloser, innerContainers == 0 {
          finishHTML(start..<next, resumingAt: line.endIndex + 1, isClosed: true)
          return
        }
        if !isCloser, openTables == 0 {
          finishHTML(start..<next, resumingAt: next, isClosed: !isContainer)
          return
        }
        innerContainers += isCloser ? -1 : 1
      } else if content.first == Byte.hash, openTables == 0, Self.heading(line) != nil {
        finishHTML(start..<next, resumingAt: next, isClosed: !isContainer)
        return
      } else if content.first == Byte.less || content.contains(Byte.less) {
        let mayHoldCode = content.hasPrefix(Self.codeMarkup) || content.first != Byte.less
        if let end = pass(line, openTables: &openTables, mayHoldCode: mayHoldCode) {
          next = end
          continue
        }
      }
      next = line.endIndex + 1
    }
    vainSearches += 1
    let end = openTables > 0 ? firstKnownHeading(from: start) : limit
    finishHTML(start..<end, resumingAt: end, isClosed: !isContainer)
  }

  private static let patience = 32

  private mutating func finishHTML(_ range: Range<Int>, resumingAt position: Int, isClosed: Bool) {
    blocks.append(Block(kind: .html, text: text[range], isClosed: isClosed))
    resume(at: position)
  }

  /// Counts the tables that open and close in a line. Gives the place behind the first code element that opens in it.
  private mutating func pass(_ line: Text, openTables: inout Int, mayHoldCode: Bool) -> Int? {
    var balance = 0
    defer { openTables = max(0, openTables + balance) }
    var from = line.startIndex
    while let less = line.firstIndex(of: Byte.less, from: from) {
      from = less + 1
      guard from < line.endIndex else { break }
      if line[from] == Byte.slash {
        if Self.tableClosers.contains(where: { line.has($0, at: less) }) { balance -= 1 }
      } else if Self.tableOpeners.contains(where: { line.has($0, at: less) }) {
        balance += 1
      } else if mayHoldCode, let end = endOfCode(at: less) {
        return end
      }
    }
    return nil
  }

  /// The place behind the end tag of the code element that opens here; nil when none does, or when it has no end.
  private mutating func endOfCode(at less: Int) -> Int? {
    for (number, (open, close)) in Self.rawElements.enumerated() where text.has(open, at: less) {
      guard !closersUsedUp.contains(number) else { return nil }
      if let end = text.firstRange(of: close, from: less) { return end.upperBound }
      closersUsedUp.insert(number)
    }
    return nil
  }
}
