extension Endpoint {
  init(from cursor: inout IRCursor) throws(IRCursor.Stop) {
    var name: EndpointName?
    var seen = 0
    self.init(
      name: EndpointName(project: "", version: "", resource: "", method: "", origin: .derived), title: "",
      httpMethod: "", path: "")
    try cursor.members { c, key throws(IRCursor.Stop) in
      switch key {
      case "name": name = try EndpointName(from: &c)
      case "title": title = try c.string()
      case "summary": summary = try c.string()
      case "details": details = try c.string()
      case "documentation": documentation = try DocumentationLink(from: &c)
      case "httpMethod": httpMethod = try c.string()
      case "server": server = try c.string()
      case "path": path = try c.string()
      case "fixedQuery": fixedQuery = try c.list { c throws(IRCursor.Stop) in try QueryItem(from: &c) }
      case "rateLimits": rateLimits = try c.list { c throws(IRCursor.Stop) in try RateLimit(from: &c) }
      case "appTypes": appTypes = try c.list { c throws(IRCursor.Stop) in try c.word() }
      case "tokenTypes": tokenTypes = try c.list { c throws(IRCursor.Stop) in try c.word() }
      case "scopes": scopes = try ScopeRequirement(from: &c)
      case "fieldScopes": fieldScopes = try Scope.list(from: &c)
      case "headers": headers = try Field.list(from: &c)
      case "pathParameters": pathParameters = try Field.list(from: &c)
      case "queryParameters": queryParameters = try Field.list(from: &c)
      case "request": request = try RequestPayload(from: &c)
      case "response": response = try ResponsePayload(from: &c)
      case "errors": errors = try c.list { c throws(IRCursor.Stop) in try ErrorCase(from: &c) }
      case "pagination": pagination = try Pagination(from: &c)
      case "lifecycle": lifecycle = try Lifecycle(from: &c)
      case "sources": sources = try c.list { c throws(IRCursor.Stop) in try PageSource(from: &c) }
      default: throw IRCursor.Stop()
      }
      if Self.requiredMembers.contains(key) { seen += 1 }
    }
    guard seen == Self.requiredMembers.count else { throw IRCursor.Stop() }
    self.name = try required(name)
  }

  private static let requiredMembers: Set<String> = [
    "name", "title", "documentation", "httpMethod", "server", "path", "scopes", "request", "response", "sources",
  ]
}

extension Event {
  init(from cursor: inout IRCursor) throws(IRCursor.Stop) {
    var seen = 0
    self.init(eventType: "", title: "")
    try cursor.members { c, key throws(IRCursor.Stop) in
      switch key {
      case "eventType": eventType = try c.string()
      case "name": name = try EndpointName(from: &c)
      case "title": title = try c.string()
      case "summary": summary = try c.string()
      case "details": details = try c.string()
      case "documentation": documentation = try DocumentationLink(from: &c)
      case "envelope": envelope = try c.word()
      case "delivery": delivery = try c.string()
      case "appTypes": appTypes = try c.list { c throws(IRCursor.Stop) in try c.word() }
      case "scopes": scopes = try ScopeRequirement(from: &c)
      case "fieldScopes": fieldScopes = try Scope.list(from: &c)
      case "fields": fields = try Field.list(from: &c)
      case "notes": notes = try c.string()
      case "examples": examples = try ExampleText.list(from: &c)
      case "lifecycle": lifecycle = try Lifecycle(from: &c)
      case "sources": sources = try c.list { c throws(IRCursor.Stop) in try PageSource(from: &c) }
      default: throw IRCursor.Stop()
      }
      if Self.requiredMembers.contains(key) { seen += 1 }
    }
    guard seen == Self.requiredMembers.count else { throw IRCursor.Stop() }
  }

  private static let requiredMembers: Set<String> = [
    "eventType", "title", "documentation", "envelope", "scopes", "sources",
  ]
}

extension EndpointName {
  init(from cursor: inout IRCursor) throws(IRCursor.Stop) {
    var words: [String: String] = [:]
    var origin: Origin?
    try cursor.members { c, key throws(IRCursor.Stop) in
      switch key {
      case "project", "version", "resource", "method": words[key] = try c.string()
      case "origin": origin = try c.word()
      default: throw IRCursor.Stop()
      }
    }
    self.init(
      project: try required(words["project"]), version: try required(words["version"]),
      resource: try required(words["resource"]), method: try required(words["method"]), origin: try required(origin))
  }
}

extension DocumentationLink {
  init(from cursor: inout IRCursor) throws(IRCursor.Stop) {
    self.init()
    try cursor.members { c, key throws(IRCursor.Stop) in
      switch key {
      case "path": path = try c.string()
      case "url": url = try c.string()
      case "updatedAt": updatedAt = try c.integer()
      default: throw IRCursor.Stop()
      }
    }
  }
}

extension QueryItem {
  init(from cursor: inout IRCursor) throws(IRCursor.Stop) {
    var name: String?
    var value: String?
    try cursor.members { c, key throws(IRCursor.Stop) in
      switch key {
      case "name": name = try c.string()
      case "value": value = try c.string()
      default: throw IRCursor.Stop()
      }
    }
    self.init(name: try required(name), value: try required(value))
  }
}

extension RateLimit {
  init(from cursor: inout IRCursor) throws(IRCursor.Stop) {
    var limit: Int?
    var window: Window?
    var isSpecial = false
    try cursor.members { c, key throws(IRCursor.Stop) in
      switch key {
      case "limit": limit = try c.integer()
      case "per": window = try c.word()
      case "special": isSpecial = try c.boolean()
      default: throw IRCursor.Stop()
      }
    }
    self = isSpecial ? .special : .calls(try required(limit), per: try required(window))
  }
}

extension RequestPayload {
  init(from cursor: inout IRCursor) throws(IRCursor.Stop) {
    var kind: Kind?
    self.init()
    try cursor.members { c, key throws(IRCursor.Stop) in
      switch key {
      case "kind": kind = try c.word()
      case "contentType": contentType = try c.string()
      case "fields": fields = try Field.list(from: &c)
      case "whole": whole = try c.type()
      case "notes": notes = try c.string()
      case "examples": examples = try ExampleText.list(from: &c)
      default: throw IRCursor.Stop()
      }
    }
    self.kind = try required(kind)
  }
}

extension ResponsePayload {
  init(from cursor: inout IRCursor) throws(IRCursor.Stop) {
    var kind: Kind?
    self.init()
    try cursor.members { c, key throws(IRCursor.Stop) in
      switch key {
      case "kind": kind = try c.word()
      case "headers": headers = try Field.list(from: &c)
      case "fields": fields = try Field.list(from: &c)
      case "isEnvelopeImplied": isEnvelopeImplied = try c.boolean()
      case "notes": notes = try c.string()
      case "examples": examples = try ExampleText.list(from: &c)
      default: throw IRCursor.Stop()
      }
    }
    self.kind = try required(kind)
  }
}

extension ExampleText {
  static func list(from cursor: inout IRCursor) throws(IRCursor.Stop) -> [ExampleText] {
    try cursor.list { c throws(IRCursor.Stop) in try ExampleText(from: &c) }
  }

  init(from cursor: inout IRCursor) throws(IRCursor.Stop) {
    var mediaType: String?
    var text: String?
    self.init(text: "")
    try cursor.members { c, key throws(IRCursor.Stop) in
      switch key {
      case "title": title = try c.string()
      case "mediaType": mediaType = try c.string()
      case "text": text = try c.string()
      case "isRepaired": isRepaired = try c.boolean()
      default: throw IRCursor.Stop()
      }
    }
    self.mediaType = try required(mediaType)
    self.text = try required(text)
  }
}

extension ErrorCase {
  init(from cursor: inout IRCursor) throws(IRCursor.Stop) {
    var code: Int?
    var message: String?
    self.init(code: 0, message: "")
    try cursor.members { c, key throws(IRCursor.Stop) in
      switch key {
      case "httpStatus": httpStatus = try c.integer()
      case "code": code = try c.integer()
      case "message": message = try c.string()
      case "advice": advice = try c.string()
      case "parentCode": parentCode = try c.integer()
      default: throw IRCursor.Stop()
      }
    }
    self.code = try required(code)
    self.message = try required(message)
  }
}

extension Pagination {
  init(from cursor: inout IRCursor) throws(IRCursor.Stop) {
    var place: Place?
    var tokenParameter: String?
    var nextTokenPath: String?
    self.init(place: .query, tokenParameter: "", nextTokenPath: "")
    try cursor.members { c, key throws(IRCursor.Stop) in
      switch key {
      case "place": place = try c.word()
      case "tokenParameter": tokenParameter = try c.string()
      case "sizeParameter": sizeParameter = try c.string()
      case "nextTokenPath": nextTokenPath = try c.string()
      case "hasMorePath": hasMorePath = try c.string()
      case "itemsPath": itemsPath = try c.string()
      default: throw IRCursor.Stop()
      }
    }
    self.place = try required(place)
    self.tokenParameter = try required(tokenParameter)
    self.nextTokenPath = try required(nextTokenPath)
  }
}

extension PageSource {
  init(from cursor: inout IRCursor) throws(IRCursor.Stop) {
    var path: String?
    var dialect: Dialect?
    var tables: [TableLines] = []
    try cursor.members { c, key throws(IRCursor.Stop) in
      switch key {
      case "path": path = try c.string()
      case "dialect": dialect = try c.word()
      case "tables": tables = try c.list { c throws(IRCursor.Stop) in try TableLines(from: &c) }
      default: throw IRCursor.Stop()
      }
    }
    self.init(path: try required(path), dialect: try required(dialect), tables: tables)
  }
}

extension TableLines {
  init(from cursor: inout IRCursor) throws(IRCursor.Stop) {
    var place: Place?
    var lines: [Int]?
    try cursor.members { c, key throws(IRCursor.Stop) in
      switch key {
      case "place": place = try c.word()
      case "lines": lines = try c.list { c throws(IRCursor.Stop) in try c.integer() }
      default: throw IRCursor.Stop()
      }
    }
    self.init(place: try required(place), lines: try required(lines))
  }
}
