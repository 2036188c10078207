import APISpec

/// Rebuilds the nesting of tables whose dialect lost it.
struct NestingRepair {
  private(set) var diagnostics: [Diagnostic] = []

  mutating func repair(_ endpoints: inout [EndpointDraft], _ events: inout [EventDraft]) {
    for index in endpoints.indices {
      let path = endpoints[index].path
      place(&endpoints[index].body, path)
      place(&endpoints[index].response, path)
    }
    for index in events.indices { place(&events[index].body, events[index].path) }
  }

  private mutating func place(_ section: inout FieldSection, _ path: String) {
    guard section.isNestingLost else { return }
    section.nodes = FieldTree.nodes(
      of: section.rows, levels: Array(repeating: 0, count: section.rows.count), log: &diagnostics, path: path)
    section.rows = []
  }
}
