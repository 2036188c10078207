// How endpoints, events and what they carry are kept in archives.

extension APISpec: Archivable {
  public static var blank: APISpec { APISpec() }

  public mutating func archive(by archive: inout Archive) {
    archive(&schemaVersion)
    archive(&endpoints)
    archive(&events)
    archive(&shapes)
  }
}

extension Endpoint: Archivable {
  public static var blank: Endpoint { Endpoint(name: .blank, title: "", httpMethod: "", path: "") }

  public mutating func archive(by archive: inout Archive) {
    archive(&name)
    archive(&title)
    archive(&summary)
    archive(&details)
    archive(&documentation)
    archive(&httpMethod)
    archive(&server)
    archive(&path)
    archive(&fixedQuery)
    archive(&rateLimits)
    archive.words(&appTypes, blank: .custom)
    archive.words(&tokenTypes, blank: .tenant)
    archive(&scopes)
    archive(&fieldScopes)
    archive(&headers)
    archive(&pathParameters)
    archive(&queryParameters)
    archive(&request)
    archive(&response)
    archive(&errors)
    archive(&pagination)
    archive(&lifecycle)
    archive(&sources)
  }
}

extension Event: Archivable {
  public static var blank: Event { Event(eventType: "", title: "") }

  public mutating func archive(by archive: inout Archive) {
    archive(&eventType)
    archive(&name)
    archive(&title)
    archive(&summary)
    archive(&details)
    archive(&documentation)
    archive.word(&envelope)
    archive(&delivery)
    archive.words(&appTypes, blank: .custom)
    archive(&scopes)
    archive(&fieldScopes)
    archive(&fields)
    archive(&notes)
    archive(&examples)
    archive(&lifecycle)
    archive(&sources)
  }
}

extension EndpointName: Archivable {
  public static var blank: EndpointName {
    EndpointName(project: "", version: "", resource: "", method: "", origin: .derived)
  }

  public mutating func archive(by archive: inout Archive) {
    archive(&project)
    archive(&version)
    archive(&resource)
    archive(&method)
    archive.word(&origin)
  }
}

extension DocumentationLink: Archivable {
  public static var blank: DocumentationLink { DocumentationLink() }

  public mutating func archive(by archive: inout Archive) {
    archive(&path)
    archive(&url)
    archive(&updatedAt)
  }
}

extension QueryItem: Archivable {
  public static var blank: QueryItem { QueryItem(name: "", value: "") }

  public mutating func archive(by archive: inout Archive) {
    archive(&name)
    archive(&value)
  }
}

// MARK: Access

extension RateLimit: Archivable {
  public static var blank: RateLimit { .special }

  public mutating func archive(by archive: inout Archive) {
    var (limit, window) = (0, Window.second)
    if case .calls(let calls, let per) = self { (limit, window) = (calls, per) }
    guard archive.tag(self == .special ? 0 : 1) == 1 else {
      self = .special
      return
    }
    archive(&limit)
    archive.word(&window)
    self = .calls(limit, per: window)
  }
}

extension Scope: Archivable {
  public static var blank: Scope { Scope(name: "") }

  public mutating func archive(by archive: inout Archive) {
    archive(&name)
    archive(&label)
    archive.words(&appTypes, blank: .custom)
    archive(&isHistoric)
    archive(&forValue)
  }
}

extension ScopeRequirement: Archivable {
  public static var blank: ScopeRequirement { ScopeRequirement() }

  public mutating func archive(by archive: inout Archive) {
    archive.word(&mode)
    archive(&scopes)
  }
}

// MARK: Payloads

extension RequestPayload: Archivable {
  public static var blank: RequestPayload { RequestPayload() }

  public mutating func archive(by archive: inout Archive) {
    archive.word(&kind)
    archive(&contentType)
    archive(&fields)
    archive(&whole)
    archive(&notes)
    archive(&examples)
  }
}

extension ResponsePayload: Archivable {
  public static var blank: ResponsePayload { ResponsePayload() }

  public mutating func archive(by archive: inout Archive) {
    archive.word(&kind)
    archive(&headers)
    archive(&fields)
    archive(&isEnvelopeImplied)
    archive(&notes)
    archive(&examples)
  }
}

extension ExampleText: Archivable {
  public static var blank: ExampleText { ExampleText(text: "") }

  public mutating func archive(by archive: inout Archive) {
    archive(&title)
    archive(&mediaType)
    archive(&text)
    archive(&isRepaired)
  }
}

extension ErrorCase: Archivable {
  public static var blank: ErrorCase { ErrorCase(code: 0, message: "") }

  public mutating func archive(by archive: inout Archive) {
    archive(&httpStatus)
    archive(&code)
    archive(&message)
    archive(&advice)
    archive(&parentCode)
  }
}

extension Pagination: Archivable {
  public static var blank: Pagination { Pagination(place: .query, tokenParameter: "", nextTokenPath: "") }

  public mutating func archive(by archive: inout Archive) {
    archive.word(&place)
    archive(&tokenParameter)
    archive(&sizeParameter)
    archive(&nextTokenPath)
    archive(&hasMorePath)
    archive(&itemsPath)
  }
}

// MARK: Pages

extension PageSource: Archivable {
  public static var blank: PageSource { PageSource(path: "", dialect: .rawPortal) }

  public mutating func archive(by archive: inout Archive) {
    archive(&path)
    archive.word(&dialect)
    archive(&tables)
  }
}

extension TableLines: Archivable {
  public static var blank: TableLines { TableLines(place: .headers, lines: []) }

  public mutating func archive(by archive: inout Archive) {
    archive.word(&place)
    archive(&lines)
  }
}

extension GuidePage: Archivable {
  public static var blank: GuidePage {
    GuidePage(path: "", documentation: .blank, title: "", dialect: .rawPortal)
  }

  public mutating func archive(by archive: inout Archive) {
    archive(&path)
    archive(&documentation)
    archive(&title)
    archive.word(&dialect)
    archive(&rows)
    archive(&words)
  }
}

extension GuidePage.Row: Archivable {
  public static var blank: GuidePage.Row { GuidePage.Row(cells: [], line: 0) }

  public mutating func archive(by archive: inout Archive) {
    archive(&cells)
    archive(&line)
  }
}
