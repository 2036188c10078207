import APISpec

/// A page as it stands on disk.
public struct PageText: Sendable {
  /// The path as messages and the IR show it: below the input folder, with `/`.
  public var path: String
  public var bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// What all pages together say.
public struct SpecReading: Sendable {
  public var spec: APISpec
  /// Sorted by place, without duplicates.
  public var diagnostics: [Diagnostic]
  public var counts: PageCounts
  /// The pages that document no API, sorted by path.
  public var guides: [GuidePage]

  public init(spec: APISpec, diagnostics: [Diagnostic], counts: PageCounts, guides: [GuidePage] = []) {
    self.spec = spec
    self.diagnostics = diagnostics
    self.counts = counts
    self.guides = guides
  }
}

/// How many pages of each kind were read.
public struct PageCounts: Hashable, Sendable {
  public var endpoints = 0
  public var events = 0
  /// Pages that document no API: guides, overviews, lists.
  public var guides = 0
  public var unreadable = 0

  public init() {}
}
