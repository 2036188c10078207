import APISpec

/// A service with everything that its code is made of: its calls and events, the shapes that they lead to, and what was
/// published of it.
struct PlacedService: Sendable {
  var project: String
  var names: LockedNames
  var module: String
  /// The versions, sorted.
  var scopes: [String]
  var calls: [PlacedCall] = []
  /// Sorted by type.
  var events: [Event] = []
  /// Sorted.
  var shapes: [Shape] = []
  var lock: NameLock
}

extension PlacedService: ArchivedRecord {
  static var blank: PlacedService {
    PlacedService(project: "", names: .blank, module: "", scopes: [], lock: NameLock())
  }

  mutating func walk(_ members: inout some ArchiveWalk) {
    members("project", &project)
    members("names", &names)
    members("module", &module)
    members("scopes", &scopes)
    members("calls", &calls)
    members("events", &events)
    members("shapes", &shapes)
    members("lock", &lock)
  }
}

/// An endpoint and where it stands.
struct PlacedCall: Sendable {
  var endpoint: Endpoint
  var scope: String
  var resource: String
  /// Empty where none was published.
  var name: String
  var published: LockedMethod?

  /// What tells the call from all others.
  var key: String { endpoint.name.description }
}

extension PlacedCall: ArchivedRecord {
  static var blank: PlacedCall { PlacedCall(endpoint: .blank, scope: "", resource: "", name: "") }

  mutating func walk(_ members: inout some ArchiveWalk) {
    members("endpoint", &endpoint)
    members("scope", &scope)
    members("resource", &resource)
    members("name", &name)
    members("published", &published)
  }
}

/// Finds the service of every endpoint, and gives services their names.
///
/// What was published keeps its place: an endpoint is found again by its call on the wire, and where that changed by its
/// identifier. All that needs to know more than one service happens here.
struct CallPlacement {
  private(set) var services: [PlacedService] = []
  private(set) var notes: [EmissionNote] = []
  private var modules = NameScope(taken: Self.otherModules)
  private var accessors = NameScope()
  /// All services may come into one module.
  private var types = NameScope()

  /// Modules beside the emitted ones, and types of the runtime that a module of that name would hide.
  static let otherModules: Set<String> = [
    "LarkApp", "LarkClient", "LarkError", "LarkEvent", "LarkExampleCalls", "LarkExampleChecks", "LarkExampleTests",
    "LarkRuntime",
  ]

  init(_ spec: APISpec, lock: NameLock, settings: SDKSettings = SDKSettings(generator: "")) {
    let screening = CallScreening(spec, hosts: settings.hosts)
    notes = screening.notes
    if let package = settings.package {
      for target in [package.module, package.exampleCallsTarget, package.examplesTarget] { modules.take(target) }
    }
    for service in lock.services.values {
      modules.take(service.module)
      accessors.take(service.names.accessor)
      types.take(service.names.type)
    }
    let placed = placements(of: screening.endpoints, lock)
    var scopes = Set(placed.map(\.scope)).union(placed.isEmpty ? [] : lock.resources.keys.map(\.scopeOfResource))
    scopes.formUnion(screening.events.map(\.scope))
    let calls = Dictionary(grouping: placed, by: \.scope.project)
    let events = Dictionary(grouping: screening.events.sorted { $0.eventType < $1.eventType }, by: \.scope.project)
    let shapes = ShapeIndex(spec.shapes)
    let locks = lock.byProject
    for (project, scopes) in Dictionary(grouping: scopes, by: \.project).sorted(by: { $0.key < $1.key }) {
      var service = service(project, lock)
      service.scopes = scopes.sorted()
      service.calls = calls[project] ?? []
      service.events = events[project] ?? []
      service.shapes = shapes.shapes(for: service.calls.map(\.endpoint), service.events)
      service.lock = locks[project] ?? NameLock()
      services.append(service)
    }
  }

  private func placements(of endpoints: [Endpoint], _ lock: NameLock) -> [PlacedCall] {
    var exact: [String: LockedMethod] = [:]
    var byCall: [String: [LockedMethod]] = [:]
    for method in lock.methods {
      exact["\(method.call) \(method.endpoint)"] = method
      byCall[method.call, default: []].append(method)
    }
    let documented = Dictionary(grouping: endpoints) { "\($0.httpMethod) \($0.path)" }
    // Calls that moved to another address: their identifiers are what is left of them.
    let moved = Dictionary(
      lock.methods.filter { documented[$0.call] == nil }.map { ($0.endpoint, $0) },
      uniquingKeysWith: { _, last in last })
    return endpoints.map { endpoint in
      let call = "\(endpoint.httpMethod) \(endpoint.path)"
      var published = exact["\(call) \(endpoint.name)"]
      if published == nil, documented[call]?.count == 1, byCall[call]?.count == 1 { published = byCall[call]?.first }
      published = published ?? moved[endpoint.name.description]?.moved(to: call)
      let own = "\(endpoint.name.project).\(endpoint.name.version).\(endpoint.name.resource)"
      let resource = published?.resource ?? own
      return PlacedCall(
        endpoint: endpoint, scope: resource.scopeOfResource, resource: resource, name: published?.name ?? "",
        published: published)
    }
  }

  private mutating func service(_ project: String, _ lock: NameLock) -> PlacedService {
    if let published = lock.services[project] {
      return PlacedService(
        project: project, names: published.names, module: published.module, scopes: [], lock: NameLock())
    }
    let words = Words(project)
    let wanted = Identifier.camel(words)
    let accessor = accessors.take(firstOf: [Identifier.member(words, at: .service)])
    let type = words.words.map(Acronyms.capitalized).joined()
    let serviceType = types.take(firstOf: [Identifier.spelled(type + "Service", at: .type)])
    let module = modules.take(firstOf: ["Lark" + type, "Lark\(type)Service"])
    if accessor != wanted { notes.append(.rename(of: project, wanted, to: accessor)) }
    return PlacedService(
      project: project, names: LockedNames(accessor: accessor, type: serviceType), module: module, scopes: [],
      lock: NameLock())
  }
}

extension EmissionNote {
  static func rename(of subject: String, _ wanted: String, to name: String) -> EmissionNote {
    EmissionNote(.renamed, subject, "It is '\(name)': '\(wanted)' is taken, or is no name in Swift.")
  }
}

extension String {
  /// `im` of `im.v1.chat`.
  var project: String { String(prefix { $0 != "." }) }

  /// `im.v1` of `im.v1.chat`.
  var scopeOfResource: String { split(separator: ".").prefix(2).joined(separator: ".") }
}
