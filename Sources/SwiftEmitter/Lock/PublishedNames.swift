/// The names that a run publishes: what `names.lock` says after it.
struct PublishedNames {
  private let plan: SDKPlan
  private let parts: RenderedParts
  private let spelling: Spelling
  /// The calls that the documentation has, selected or not.
  private let documented: Set<String>

  init(_ plan: SDKPlan, parts: RenderedParts, spelling: Spelling) {
    self.plan = plan
    self.parts = parts
    self.spelling = spelling
    let resources = plan.services.flatMap { $0.versions.flatMap(\.resources) }
    documented = Set(resources.flatMap { resource in resource.methods.map { "\(resource.id).\($0.name)" } })
  }

  /// What was published before and is not among the parts that are emitted now stays published.
  func lock(keeping old: NameLock) -> NameLock {
    var lock = old
    var isNew: Set<String> = []
    var methods: [LockedMethod] = []
    for service in plan.services.compactMap(parts.service) {
      lock.services[service.project] = LockedService(
        names: LockedNames(accessor: service.accessor, type: service.type), module: service.module)
      for version in service.versions {
        lock.versions[version.scope] = LockedNames(accessor: version.accessor, type: version.type)
        for resource in version.resources where parts.includes(resource) {
          lock.resources[resource.id] = LockedNames(accessor: resource.accessor, type: resource.type)
          for method in resource.methods where parts.includes(method) {
            let locked = self.method(method, in: resource)
            methods.append(locked)
            isNew.insert("\(resource.id).\(method.name)")
          }
        }
      }
    }
    lock.methods = methods + old.methods.filter { !isNew.contains("\($0.resource).\($0.name)") }.map(marked)
    for event in plan.services.flatMap({ $0.versions.flatMap(\.events) }) where parts.includes(event) {
      let model = plan.models[event.model.index]
      lock.events[event.event.eventType] = LockedType(scope: model.namespace, name: model.name)
    }
    for id in parts.models {
      let model = plan.models[id.index]
      let type = LockedType(scope: model.namespace, name: model.name)
      lock.models[type] = self.model(model, after: old.models[type])
    }
    for id in parts.valueSets {
      let set = plan.valueSets[id.index]
      let type = LockedType(scope: set.scope, name: set.name)
      lock.valueSets[type] = self.values(set, after: old.valueSets[type])
    }
    return lock
  }

  /// A call that is not emitted now: it may be gone, or only not be selected.
  private func marked(_ method: LockedMethod) -> LockedMethod {
    var method = method
    method.isRetired = !documented.contains("\(method.resource).\(method.name)")
    return method
  }

  private func method(_ method: MethodPlan, in resource: ResourcePlan) -> LockedMethod {
    LockedMethod(
      call: method.call, endpoint: method.endpoint.name.description, resource: resource.id, name: method.name,
      body: method.body.type.map(spelling.lockText), result: result(method.result), all: method.paging?.name,
      signatures: method.signatures.map { $0.arguments.map(argument) })
  }

  private func result(_ result: ResultPlan) -> String {
    switch result {
    case .nothing: ""
    case .value(let type): spelling.lockText(type)
    case .download: "Download"
    }
  }

  private func argument(_ argument: ArgumentPlan) -> LockedArgument {
    LockedArgument(
      place: argument.place, wireName: argument.wireName, name: argument.name,
      type: spelling.lockText(argument.type), isRequired: argument.isRequired)
  }

  private func model(_ model: ModelPlan, after old: LockedModel?) -> LockedModel {
    let properties = model.properties.map {
      LockedProperty(wireName: $0.wireName, name: $0.name, type: spelling.lockText($0.type), isPatch: $0.isPatch)
    }
    return LockedModel(
      directions: model.directions, initializers: model.initializers,
      properties: Self.ordered(properties, like: old?.properties ?? [], by: \.wireName))
  }

  private func values(_ set: ValueSetPlan, after old: LockedValueSet?) -> LockedValueSet {
    let members = set.members.map { LockedValue(value: $0.value, name: $0.name) }
    return LockedValueSet(
      isNumeric: set.isNumeric, members: Self.ordered(members, like: old?.members ?? [], by: \.value))
  }

  /// What is published keeps its place in the file, so that rows that change places in the documentation change nothing
  /// here.
  private static func ordered<Fact>(_ facts: [Fact], like old: [Fact], by key: (Fact) -> String) -> [Fact] {
    let places = Dictionary(old.enumerated().map { (key($1), $0) }) { first, _ in first }
    let known = facts.filter { places[key($0)] != nil }
      .sorted { places[key($0), default: 0] < places[key($1), default: 0] }
    return known + facts.filter { places[key($0)] == nil }
  }
}
