/// A page that documents no API but what APIs share: structures, lists of errors, how something works.
///
/// Guides are no part of the IR. They are kept for the comparison of two states of the documentation.
public struct GuidePage: Hashable, Sendable {
  /// A row of any of its tables, cells as written.
  public struct Row: Hashable, Sendable {
    /// The text of its cells.
    public var cells: [String]
    /// The line of the page in which it begins.
    public var line: Int

    /// A row of these cells.
    public init(cells: [String], line: Int) {
      self.cells = cells
      self.line = line
    }
  }

  /// The page's path below the input folder.
  public var path: String
  /// Where the page is found.
  public var documentation: DocumentationLink
  /// The title of the page.
  public var title: String
  /// The form in which the page is written.
  public var dialect: Dialect
  /// The rows of all its tables.
  public var rows: [Row]
  /// Everything beside the tables, as written.
  public var words: String

  /// A page without an API.
  public init(
    path: String, documentation: DocumentationLink, title: String, dialect: Dialect, rows: [Row] = [],
    words: String = ""
  ) {
    self.path = path
    self.documentation = documentation
    self.title = title
    self.dialect = dialect
    self.rows = rows
    self.words = words
  }
}

extension GuidePage: ArchivedRecord {
  package static var blank: GuidePage { GuidePage(path: "", documentation: .blank, title: "", dialect: .rawPortal) }

  package mutating func walk(_ members: inout some ArchiveWalk) {
    members("path", &path)
    members("documentation", &documentation)
    members("title", &title)
    members("dialect", &dialect)
    members("rows", &rows)
    members("words", &words)
  }
}

extension GuidePage.Row: ArchivedRecord {
  package static var blank: GuidePage.Row { GuidePage.Row(cells: [], line: 0) }

  package mutating func walk(_ members: inout some ArchiveWalk) {
    members("cells", &cells)
    members("line", &line)
  }
}
