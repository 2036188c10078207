/// A table as all dialects give it: rows of cells with their places.
struct Table {
  var header: [Cell]
  var rows: [Row]
  /// The offset of the table in its page.
  var offset: Int
  var form = Form.markup

  /// How the page writes the table.
  enum Form: Hashable { case markup, outerPipes, innerPipes }

  /// Whether the form of the table states the nesting of its rows.
  var hasLevels: Bool { rows.contains { $0.level != nil } }
}

/// A row of a table.
struct Row {
  /// The nesting that the row states, from 0.
  var level: Int?
  var cells: [Cell]
  var offset: Int
}

/// A cell: its Markdown, and the elements that stood in it.
struct Cell {
  /// Inline markup is still in it. Where an element stood, a line with the element's number stands.
  var text: [UInt8] = []
  var elements: [CellElement] = []
  var offset: Int

  init(text: Text = [], offset: Int) {
    self.text = Array(text)
    self.offset = offset
  }

  /// The cell's words alone, as one line.
  var plain: String { InlineMarkup.plain(text[...]) }

  var isBlank: Bool { text.allSatisfy(\.isSpace) }

  mutating func append(_ element: CellElement) {
    text.append(Byte.newline)
    text.append(Byte.element)
    text.append(contentsOf: String(elements.count).utf8)
    text.append(Byte.newline)
    elements.append(element)
  }

  /// The element that a line of the text stands for.
  func element(in line: Text) -> CellElement? {
    guard line.first == Byte.element, let number = Int(line.dropFirst().string), elements.indices.contains(number)
    else {
      return nil
    }
    return elements[number]
  }
}

/// An element of the portal inside a cell.
enum CellElement {
  /// A value of a value list.
  case value(key: String, text: Text)
  case scope(ScopeElement)
  /// The name of a field is marked as required.
  case requiredMark
  case tooltip(Text)
  case alert(kind: String, text: Text)
  case appTypes(String)
  case code(Text)
}

/// `md-perm`: a scope with its attributes.
struct ScopeElement {
  var name: String
  var label: String
  var appTypes: String
  var tags: String
  var offset: Int
}
