import APISpec

/// An endpoint or event as the place of changes.
struct SubjectPlace {
  var service: String
  var endpoint: String?
  var event: String?
  var docPath: String
  var page: String
  var lines: RowLines?
  var isOld: Bool

  init(_ endpoint: Endpoint, lines: RowLines?, isOld: Bool = false) {
    service = endpoint.name.project
    self.endpoint = "\(endpoint.httpMethod) \(PathTemplate.colons(endpoint.path))"
    event = nil
    docPath = endpoint.documentation.path
    page = endpoint.sources.first?.path ?? ""
    self.lines = lines
    self.isOld = isOld
  }

  init(_ event: Event, lines: RowLines?, isOld: Bool = false) {
    service = String(event.scope.prefix { $0 != "." })
    endpoint = nil
    self.event = event.eventType
    docPath = event.documentation.path
    page = event.sources.first?.path ?? ""
    self.lines = lines
    self.isOld = isOld
  }

  var subject: String { endpoint ?? event ?? "" }

  func change(
    _ rule: ChangeRule, _ direction: Direction = .request, owner: String, name: String = "", old: String? = nil,
    new: String? = nil, at location: String = ""
  ) -> Change {
    let site = ChangeSite(
      endpoint: endpoint, event: event, docPath: docPath, page: page,
      line: location.isEmpty ? nil : lines?[location], location: location, old: old, new: new, isInOld: isOld)
    return Change(
      rule: rule, direction: direction, service: service, owner: owner, name: name, old: old, new: new, site: site)
  }
}
