import CLibXML2

/// What an HTML block of a page holds, in order.
enum HTMLItem {
  case table(Table)
  case alert(kind: String, text: Text, offset: Int)
  case code(language: String, text: Text)
  case prose(Text)
}

/// An HTML block, read.
struct HTMLBlock {
  var items: [HTMLItem] = []
  /// Offsets of text that no item holds.
  var lost: [Int] = []
  var oddTags: [Int] = []
  var comments: [Int] = []
  /// Offsets of tables that the page does not close.
  var unclosedTables: [Int] = []

  /// One libxml2 parse of the block's skeleton, with every word taken from the page itself.
  init(_ text: Text) {
    let skeleton = MarkupSkeleton(text)
    oddTags = skeleton.oddTags
    comments = skeleton.comments
    guard !skeleton.isEmpty else { return }
    let assembler = HTMLAssembler(text: text, runs: skeleton.runs)
    assembler.parse(skeleton.markup)
    items = assembler.items
    unclosedTables = assembler.unclosedTables
    lost = assembler.missingRuns.map { skeleton.runs[$0].lowerBound }
  }
}

/// Turns the parser's events into tables, alerts and code. An object, because C calls back into it.
private final class HTMLAssembler {
  private let text: Text
  private let runs: [Range<Int>]
  private(set) var items: [HTMLItem] = []
  private(set) var unclosedTables: [Int] = []
  private var nextRun = 0
  private var skippedRuns: [Int] = []
  private var pendingNumber = 0

  private var table: Table?
  private var row: Row?
  private var cell: Cell?
  private var isCellOpenedByHeader = false
  private var isInHead = false
  private var captures: [Capture] = []

  /// An element whose text is taken apart from its surroundings.
  private struct Capture {
    var element: MarkupElement
    var offset: Int
    /// The attribute that matters most: a value's key, a scope's name, a kind.
    var word: String
    var scope: ScopeElement?
    var range: Range<Int>?

    init(_ element: MarkupElement, _ attributes: Attributes) {
      self.element = element
      offset = attributes.offset
      word = element.mainAttribute.flatMap(attributes.string) ?? ""
      guard element == .scope else { return }
      scope = ScopeElement(
        name: word, label: attributes.string("desc") ?? "", appTypes: attributes.string("support_app_types") ?? "",
        tags: attributes.string("tags") ?? "", offset: offset)
    }
  }

  init(text: Text, runs: [Range<Int>]) {
    self.text = text
    self.runs = runs
  }

  var missingRuns: [Int] { skippedRuns + Array(nextRun..<runs.count) }

  /// libxml2 sets up its tables at first use, and two threads that meet there deadlock: so one thread does it for all.
  private static let isParserReady: Bool = {
    xmlInitParser()
    return true
  }()

  func parse(_ markup: [UInt8]) {
    guard Self.isParserReady else { return }
    markup.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
        let context = htmlCreateMemoryParserCtxt(start, Int32(clamping: buffer.count))
      else { return }
      defer { htmlFreeParserCtxt(context) }
      install(on: context)
      let options =
        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        | HTML_PARSE_COMPACT.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_NOIMPLIED.rawValue
      htmlCtxtUseOptions(context, Int32(options))
      xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
      context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
      htmlParseDocument(context)
    }
    finishTable(isClosed: false)
  }

  /// Events instead of a tree: nothing is built that would be walked once and thrown away.
  private func install(on context: htmlParserCtxtPtr) {
    guard let handler = context.pointee.sax else { return }
    handler.pointee.startDocument = nil
    handler.pointee.endDocument = nil
    handler.pointee.internalSubset = nil
    handler.pointee.comment = nil
    handler.pointee.processingInstruction = nil
    handler.pointee.startElement = { user, name, attributes in
      guard let user, let name else { return }
      let assembler = Unmanaged<HTMLAssembler>.fromOpaque(user).takeUnretainedValue()
      assembler.start(MarkupElement(name), Attributes(attributes))
    }
    handler.pointee.endElement = { user, name in
      guard let user, let name else { return }
      Unmanaged<HTMLAssembler>.fromOpaque(user).takeUnretainedValue().end(MarkupElement(name))
    }
    handler.pointee.characters = { user, bytes, count in
      guard let user, let bytes else { return }
      let assembler = Unmanaged<HTMLAssembler>.fromOpaque(user).takeUnretainedValue()
      assembler.characters(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
    handler.pointee.ignorableWhitespace = nil
    handler.pointee.cdataBlock = handler.pointee.characters
  }

  // MARK: Events

  private func start(_ element: MarkupElement?, _ attributes: Attributes) {
    guard let element else { return }
    switch element {
    case .table:
      finishTable(isClosed: false)
      table = Table(header: [], rows: [], offset: attributes.offset)
    case .head:
      isInHead = true
    case .body:
      finishRow()
      isInHead = false
    case .row:
      startRow(attributes)
    case .plainRow:
      if isInHead || cell == nil { startRow(attributes) }
    case .cell, .headerCell:
      startCell(isHeader: element == .headerCell, attributes)
    case .value, .scope, .tag, .tooltip, .alert, .appTypes, .code:
      captures.append(Capture(element, attributes))
    case .dressing:
      break
    }
  }

  private func end(_ element: MarkupElement?) {
    guard let element else { return }
    switch element {
    case .table: finishTable(isClosed: true)
    case .head:
      finishRow()
      isInHead = false
    case .body: finishRow()
    case .row: finishRow()
    case .plainRow: if isInHead { finishRow() }
    case .cell, .headerCell: finishCell()
    case .value, .scope, .tag, .tooltip, .alert, .appTypes, .code: finishCapture(element)
    case .dressing: break
    }
  }

  private func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes {
      if byte.isDigit {
        pendingNumber = pendingNumber &* 10 &+ Int(byte &- 0x30)
      } else if byte == Byte.semicolon {
        receive(pendingNumber)
        pendingNumber = 0
      }
    }
  }

  private func receive(_ number: Int) {
    guard runs.indices.contains(number) else {
      // The end of the page's own markup: what is open now was never closed.
      if number == runs.count { finishTable(isClosed: false) }
      return
    }
    if number > nextRun { skippedRuns.append(contentsOf: nextRun..<number) }
    nextRun = number + 1
    let range = runs[number]
    if let last = captures.indices.last {
      captures[last].range = (captures[last].range?.lowerBound ?? range.lowerBound)..<range.upperBound
    } else if cell != nil {
      append(range)
    } else if !text[range].isBlank {
      if table == nil { items.append(.prose(text[range])) } else { appendStray(range) }
    }
  }

  private func append(_ range: Range<Int>) {
    if cell?.text.isEmpty == true { cell?.offset = range.lowerBound }
    cell?.text.append(contentsOf: text[range])
  }

  /// Text between the cells of a row is a cell whose tags are missing.
  private func appendStray(_ range: Range<Int>) {
    if row != nil {
      var stray = Cell(offset: range.lowerBound)
      stray.text = Array(text[range])
      row?.cells.append(stray)
    } else {
      items.append(.prose(text[range]))
    }
  }

  // MARK: Rows and cells

  private func startRow(_ attributes: Attributes) {
    finishRow()
    row = Row(level: attributes.int("level"), cells: [], offset: attributes.offset)
  }

  private func startCell(isHeader: Bool, _ attributes: Attributes) {
    // `<md-th><md-td>text</md-td></md-th>` is one cell.
    if let cell, cell.isBlank, isCellOpenedByHeader, !isHeader { return }
    finishCell()
    if row == nil { row = Row(level: nil, cells: [], offset: attributes.offset) }
    cell = Cell(offset: attributes.offset)
    isCellOpenedByHeader = isHeader
  }

  private func finishCell() {
    guard var finished = cell else { return }
    // The words of an element that is never closed belong to the cell.
    for case let range? in captures.map(\.range) { finished.text.append(contentsOf: text[range]) }
    captures.removeAll()
    row?.cells.append(finished)
    cell = nil
  }

  private func finishRow() {
    finishCell()
    guard let finished = row else { return }
    row = nil
    guard !finished.cells.isEmpty else { return }
    if isInHead, table?.header.isEmpty == true {
      table?.header = finished.cells
    } else {
      table?.rows.append(finished)
    }
  }

  private func finishTable(isClosed: Bool) {
    finishRow()
    isInHead = false
    guard let finished = table else { return }
    table = nil
    if !isClosed { unclosedTables.append(finished.offset) }
    items.append(.table(finished))
  }

  // MARK: Elements inside text

  private func finishCapture(_ element: MarkupElement) {
    guard let capture = captures.last, capture.element == element else { return }
    captures.removeLast()
    let inside = capture.range.map { text[$0] } ?? text[text.startIndex..<text.startIndex]
    if element == .tag, capture.word != "field-required" {
      inline(inside)
      return
    }
    guard cell != nil else {
      addItem(capture, inside)
      return
    }
    if let value = cellElement(capture, inside) {
      if cell?.text.isEmpty == true, capture.offset > 0 { cell?.offset = capture.offset }
      cell?.append(value)
    }
  }

  /// A tag inside a sentence becomes code.
  private func inline(_ inside: Text) {
    if let last = captures.indices.last, let range = captures[last].range {
      captures[last].range = range.lowerBound..<max(range.upperBound, inside.endIndex)
      return
    }
    cell?.text.append(Byte.backquote)
    cell?.text.append(contentsOf: inside.trimmed)
    cell?.text.append(Byte.backquote)
  }

  private func cellElement(_ capture: Capture, _ inside: Text) -> CellElement? {
    switch capture.element {
    case .value: .value(key: capture.word, text: inside)
    case .scope: capture.scope.map { .scope(labelled($0, inside)) }
    case .tag: .requiredMark
    case .tooltip: .tooltip(inside)
    case .alert: inside.isBlank ? nil : .alert(kind: capture.word, text: inside)
    case .appTypes: .appTypes(capture.word)
    case .code: .code(inside)
    case .table, .head, .body, .row, .plainRow, .headerCell, .cell, .dressing: nil
    }
  }

  /// The words of the element win over those of its attribute.
  private func labelled(_ scope: ScopeElement, _ inside: Text) -> ScopeElement {
    var scope = scope
    let label = InlineMarkup.plain(inside)
    if !label.isEmpty { scope.label = label }
    return scope
  }

  private func addItem(_ capture: Capture, _ inside: Text) {
    guard !inside.isBlank else { return }
    switch capture.element {
    case .alert:
      items.append(.alert(kind: capture.word, text: inside, offset: capture.offset))
    case .code:
      items.append(.code(language: capture.word.isEmpty ? "json" : capture.word, text: inside))
    case .value, .scope, .tag, .tooltip, .appTypes, .table, .head, .body, .row, .plainRow, .headerCell, .cell,
      .dressing:
      items.append(.prose(inside))
    }
  }
}

extension MarkupElement {
  /// The element of a name that the parser reports.
  fileprivate init?(_ name: UnsafePointer<UInt8>) {
    guard let entry = Self.names.first(where: { Self.equals(name, $0.name) }) else { return nil }
    self = entry.element
  }

  private static func equals(_ name: UnsafePointer<UInt8>, _ spelling: [UInt8]) -> Bool {
    for (index, byte) in spelling.enumerated() where name[index] != byte { return false }
    return name[spelling.count] == 0
  }

  fileprivate var mainAttribute: StaticString? {
    switch self {
    case .value: "key"
    case .scope: "name"
    case .tag, .alert: "type"
    case .appTypes: "types"
    // `sdkType`: the parser gives names of attributes in lower case.
    case .code: "sdktype"
    case .table, .head, .body, .row, .plainRow, .headerCell, .cell, .tooltip, .dressing: nil
    }
  }
}

/// The attributes that the parser reports for an element; alive only during the event.
private struct Attributes {
  private let pointer: UnsafeMutablePointer<UnsafePointer<UInt8>?>?

  init(_ pointer: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) {
    self.pointer = pointer
  }

  /// Where the tag stands in the page.
  var offset: Int {
    guard let digits = value("o") else { return 0 }
    var number = 0
    var index = 0
    while digits[index].isDigit {
      number = number &* 10 &+ Int(digits[index] &- 0x30)
      index += 1
    }
    return number
  }

  func int(_ name: StaticString) -> Int? { string(name).flatMap { Int($0) } }

  /// A value, without a stray quote that the page left behind it.
  func string(_ name: StaticString) -> String? {
    guard let bytes = value(name) else { return nil }
    var value = String(cString: bytes)
    if value.last == "\"" { value.removeLast() }
    return value
  }

  private func value(_ name: StaticString) -> UnsafePointer<UInt8>? {
    guard var pair = pointer else { return nil }
    while let spelling = pair[0] {
      if Self.equals(spelling, name) { return pair[1] }
      pair += 2
    }
    return nil
  }

  private static func equals(_ spelling: UnsafePointer<UInt8>, _ name: StaticString) -> Bool {
    for index in 0..<name.utf8CodeUnitCount where spelling[index] != name.utf8Start[index] { return false }
    return spelling[name.utf8CodeUnitCount] == 0
  }
}
