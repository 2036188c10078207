import APISpec

/// Reads an event page: types, access, the messages' fields and their examples.
struct EventReader {
  private let outline: PageOutline
  private let basics: Basics?
  var log: DiagnosticLog

  /// One message that the page documents; most pages document one.
  private struct Variant {
    var bodies: [Section] = []
    var examples: [Section] = []
  }

  init(outline: PageOutline, basics: Basics?, log: DiagnosticLog) {
    self.outline = outline
    self.basics = basics
    self.log = log
  }

  /// One draft for each event type; none when nothing on the page names the event.
  mutating func read() -> [EventDraft] {
    var drafts: [EventDraft] = []
    for (number, variant) in variants().enumerated() {
      var examples = ExampleBlocks()
      for section in variant.examples + variant.bodies { examples.add(section, log: &log) }
      let stated = number == 0 ? statedType : nil
      guard let type = titledType(variant) ?? stated ?? exampleType(examples.values) else { continue }
      if drafts.contains(where: { $0.event.eventType == type }) { continue }
      drafts.append(draft(type, variant, examples))
    }
    if drafts.isEmpty, basics != nil {
      log.report(.missingEventType, at: outline.basicsOffset, "The page states no event type.")
    }
    return drafts
  }

  /// A page may document several messages one after the other, each with a body of its own.
  private func variants() -> [Variant] {
    var variants: [Variant] = []
    for section in outline.sections {
      switch section.kind {
      case .eventBody:
        let startsAnother = variants.last.map { !$0.bodies.isEmpty && !section.tables.isEmpty } ?? true
        if startsAnother { variants.append(Variant()) }
        variants[variants.count - 1].bodies.append(section)
      case .event where basics == nil || section.tables.count > 1:
        if variants.isEmpty { variants.append(Variant()) }
        variants[variants.count - 1].bodies.append(withoutBasics(section))
      case .eventExample:
        if variants.isEmpty { variants.append(Variant()) }
        variants[variants.count - 1].examples.append(section)
      default:
        break
      }
    }
    return variants.isEmpty ? [Variant()] : variants
  }

  private mutating func draft(_ type: String, _ variant: Variant, _ examples: ExampleBlocks) -> EventDraft {
    var body = FieldSectionReader(place: .event, dialect: outline.dialect, path: outline.page.path)
    for section in variant.bodies { body.add(section, log: &log) }
    body.finish(example: examples.values.first, log: &log)
    var event = Event(eventType: type, title: outline.title)
    event.name = explorerName()
    (event.summary, event.details) = outline.introductionText
    event.documentation = outline.documentation
    event.lifecycle = outline.lifecycle
    let words = variant.examples.map { PageOutline.markdown(of: $0, withTitle: false) }.filter { !$0.isEmpty }
    event.notes = (body.notes + words).joined(separator: "\n\n")
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

  private mutating func explorerName() -> EndpointName? {
    guard let name = EndpointNaming.explorerName(in: outline.page.text) else { return nil }
    guard !name.isUsable else { return name }
    log.report(
      .unusableName, at: EndpointNaming.explorerLink(in: outline.page.text) ?? outline.basicsOffset,
      "The explorer link names the event '\(name.description.excerpt)', which is not a valid name.")
    return nil
  }

  private func withoutBasics(_ section: Section) -> Section {
    var section = section
    section.items.removeAll { item in
      if case .table(let table) = item { Basics(table) != nil } else { false }
    }
    return section
  }

  /// The type in the table of basics.
  private var statedType: String? {
    basics?.first(.eventType)?.plain.split(whereSeparator: { " 、,，/".contains($0) }).first.map(String.init)
  }

  /// `事件体（事件类型为 leave_approvalV2）`: the type behind the words for "the event type is".
  private func titledType(_ variant: Variant) -> String? {
    for section in variant.bodies {
      let title = section.title.bytes[...]
      guard let range = title.firstRange(of: Self.typeIs) else { continue }
      let word = title[range.upperBound...].drop(while: \.isBlank).prefix { $0.isWord || $0 == UInt8(ascii: ".") }
      if !word.isEmpty { return word.string }
    }
    return nil
  }

  private static let typeIs = "事件类型为".bytes

  private func exampleType(_ values: [JSONValue]) -> String? {
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
