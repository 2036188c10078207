/// What `api.txt` should say of the names in a `names.lock`.
public struct LockedInterface: Sendable {
  /// Lines that belong together: those of one call, or of one type.
  public struct Unit: Hashable, Sendable {
    /// What begins the lines: `CorehrService.V2.ProcessWithdrawResource.update`.
    public var name: String
    /// Without the marks of deprecation.
    public var lines: [String]
    /// The method that reads all pages, whose lines follow from the others.
    public var allPages: String?
    /// Whether the call is gone from the documentation, and so from `api.txt`.
    public var isRetired: Bool
    /// The lines of the service, the version and the resource that hold the unit, as far as the lock has them.
    public var frames: [String]
    /// Whether the unit is a type; types go with the version that holds them.
    public var isType: Bool
  }

  /// Calls and types, in the order of the lock.
  public private(set) var units: [Unit] = []
  /// The lines of services, versions and resources, which stand wherever something in them does.
  public private(set) var frames: Set<String> = []
  /// The resources' full names.
  public private(set) var resources: Set<String> = []

  private let lock: NameLock

  /// The interface of what was published.
  public init(_ lock: NameLock) {
    self.lock = lock
    frames = Set((Array(lock.services.keys) + lock.versions.keys + lock.resources.keys).flatMap(frames))
    resources = Set(lock.resources.keys.map(owner))
    units = lock.methods.map(unit)
    for (type, model) in lock.models.sorted(by: { $0.key < $1.key }) { units.append(unit(type, model)) }
    for (type, set) in lock.valueSets.sorted(by: { $0.key < $1.key }) { units.append(unit(type, set)) }
  }

  // MARK: - Names

  private func scope(of id: String) -> String { id.split(separator: ".").prefix(2).joined(separator: ".") }

  /// `CorehrService.V2`, for anything of that version; nil where the lock does not name both.
  private func namespace(of id: String) -> String? {
    let scope = scope(of: id)
    guard let version = lock.versions[scope], let service = lock.services[String(scope.prefix { $0 != "." })] else {
      return nil
    }
    return "\(service.names.type).\(version.type)"
  }

  /// The lines of what holds something, from the service down.
  private func frames(of id: String) -> [String] {
    guard let service = lock.services[String(id.prefix { $0 != "." })]?.names else { return [] }
    var frames = ["LarkClient.\(service.accessor): \(service.type)"]
    let scope = scope(of: id)
    guard let version = lock.versions[scope] else { return frames }
    let namespace = "\(service.type).\(version.type)"
    frames.append("\(service.type).\(version.accessor): \(namespace)")
    guard id != scope, let resource = lock.resources[id] else { return frames }
    return frames + ["\(namespace).\(resource.accessor): \(namespace).\(resource.type)"]
  }

  /// What stands before a name. Where the lock lacks it, its key stands there, which is in no `api.txt`.
  private func owner(_ id: String) -> String {
    guard let namespace = namespace(of: id) else { return id }
    guard id != scope(of: id) else { return namespace }
    return lock.resources[id].map { "\(namespace).\($0.type)" } ?? id
  }

  // MARK: - Units

  private func unit(_ method: LockedMethod) -> Unit {
    let owner = owner(method.resource)
    let result = method.result.isEmpty ? "" : " -> \(method.result)"
    let lines = method.signatures.map { signature in
      let list = signature.map { "\($0.name): \($0.type)\($0.isRequired ? "" : "?")" }.joined(separator: ", ")
      return "\(owner).\(method.name)(\(list))\(result)"
    }
    return Unit(
      name: "\(owner).\(method.name)", lines: lines, allPages: method.all.map { "\(owner).\($0)" },
      isRetired: method.isRetired, frames: frames(of: method.resource), isType: false)
  }

  private func unit(_ type: LockedType, _ model: LockedModel) -> Unit {
    let name = "\(owner(type.scope)).\(type.name)"
    let uses = Direction.allCases.filter(model.directions.contains).map(\.rawValue).joined(separator: ", ")
    let properties = model.properties.map {
      "\(name).\($0.name): \($0.isPatch ? "Patch<\($0.type)>" : $0.type + "?")"
    }
    let initializers = model.initializers.map { names in
      "\(name).init(\(names.compactMap { model.property($0)?.name }.map { $0 + ":" }.joined()))"
    }
    return Unit(
      name: name, lines: ["\(name) (\(uses))"] + properties + initializers, isRetired: false,
      frames: frames(of: type.scope), isType: true)
  }

  private func unit(_ type: LockedType, _ set: LockedValueSet) -> Unit {
    let name = "\(owner(type.scope)).\(type.name)"
    let members = set.members.map { "\(name).\($0.name) = \(set.isNumeric ? $0.value : Literal.string($0.value))" }
    return Unit(
      name: name, lines: ["\(name) (\(set.isNumeric ? "numbers" : "strings"))"] + members, isRetired: false,
      frames: frames(of: type.scope), isType: true)
  }
}
