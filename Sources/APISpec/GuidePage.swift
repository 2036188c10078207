/// A page that documents no API but what APIs share: structures, lists of errors, how something works.
///
/// Guides are no part of the IR. They are kept for the comparison of two states of the documentation.
public struct GuidePage: Hashable, Sendable {
  /// A row of any of its tables, cells as written.
  public struct Row: Hashable, Sendable {
    public var cells: [String]
    public var line: Int

    public init(cells: [String], line: Int) {
      self.cells = cells
      self.line = line
    }
  }

  /// The page's path below the input folder.
  public var path: String
  public var documentation: DocumentationLink
  public var title: String
  public var dialect: Dialect
  public var rows: [Row]
  /// Everything beside the tables, as written.
  public var words: String

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
