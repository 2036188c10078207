import APISpec

/// The files of one resource: its calls with their bodies and responses, then the types that no other resource uses.
struct ResourceFiles {
  private let resource: ResourcePlan
  private let types: TypeFiles
  private let usage: TypeUsage
  private let methods: [MethodPlan]
  private let errors: ErrorTableText
  private let rules: RequestRuleText

  init(_ resource: ResourcePlan, types: TypeFiles, usage: TypeUsage) {
    self.resource = resource
    self.types = types
    self.usage = usage
    methods = resource.methods.filter(types.parts.includes)
    errors = ErrorTableText(methods.map(\.endpoint))
    rules = RequestRuleText(methods.map(\.endpoint), shapes: types.spelling.plan.shapes)
  }

  var pieces: [SourcePiece] {
    guard !methods.isEmpty || !stubs.isEmpty else { return [] }
    let plain = callUnits(isInside: true)
    let own = types.units(usage.types(of: resource.id))
    if lines(plain) + lines(own) + frame <= FilePacking.lineLimit { return [piece(plain, own, index: 0)] }
    if lines(plain) + frame <= FilePacking.lineLimit {
      return [piece(plain, [], index: 0)] + types.pieces(own, named: name + "+Types", pages: pages)
    }
    // The first file declares the resource around as many calls as fit; the others extend it, from where Swift finds
    // no short names of the namespace around it.
    let packed = FilePacking.packed(plain, head: frame)
    let whole = callUnits(isInside: false)
    var first = packed[0].count
    var sources = [piece(packed[0], [], index: 0)]
    for (index, units) in packed.enumerated().dropFirst() {
      sources.append(piece(extending: Array(whole[first..<(first + units.count)]), index: index))
      first += units.count
    }
    return sources + types.pieces(own, named: name + "+Types", pages: pages)
  }

  /// `V2+ProcessWithdraw`; a number behind the type's name stays.
  private var name: String {
    let number = String(resource.type.reversed().prefix(while: \.isNumber).reversed())
    let name = resource.type.dropLast(number.count)
    return "\(types.version.type)+\(name.hasSuffix("Resource") ? name.dropLast("Resource".count) : name)\(number)"
  }

  private var pages: Set<String> { Set(methods.flatMap { $0.endpoint.sources.map(\.path) }) }

  /// Published calls that are gone are shown where everything is.
  private var stubs: [LockedMethod] { types.settings.selection == .everything ? resource.stubs : [] }

  /// The lines around the calls.
  private var frame: Int { pages.count + errors.lineCount + rules.lineCount + 20 }

  private func lines(_ units: [OutputUnit]) -> Int { units.reduce(0) { $0 + $1.lineCount } }

  // MARK: Files

  private func piece(_ calls: [OutputUnit], _ own: [OutputUnit], index: Int) -> SourcePiece {
    var writer = SourceWriter()
    writer.block("extension \(types.service.type).\(types.version.type)") { writer in
      let id = resource.id.split(separator: ".").dropFirst(2).joined(separator: ".")
      if types.settings.docs != .none { writer.doc("Calls for `\(id)`.") }
      writer.block("public struct \(resource.type): Sendable") { writer in
        writer.line("let client: LarkClient")
        if !errors.isEmpty {
          writer.line("")
          errors.write(into: &writer)
        }
        if !rules.isEmpty {
          writer.line("")
          rules.write(into: &writer)
        }
        for unit in calls {
          writer.line("")
          writer.append(unit.inside)
        }
      }
    }
    if !own.isEmpty {
      writer.line("")
      types.write(own, into: &writer)
    }
    return SourcePiece(path: types.path(name, index), pages: pages, body: writer)
  }

  private func piece(extending calls: [OutputUnit], index: Int) -> SourcePiece {
    var writer = SourceWriter()
    writer.block("extension \(types.spelling.resource(resource.id))") { writer in
      for (index, unit) in calls.enumerated() {
        if index > 0 { writer.line("") }
        writer.append(unit.inside)
      }
    }
    return SourcePiece(path: types.path(name, index), pages: pages, body: writer)
  }

  // MARK: Units

  /// The calls, each with its own types; those that are gone first, since their types have short names only.
  private func callUnits(isInside: Bool) -> [OutputUnit] {
    var spelling = types.spelling
    spelling.isInsideNamespace = isInside
    let depth = isInside ? 2 : 1
    return stubs.map { stub in
      var unit = OutputUnit(inside: SourceWriter(depth: depth))
      StubRendering(stub: stub).write(into: &unit.inside)
      return unit
    }
      + leftovers.map { id in
        var unit = OutputUnit(inside: SourceWriter(depth: depth))
        ModelRendering(model: spelling.plan.models[id.index], spelling: spelling, docs: types.docs)
          .write(into: &unit.inside)
        return unit
      } + methods.map { unit(of: $0, spelling: spelling, depth: depth) }
  }

  private var leftovers: [ModelID] {
    types.settings.selection == .everything ? types.parts.leftovers(in: resource) : []
  }

  private func unit(of method: MethodPlan, spelling: Spelling, depth: Int) -> OutputUnit {
    var unit = OutputUnit(inside: SourceWriter(depth: depth))
    let docs = types.docs
    MethodRendering(
      method: method, spelling: spelling, docs: MethodDoc(docs: docs), hasErrors: !errors.isEmpty,
      hasRules: rules.holds(method.endpoint)
    ).write(into: &unit.inside)
    for id in types.parts.ownTypes(of: method, in: resource) {
      unit.inside.separate()
      ModelRendering(model: spelling.plan.models[id.index], spelling: spelling, docs: docs).write(into: &unit.inside)
    }
    return unit
  }
}
