import APISpec

// How what was read is kept in archives: readings of single pages, and what several pages together say.

extension PageReading: Archivable {
  public static var blank: PageReading { PageReading(path: "", content: .unreadable, diagnostics: []) }

  public mutating func archive(by archive: inout Archive) {
    archive(&path)
    archive(&diagnostics)
    archive(&content)
  }
}

extension PageReading.Content: Archivable {
  static var blank: PageReading.Content { .unreadable }

  mutating func archive(by archive: inout Archive) {
    var (tag, endpoint, events, guide) = (0, EndpointDraft.blank, [EventDraft](), GuidePage.blank)
    switch self {
    case .endpoint(let draft): (tag, endpoint) = (1, draft)
    case .events(let drafts): (tag, events) = (2, drafts)
    case .guide(let page): (tag, guide) = (3, page)
    case .unreadable: break
    }
    switch archive.tag(tag) {
    case 0: self = .unreadable
    case 1:
      archive(&endpoint)
      self = .endpoint(endpoint)
    case 2:
      archive(&events)
      self = .events(events)
    case 3:
      archive(&guide)
      self = .guide(guide)
    default: archive.fail()
    }
  }
}

extension SpecReading: Archivable {
  public static var blank: SpecReading { SpecReading(spec: APISpec(), diagnostics: [], counts: PageCounts()) }

  public mutating func archive(by archive: inout Archive) {
    archive(&spec)
    archive(&diagnostics)
    archive(&counts.endpoints)
    archive(&counts.events)
    archive(&counts.guides)
    archive(&counts.unreadable)
    archive(&guides)
  }
}

// MARK: Findings

extension Diagnostic: Archivable {
  public static var blank: Diagnostic { Diagnostic(.emptyPage, at: SourcePlace(path: ""), "") }

  public mutating func archive(by archive: inout Archive) {
    archive.word(&rule)
    archive(&place)
    archive(&message)
    archive(&related)
  }
}

extension SourcePlace: Archivable {
  public static var blank: SourcePlace { SourcePlace(path: "") }

  public mutating func archive(by archive: inout Archive) {
    archive(&path)
    archive(&line)
    archive(&column)
  }
}

// MARK: Drafts

extension EndpointDraft: Archivable {
  static var blank: EndpointDraft { EndpointDraft(endpoint: .blank, path: "", dialect: .rawPortal, line: 0) }

  mutating func archive(by archive: inout Archive) {
    archive(&endpoint)
    archive(&headers)
    archive(&pathParameters)
    archive(&queryParameters)
    archive(&body)
    archive(&response)
    archive(&responseHeaders)
    archive(&requestValues)
    archive(&responseValues)
    archive(&path)
    archive.word(&dialect)
    archive(&line)
  }
}

extension EventDraft: Archivable {
  static var blank: EventDraft { EventDraft(event: .blank, path: "", dialect: .rawPortal, line: 0) }

  mutating func archive(by archive: inout Archive) {
    archive(&event)
    archive(&body)
    archive(&values)
    archive(&path)
    archive.word(&dialect)
    archive(&line)
  }
}

extension FieldSection: Archivable {
  static var blank: FieldSection { FieldSection() }

  mutating func archive(by archive: inout Archive) {
    archive(&rows)
    archive(&nodes)
    archive(&alignment)
    archive(&example)
    archive(&lines)
  }
}

extension FieldNode: Archivable {
  public static var blank: FieldNode { FieldNode(.blank) }

  public mutating func archive(by archive: inout Archive) {
    archive(&field)
    archive(&structName)
    archive(&children)
    archive(&line)
    archive(&isTypeOpen)
  }
}
