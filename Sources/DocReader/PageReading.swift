import APISpec

/// What one page says, before it meets the other pages.
public struct PageReading: Sendable {
  /// The page.
  public var path: String
  /// What was found on it, in the order of its lines.
  public var diagnostics: [Diagnostic]
  var content: Content

  enum Content: Sendable {
    case endpoint(EndpointDraft)
    /// A page may document several messages.
    case events([EventDraft])
    case guide(GuidePage)
    case unreadable
  }

  init(path: String, content: Content, diagnostics: [Diagnostic]) {
    self.path = path
    self.content = content
    self.diagnostics = diagnostics
  }
}

extension PageReading: ArchivedRecord {
  package static var blank: PageReading { PageReading(path: "", content: .unreadable, diagnostics: []) }

  package mutating func walk(_ members: inout some ArchiveWalk) {
    members("path", &path)
    members("diagnostics", &diagnostics)
    members("content", &content)
  }
}

extension PageReading.Content: ArchivedRecord {
  static var blank: PageReading.Content { .unreadable }

  mutating func walk(_ members: inout some ArchiveWalk) {
    var (endpoint, events, guide) = (EndpointDraft?.none, [EventDraft]?.none, GuidePage?.none)
    switch self {
    case .endpoint(let draft): endpoint = draft
    case .events(let drafts): events = drafts
    case .guide(let page): guide = page
    case .unreadable: break
    }
    members("endpoint", &endpoint)
    members("events", &events)
    members("guide", &guide)
    self = endpoint.map { .endpoint($0) } ?? events.map { .events($0) } ?? guide.map { .guide($0) } ?? .unreadable
  }
}

/// Reads one page, whose calls may go to the platform. Pages do not depend on each other here, so they can be read side by
/// side.
public func readPage(_ page: PageText) -> PageReading { readPage(page, hosts: .standard) }

/// Reads one page.
///
/// - Parameter hosts: Where the calls that pages document may go; an endpoint with another host is left out, which is
///   an error.
public func readPage(_ page: PageText, hosts: PlatformHosts) -> PageReading {
  do throws(PageBytes.Failure) {
    let bytes = try PageBytes(page)
    var reader = PageReader(bytes, hosts: hosts)
    let content = reader.read()
    return PageReading(path: page.path, content: content, diagnostics: reader.log.diagnostics)
  } catch {
    let place = SourcePlace(path: page.path)
    let finding =
      switch error {
      case .empty: Diagnostic(.emptyPage, at: place, "The page is empty.")
      case .notText: Diagnostic(.notUTF8, at: place, "The page is not UTF-8 text.")
      }
    return PageReading(path: page.path, content: .unreadable, diagnostics: [finding])
  }
}
