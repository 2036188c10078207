import APISpec

@testable import SwiftEmitter

/// Source of somebody who uses all of an emitted SDK: calls with and without what can be left out, results, bodies,
/// properties and constants, each with the type that it has.
struct WitnessSource {
  private let spelling: Spelling
  private var lines: [String] = []

  /// - Parameter project: The service that is used.
  init(_ plans: [SDKPlan], of project: String) {
    let plan = plans.first { $0.services.contains { $0.project == project } } ?? SDKPlan()
    var spelling = Spelling(plan)
    spelling.isInsideNamespace = false
    self.spelling = spelling
    for service in plan.services where service.project == project {
      for version in service.versions {
        for resource in version.resources {
          let path = [service.accessor, version.accessor, resource.accessor].joined(separator: ".")
          for method in resource.methods { use(method, of: "lark.\(path)") }
        }
      }
    }
    for model in plan.models where model.scope.hasPrefix(project + ".") { use(model) }
    for values in plan.valueSets where values.scope.hasPrefix(project + ".") {
      let owner = "\(spelling.namespace(values.scope)).\(values.name)"
      for member in values.members { lines.append("let _: \(owner) = .\(Identifier.declared(member.name))") }
    }
  }

  /// The source, as a function of that name.
  func text(named name: String) -> String {
    """
    import LarkRuntime

    func \(name)(_ lark: LarkClient) async throws {
      func some<Value>() -> Value { fatalError() }
    \(lines.map { "  " + $0 }.joined(separator: "\n"))
    }

    """
  }

  private mutating func use(_ method: MethodPlan, of resource: String) {
    let name = Identifier.declared(method.name)
    let arguments = method.signatures[0].arguments
    for arguments in [arguments.filter(\.isRequired), arguments] {
      let passed = arguments.map { "\(Identifier.label($0.name)): some() as \(spelling($0.type))" }
      let call = "try await \(resource).\(name)(\(passed.joined(separator: ", ")))"
      switch method.result {
      case .nothing: lines.append(call)
      case .value(let type): lines.append("do { let _: \(spelling(type)) = \(call) }")
      case .download: lines.append("do { let _: Download = \(call) }")
      }
    }
    if let paging = method.paging {
      let required = arguments.filter(\.isRequired).map {
        "\(Identifier.label($0.name)): some() as \(spelling($0.type))"
      }
      lines.append(
        "do { let _: ItemSequence<\(spelling(paging.item))> = "
          + "\(resource).\(Identifier.declared(paging.name))(\(required.joined(separator: ", "))) }")
    }
    lines.append("_ = \(spelling.resource(method.endpoint.name.resourceID)).\(method.name)Endpoint")
  }

  private mutating func use(_ model: ModelPlan) {
    let type = "\(model.resource.map(spelling.resource) ?? spelling.namespace(model.scope)).\(model.name)"
    let isWritten = !model.directions.isDisjoint(with: [.write, .form])
    var statements: [String] = []
    if isWritten {
      let required = (model.initializers.first ?? []).compactMap { model.property($0) }
      let passed = required.map { "\(Identifier.label($0.name)): some() as \(spelling($0.type))" }
      statements.append("var value = \(type)(\(passed.joined(separator: ", ")))")
    } else {
      statements.append("let value: \(type) = some()")
    }
    for property in model.properties {
      let held = property.isPatch ? "Patch<\(spelling(property.type))>" : "\(spelling(property.type))?"
      let name = Identifier.declared(property.name)
      statements.append("let _: \(held) = value.\(name)")
      if isWritten { statements.append("value.\(name) = some() as \(held)") }
    }
    lines.append("do { \(statements.joined(separator: "; ")); _ = value }")
  }
}

extension EndpointName {
  /// What the calls of one resource share.
  fileprivate var resourceID: String { "\(scope).\(resource)" }
}
