import APISpec

/// What `api.txt` says for one state of the documentation, and after generating again from another one.
public struct InterfaceChange: Hashable, Sendable {
  /// The interface of the first state.
  public var old: String
  /// The interface after generating again.
  public var new: String

  /// The first state is generated for the first time. The second keeps what that published, as every later run does;
  /// so what is no longer documented stays, deprecated.
  public init(from old: APISpec, to new: APISpec, _ selection: Selection = .everything) {
    let first = Self.interface(old, selection, NameLock())
    let second = Self.interface(new, selection, first.lock)
    self.old = first.text
    self.new = second.text
  }

  private static func interface(
    _ spec: APISpec, _ selection: Selection, _ lock: NameLock
  ) -> (text: String, lock: NameLock) {
    let placement = CallPlacement(spec, lock: lock)
    var lines: [String] = []
    var locks = [lock.without(Set(placement.services.map(\.project)))]
    for service in placement.services {
      let plan = SDKPlanning.plan(service)
      let parts = RenderedParts(plan, selection)
      let spelling = Spelling(plan)
      lines += InterfaceText(plan, parts: parts, spelling: spelling).lines
      locks.append(PublishedNames(plan, parts: parts, spelling: spelling).lock(keeping: service.lock))
    }
    return (InterfaceText.text(of: lines), NameLock(joining: locks))
  }
}
