import APISpec

/// Reads an event page: type, access, the message's fields and its example.
struct EventReader {
  private let outline: PageOutline
  private let basics: Basics?
  var log: DiagnosticLog

  init(outline: PageOutline, basics: Basics?, log: DiagnosticLog) {
    self.outline = outline
    self.basics = basics
    self.log = log
  }

  /// Nil when nothing on the page names the event.
  mutating func read() -> EventDraft? {
    var examples = ExampleBlocks()
    for section in outline.sections(.eventExample) + outline.sections(.eventBody) { examples.add(section, log: &log) }
    guard let eventType = eventType(examples.values) else {
      if basics != nil {
        log.report(.missingEventType, at: outline.basicsOffset, "The page states no event type.")
      }
      return nil
    }
    var body = FieldSectionReader(place: .event, dialect: outline.dialect, path: outline.page.path)
    for section in outline.sections(.eventBody) + outline.sections(.event).filter({ basics == nil || $0.tables.count > 1 }) {
      body.add(withoutBasics(section), log: &log)
    }
    body.finish(example: examples.values.first, log: &log)
    var event = Event(eventType: eventType, title: outline.title)
    event.name = EndpointNaming.explorerName(in: outline.page.text)
    (event.summary, event.details) = outline.introductionText
    event.documentation = outline.documentation
    event.lifecycle = outline.lifecycle
    event.notes = body.notes.joined(separator: "\n\n")
    event.examples = examples.examples
    event.envelope = envelope(body.fields, examples.values)
    readAccess(&event)
    let lines = body.fields.lines
    event.sources = [
      PageSource(
        path: outline.page.path, dialect: outline.dialect,
        tables: lines.isEmpty ? [] : [TableLines(place: .event, lines: lines)])
    ]
    return EventDraft(
      event: event, body: body.fields, values: examples.values, path: outline.page.path, dialect: outline.dialect,
      line: outline.page.line(at: outline.basicsOffset))
  }

  private func withoutBasics(_ section: Section) -> Section {
    var section = section
    section.items.removeAll { item in
      if case .table(let table) = item { Basics(table) != nil } else { false }
    }
    return section
  }

  private func eventType(_ values: [JSONValue]) -> String? {
    if let cell = basics?.first(.eventType) {
      let words = cell.plain.split(whereSeparator: { " 、,，/".contains($0) })
      if let first = words.first { return String(first) }
    }
    for value in values {
      if case .string(let type)? = value["header"]?["event_type"] { return type }
      if case .string(let type)? = value["event"]?["type"] { return type }
    }
    return nil
  }

  private func envelope(_ fields: FieldSection, _ values: [JSONValue]) -> Event.Envelope {
    let names = Set(fields.rows.isEmpty ? fields.nodes.map(\.field.name) : fields.rows.map(\.name))
    if names.contains("header"), names.contains("event") { return .v2 }
    if names.contains("uuid"), names.contains("event") { return .v1 }
    guard let value = values.first else { return .none }
    if value["header"] != nil { return .v2 }
    return value["uuid"] != nil ? .v1 : .none
  }

  private mutating func readAccess(_ event: inout Event) {
    guard let basics else { return }
    for row in basics.unknown {
      log.report(.unknownBasicsRow, at: row.offset, "The row '\(row.title.excerpt)' of the event basics is not known.")
    }
    let access = AccessReader(basics)
    event.appTypes = access.appTypes(log: &log)
    event.scopes = access.scopes(log: &log)
    event.fieldScopes = access.fieldScopes(log: &log)
    event.delivery = basics.first(.delivery)?.plain ?? ""
  }
}
