/// A page from which facts were taken.
public struct PageSource: Codable, Hashable, Sendable {
  /// The page's path below the input folder, with `/`.
  public var path: String
  public var dialect: Dialect
  /// The line of each row of each table, tables in page order and rows depth-first: what a reviewer jumps to.
  @OmitEmpty public var tables: [TableLines]

  public init(path: String, dialect: Dialect, tables: [TableLines] = []) {
    self.path = path
    self.dialect = dialect
    self.tables = tables
  }
}

/// The lines of a table's rows.
public struct TableLines: Codable, Hashable, Sendable {
  public enum Place: String, Codable, Hashable, Sendable {
    case headers, path, query, request, responseHeaders, response, event, errors
  }

  public var place: Place
  public var lines: [Int]

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
