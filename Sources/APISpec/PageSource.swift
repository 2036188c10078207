/// A page from which facts were taken.
public struct PageSource: Codable, Hashable, Sendable {
  /// The page's path below the input folder, with `/`.
  public var path: String
  /// The form in which the page is written.
  public var dialect: Dialect
  /// The line of each row of each table, tables in page order and rows depth-first: what a reviewer jumps to.
  @OmitEmpty public var tables: [TableLines]

  /// A page, and the lines of its tables.
  public init(path: String, dialect: Dialect, tables: [TableLines] = []) {
    self.path = path
    self.dialect = dialect
    self.tables = tables
  }
}

/// The lines of a table's rows.
public struct TableLines: Codable, Hashable, Sendable {
  /// What a table documents.
  public enum Place: String, Codable, Hashable, Sendable {
    /// Headers of the request.
    case headers
    /// Parameters of the path.
    case path
    /// Parameters of the query.
    case query
    /// The body of the request.
    case request
    /// Headers of the response.
    case responseHeaders
    /// The body of the response.
    case response
    /// The body of an event.
    case event
    /// Errors.
    case errors
  }

  /// What the table documents.
  public var place: Place
  /// The line of each row, in the order of the fields.
  public var lines: [Int]

  /// The lines of a table.
  public init(place: Place, lines: [Int]) {
    self.place = place
    self.lines = lines
  }
}

/// The forms in which documentation pages come.
public enum Dialect: String, Codable, Hashable, Sendable, CaseIterable {
  /// Copied from the portal: pipe rows without outer pipes, nesting lost.
  case portalCopy = "A"
  /// Exported by the API explorer: top-level fields only.
  case explorerExport = "B"
  /// As the portal stores it: `md-dt-table` with levels.
  case rawPortal = "C"
  /// Converted: pipe rows, nesting as `└`.
  case converted = "D"
}
