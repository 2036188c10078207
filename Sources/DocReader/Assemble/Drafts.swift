import APISpec

/// The fields of one section of a page, on their way to a tree.
struct FieldSection: Sendable {
  /// The rows, kept while their nesting is open.
  var rows: [FieldRow] = []
  var nodes: [FieldNode] = []
  /// How the rows nest by the page alone, where the dialect lost it.
  var alignment: OutlineAlignment?
  /// The example that shows the nesting.
  var example: JSONValue?
  /// Lines of the rows, depth-first.
  var lines: [Int] = []
}

extension FieldSection: ArchivedRecord {
  static var blank: FieldSection { FieldSection() }

  mutating func walk(_ members: inout some ArchiveWalk) {
    members("rows", &rows)
    members("nodes", &nodes)
    members("alignment", &alignment)
    members("example", &example)
    members("lines", &lines)
  }
}

/// What one page says about an endpoint: the endpoint without its fields, and these as trees.
struct EndpointDraft: Sendable {
  var endpoint: Endpoint
  var headers: [FieldNode] = []
  var pathParameters: [FieldNode] = []
  var queryParameters: [FieldNode] = []
  var body = FieldSection()
  var response = FieldSection()
  var responseHeaders: [FieldNode] = []
  var requestValues: [JSONValue] = []
  var responseValues: [JSONValue] = []
  var path: String
  var dialect: Dialect
  /// The line of the table of basics: where findings about the whole endpoint point.
  var line: Int
}

extension EndpointDraft: ArchivedRecord {
  static var blank: EndpointDraft { EndpointDraft(endpoint: .blank, path: "", dialect: .rawPortal, line: 0) }

  mutating func walk(_ members: inout some ArchiveWalk) {
    members("endpoint", &endpoint)
    members("headers", &headers)
    members("pathParameters", &pathParameters)
    members("queryParameters", &queryParameters)
    members("body", &body)
    members("response", &response)
    members("responseHeaders", &responseHeaders)
    members("requestValues", &requestValues)
    members("responseValues", &responseValues)
    members("path", &path)
    members("dialect", &dialect)
    members("line", &line)
  }
}

/// What one page says about an event.
struct EventDraft: Sendable {
  var event: Event
  var body = FieldSection()
  var values: [JSONValue] = []
  var path: String
  var dialect: Dialect
  var line: Int
}

extension EventDraft: ArchivedRecord {
  static var blank: EventDraft { EventDraft(event: .blank, path: "", dialect: .rawPortal, line: 0) }

  mutating func walk(_ members: inout some ArchiveWalk) {
    members("event", &event)
    members("body", &body)
    members("values", &values)
    members("path", &path)
    members("dialect", &dialect)
    members("line", &line)
  }
}
