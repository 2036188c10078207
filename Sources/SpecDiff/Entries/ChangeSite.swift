/// One place at which a change shows.
public struct ChangeSite: Hashable, Sendable {
  /// `GET /open-apis/…/:id`; nil for events.
  public var endpoint: String?
  /// The type of the event; nil for endpoints.
  public var event: String?
  /// The page's path in the documentation portal; empty where no page states it.
  public var docPath: String
  /// The page's path below its input, in the new state, or in the old one where the new one lacks it.
  public var page: String
  /// nil where the change is not about a row of a table.
  public var line: Int?
  /// `query.folder_id`, `response.data.items.name`; empty for the endpoint as a whole.
  public var location: String
  public var old: String?
  public var new: String?
  /// Whether `page` and `line` are those of the old state.
  public var isInOld: Bool

  public init(
    endpoint: String? = nil, event: String? = nil, docPath: String = "", page: String = "", line: Int? = nil,
    location: String = "", old: String? = nil, new: String? = nil, isInOld: Bool = false
  ) {
    self.endpoint = endpoint
    self.event = event
    self.docPath = docPath
    self.page = page
    self.line = line
    self.location = location
    self.old = old
    self.new = new
    self.isInOld = isInOld
  }

  /// The endpoint or event.
  public var subject: String { endpoint ?? event ?? "" }

  var order: (String, String, String, Int) { (subject, location, page, line ?? 0) }
}
