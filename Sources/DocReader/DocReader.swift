import APISpec

/// A page as it stands on disk.
public struct PageText: Sendable {
  /// The path as messages and the IR show it: below the input folder, with `/`.
  public var path: String
  /// The content of the file.
  public var bytes: [UInt8]

  /// A page that was read from somewhere.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// What all pages together say.
public struct SpecReading: Sendable {
  /// What the pages document.
  public var spec: APISpec
  /// Sorted by place, without duplicates.
  public var diagnostics: [Diagnostic]
  /// How many pages were of which kind.
  public var counts: PageCounts
  /// The pages that document no API, sorted by path.
  public var guides: [GuidePage]

  /// A reading of these parts.
  public init(spec: APISpec, diagnostics: [Diagnostic], counts: PageCounts, guides: [GuidePage] = []) {
    self.spec = spec
    self.diagnostics = diagnostics
    self.counts = counts
    self.guides = guides
  }
}

extension SpecReading: ArchivedRecord {
  package static var blank: SpecReading { SpecReading(spec: APISpec(), diagnostics: [], counts: PageCounts()) }

  package mutating func walk(_ members: inout some ArchiveWalk) {
    members("spec", &spec)
    members("diagnostics", &diagnostics)
    members("counts", &counts)
    members("guides", &guides)
  }
}

/// How many pages of each kind were read.
public struct PageCounts: Hashable, Sendable {
  /// Pages of endpoints.
  public var endpoints = 0
  /// Pages of events.
  public var events = 0
  /// Pages that document no API: guides, overviews, lists.
  public var guides = 0
  /// Pages that cannot be used.
  public var unreadable = 0

  /// No pages.
  public init() {}
}

extension PageCounts: ArchivedRecord {
  package static var blank: PageCounts { PageCounts() }

  package mutating func walk(_ members: inout some ArchiveWalk) {
    members("endpoints", &endpoints)
    members("events", &events)
    members("guides", &guides)
    members("unreadable", &unreadable)
  }
}
