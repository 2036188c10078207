import APISpec

/// Applies to a specification from an IR file the rules that pages are read by.
public struct SpecScreening: Sendable {
  /// The specification without endpoints whose calls must not be made.
  public private(set) var spec: APISpec
  /// What was left out, and why.
  public private(set) var diagnostics: [Diagnostic] = []

  /// - Parameter location: The file, for endpoints that name no page.
  public init(_ spec: APISpec, hosts: PlatformHosts, location: String) {
    self.spec = spec
    let isRefused = spec.endpoints.map { endpoint -> Bool in
      guard let objection = endpoint.objection(by: hosts) else { return false }
      diagnostics.append(
        Diagnostic(
          .foreignHost, at: SourcePlace(path: endpoint.sources.first?.path ?? location),
          "\(endpoint.name): \(objection)"))
      return true
    }
    guard !diagnostics.isEmpty else { return }
    let kept = zip(spec.endpoints, isRefused).filter { !$0.1 }.map(\.0)
    self.spec = spec.slice(endpoints: kept, events: spec.events)
    diagnostics.sort()
  }
}
