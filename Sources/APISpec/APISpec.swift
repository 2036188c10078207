/// Everything the documentation pages say, free of pages and of Swift: the one value between reading and emitting.
///
/// Endpoints, events and shapes are sorted by their identifiers, so that equal documentation gives equal bytes.
public struct APISpec: Hashable, Sendable {
  /// The version of the JSON form that this build writes. It changes when a reader of an older form would misread it.
  public static let currentSchemaVersion = 1

  /// The version of the form in which a specification is stored.
  public var schemaVersion: Int
  /// What can be called.
  public var endpoints: [Endpoint]
  /// What the platform sends by itself.
  public var events: [Event]
  /// The objects that bodies and fields refer to, each stored once.
  public var shapes: [Shape]

  /// A specification of these parts, in the version of now.
  public init(endpoints: [Endpoint] = [], events: [Event] = [], shapes: [Shape] = []) {
    self.schemaVersion = Self.currentSchemaVersion
    self.endpoints = endpoints
    self.events = events
    self.shapes = shapes
  }
}

extension APISpec: IRRecord {
  package static var blank: APISpec { APISpec() }

  package mutating func walk(_ members: inout some MemberWalk) {
    members.unlessEmpty("endpoints", &endpoints)
    members.unlessEmpty("events", &events)
    members("schemaVersion", &schemaVersion)
    members.unlessEmpty("shapes", &shapes)
  }
}
