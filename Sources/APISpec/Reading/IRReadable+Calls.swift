// How endpoints, events and what they carry are read.

extension Endpoint: IRReadable {
  private static let required: [StaticString] = [
    "name", "title", "documentation", "httpMethod", "server", "path", "scopes", "request", "response", "sources",
  ]

  init(_ cursor: inout IRCursor) throws(IRSyntaxError) {
    var endpoint = Endpoint(name: .none, title: "", httpMethod: "", path: "")
    try cursor.object(Self.required) { (cursor, key) throws(IRSyntaxError) in
      switch key {
      case "name": endpoint.name = try EndpointName(&cursor)
      case "title": endpoint.title = try cursor.string()
      case "summary": endpoint.summary = try cursor.string()
      case "details": endpoint.details = try cursor.string()
      case "documentation": endpoint.documentation = try DocumentationLink(&cursor)
      case "httpMethod": endpoint.httpMethod = try cursor.string()
      case "server": endpoint.server = try cursor.string()
      case "path": endpoint.path = try cursor.string()
      case "fixedQuery": endpoint.fixedQuery = try cursor.values()
      case "rateLimits": endpoint.rateLimits = try cursor.values()
      case "appTypes": endpoint.appTypes = try cursor.words()
      case "tokenTypes": endpoint.tokenTypes = try cursor.words()
      case "scopes": endpoint.scopes = try ScopeRequirement(&cursor)
      case "fieldScopes": endpoint.fieldScopes = try cursor.values()
      case "headers": endpoint.headers = try cursor.values()
      case "pathParameters": endpoint.pathParameters = try cursor.values()
      case "queryParameters": endpoint.queryParameters = try cursor.values()
      case "request": endpoint.request = try RequestPayload(&cursor)
      case "response": endpoint.response = try ResponsePayload(&cursor)
      case "errors": endpoint.errors = try cursor.values()
      case "pagination": endpoint.pagination = try Pagination(&cursor)
      case "lifecycle": endpoint.lifecycle = try Lifecycle(&cursor)
      case "sources": endpoint.sources = try cursor.values()
      default: try cursor.skip()
      }
    }
    self = endpoint
  }
}

extension Event: IRReadable {
  private static let required: [StaticString] = [
    "eventType", "title", "documentation", "envelope", "scopes", "sources",
  ]

  init(_ cursor: inout IRCursor) throws(IRSyntaxError) {
    var event = Event(eventType: "", title: "")
    try cursor.object(Self.required) { (cursor, key) throws(IRSyntaxError) in
      switch key {
      case "eventType": event.eventType = try cursor.string()
      case "name": event.name = try EndpointName(&cursor)
      case "title": event.title = try cursor.string()
      case "summary": event.summary = try cursor.string()
      case "details": event.details = try cursor.string()
      case "documentation": event.documentation = try DocumentationLink(&cursor)
      case "envelope": event.envelope = try cursor.word()
      case "delivery": event.delivery = try cursor.string()
      case "appTypes": event.appTypes = try cursor.words()
      case "scopes": event.scopes = try ScopeRequirement(&cursor)
      case "fieldScopes": event.fieldScopes = try cursor.values()
      case "fields": event.fields = try cursor.values()
      case "notes": event.notes = try cursor.string()
      case "examples": event.examples = try cursor.values()
      case "lifecycle": event.lifecycle = try Lifecycle(&cursor)
      case "sources": event.sources = try cursor.values()
      default: try cursor.skip()
      }
    }
    self = event
  }
}

extension EndpointName: IRReadable {
  private static let required: [StaticString] = ["project", "version", "resource", "method", "origin"]

  init(_ cursor: inout IRCursor) throws(IRSyntaxError) {
    var name = EndpointName.none
    try cursor.object(Self.required) { (cursor, key) throws(IRSyntaxError) in
      switch key {
      case "project": name.project = try cursor.string()
      case "version": name.version = try cursor.string()
      case "resource": name.resource = try cursor.string()
      case "method": name.method = try cursor.string()
      case "origin": name.origin = try cursor.word()
      default: try cursor.skip()
      }
    }
    self = name
  }
}

extension EndpointName {
  /// What a name is before its words are read.
  fileprivate static let none = EndpointName(project: "", version: "", resource: "", method: "", origin: .derived)
}

extension DocumentationLink: IRReadable {
  init(_ cursor: inout IRCursor) throws(IRSyntaxError) {
    var link = DocumentationLink()
    try cursor.object { (cursor, key) throws(IRSyntaxError) in
      switch key {
      case "path": link.path = try cursor.string()
      case "url": link.url = try cursor.string()
      case "updatedAt": link.updatedAt = try cursor.integer()
      default: try cursor.skip()
      }
    }
    self = link
  }
}

extension QueryItem: IRReadable {
  private static let required: [StaticString] = ["name", "value"]

  init(_ cursor: inout IRCursor) throws(IRSyntaxError) {
    var item = QueryItem(name: "", value: "")
    try cursor.object(Self.required) { (cursor, key) throws(IRSyntaxError) in
      switch key {
      case "name": item.name = try cursor.string()
      case "value": item.value = try cursor.string()
      default: try cursor.skip()
      }
    }
    self = item
  }
}

// MARK: Access

extension RateLimit: IRReadable {
  init(_ cursor: inout IRCursor) throws(IRSyntaxError) {
    var limit: Int?
    var window: Window?
    var isSpecial = false
    try cursor.object { (cursor, key) throws(IRSyntaxError) in
      switch key {
      case "limit": limit = try cursor.integer()
      case "per": window = try cursor.word()
      case "special": isSpecial = try cursor.bool()
      default: try cursor.skip()
      }
    }
    if isSpecial {
      self = .special
    } else if let limit, let window {
      self = .calls(limit, per: window)
    } else {
      throw cursor.unexpected("a limit and its window before the end of the object")
    }
  }
}

extension Scope: IRReadable {
  private static let required: [StaticString] = ["name"]

  init(_ cursor: inout IRCursor) throws(IRSyntaxError) {
    var scope = Scope(name: "")
    try cursor.object(Self.required) { (cursor, key) throws(IRSyntaxError) in
      switch key {
      case "name": scope.name = try cursor.string()
      case "label": scope.label = try cursor.string()
      case "appTypes": scope.appTypes = try cursor.words()
      case "isHistoric": scope.isHistoric = try cursor.bool()
      case "forValue": scope.forValue = try cursor.string()
      default: try cursor.skip()
      }
    }
    self = scope
  }
}

extension ScopeRequirement: IRReadable {
  private static let required: [StaticString] = ["mode"]

  init(_ cursor: inout IRCursor) throws(IRSyntaxError) {
    var requirement = ScopeRequirement()
    try cursor.object(Self.required) { (cursor, key) throws(IRSyntaxError) in
      switch key {
      case "mode": requirement.mode = try cursor.word()
      case "scopes": requirement.scopes = try cursor.values()
      default: try cursor.skip()
      }
    }
    self = requirement
  }
}

// MARK: Payloads

extension RequestPayload: IRReadable {
  private static let required: [StaticString] = ["kind"]

  init(_ cursor: inout IRCursor) throws(IRSyntaxError) {
    var payload = RequestPayload()
    try cursor.object(Self.required) { (cursor, key) throws(IRSyntaxError) in
      switch key {
      case "kind": payload.kind = try cursor.word()
      case "contentType": payload.contentType = try cursor.string()
      case "fields": payload.fields = try cursor.values()
      case "whole": payload.whole = try cursor.type()
      case "notes": payload.notes = try cursor.string()
      case "examples": payload.examples = try cursor.values()
      default: try cursor.skip()
      }
    }
    self = payload
  }
}

extension ResponsePayload: IRReadable {
  private static let required: [StaticString] = ["kind"]

  init(_ cursor: inout IRCursor) throws(IRSyntaxError) {
    var payload = ResponsePayload()
    try cursor.object(Self.required) { (cursor, key) throws(IRSyntaxError) in
      switch key {
      case "kind": payload.kind = try cursor.word()
      case "headers": payload.headers = try cursor.values()
      case "fields": payload.fields = try cursor.values()
      case "isEnvelopeImplied": payload.isEnvelopeImplied = try cursor.bool()
      case "notes": payload.notes = try cursor.string()
      case "examples": payload.examples = try cursor.values()
      default: try cursor.skip()
      }
    }
    self = payload
  }
}

extension ExampleText: IRReadable {
  private static let required: [StaticString] = ["mediaType", "text"]

  init(_ cursor: inout IRCursor) throws(IRSyntaxError) {
    var example = ExampleText(mediaType: "", text: "")
    try cursor.object(Self.required) { (cursor, key) throws(IRSyntaxError) in
      switch key {
      case "title": example.title = try cursor.string()
      case "mediaType": example.mediaType = try cursor.string()
      case "text": example.text = try cursor.string()
      case "isRepaired": example.isRepaired = try cursor.bool()
      default: try cursor.skip()
      }
    }
    self = example
  }
}

extension ErrorCase: IRReadable {
  private static let required: [StaticString] = ["code", "message"]

  init(_ cursor: inout IRCursor) throws(IRSyntaxError) {
    var error = ErrorCase(code: 0, message: "")
    try cursor.object(Self.required) { (cursor, key) throws(IRSyntaxError) in
      switch key {
      case "httpStatus": error.httpStatus = try cursor.integer()
      case "code": error.code = try cursor.integer()
      case "message": error.message = try cursor.string()
      case "advice": error.advice = try cursor.string()
      case "parentCode": error.parentCode = try cursor.integer()
      default: try cursor.skip()
      }
    }
    self = error
  }
}

extension Pagination: IRReadable {
  private static let required: [StaticString] = ["place", "tokenParameter", "nextTokenPath"]

  init(_ cursor: inout IRCursor) throws(IRSyntaxError) {
    var pagination = Pagination(place: .query, tokenParameter: "", nextTokenPath: "")
    try cursor.object(Self.required) { (cursor, key) throws(IRSyntaxError) in
      switch key {
      case "place": pagination.place = try cursor.word()
      case "tokenParameter": pagination.tokenParameter = try cursor.string()
      case "sizeParameter": pagination.sizeParameter = try cursor.string()
      case "nextTokenPath": pagination.nextTokenPath = try cursor.string()
      case "hasMorePath": pagination.hasMorePath = try cursor.string()
      case "itemsPath": pagination.itemsPath = try cursor.string()
      default: try cursor.skip()
      }
    }
    self = pagination
  }
}

// MARK: Pages

extension PageSource: IRReadable {
  private static let required: [StaticString] = ["path", "dialect"]

  init(_ cursor: inout IRCursor) throws(IRSyntaxError) {
    var source = PageSource(path: "", dialect: .rawPortal)
    try cursor.object(Self.required) { (cursor, key) throws(IRSyntaxError) in
      switch key {
      case "path": source.path = try cursor.string()
      case "dialect": source.dialect = try cursor.word()
      case "tables": source.tables = try cursor.values()
      default: try cursor.skip()
      }
    }
    self = source
  }
}

extension TableLines: IRReadable {
  private static let required: [StaticString] = ["place", "lines"]

  init(_ cursor: inout IRCursor) throws(IRSyntaxError) {
    var table = TableLines(place: .request, lines: [])
    try cursor.object(Self.required) { (cursor, key) throws(IRSyntaxError) in
      switch key {
      case "place": table.place = try cursor.word()
      case "lines": table.lines = try cursor.list { (cursor) throws(IRSyntaxError) in try cursor.integer() }
      default: try cursor.skip()
      }
    }
    self = table
  }
}
