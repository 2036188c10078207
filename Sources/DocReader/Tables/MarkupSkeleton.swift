/// An HTML block reduced to the elements that structure it, ready for libxml2.
///
/// Cells hold Markdown, JSON and pseudo-tags such as `<sheetId>`, which an HTML parser swallows. So the parser never
/// sees them: each run of text stands in the skeleton as its number (`17;`), and what has another name than the
/// portal's own elements is text. The parser gives the structure, the page the words; a run whose number does not come
/// back is lost text, and known as such.
struct MarkupSkeleton {
  /// The markup for the parser.
  private(set) var markup: [UInt8] = []
  /// The runs of text, by number.
  private(set) var runs: [Range<Int>] = []
  /// Offsets of tags that the page writes wrongly but clearly.
  private(set) var oddTags: [Int] = []
  /// Offsets of HTML comments; what they enclose is read like the rest.
  private(set) var comments: [Int] = []

  private let text: Text
  private var runStart: Int
  private var isBehindStructure = true
  /// Where the comment that is open ends.
  private var commentEnd: Range<Int>?
  /// Whether no comment closes any more, so that its end need not be searched again.
  private var isOutOfCommentEnds = false
  private var openTags = OpenTags()
  /// Whether no code element closes any more, so that it need not be searched again.
  private var isOutOfClosers = false

  init(_ text: Text) {
    self.text = text
    runStart = text.startIndex
    markup.reserveCapacity(text.count / 3 + 64)
    build()
  }

  /// Whether there is anything to parse: boilerplate blocks are empty.
  var isEmpty: Bool { runs.isEmpty && !hasAttributesOfInterest }
  private var hasAttributesOfInterest = false

  private mutating func build() {
    var index = text.startIndex
    var tagEnd = text.startIndex
    while let less = text.firstIndex(of: Byte.less, from: index) {
      if tagEnd < less { tagEnd = text.firstIndex(of: Byte.greater, from: less) ?? text.endIndex }
      if tagEnd < min(less + MarkupTag.longest, text.endIndex), let tag = MarkupTag(text, at: less) {
        index = add(tag, at: less)
      } else if text.has(Self.commentOpen, at: less) {
        index = openComment(at: less)
      } else {
        index = less + 1
      }
    }
    closeRun(at: text.endIndex, isBeforeStructure: true)
    // A number that no run has: the parser meets it before it closes by itself what the page left open.
    markup.append(contentsOf: String(runs.count).utf8)
    markup.append(Byte.semicolon)
  }

  private static let commentOpen = "<!--".bytes
  private static let commentClose = "-->".bytes

  /// The marks of a comment are no text; what stands between them is.
  private mutating func openComment(at less: Int) -> Int {
    comments.append(less)
    closeRun(at: less, isBeforeStructure: true)
    runStart = less + Self.commentOpen.count
    if !isOutOfCommentEnds {
      commentEnd = text.firstRange(of: Self.commentClose, from: runStart)
      isOutOfCommentEnds = commentEnd == nil
    }
    return runStart
  }

  /// Writes a tag and returns where the text goes on.
  private mutating func add(_ tag: MarkupTag, at less: Int) -> Int {
    closeRun(at: less, isBeforeStructure: tag.element.isStructure)
    isBehindStructure = tag.element.isStructure
    var end = tag.end
    if !tag.element.isTransparent { write(tag, at: less) }
    if tag.element == .code, !tag.isClosing, !isOutOfClosers {
      if let close = text.firstRange(of: tag.closer, from: tag.end) {
        addRun(tag.end..<close.lowerBound)
        end = close.lowerBound
      } else {
        isOutOfClosers = true
      }
    }
    runStart = end
    return end
  }

  private mutating func closeRun(at end: Int, isBeforeStructure: Bool) {
    if let close = commentEnd, close.upperBound <= end {
      commentEnd = nil
      if close.lowerBound >= runStart {
        closeRun(at: close.lowerBound, isBeforeStructure: true)
        runStart = close.upperBound
      }
    }
    guard runStart < end else { return }
    if text[runStart..<end].isBlank, isBeforeStructure || isBehindStructure { return }
    addRun(runStart..<end)
  }

  private mutating func addRun(_ range: Range<Int>) {
    markup.append(contentsOf: String(runs.count).utf8)
    markup.append(Byte.semicolon)
    runs.append(range)
  }

  private mutating func write(_ tag: MarkupTag, at less: Int) {
    if tag.isClosing {
      guard openTags.close(tag.number) else { return }
    } else {
      openTags.open(tag.number)
    }
    markup.append(Byte.less)
    if tag.isClosing { markup.append(Byte.slash) }
    markup.append(contentsOf: MarkupElement.names[tag.number].name)
    if !tag.isClosing {
      if tag.element.needsOffset {
        markup.append(contentsOf: " o=\"".utf8)
        markup.append(contentsOf: String(less).utf8)
        markup.append(Byte.quote)
      }
      if tag.element.hasAttributes, !tag.attributes.isEmpty {
        hasAttributesOfInterest = true
        if tag.attributes.contains(Byte.less) { oddTags.append(less) }
        markup.append(Byte.space)
        for byte in tag.attributes {
          if byte == Byte.less { markup.append(contentsOf: "&lt;".utf8) } else { markup.append(byte) }
        }
      }
    }
    markup.append(Byte.greater)
  }
}

/// The tags that are open at a place of the markup, as the parser counts them: what closes one closes all inside it.
///
/// The parser searches all open tags for the one that an end tag closes, and ignores an end tag that closes none. So
/// it gets only those that close one: thousands of others behind thousands of open tags would cost minutes.
private struct OpenTags {
  private var numbers: [Int] = []
  private var counts = [Int](repeating: 0, count: MarkupElement.names.count)

  mutating func open(_ number: Int) {
    numbers.append(number)
    counts[number] += 1
  }

  /// False when no such tag is open.
  mutating func close(_ number: Int) -> Bool {
    guard counts[number] > 0 else { return false }
    while let last = numbers.popLast() {
      counts[last] -= 1
      if last == number { break }
    }
    return true
  }
}

/// The portal's elements that the reader knows, by what they do.
enum MarkupElement: Hashable {
  case table, head, body, row, plainRow, headerCell, cell
  case value, scope, tag, tooltip, alert, appTypes, code
  /// Elements that only dress their text.
  case dressing

  /// Names as pages write them; `md-dt-` forms belong to tables with levels.
  static let names: [(name: [UInt8], element: MarkupElement)] = spelled.map { (Array($0.0.utf8), $0.1) }

  /// The names of each length with their numbers: no length has more than five.
  private static let numbersByLength: [[Int]] = (0...20).map { length in
    names.indices.filter { names[$0].name.count == length }
  }

  /// The number of the element that a page names.
  static func number(of name: Text) -> Int? {
    guard name.count < numbersByLength.count else { return nil }
    return numbersByLength[name.count].first { name.has(names[$0].name, at: name.startIndex) }
  }

  /// The number of the name that the parser gets: a plain `tr` would make it close and open elements of its own.
  static let plainRowNumber = spelled.firstIndex { $0.0 == "md-tr" } ?? 0

  private static let spelled: [(String, MarkupElement)] = [
    ("md-dt-td", .cell), ("md-text", .dressing), ("md-dt-tr", .row), ("md-enum-item", .value), ("md-td", .cell),
    ("md-tr", .row), ("md-th", .headerCell), ("md-dt-th", .headerCell), ("md-enum", .dressing), ("md-perm", .scope),
    ("md-alert", .alert), ("md-table", .table), ("md-thead", .head), ("md-tbody", .body), ("md-dt-table", .table),
    ("md-dt-thead", .head), ("md-dt-tbody", .body), ("md-tag", .tag), ("md-code-json", .code), ("md-tooltip", .tooltip),
    ("md-app-support", .appTypes), ("md-code-tab-panel", .code), ("md-code-tab-group", .dressing),
    ("md-code-tabs", .dressing), ("tr", .plainRow),
  ]

  /// Blank text next to these carries nothing.
  var isStructure: Bool {
    switch self {
    case .table, .head, .body, .row, .plainRow, .headerCell, .cell, .value, .scope, .alert, .appTypes, .code, .dressing:
      true
    case .tag, .tooltip: false
    }
  }

  var isTransparent: Bool { self == .dressing }
  var needsOffset: Bool {
    switch self {
    case .table, .row, .plainRow, .cell, .headerCell, .scope, .alert, .code: true
    case .head, .body, .value, .tag, .tooltip, .appTypes, .dressing: false
    }
  }
  var hasAttributes: Bool {
    switch self {
    case .row, .value, .scope, .tag, .alert, .appTypes, .code: true
    case .table, .head, .body, .plainRow, .headerCell, .cell, .tooltip, .dressing: false
    }
  }
}

/// A tag of a known element.
struct MarkupTag {
  var element: MarkupElement
  /// The name that the parser gets, as a number in the list of names.
  var number: Int
  var name: Text
  var attributes: Text
  var isClosing: Bool
  /// Behind the `>`.
  var end: Int

  /// Reads the tag at a `<`; nil where the `<` begins no tag of a known element.
  init?(_ text: Text, at less: Int) {
    var index = less + 1
    guard index < text.endIndex else { return nil }
    isClosing = text[index] == Byte.slash
    if isClosing { index += 1 }
    let start = index
    while index < text.endIndex, text[index].isLetter || text[index] == Byte.dash { index += 1 }
    name = text[start..<index]
    guard name.count >= 2, let found = MarkupElement.number(of: name), let end = Self.end(of: text, from: index) else {
      return nil
    }
    element = MarkupElement.names[found].element
    number = element == .plainRow ? MarkupElement.plainRowNumber : found
    attributes = text[index..<end].trimmed
    if attributes.last == Byte.slash { attributes = attributes.dropLast().trimmed }
    self.end = end + 1
  }

  /// The closing tag of the same element.
  var closer: [UInt8] { [Byte.less, Byte.slash] + name + [Byte.greater] }

  /// No tag of the portal is a tenth as long; without a bound, unclosed tags and quotes would make scanning quadratic.
  static let longest = 2048

  /// The `>` that ends the tag: quotes count only right behind an `=`.
  private static func end(of text: Text, from start: Int) -> Int? {
    guard start < text.endIndex, text[start].isSpace || text[start] == Byte.greater || text[start] == Byte.slash else {
      return nil
    }
    let text = text[..<min(start + longest, text.endIndex)]
    var index = start
    while index < text.endIndex {
      switch text[index] {
      case Byte.greater: return index
      case Byte.equals where index + 1 < text.endIndex && text[index + 1] == Byte.quote:
        guard let close = text.firstIndex(of: Byte.quote, from: index + 2) else { return nil }
        index = close
      default: break
      }
      index += 1
    }
    return nil
  }
}
