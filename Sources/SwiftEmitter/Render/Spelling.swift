/// How types are written in one place of the output.
struct Spelling {
  let plan: SDKPlan
  /// The qualified name of each version's namespace: `CorehrService.V2`.
  private let namespaces: [String: String]
  /// The qualified name of each resource.
  private let resources: [String: String]
  /// Whether the text stands inside the braces of the version's namespace, so that short names are found.
  var isInsideNamespace = true

  init(_ plan: SDKPlan) {
    self.plan = plan
    var namespaces: [String: String] = [:]
    var resources: [String: String] = [:]
    for service in plan.services {
      for version in service.versions {
        namespaces[version.scope] = "\(service.type).\(version.type)"
        for resource in version.resources {
          resources[resource.id] = "\(service.type).\(version.type).\(resource.type)"
        }
      }
    }
    self.namespaces = namespaces
    self.resources = resources
  }

  func callAsFunction(_ type: SwiftType) -> String {
    type.text { isInsideNamespace ? local($0) : qualified($0) }
  }

  /// The type as `names.lock` writes it.
  func lockText(_ type: SwiftType) -> String { type.text(local) }

  /// The type as it is written outside of the module's namespaces.
  func qualifiedText(_ type: SwiftType) -> String { type.text(qualified) }

  private func local(_ type: SwiftType) -> String {
    switch type {
    case .model(let id): plan.models[id.index].name
    case .values(let id): plan.valueSets[id.index].name
    case .string, .int, .int64, .double, .bool, .any, .file, .array, .map, .jsonText: type.text(local)
    }
  }

  private func qualified(_ type: SwiftType) -> String {
    switch type {
    case .model(let id):
      let model = plan.models[id.index]
      return "\(model.resource.flatMap { resources[$0] } ?? namespace(model.scope)).\(model.name)"
    case .values(let id): return "\(namespace(plan.valueSets[id.index].scope)).\(plan.valueSets[id.index].name)"
    case .string, .int, .int64, .double, .bool, .any, .file, .array, .map, .jsonText: return type.text(qualified)
    }
  }

  func namespace(_ scope: String) -> String { namespaces[scope] ?? Identifier.type(Words(scope)) }

  func resource(_ id: String) -> String { resources[id] ?? Identifier.type(Words(id)) }
}
