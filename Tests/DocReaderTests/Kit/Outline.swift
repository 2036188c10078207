import APISpec

/// A whole specification as text that a person can compare with its pages.
struct Outline {
  private let spec: APISpec

  init(_ spec: APISpec) {
    self.spec = spec
  }

  var text: String {
    let parts = spec.endpoints.map(text) + spec.events.map(text)
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func text(_ endpoint: Endpoint) -> String {
    var lines = ["== \(endpoint.name) (\(endpoint.name.origin.rawValue)) \(endpoint.title)"]
    lines += endpoint.sources.map { "from \($0.path) (\($0.dialect.rawValue))" }
    if !endpoint.documentation.path.isEmpty { lines.append("documented at \(endpoint.documentation.path)") }
    if endpoint.lifecycle != .current {
      lines.append("\(endpoint.lifecycle.stage.rawValue): \(endpoint.lifecycle.note)")
    }
    lines += [endpoint.access, "summary: \(endpoint.summary)"]
    lines += section("header", endpoint.headers) + section("path", endpoint.pathParameters)
    lines += section("query", endpoint.queryParameters)
    lines += section("body (\(endpoint.request.kind.rawValue))", endpoint.request.fields)
    lines += examples(endpoint.request.examples)
    lines.append(
      "-- response: \(endpoint.response.kind.rawValue)\(endpoint.response.isEnvelopeImplied ? ", envelope implied" : "")"
    )
    lines += section("response header", endpoint.response.headers) + section("response", endpoint.response.fields)
    lines += examples(endpoint.response.examples)
    if let pages = endpoint.pagination {
      lines.append(
        "pages: \(pages.place.rawValue) \(pages.tokenParameter) -> \(pages.nextTokenPath), items \(pages.itemsPath ?? "-")"
      )
    }
    if !endpoint.errors.isEmpty { lines += ["-- errors", endpoint.errorLines] }
    return lines.joined(separator: "\n")
  }

  private func text(_ event: Event) -> String {
    var lines = ["== event \(event.eventType) \(event.title)"]
    lines += event.sources.map { "from \($0.path) (\($0.dialect.rawValue))" }
    if let name = event.name { lines.append("name \(name)") }
    lines.append("envelope \(event.envelope.rawValue), delivery \(event.delivery)")
    lines.append(
      "scopes \(event.scopes.mode.rawValue) " + event.scopes.scopes.map(SpecText.scope).joined(separator: ", "))
    lines += ["summary: \(event.summary)"] + section("message", event.fields) + examples(event.examples)
    return lines.joined(separator: "\n")
  }

  private func section(_ title: String, _ fields: [Field]) -> [String] {
    fields.isEmpty ? [] : ["-- \(title)", SpecText(spec).text(fields)]
  }

  private func examples(_ examples: [ExampleText]) -> [String] {
    examples.map { "example \($0.mediaType)\($0.isRepaired ? ", repaired" : "")" }
  }
}
