import APISpec
import TestValues
import Testing

@testable import DocReader

/// A page for a reading, by its path and text.
func page(_ path: String, _ text: String) -> PageText { PageText(path: path, bytes: Array(text.utf8)) }

/// Reads pages and puts them together, as the program does.
func read(_ pages: [PageText]) -> SpecReading { assemble(pages.map(readPage)) }

func read(_ pages: RawPage...) -> SpecReading { read(pages.map { page($0.path, $0.text) }) }

func read(_ path: String, _ text: String) -> SpecReading { read([page(path, text)]) }

/// The bytes of a text as scanners take them.
func bytes(_ text: String) -> Text { Array(text.utf8)[...] }

extension SpecReading {
  /// The only endpoint, which the test must have.
  func endpoint(sourceLocation: SourceLocation = #_sourceLocation) throws -> Endpoint {
    try #require(
      spec.endpoints.count == 1, "\(spec.endpoints.count) endpoints; findings:\n\(findings)",
      sourceLocation: sourceLocation)
    return spec.endpoints[0]
  }

  /// The only event, which the test must have.
  func event(sourceLocation: SourceLocation = #_sourceLocation) throws -> Event {
    try #require(
      spec.events.count == 1, "\(spec.events.count) events; findings:\n\(findings)", sourceLocation: sourceLocation)
    return spec.events[0]
  }

  func body() throws -> String { SpecText(spec).text(try endpoint().request.fields) }
  func response() throws -> String { SpecText(spec).text(try endpoint().response.fields) }
  func query() throws -> String { SpecText(spec).text(try endpoint().queryParameters) }

  /// The findings, one a line, without their places.
  var findings: String { diagnostics.map { "\($0.rule.rawValue) \($0.message)" }.joined(separator: "\n") }

  var rules: Set<DiagnosticRule> { Set(diagnostics.map(\.rule)) }
}

/// Compares texts of several lines; a failure shows the lines that differ.
func expect(_ actual: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
  guard actual != expected else { return }
  Issue.record("\n\(LineDiff.text(from: expected, to: actual))", sourceLocation: sourceLocation)
}

/// The body that a page with these rows has.
func expectBody(
  _ rows: String, _ expected: String, example: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  var page = RawPage()
  page.body = rows
  page.bodyExample = example
  expect(try read(page).body(), expected, sourceLocation: sourceLocation)
}

/// The field that a row with this type and description gives.
func expectField(
  _ type: String, _ description: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  var page = RawPage()
  page.body = "tea | \(type) | 否 | \(description.replacing("\n\n", with: "⏎").replacing("\n", with: "↵"))"
  let body = try read(page).body()
  let prefix = "tea: "
  expect(body.hasPrefix(prefix) ? String(body.dropFirst(prefix.count)) : body, expected, sourceLocation: sourceLocation)
}
