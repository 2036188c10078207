import APISpec

/// Shows one endpoint or event as a person wants to see it.
struct CallPage {
  private let shapes: [ShapeID: Shape]
  private let fieldText: FieldText
  private let paint: Paint
  private var text = ""

  init(_ spec: APISpec, paint: Paint, isVerbose: Bool) {
    shapes = Dictionary(spec.shapes.map { ($0.id, $0) }) { first, _ in first }
    fieldText = FieldText(paint: paint, isVerbose: isVerbose)
    self.paint = paint
  }

  func text(of call: DocumentedCall) -> String {
    var page = self
    switch call {
    case .endpoint(let endpoint): page.show(endpoint)
    case .event(let event): page.show(event)
    }
    return page.text
  }

  private mutating func show(_ endpoint: Endpoint) {
    head(endpoint.title, "\(endpoint.httpMethod) \(endpoint.path)", endpoint.name.description)
    fact("summary", endpoint.summary)
    fact("docs", endpoint.documentation.url ?? endpoint.documentation.path)
    fact("lifecycle", Self.words(endpoint.lifecycle))
    fact("server", endpoint.server)
    fact("fixed query", endpoint.fixedQuery.map { "\($0.name)=\($0.value)" }.joined(separator: "&"))
    fact("tokens", endpoint.tokenTypes.map(\.rawValue).joined(separator: ", "))
    access(endpoint.appTypes, endpoint.scopes, endpoint.fieldScopes)
    fact("rate limits", endpoint.rateLimits.map(Self.words).joined(separator: ", "))
    fact("pagination", endpoint.pagination.map(Self.words) ?? "")
    tree("Headers", endpoint.headers)
    tree("Path parameters", endpoint.pathParameters)
    tree("Query parameters", endpoint.queryParameters)
    show(endpoint.request)
    show(endpoint.response)
    show(endpoint.errors)
    show(endpoint.sources)
  }

  private mutating func show(_ event: Event) {
    head(event.title, "EVENT \(event.eventType)", event.name?.description ?? "")
    fact("summary", event.summary)
    fact("docs", event.documentation.url ?? event.documentation.path)
    fact("lifecycle", Self.words(event.lifecycle))
    fact("delivery", event.delivery)
    access(event.appTypes, event.scopes, event.fieldScopes)
    tree("Message (envelope \(event.envelope.rawValue))", event.fields)
    show(event.sources)
  }

  private mutating func head(_ title: String, _ signature: String, _ name: String) {
    line(paint.paint(title.printableLine, .bold))
    line(paint.paint(signature.printableLine, .green) + (name.isEmpty ? "" : "  " + name.printableLine))
    line("")
  }

  private mutating func access(_ appTypes: [AppType], _ scopes: ScopeRequirement, _ fieldScopes: [Scope]) {
    fact("app types", appTypes.map(\.rawValue).joined(separator: ", "))
    let mode = scopes.mode == .allOf ? "all of " : scopes.scopes.count > 1 ? "any of " : ""
    if !scopes.scopes.isEmpty { fact("scopes", mode + scopes.scopes.map(Self.words).joined(separator: ", ")) }
    fact("field scopes", fieldScopes.map(Self.words).joined(separator: ", "))
  }

  private mutating func show(_ request: RequestPayload) {
    guard request.kind != .none else { return }
    let title = "Body (\(request.contentType ?? request.kind.rawValue))"
    if let whole = request.whole {
      section(title, FieldTree.lines(of: whole, shapes, fieldText))
    } else {
      section(title, FieldTree.lines(of: request.fields, shapes, fieldText), whenEmpty: "no documented fields")
    }
  }

  private mutating func show(_ response: ResponsePayload) {
    tree("Response headers", response.headers)
    let envelope = response.isEnvelopeImplied ? ", inside of data" : ""
    section(
      "Response (\(response.kind.rawValue)\(envelope))", FieldTree.lines(of: response.fields, shapes, fieldText),
      whenEmpty: "no documented fields")
  }

  private mutating func show(_ errors: [ErrorCase]) {
    section(
      "Errors",
      errors.map { error in
        let parent = error.parentCode.map { "\($0)/" } ?? ""
        let status = error.httpStatus.map(String.init) ?? "-"
        let advice = error.advice.isEmpty ? "" : "  " + paint.paint(fieldText.shortened(error.advice), .dim)
        return
          "\(status.padded(to: 3))  \("\(parent)\(error.code)".padded(to: 8))  \(fieldText.oneLine(error.message))\(advice)"
      })
  }

  private mutating func show(_ sources: [PageSource]) {
    section("Sources", sources.map { "\($0.path.printableLine)  (dialect \($0.dialect.rawValue))" })
  }

  private mutating func tree(_ title: String, _ fields: [Field]) {
    section(title, FieldTree.lines(of: fields, shapes, fieldText))
  }

  /// A title with lines below it; without lines it is left out, or says so.
  private mutating func section(_ title: String, _ lines: [String], whenEmpty substitute: String? = nil) {
    let lines = lines.isEmpty ? [substitute].compactMap { $0 } : lines
    guard !lines.isEmpty else { return }
    line("")
    line(paint.paint(title.printableLine, .bold))
    for text in lines { line("  " + text) }
  }

  private mutating func fact(_ name: String, _ words: String) {
    guard !words.isEmpty else { return }
    line(paint.paint(name.padded(to: 14), .dim) + fieldText.oneLine(words))
  }

  private mutating func line(_ words: String) {
    text += words + "\n"
  }
}

extension CallPage {
  fileprivate static func words(_ scope: Scope) -> String {
    let value = scope.forValue.map { " for \($0)" } ?? ""
    return scope.name + value + (scope.isHistoric ? " (historic)" : "")
  }

  fileprivate static func words(_ limit: RateLimit) -> String {
    switch limit {
    case .calls(let count, let window): "\(count) per \(window.rawValue)"
    case .special: "special"
    }
  }

  fileprivate static func words(_ lifecycle: Lifecycle) -> String {
    guard lifecycle.stage != .current else { return "" }
    return lifecycle.stage.rawValue + (lifecycle.note.isEmpty ? "" : ": \(lifecycle.note)")
  }

  fileprivate static func words(_ pagination: Pagination) -> String {
    var words = "\(pagination.tokenParameter) (\(pagination.place.rawValue)) from \(pagination.nextTokenPath)"
    if let more = pagination.hasMorePath { words += " while \(more)" }
    if let items = pagination.itemsPath { words += ", items in \(items)" }
    if let size = pagination.sizeParameter { words += ", page size \(size)" }
    return words
  }
}

extension String {
  /// Adds spaces at the end.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
