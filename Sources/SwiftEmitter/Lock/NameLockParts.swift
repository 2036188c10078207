/// A lock is cut into services, each of which is emitted for itself, and put together again.
extension NameLock {
  /// What was published of each project.
  var byProject: [String: NameLock] {
    var parts: [String: NameLock] = [:]
    for (project, service) in services { parts[project, default: NameLock()].services[project] = service }
    for (scope, names) in versions { parts[scope.project, default: NameLock()].versions[scope] = names }
    for (id, names) in resources { parts[id.project, default: NameLock()].resources[id] = names }
    for method in methods { parts[method.resource.project, default: NameLock()].methods.append(method) }
    for (event, type) in events { parts[type.scope.project, default: NameLock()].events[event] = type }
    for (type, model) in models { parts[type.scope.project, default: NameLock()].models[type] = model }
    for (type, values) in valueSets { parts[type.scope.project, default: NameLock()].valueSets[type] = values }
    return parts
  }

  /// What was published of other projects.
  func without(_ projects: Set<String>) -> NameLock {
    NameLock(joining: byProject.filter { !projects.contains($0.key) }.map(\.value))
  }

  /// With all calls as ones that the documentation no longer has.
  var retired: NameLock {
    var lock = self
    for index in lock.methods.indices { lock.methods[index].isRetired = true }
    return lock
  }

  /// Puts parts of different projects together.
  init(joining parts: [NameLock]) {
    for part in parts {
      services.merge(part.services) { first, _ in first }
      versions.merge(part.versions) { first, _ in first }
      resources.merge(part.resources) { first, _ in first }
      methods += part.methods
      events.merge(part.events) { first, _ in first }
      models.merge(part.models) { first, _ in first }
      valueSets.merge(part.valueSets) { first, _ in first }
    }
  }
}
