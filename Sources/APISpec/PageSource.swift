/// A page from which facts were taken.
public struct PageSource: Hashable, Sendable {
  /// The page's path below the input folder, with `/`.
  public var path: String
  /// The form in which the page is written.
  public var dialect: Dialect
  /// The line of each row of each table, tables in page order and rows depth-first: what a reviewer jumps to.
  public var tables: [TableLines]

  /// A page, and the lines of its tables.
  public init(path: String, dialect: Dialect, tables: [TableLines] = []) {
    self.path = path
    self.dialect = dialect
    self.tables = tables
  }
}

extension PageSource: IRRecord {
  package static var blank: PageSource { PageSource(path: "", dialect: .rawPortal) }

  package mutating func walk(_ members: inout some MemberWalk) {
    members("dialect", &dialect)
    members("path", &path)
    members.unlessEmpty("tables", &tables)
  }
}

/// The lines of a table's rows.
public struct TableLines: Hashable, Sendable {
  /// What a table documents.
  public enum Place: String, IRWord, Hashable, Sendable {
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

extension TableLines: IRRecord {
  package static var blank: TableLines { TableLines(place: .headers, lines: []) }

  package mutating func walk(_ members: inout some MemberWalk) {
    members("lines", &lines)
    members("place", &place)
  }
}

/// The forms in which documentation pages come.
public enum Dialect: String, IRWord, Hashable, Sendable {
  /// Copied from the portal: pipe rows without outer pipes, nesting lost.
  case portalCopy = "A"
  /// Exported by the API explorer: top-level fields only.
  case explorerExport = "B"
  /// As the portal stores it: `md-dt-table` with levels.
  case rawPortal = "C"
  /// Converted: pipe rows, nesting as `└`.
  case converted = "D"
}
