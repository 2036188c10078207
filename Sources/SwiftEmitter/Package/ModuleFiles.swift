import APISpec

/// The source files of one service.
struct ModuleFiles {
  let service: ServicePlan
  let parts: RenderedParts
  let spelling: Spelling
  let settings: SDKSettings

  /// Each with a path of its own.
  var files: [SourceFile] {
    let generator = settings.generator
    // Who imports the module has the client, too.
    let first = servicePiece.file(generator: generator, importing: FileHeader.exportingImport)
    let others = service.versions.flatMap(pieces).map { $0.file(generator: generator) }
    return Self.withOwnPaths([first] + others)
  }

  private static func withOwnPaths(_ files: [SourceFile]) -> [SourceFile] {
    var taken: Set<String> = []
    return files.map { file in
      var file = file
      let name = file.path.dropLast(".swift".count)
      var number = 2
      // Some file systems do not tell capitals apart.
      while !taken.insert(file.path.lowercased()).inserted {
        file.path = "\(name)-\(number).swift"
        number += 1
      }
      return file
    }
  }

  /// The calls and types of a version.
  func pieces(of version: VersionPlan) -> [SourcePiece] {
    let usage = TypeUsage(version, parts: parts, plan: spelling.plan)
    let types = TypeFiles(service, version, parts: parts, spelling: spelling, settings: settings)
    return version.resources.flatMap { ResourceFiles($0, types: types, usage: usage).pieces }
      + types.sharedPieces(usage) + types.eventPieces(usage)
  }

  /// The service itself: a property of the client, and the versions with their resources.
  var servicePiece: SourcePiece {
    var writer = SourceWriter()
    writer.block("extension LarkClient") { writer in
      describe("The calls of \(service.project).", &writer)
      writer.getter(
        "public var \(Identifier.declared(service.accessor)): \(service.type)", "\(service.type)(client: self)")
    }
    writer.separate()
    describe("The calls of \(service.project), by version.", &writer)
    writer.block("public struct \(service.type): Sendable") { writer in
      writer.line("let client: LarkClient")
      for version in service.versions { declare(version, into: &writer) }
    }
    let name = service.module.dropFirst("Lark".count)
    return SourcePiece(path: "\(service.module)/\(name).swift", pages: [], body: writer)
  }

  private func declare(_ version: VersionPlan, into writer: inout SourceWriter) {
    writer.line("")
    describe("Version \(version.scope.split(separator: ".").last ?? "") of \(service.project).", &writer)
    let accessor = Identifier.declared(version.accessor)
    writer.getter("public var \(accessor): \(version.type)", "\(version.type)(client: client)")
    writer.line("")
    describe("Version \(version.scope.split(separator: ".").last ?? "") of \(service.project).", &writer)
    writer.block("public struct \(version.type): Sendable") { writer in
      writer.line("let client: LarkClient")
      for resource in version.resources where parts.includes(resource) {
        writer.line("")
        describe("Calls for `\(resource.id.split(separator: ".").dropFirst(2).joined(separator: "."))`.", &writer)
        writer.getter(
          "public var \(Identifier.declared(resource.accessor)): \(resource.type)", "\(resource.type)(client: client)")
      }
    }
  }

  private func describe(_ text: String, _ writer: inout SourceWriter) {
    if settings.docs != .none { writer.doc(text) }
  }
}
