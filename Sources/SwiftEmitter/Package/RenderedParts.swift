/// What of a plan is emitted: everything, or the calls of a selection with the types that they need.
struct RenderedParts {
  private let plan: SDKPlan
  private let selection: Selection
  private(set) var models: Set<ModelID> = []
  private(set) var valueSets: Set<ValueSetID> = []
  /// The bodies and responses of each resource.
  private let modelsOfResources: [String: [ModelID]]

  init(_ plan: SDKPlan, _ selection: Selection) {
    self.plan = plan
    self.selection = selection
    modelsOfResources = Dictionary(
      grouping: plan.models.indices.filter { plan.models[$0].resource != nil }.map(ModelID.init),
      by: { plan.models[$0.index].resource ?? "" })
    if selection == .everything {
      models = Set(plan.models.indices.map(ModelID.init))
      valueSets = Set(plan.valueSets.indices.map(ValueSetID.init))
    } else {
      for service in plan.services { service.versions.forEach { follow($0) } }
    }
  }

  func includes(_ method: MethodPlan) -> Bool { selection.includes(method.endpoint) }

  func includes(_ event: EventPlan) -> Bool { selection.includes(event.event) }

  func includes(_ resource: ResourcePlan) -> Bool {
    resource.methods.contains(where: includes) || (selection == .everything && !resource.stubs.isEmpty)
  }

  func includes(_ version: VersionPlan) -> Bool {
    version.resources.contains(where: includes) || version.events.contains(where: includes)
  }

  /// The service with nothing but what is emitted of it; nil where nothing is.
  func service(_ service: ServicePlan) -> ServicePlan? {
    var service = service
    service.versions = service.versions.filter(includes).map { version in
      var version = version
      version.resources = version.resources.filter(includes).map { resource in
        var resource = resource
        resource.methods = resource.methods.filter(includes)
        return resource
      }
      return version
    }
    return service.versions.isEmpty ? nil : service
  }

  /// The types that a method mentions.
  func roots(of method: MethodPlan) -> [SwiftType] {
    var types = method.signatures.flatMap { $0.arguments.map(\.type) }
    if case .value(let type) = method.result { types.append(type) }
    if let paging = method.paging { types.append(paging.item) }
    return types
  }

  /// The body and response of a method, where they are declared beside it.
  func ownTypes(of method: MethodPlan, in resource: ResourcePlan) -> [ModelID] {
    var own: [ModelID] = []
    for id in roots(of: method).compactMap(\.model) where plan.models[id.index].resource == resource.id {
      if !own.contains(id) { own.append(id) }
    }
    return own
  }

  /// Published bodies and responses that no call uses any more.
  func leftovers(in resource: ResourcePlan) -> [ModelID] {
    let used = Set(resource.methods.flatMap { ownTypes(of: $0, in: resource) })
    return (modelsOfResources[resource.id] ?? []).filter { models.contains($0) && !used.contains($0) }
      .sorted { plan.models[$0.index].name < plan.models[$1.index].name }
  }

  // MARK: Reachability

  private mutating func follow(_ version: VersionPlan) {
    for method in version.resources.flatMap(\.methods) where includes(method) {
      roots(of: method).forEach { follow($0) }
    }
    for event in version.events where includes(event) { follow(.model(event.model)) }
  }

  private mutating func follow(_ type: SwiftType) {
    if let set = type.values { valueSets.insert(set) }
    guard let model = type.model, models.insert(model).inserted else { return }
    for property in plan.models[model.index].properties { follow(property.type) }
  }
}

/// Which file a type belongs to: that of the one resource that uses it, or one of those for all.
struct TypeUsage {
  struct Types {
    var models: [ModelID] = []
    var valueSets: [ValueSetID] = []
  }

  /// Stands for the events of a version among its resources.
  static let events = "events"

  private let plan: SDKPlan
  private var users: [SwiftType: Set<String>] = [:]
  private var byUser: [String?: Types] = [:]

  init(_ version: VersionPlan, parts: RenderedParts, plan: SDKPlan) {
    self.plan = plan
    for resource in version.resources {
      for method in resource.methods where parts.includes(method) {
        for type in parts.roots(of: method) { follow(type, user: resource.id) }
      }
    }
    for event in version.events where parts.includes(event) { follow(.model(event.model), user: Self.events) }
    place(version.scope, parts)
  }

  func types(of user: String?) -> Types { byUser[user] ?? Types() }

  private mutating func follow(_ type: SwiftType, user: String) {
    if let set = type.values { users[.values(set), default: []].insert(user) }
    guard let id = type.model, users[.model(id), default: []].insert(user).inserted else { return }
    for property in plan.models[id.index].properties { follow(property.type, user: user) }
  }

  /// Sorts by name, so that a new type moves as little as possible.
  private mutating func place(_ scope: String, _ parts: RenderedParts) {
    let models = parts.models.filter { plan.models[$0.index].scope == scope && plan.models[$0.index].resource == nil }
    for id in models.sorted(by: { plan.models[$0.index].name < plan.models[$1.index].name }) {
      byUser[user(of: .model(id)), default: Types()].models.append(id)
    }
    let sets = parts.valueSets.filter { plan.valueSets[$0.index].scope == scope }
    for id in sets.sorted(by: { plan.valueSets[$0.index].name < plan.valueSets[$1.index].name }) {
      byUser[user(of: .values(id)), default: Types()].valueSets.append(id)
    }
  }

  private func user(of type: SwiftType) -> String? {
    let users = users[type] ?? []
    return users.count == 1 ? users.first : nil
  }
}
