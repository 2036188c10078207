import APISpec

/// A note that describes one structure of a request body: in dialect B the table has the top-level rows only, and
/// a list after the marker 类型额外说明 ("more about the types") gives names and kinds of what is nested in them.
///
/// ```
/// - **pot** 类型说明:            (about the type "pot")
///   基本属性:                    (plain fields)
///    id: string <br> size: integer <br>
///   - **lids** (array):
///     - **lid** 类型说明:
/// ```
struct TypeNote: Hashable, Sendable {
  /// The name that the docs give the structure; nil where the note leaves it out.
  var structName: String?
  /// Plain fields first, then the nested ones, as the notes list them.
  var children: [FieldNode]
  var line: Int
}

/// A line of the notes with its number in the page.
struct NoteLine: Hashable, Sendable {
  var text: Text
  var number: Int
}

/// The notes of a page, and the lines that are none.
struct TypeNotesReading: Hashable, Sendable {
  var notes: [TypeNote] = []
  /// Lines that were not understood, wholly or in part.
  var unread: [NoteLine] = []
}

/// Reads the notes between the marker and whatever follows them. Nesting shows in the indentation.
func readTypeNotes(_ lines: [NoteLine]) -> TypeNotesReading {
  var reader = TypeNotesReader()
  for line in lines { reader.read(line) }
  return reader.finish()
}

/// The marker words of the notes.
private enum NoteWords {
  /// "More about the types": the line above the notes.
  static let heading = "类型额外说明".bytes
  /// "About the type": the end of the line that opens a structure.
  static let structure = "类型说明".bytes
  /// "Plain properties": the line above the fields that are no structures.
  static let plainFields = "基本属性".bytes
  static let lineBreak = "<br>".bytes
  static let wideColon = "：".bytes
}

/// Keeps the structures that are open at the current line, outermost first.
private struct TypeNotesReader {
  /// Structures nested deeper than this are no documentation.
  private static let depthLimit = 64

  private var reading = TypeNotesReading()
  private var open: [OpenNote] = []

  /// A structure whose fields are being read.
  private struct OpenNote {
    var indent: Int
    var note: TypeNote
    /// The line that opened it.
    var line: NoteLine
  }

  mutating func read(_ line: NoteLine) {
    let text = line.text.trimmed
    guard !text.isEmpty else { return }
    let indent = line.text.prefix { $0.isBlank }.count
    if text.hasPrefix("- **".bytes) {
      readEntry(text, indent: indent, line: line)
    } else if !text.contains(NoteWords.heading), !isLabel(text, NoteWords.plainFields) {
      readPlainFields(text, indent: indent, line: line)
    }
  }

  mutating func finish() -> TypeNotesReading {
    closeNotes(from: 0)
    return reading
  }

  /// `- **name** 类型说明:` or `- **name** (array):`.
  private mutating func readEntry(_ text: Text, indent: Int, line: NoteLine) {
    let start = text.startIndex + 4
    guard let end = text.firstRange(of: "**".bytes, from: start) else {
      reading.unread.append(line)
      return
    }
    let name = text[start..<end.lowerBound].trimmed.string
    let words = withoutColon(text[end.upperBound...])
    closeNotes(from: indent)
    if words.elementsEqual(NoteWords.structure), open.count < Self.depthLimit {
      open.append(
        OpenNote(
          indent: indent, note: TypeNote(structName: structName(name), children: [], line: line.number), line: line))
    } else if !name.isEmpty, !open.isEmpty, let type = Self.nestedKinds[words.string] {
      addField(name, DeclaredType(type: type), line)
    } else {
      reading.unread.append(line)
    }
  }

  private static let nestedKinds: [String: TypeRef] = ["(object)": .freeform, "(array)": .array(.freeform)]

  /// `id: string <br> size: integer <br>`.
  private mutating func readPlainFields(_ text: Text, indent: Int, line: NoteLine) {
    closeNotes(from: indent)
    guard !open.isEmpty else {
      reading.unread.append(line)
      return
    }
    var isUnderstood = true
    for part in pieces(of: text) {
      guard let colon = part.firstIndex(of: Byte.colon, from: part.startIndex), colon > part.startIndex else {
        isUnderstood = false
        continue
      }
      let type = DeclaredType(bytes: part[(colon + 1)...].trimmed)
      isUnderstood = isUnderstood && type.isKnown
      addField(part[..<colon].trimmed.string, type, line)
    }
    if !isUnderstood { reading.unread.append(line) }
  }

  /// Adds a field to the innermost open structure.
  private mutating func addField(_ name: String, _ type: DeclaredType, _ line: NoteLine) {
    // The kind `file` is a plain one here; `enum` and others that the type words do not know name a structure.
    let structName = type.type.innermost == .freeform ? type.structName : nil
    let field = FieldNode(Field(name: name, type: type.type), structName: structName, line: line.number)
    open[open.count - 1].note.children.append(field)
  }

  /// Ends the structures that stand as deep as a line or deeper.
  private mutating func closeNotes(from indent: Int) {
    while let last = open.last, last.indent >= indent {
      open.removeLast()
      close(last)
    }
  }

  /// A structure inside another one describes the nested field above it.
  private mutating func close(_ ended: OpenNote) {
    guard let parent = open.indices.last else {
      reading.notes.append(ended.note)
      return
    }
    guard let last = open[parent].note.children.indices.last,
      open[parent].note.children[last].mayBeDescribed
    else {
      reading.unread.append(ended.line)
      return
    }
    open[parent].note.children[last].structName = ended.note.structName
    open[parent].note.children[last].children = ended.note.children
  }

  // MARK: Words

  private func structName(_ name: String) -> String? {
    name.utf8.contains(where: \.isWord) ? name : nil
  }

  private func isLabel(_ text: Text, _ words: [UInt8]) -> Bool {
    withoutColon(text).elementsEqual(words)
  }

  private func withoutColon(_ text: Text) -> Text {
    let text = text.trimmed
    if text.last == Byte.colon { return text.dropLast().trimmed }
    return text.hasSuffix(NoteWords.wideColon) ? text.dropLast(3).trimmed : text
  }

  private func pieces(of text: Text) -> [Text] {
    var pieces: [Text] = []
    var rest = text
    while let mark = rest.firstRange(of: NoteWords.lineBreak) {
      pieces.append(rest[..<mark.lowerBound].trimmed)
      rest = rest[mark.upperBound...]
    }
    return (pieces + [rest.trimmed]).filter { !$0.isEmpty }
  }
}

extension FieldNode {
  /// Whether the field is a structure or a list of structures that no note has described yet.
  fileprivate var mayBeDescribed: Bool { children.isEmpty && field.type.innermost == .freeform }
}
