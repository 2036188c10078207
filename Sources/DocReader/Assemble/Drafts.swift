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

/// What one page says about an event.
struct EventDraft: Sendable {
  var event: Event
  var body = FieldSection()
  var values: [JSONValue] = []
  var path: String
  var dialect: Dialect
  var line: Int
}
