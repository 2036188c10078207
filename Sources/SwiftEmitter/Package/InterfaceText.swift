/// `api.txt`: every public declaration in one sorted line, so that a reviewer sees what a change does to callers.
public struct InterfaceText {
  /// Where an output folder keeps the interface.
  public static let fileName = "api.txt"
  /// What stands behind a declaration that should not be used any more.
  public static let deprecationMark = " // deprecated"

  private let plan: SDKPlan
  private let parts: RenderedParts
  private let spelling: Spelling

  init(_ plan: SDKPlan, parts: RenderedParts, spelling: Spelling) {
    self.plan = plan
    self.parts = parts
    self.spelling = spelling
  }

  /// The file for the lines of all services.
  static func file(of lines: [String]) -> SourceFile { SourceFile(path: fileName, text: text(of: lines)) }

  static func text(of lines: [String]) -> String {
    lines.sorted(by: inOrder).map { $0 + "\n" }.joined()
  }

  /// By bytes, so that the order is the same everywhere.
  static func inOrder(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }

  /// One line a declaration, in any order.
  var lines: [String] {
    var lines: [String] = []
    // Types go with their version: where all its calls and events are gone, nothing of it is written.
    var scopes: Set<String> = []
    for service in plan.services.compactMap(parts.service) {
      lines.append("LarkClient.\(service.accessor): \(service.type)")
      for version in service.versions {
        scopes.insert(version.scope)
        lines.append("\(service.type).\(version.accessor): \(spelling.namespace(version.scope))")
        for resource in version.resources where parts.includes(resource) {
          lines.append("\(spelling.namespace(version.scope)).\(resource.accessor): \(spelling.resource(resource.id))")
          for method in resource.methods where parts.includes(method) { lines += self.lines(of: method, in: resource) }
        }
      }
    }
    lines += parts.models.map { plan.models[$0.index] }.filter { scopes.contains($0.scope) }.flatMap(self.lines)
    lines += parts.valueSets.map { plan.valueSets[$0.index] }.filter { scopes.contains($0.scope) }.flatMap(self.lines)
    return lines
  }

  private func lines(of method: MethodPlan, in resource: ResourcePlan) -> [String] {
    let owner = spelling.resource(resource.id)
    let result =
      switch method.result {
      case .nothing: ""
      case .value(let type): " -> \(spelling.lockText(type))"
      case .download: " -> Download"
      }
    let isDeprecated = Deprecation.text(of: method.endpoint.lifecycle) != nil
    var lines = method.signatures.map { signature in
      "\(owner).\(method.name)(\(list(signature)))\(result)" + mark(isDeprecated || signature.deprecation != nil)
    }
    if let upload = method.partedUpload, let signature = method.signatures.first {
      lines.append(
        "\(owner).\(upload.name)(\(list(signature)), file: UploadFile, resuming: UploadSession?) -> "
          + spelling.lockText(upload.result) + mark(isDeprecated))
    }
    if let paging = method.paging {
      let item = spelling.lockText(paging.item)
      lines += method.signatures.filter(paging.isPossible).map { signature in
        "\(owner).\(paging.name)(\(list(signature))) -> ItemSequence<\(item)>"
          + mark(isDeprecated || (signature.deprecation ?? paging.deprecation) != nil)
      }
    }
    return lines
  }

  private func list(_ signature: SignaturePlan) -> String {
    signature.arguments.map { argument in
      "\(argument.name): \(spelling.lockText(argument.type))\(argument.isRequired ? "" : "?")"
    }.joined(separator: ", ")
  }

  private func lines(of model: ModelPlan) -> [String] {
    let owner = "\(model.resource.map(spelling.resource) ?? spelling.namespace(model.scope)).\(model.name)"
    let uses = Direction.allCases.filter(model.directions.contains).map(\.rawValue).joined(separator: ", ")
    let properties = model.properties.map { property -> String in
      let type = spelling.lockText(property.type)
      return "\(owner).\(property.name): \(property.isPatch ? "Patch<\(type)>" : type + "?")"
        + mark(property.deprecation != nil)
    }
    let initializers = model.initializers.enumerated().map { index, names in
      "\(owner).init(\(names.compactMap { model.property($0)?.name }.map { $0 + ":" }.joined()))" + mark(index > 0)
    }
    return ["\(owner) (\(uses))"] + properties + initializers
  }

  private func lines(of set: ValueSetPlan) -> [String] {
    let owner = "\(spelling.namespace(set.scope)).\(set.name)"
    return ["\(owner) (\(set.isNumeric ? "numbers" : "strings"))"]
      + set.members.map { member in
        let value = set.isNumeric ? String(Int(member.value) ?? 0) : Literal.string(member.value)
        return "\(owner).\(member.name) = \(value)" + mark(member.deprecation != nil)
      }
  }

  private func mark(_ isDeprecated: Bool) -> String { isDeprecated ? Self.deprecationMark : "" }
}
