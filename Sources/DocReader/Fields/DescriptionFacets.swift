import APISpec

/// A field's description cell, taken apart.
struct DescriptionFacets {
  /// What remains as description, as written.
  var description: [UInt8] = []
  var example: [UInt8] = []
  var defaultValue: Text?
  var fixedValue: Text?
  var values: [AllowedValue] = []
  var valuesOrigin = ValueSet.Origin.list
  /// Lines under the rule marker.
  var rules: [Text] = []
  var scopes: [Scope] = []
  /// Value keys that are empty, or scopes without a name: written down, but nothing to use.
  var unusable: [String] = []
  /// Keys that the list repeats.
  var repeatedValues: [String] = []

  init(_ cell: Cell) {
    var reader = FacetReader(cell)
    reader.run()
    self = reader.facets
  }

  fileprivate init() {}
}

/// Walks the lines of a cell; each marker says what the lines behind it are.
private struct FacetReader {
  private let cell: Cell
  var facets = DescriptionFacets()
  private var facet = Facet.description
  private var forValue: String?
  /// The marker that opened a list of values, put back into the description when no list follows.
  private var valuesMarker: Text?
  private var isBehindBlankLine = false
  /// A list written as lines goes on behind a paragraph that belongs to one of its values.
  private var hasListedValues = false
  /// How far the first item of the list is indented; deeper ones are lists inside a value.
  private var listIndentation: Int?
  private var seenValues: Set<String> = []
  /// Of the example so far.
  private var balance = JSONBalance()

  init(_ cell: Cell) {
    self.cell = cell
  }

  mutating func run() {
    for line in DescriptionLines(cell.text[...]) {
      if let element = cell.element(in: line) {
        add(element)
      } else if line.isBlank {
        addBlankLine()
      } else {
        add(line)
        isBehindBlankLine = false
      }
    }
    closeValues()
  }

  private mutating func addBlankLine() {
    isBehindBlankLine = true
    if facet == .description || facet == .example && balance.isOpen { append(line: []) }
  }

  private mutating func add(_ element: CellElement) {
    switch element {
    case .value(let key, let text): addValue(key: key, text: InlineMarkup.markdown(text))
    case .scope(let scope): addScope(scope)
    case .tooltip(let text): append(line: text)
    case .alert(_, let text): append(line: text.trimmed)
    case .code(let text): append(line: text)
    case .requiredMark, .appTypes: break
    }
  }

  private mutating func add(_ line: Text) {
    var from = line.startIndex
    while let marker = FacetMarker.first(in: line, from: from) {
      addContent(line[from..<marker.range.lowerBound])
      open(marker, in: line)
      from = marker.range.upperBound
    }
    if facet == .description, let marker = FacetMarker.trailing(in: line[from...]) {
      addContent(line[from..<marker.range.lowerBound])
      open(marker, in: line)
    } else {
      addContent(line[from...])
    }
  }

  private mutating func open(_ marker: FacetMarker, in line: Text) {
    closeValues()
    hasListedValues = false
    listIndentation = nil
    facet = marker.facet
    forValue = marker.forValue
    isBehindBlankLine = false
    if facet == .values {
      valuesMarker = line[marker.range]
      if facets.values.isEmpty { facets.valuesOrigin = marker.isProse ? .prose : .list }
    }
    if facet == .valueFormat { append(line: line[marker.range]) }
  }

  private mutating func closeValues() {
    if let marker = valuesMarker, facets.values.isEmpty {
      facet = .description
      append(line: marker)
    }
    valuesMarker = nil
  }

  private mutating func addContent(_ content: Text) {
    guard !content.isBlank else { return }
    if facet == .description, hasListedValues, ListLines.isItem(content),
      ListedValue(ListLines.items(of: content)[0], isListed: true) != nil
    {
      facet = .values
    }
    switch facet {
    case .description, .valueFormat:
      append(line: content)
    case .example:
      addExample(content)
    case .defaultValue:
      if facets.defaultValue == nil { facets.defaultValue = content.trimmed } else { returnToDescription(content) }
    case .fixedValue:
      if facets.fixedValue == nil { facets.fixedValue = content.trimmed } else { returnToDescription(content) }
    case .values:
      addValues(content)
    case .rules:
      for item in ListLines.items(of: content) { facets.rules += ConstraintRule.split(item) }
    case .scopes:
      addScopes(content)
    }
  }

  private mutating func returnToDescription(_ content: Text) {
    facet = .description
    // In prose a line that announces another list ends this one; a list made for values may be interrupted by remarks.
    if facets.valuesOrigin == .prose, Self.colons.contains(where: { content.trimmed.hasSuffix($0) }) {
      hasListedValues = false
    }
    append(line: content)
  }

  private static let colons = ["：", ":"].map(\.bytes)

  private mutating func append(line: Text) {
    if !facets.description.isEmpty { facets.description.append(Byte.newline) }
    facets.description.append(contentsOf: line)
  }

  /// An example goes on over several lines only while its brackets or quotes are open.
  private mutating func addExample(_ content: Text) {
    if facets.example.isEmpty {
      appendToExample(content.trimmed)
    } else if balance.isOpen {
      appendToExample([Byte.newline])
      appendToExample(content)
    } else {
      returnToDescription(content)
    }
  }

  private mutating func appendToExample(_ text: Text) {
    facets.example.append(contentsOf: text)
    balance.read(text)
  }

  // MARK: Values

  private mutating func addValues(_ content: Text) {
    let isItem = ListLines.isItem(content)
    if isItem {
      let indentation = indentation(of: content)
      if let outer = listIndentation, indentation > outer + 1, !facets.values.isEmpty {
        continueLastValue(content)
        return
      }
      if listIndentation == nil { listIndentation = indentation }
    }
    let pieces = isItem ? ListLines.items(of: content) : ListLines.pieces(of: content.trimmed)
    for (number, item) in pieces.enumerated() {
      let isListed = isItem || number > 0
      if let value = ListedValue(item, isListed: isListed), isListed || !hasListedValues || !value.text.isEmpty {
        addValue(key: value.key, text: InlineMarkup.markdown(value.text))
        hasListedValues = hasListedValues || isItem
        if value.isDefault, facets.defaultValue == nil { facets.defaultValue = value.key.bytes[...] }
      } else if facets.values.isEmpty || isBehindBlankLine || !isIndented(content) {
        closeValues()
        returnToDescription(item)
      } else {
        continueLastValue(item)
      }
    }
  }

  /// Lines of a list go on indented; others behind it are description again.
  private func isIndented(_ line: Text) -> Bool {
    line.startIndex > cell.text.startIndex && cell.text[line.startIndex - 1].isBlank
  }

  private mutating func addValue(key: String, text: String) {
    guard !key.isEmpty else {
      facets.unusable.append("a value without a key: \(text)")
      return
    }
    guard seenValues.insert(key).inserted else {
      facets.repeatedValues.append(key)
      return
    }
    facets.values.append(AllowedValue(value: key, text: text, lifecycle: LifecycleWords.lifecycle(ofValueText: text)))
  }

  /// The blanks between the start of the line and its content.
  private func indentation(of content: Text) -> Int {
    var index = content.startIndex
    while index > 0, cell.text[index - 1].isBlank { index -= 1 }
    return content.startIndex - index
  }

  private mutating func continueLastValue(_ line: Text) {
    guard let last = facets.values.indices.last else { return }
    facets.values[last].text += "\n" + InlineMarkup.markdown(line)
  }

  // MARK: Scopes

  private mutating func addScope(_ element: ScopeElement) {
    guard let scope = Scope(element, forValue: facet == .scopes ? forValue : nil) else {
      facets.unusable.append("a scope without a name: \(element.label)")
      return
    }
    facets.scopes.append(scope)
  }

  private mutating func addScopes(_ content: Text) {
    let found = ScopeText.scopes(in: content)
    guard !found.isEmpty else {
      returnToDescription(content)
      return
    }
    for var scope in found {
      scope.forValue = forValue
      facets.scopes.append(scope)
    }
  }
}

/// Whether a JSON text, read piece by piece, is still open: in a string, or inside brackets.
struct JSONBalance {
  private var depth = 0
  private var isInString = false
  private var isEscaped = false

  var isOpen: Bool { isInString || depth > 0 }

  mutating func read(_ text: Text) {
    for byte in text {
      if isEscaped {
        isEscaped = false
      } else if byte == Byte.backslash {
        isEscaped = true
      } else if byte == Byte.quote {
        isInString.toggle()
      } else if !isInString {
        if byte == Byte.openBrace || byte == Byte.openBracket { depth += 1 }
        if byte == Byte.closeBrace || byte == Byte.closeBracket { depth -= 1 }
      }
    }
  }
}
