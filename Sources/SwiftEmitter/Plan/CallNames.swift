import APISpec

/// Gives the versions, resources and methods of a service their names.
///
/// The four words of an endpoint become `client.<project>.<version>.<resource>.<method>`. What was published keeps its
/// name.
struct CallNames {
  struct Version {
    var scope: String
    var names: LockedNames
    var resources: [Resource] = []
  }

  struct Resource {
    var id: String
    var names: LockedNames
    var calls: [PlacedCall] = []
    var stubs: [LockedMethod] = []
  }

  private let lock: NameLock
  private(set) var versions: [Version] = []
  private(set) var notes: [EmissionNote] = []
  /// By scope: the names of types that stand for resources.
  private(set) var typeScopes: [String: NameScope] = [:]

  init(_ service: PlacedService) {
    lock = service.lock
    let calls = Dictionary(grouping: service.calls, by: \.scope)
    for scope in service.scopes { versions.append(version(scope, calls[scope] ?? [])) }
  }

  var all: [PlacedCall] { versions.flatMap { $0.resources.flatMap(\.calls) } }

  private mutating func version(_ scope: String, _ calls: [PlacedCall]) -> Version {
    let words = Words(scope.split(separator: ".").last.map(String.init) ?? "")
    let names =
      lock.versions[scope]
      ?? LockedNames(
        accessor: Identifier.member(words, at: .resource), type: Identifier.type(words))
    var version = Version(scope: scope, names: names)
    let known = Set(calls.map(\.resource))
    let published = lock.resources.keys.filter { $0.scopeOfResource == scope }
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
    _ id: String, _ calls: [PlacedCall], accessors: inout NameScope, types: inout NameScope
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
    if names.accessor != wanted, lock.resources[id] == nil { notes.append(.rename(of: id, wanted, to: names.accessor)) }
    let published = lock.methods.filter { $0.resource == id }
    var taken = NameScope(taken: published.map(\.name) + published.compactMap(\.all))
    var resource = Resource(id: id, names: names)
    for var call in calls.sorted(by: { $0.endpoint.name < $1.endpoint.name }) {
      if call.name.isEmpty {
        let words = Words(call.endpoint.name.method)
        call.name = taken.take(firstOf: [Identifier.member(words, at: .method)])
        if call.name != Identifier.camel(words) {
          notes.append(.rename(of: call.key, Identifier.camel(words), to: call.name))
        }
      }
      resource.calls.append(call)
    }
    let present = Set(calls.compactMap(\.published?.name))
    resource.stubs = published.filter { !present.contains($0.name) }
    return resource
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
