import APISpec

/// Rebuilds the nesting of tables whose dialect lost it, with what other tables teach.
///
/// The first alignment of a table, without any memory, is made with its page. Here the certain ones become the memory,
/// and the uncertain ones are aligned again with it.
struct NestingRepair {
  private var memory = TypeMemory()
  private(set) var diagnostics: [Diagnostic] = []

  mutating func repair(_ endpoints: inout [EndpointDraft], _ events: inout [EventDraft]) {
    guard endpoints.contains(where: \.hasLostNesting) || events.contains(where: \.hasLostNesting) else {
      return
    }
    for draft in endpoints {
      learn(draft.body, .request, draft.scope)
      learn(draft.response, .response, draft.scope)
    }
    for draft in events { learn(draft.body, .event, draft.scope) }
    for index in endpoints.indices {
      let draft = endpoints[index]
      place(&endpoints[index].body, .request, draft.scope, draft.path)
      place(&endpoints[index].response, .response, draft.scope, draft.path)
    }
    for index in events.indices {
      let draft = events[index]
      place(&events[index].body, .event, draft.scope, draft.path)
    }
  }

  private mutating func learn(_ section: FieldSection, _ place: OutlinePlace, _ scope: String) {
    if let alignment = section.alignment {
      memory.learn(section.outlineRows, alignment, place: place, scope: scope)
    } else if !section.nodes.contains(where: \.field.isInferred) {
      var rows: [OutlineRow] = []
      var levels: [Int] = []
      flatten(section.nodes, level: 0, &rows, &levels)
      memory.learn(rows, levels: levels, place: place, scope: scope)
    }
  }

  private func flatten(_ nodes: [FieldNode], level: Int, _ rows: inout [OutlineRow], _ levels: inout [Int]) {
    for node in nodes {
      let type = DeclaredType(type: node.field.type, structName: node.structName)
      rows.append(OutlineRow(name: node.field.name, type: type))
      levels.append(level)
      flatten(node.children, level: level + 1, &rows, &levels)
    }
  }

  private mutating func place(_ section: inout FieldSection, _ place: OutlinePlace, _ scope: String, _ path: String) {
    guard var alignment = section.alignment else { return }
    if !alignment.isConfident {
      alignment = alignOutline(
        section.outlineRows, example: section.example, place: place, memory: memory, scope: scope)
    }
    if !alignment.isConfident { report(section, alignment, place, path) }
    section.nodes = FieldTree.nodes(of: section.rows, levels: alignment.levels, log: &diagnostics, path: path)
    section.rows = []
    section.alignment = nil
  }

  private mutating func report(
    _ section: FieldSection, _ alignment: OutlineAlignment, _ place: OutlinePlace, _ path: String
  ) {
    let tenths = Int((alignment.cost * 10).rounded())
    let witness = section.example == nil ? "The page has no example that shows it." : "The example does not settle it."
    diagnostics.append(
      Diagnostic(
        .uncertainNesting, at: SourcePlace(path: path, line: section.lines.first ?? 1),
        "The nesting of this \(place) table is a guess (cost \(tenths / 10).\(tenths % 10)). \(witness)"))
  }
}

extension FieldSection {
  var outlineRows: [OutlineRow] {
    rows.map { OutlineRow(name: $0.name, type: $0.declared) }
  }
}

extension EndpointDraft {
  var hasLostNesting: Bool { body.alignment != nil || response.alignment != nil }
  fileprivate var scope: String { endpoint.name.project }
}

extension EventDraft {
  var hasLostNesting: Bool { body.alignment != nil }
  fileprivate var scope: String {
    event.name?.project ?? event.eventType.split(separator: ".").first.map(String.init) ?? ""
  }
}
