import APISpec

/// What one page says, before it meets the other pages.
public struct PageReading: Sendable {
  public var path: String
  public var diagnostics: [Diagnostic]

  public init(path: String, diagnostics: [Diagnostic] = []) {
    self.path = path
    self.diagnostics = diagnostics
  }
}

/// Reads one page. Pages do not depend on each other here, so they can be read side by side.
public func readPage(_ page: PageText) -> PageReading {
  PageReading(path: page.path)
}

/// Puts the pages together: merges pages of one endpoint, shares equal objects, sorts everything.
/// The order of the readings does not matter.
public func assemble(_ readings: [PageReading]) -> SpecReading {
  SpecReading(spec: APISpec(), diagnostics: readings.flatMap(\.diagnostics), counts: PageCounts())
}
