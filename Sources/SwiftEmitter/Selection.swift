import APISpec

/// Which endpoints of a specification are emitted.
public struct Selection: Hashable, Sendable {
  /// Projects (`corehr`) or versions of them (`corehr.v2`); empty for all.
  public var services: [String]
  /// Patterns of endpoints; empty for all.
  public var endpoints: [String]

  public init(services: [String] = [], endpoints: [String] = []) {
    self.services = services
    self.endpoints = endpoints
  }

  public static let everything = Selection()

  /// Whether a scope, `project.version`, is among the services.
  func includesService(_ scope: String) -> Bool {
    true
  }

  public func includes(_ endpoint: Endpoint) -> Bool {
    true
  }
}
