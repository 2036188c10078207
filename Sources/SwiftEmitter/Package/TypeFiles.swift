import APISpec

/// The files of a version that hold types and no calls.
struct TypeFiles {
  let service: ServicePlan
  let version: VersionPlan
  let parts: RenderedParts
  let spelling: Spelling
  let settings: SDKSettings

  init(
    _ service: ServicePlan, _ version: VersionPlan, parts: RenderedParts, spelling: Spelling, settings: SDKSettings
  ) {
    self.service = service
    self.version = version
    self.parts = parts
    self.spelling = spelling
    self.settings = settings
  }

  var docs: FieldDoc { FieldDoc(level: settings.docs) }

  /// The types that several resources use.
  func sharedPieces(_ usage: TypeUsage) -> [SourcePiece] {
    pieces(units(usage.types(of: nil)), named: "\(version.type)+Types", pages: [])
  }

  /// The types of events.
  func eventPieces(_ usage: TypeUsage) -> [SourcePiece] {
    let pages = Set(version.events.filter(parts.includes).flatMap { $0.event.sources.map(\.path) })
    return pieces(units(usage.types(of: TypeUsage.events)), named: "\(version.type)+Events", pages: pages)
  }

  func pieces(_ units: [OutputUnit], named name: String, pages: Set<String>) -> [SourcePiece] {
    FilePacking.packed(units, head: pages.count + 10).enumerated().map { index, units in
      var writer = SourceWriter()
      write(units, into: &writer)
      return SourcePiece(path: path(name, index), pages: pages, body: writer)
    }
  }

  func path(_ name: String, _ index: Int) -> String {
    "\(service.module)/\(name)\(index == 0 ? "" : "+\(index + 1)").swift"
  }

  /// Writes what stands inside the namespace in one extension, and what stands beside it after that.
  func write(_ units: [OutputUnit], into writer: inout SourceWriter) {
    let inside = units.filter { !$0.inside.isEmpty }
    if !inside.isEmpty {
      writer.block("extension \(service.type).\(version.type)") { writer in
        for (index, unit) in inside.enumerated() {
          // Sets of values are two lines each, and stand together.
          if index > 0, unit.outside.isEmpty || inside[index - 1].outside.isEmpty { writer.line("") }
          writer.append(unit.inside)
        }
      }
    }
    for unit in units where !unit.outside.isEmpty {
      writer.line("")
      writer.append(unit.outside)
    }
  }

  func units(_ types: TypeUsage.Types) -> [OutputUnit] {
    types.models.map { id in
      var unit = OutputUnit()
      ModelRendering(model: spelling.plan.models[id.index], spelling: spelling, docs: docs).write(into: &unit.inside)
      return unit
    }
      + types.valueSets.map { id in
        var unit = OutputUnit()
        let set = ValueSetRendering(values: spelling.plan.valueSets[id.index], spelling: spelling, docs: docs)
        set.writeTypes(into: &unit.inside)
        set.writeConstants(into: &unit.outside)
        return unit
      }
  }
}
