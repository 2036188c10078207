import APISpec

/// What `api.txt` says for one state of the documentation, and after generating again from another one.
public struct InterfaceChange: Hashable, Sendable {
  /// The interface of the first state.
  public var old: String
  /// The interface after generating again.
  public var new: String

  /// The first state is generated for the first time. The second keeps what that published, as every later run does;
  /// so what is no longer documented stays, deprecated.
  public init(
    from old: APISpec, to new: APISpec, _ selection: Selection = .everything, hosts: PlatformHosts = .standard
  ) {
    // Of the settings, only what is selected and may be called shows in the interface.
    let settings = SDKSettings(generator: "", selection: selection, hosts: hosts)
    let first = Self.interface(old, settings, NameLock())
    let second = Self.interface(new, settings, first.lock)
    self.old = first.text
    self.new = second.text
  }

  private static func interface(
    _ spec: APISpec, _ settings: SDKSettings, _ lock: NameLock
  ) -> (text: String, lock: NameLock) {
    let emission = SDKEmission(spec, settings, lock: lock)
    let services = emission.services.map { $0.surface() }
    return (InterfaceText.text(of: services.flatMap(\.interface)), emission.published(by: services))
  }
}
