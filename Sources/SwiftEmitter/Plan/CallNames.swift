import APISpec

/// Gives services, versions, resources and methods their names.
///
/// The four words of an endpoint become `client.<project>.<version>.<resource>.<method>`. What was published keeps its
/// place: an endpoint is found again by its call on the wire, and where that changed by its identifier.
struct CallNames {
  struct Service {
    var project: String
    var names: LockedNames
    var module: String
    var versions: [Version] = []
  }

  struct Version {
    var scope: String
    var names: LockedNames
    var resources: [Resource] = []
  }

  struct Resource {
    var id: String
    var names: LockedNames
    var calls: [Call] = []
    var stubs: [LockedMethod] = []
  }

  /// An endpoint and where it stands.
  struct Call {
    var endpoint: Endpoint
    var scope: String
    var resource: String
    var name: String
    var published: LockedMethod?

    /// What tells the call from all others.
    var key: String { endpoint.name.description }
  }

  private let spec: APISpec
  private let lock: NameLock
  private(set) var services: [Service] = []
  private(set) var notes: [EmissionNote] = []
  /// By scope: the names of types that stand for resources.
  private(set) var typeScopes: [String: NameScope] = [:]
  private var modules = NameScope(taken: ["LarkRuntime", "LarkClient", "LarkError", "LarkApp", "LarkEvent"])
  private var accessors = NameScope()
  /// All services may come into one module.
  private var serviceTypes = NameScope()

  init(_ spec: APISpec, lock: NameLock) {
    self.spec = spec
    self.lock = lock
  }

  var all: [Call] { services.flatMap { $0.versions.flatMap { $0.resources.flatMap(\.calls) } } }

  mutating func name() {
    for service in lock.services.values {
      modules.take(service.module)
      accessors.take(service.names.accessor)
      serviceTypes.take(service.names.type)
    }
    let placed = placements()
    var scopes = Set(placed.map(\.scope)).union(placed.isEmpty ? [] : lock.resources.keys.map(Self.scope))
    scopes.formUnion(spec.events.map(\.scope))
    let projects = Dictionary(grouping: scopes) { String($0.prefix { $0 != "." }) }
    for project in projects.keys.sorted() {
      var service = self.service(project)
      for scope in (projects[project] ?? []).sorted() {
        service.versions.append(version(scope, placed.filter { $0.scope == scope }))
      }
      services.append(service)
    }
  }

  private static func scope(_ resource: String) -> String {
    resource.split(separator: ".").prefix(2).joined(separator: ".")
  }

  // MARK: Where endpoints stand

  /// The methods that the runtime knows.
  static let httpMethods: Set<String> = ["DELETE", "GET", "PATCH", "POST", "PUT"]

  private mutating func placements() -> [Call] {
    var exact: [String: LockedMethod] = [:]
    var byCall: [String: [LockedMethod]] = [:]
    for method in lock.methods {
      exact["\(method.call) \(method.endpoint)"] = method
      byCall[method.call, default: []].append(method)
    }
    let endpoints = spec.endpoints.filter { Self.httpMethods.contains($0.httpMethod) }
    for endpoint in spec.endpoints where !Self.httpMethods.contains(endpoint.httpMethod) {
      notes.append(
        EmissionNote(
          .unsupported, endpoint.name.description, "There is no call with the method \(endpoint.httpMethod)."))
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
      return Call(
        endpoint: endpoint, scope: Self.scope(resource), resource: resource, name: published?.name ?? "",
        published: published)
    }
  }

  private mutating func service(_ project: String) -> Service {
    if let published = lock.services[project] {
      return Service(project: project, names: published.names, module: published.module)
    }
    let words = Words(project)
    let wanted = Identifier.camel(words)
    let accessor = accessors.take(firstOf: [Identifier.member(words, at: .service)])
    let type = words.words.map(Acronyms.capitalized).joined()
    let serviceType = serviceTypes.take(firstOf: [Identifier.spelled(type + "Service", at: .type)])
    let module = modules.take(firstOf: ["Lark" + type, "Lark\(type)Service"])
    if accessor != wanted { noteRename(project, wanted, accessor) }
    return Service(project: project, names: LockedNames(accessor: accessor, type: serviceType), module: module)
  }

  private mutating func version(_ scope: String, _ calls: [Call]) -> Version {
    let words = Words(scope.split(separator: ".").last.map(String.init) ?? "")
    let names =
      lock.versions[scope]
      ?? LockedNames(
        accessor: Identifier.member(words, at: .resource), type: Identifier.type(words))
    var version = Version(scope: scope, names: names)
    let known = Set(calls.map(\.resource))
    let published = lock.resources.keys.filter { Self.scope($0) == scope }
    var accessors = NameScope(taken: published.compactMap { lock.resources[$0]?.accessor })
    var types = NameScope(taken: published.compactMap { lock.resources[$0]?.type })
    for id in known.union(published).sorted() {
      version.resources.append(
        resource(id, calls.filter { $0.resource == id }, accessors: &accessors, types: &types))
    }
    typeScopes[scope] = types
    return version
  }

  private mutating func resource(
    _ id: String, _ calls: [Call], accessors: inout NameScope, types: inout NameScope
  ) -> Resource {
    let words = Words(id.split(separator: ".").dropFirst(2).joined(separator: "."))
    let wanted = Identifier.camel(words)
    let names =
      lock.resources[id]
      ?? LockedNames(
        accessor: accessors.take(firstOf: [Identifier.member(words, at: .resource)]),
        type: types.take(firstOf: [
          Identifier.spelled(words.words.map(Acronyms.capitalized).joined() + "Resource", at: .type)
        ]))
    if names.accessor != wanted, lock.resources[id] == nil { noteRename(id, wanted, names.accessor) }
    let published = lock.methods.filter { $0.resource == id }
    var taken = NameScope(taken: published.map(\.name) + published.compactMap(\.all))
    var resource = Resource(id: id, names: names)
    for var call in calls.sorted(by: { $0.endpoint.name < $1.endpoint.name }) {
      if call.name.isEmpty {
        let words = Words(call.endpoint.name.method)
        call.name = taken.take(firstOf: [Identifier.member(words, at: .method)])
        if call.name != Identifier.camel(words) { noteRename(call.key, Identifier.camel(words), call.name) }
      }
      resource.calls.append(call)
    }
    let present = Set(calls.compactMap(\.published?.name))
    resource.stubs = published.filter { !present.contains($0.name) }
    return resource
  }

  private mutating func noteRename(_ subject: String, _ wanted: String, _ name: String) {
    notes.append(
      EmissionNote(.renamed, subject, "It is '\(name)': '\(wanted)' is taken, or is no name in Swift."))
  }
}

/// Where events stand.
enum EventNames {
  /// The type's name: `UserCreatedEvent` for `contact.user.created_v3`, without the service and the version.
  static func candidates(for event: Event) -> [String] {
    let whole = Words(event.eventType).words
    let project = Words(String(event.scope.prefix { $0 != "." })).words
    var short =
      whole.starts(with: project) && whole.count > project.count ? Array(whole.dropFirst(project.count)) : whole
    if short.count > 1, let last = short.last, last.hasPrefix("v"), Int(last.dropFirst()) != nil { short.removeLast() }
    return [short, whole].map { words in
      Identifier.type(Words(words: words.last == "event" ? words : words + ["event"]))
    }
  }
}
