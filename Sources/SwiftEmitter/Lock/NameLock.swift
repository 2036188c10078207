import APISpec

/// The public names and signatures that earlier runs published.
///
/// The next run keeps them: the order of rows, the spelling of types and titles in the documentation change without
/// renaming anything in Swift, and what the documentation no longer mentions stays, deprecated. Everything here is
/// Swift text or wire text; nothing refers to a plan.
public struct NameLock: Hashable, Sendable {
  /// By project, for example `corehr`.
  var services: [String: LockedService] = [:]
  /// By scope, for example `corehr.v2`.
  var versions: [String: LockedNames] = [:]
  /// By `project.version.resource`.
  var resources: [String: LockedNames] = [:]
  var methods: [LockedMethod] = []
  /// The types of events, by the names that the platform gives those.
  var events: [String: LockedType] = [:]
  var models: [LockedType: LockedModel] = [:]
  var valueSets: [LockedType: LockedValueSet] = [:]

  /// Nothing was published yet.
  public init() {}
}

extension NameLock: ArchivedRecord {
  package static var blank: NameLock { NameLock() }

  package mutating func walk(_ members: inout some ArchiveWalk) {
    members("services", &services)
    members("versions", &versions)
    members("resources", &resources)
    members("methods", &methods)
    members("events", &events)
    members("models", &models)
    members("valueSets", &valueSets)
  }
}

/// A type by the namespace that holds it: `corehr.v2` or `corehr.v2.process_withdraw`.
struct LockedType: Hashable, Sendable, Comparable {
  var scope: String
  var name: String

  static func < (a: LockedType, b: LockedType) -> Bool { (a.scope, a.name) < (b.scope, b.name) }
}

extension LockedType: ArchivedRecord {
  static var blank: LockedType { LockedType(scope: "", name: "") }

  mutating func walk(_ members: inout some ArchiveWalk) {
    members("scope", &scope)
    members("name", &name)
  }
}

/// The name of a property or argument-like accessor, and that of the type behind it.
struct LockedNames: Hashable, Sendable {
  var accessor: String
  var type: String
}

extension LockedNames: ArchivedRecord {
  static var blank: LockedNames { LockedNames(accessor: "", type: "") }

  mutating func walk(_ members: inout some ArchiveWalk) {
    members("accessor", &accessor)
    members("type", &type)
  }
}

struct LockedService: Hashable, Sendable {
  var names: LockedNames
  var module: String
}

extension LockedService: ArchivedRecord {
  static var blank: LockedService { LockedService(names: .blank, module: "") }

  mutating func walk(_ members: inout some ArchiveWalk) {
    members("names", &names)
    members("module", &module)
  }
}

/// A method and all its signatures, the current one first.
struct LockedMethod: Hashable, Sendable {
  /// The call on the wire: `PUT /open-apis/…`.
  var call: String
  /// The endpoint's identifier when the method was published.
  var endpoint: String
  /// `project.version.resource`, under which the method stands.
  var resource: String
  var name: String
  /// The type of the body inside the resource, where it has one of its own.
  var body: String?
  /// The type of the result; empty for none.
  var result: String
  /// The method that reads all pages.
  var all: String?
  /// Whether the documentation no longer has the call, so that it is there only to say so.
  var isRetired = false
  var signatures: [[LockedArgument]] = []
}

extension LockedMethod: ArchivedRecord {
  static var blank: LockedMethod { LockedMethod(call: "", endpoint: "", resource: "", name: "", result: "") }

  mutating func walk(_ members: inout some ArchiveWalk) {
    members("call", &call)
    members("endpoint", &endpoint)
    members("resource", &resource)
    members("name", &name)
    members("body", &body)
    members("result", &result)
    members("all", &all)
    members("isRetired", &isRetired)
    members("signatures", &signatures)
  }
}

extension LockedMethod {
  /// The method as it would have been published at another address. Where only the names of the path's parameters
  /// changed, the arguments stay.
  func moved(to call: String) -> LockedMethod {
    let (old, new) = (Self.pathParameters(of: self.call), Self.pathParameters(of: call))
    guard old.count == new.count else { return self }
    let names = Dictionary(zip(old, new), uniquingKeysWith: { first, _ in first })
    var moved = self
    for signature in moved.signatures.indices {
      for index in moved.signatures[signature].indices where moved.signatures[signature][index].place == .path {
        let name = moved.signatures[signature][index].wireName
        moved.signatures[signature][index].wireName = names[name] ?? name
      }
    }
    return moved
  }

  private static func pathParameters(of call: String) -> [String] {
    call.split(separator: "{").dropFirst().map { String($0.prefix { $0 != "}" }) }
  }
}

/// An argument of a method.
struct LockedArgument: Hashable, Sendable {
  var place: Place
  var wireName: String
  var name: String
  var type: String
  var isRequired: Bool

  enum Place: String, Word, Hashable, Sendable {
    case path, query, header, body
  }
}

extension LockedArgument: ArchivedRecord {
  static var blank: LockedArgument { LockedArgument(place: .path, wireName: "", name: "", type: "", isRequired: false) }

  mutating func walk(_ members: inout some ArchiveWalk) {
    members("place", &place)
    members("wireName", &wireName)
    members("name", &name)
    members("type", &type)
    members("isRequired", &isRequired)
  }
}

struct LockedModel: Hashable, Sendable {
  /// What the type does: `read`, `write`, `form`.
  var directions: Set<Direction> = []
  /// The wire names that each initializer requires, the current one first.
  var initializers: [[String]] = []
  var properties: [LockedProperty] = []

  func property(_ wireName: String) -> LockedProperty? {
    properties.first { $0.wireName == wireName }
  }
}

extension LockedModel: ArchivedRecord {
  static var blank: LockedModel { LockedModel() }

  mutating func walk(_ members: inout some ArchiveWalk) {
    members("directions", &directions)
    members("initializers", &initializers)
    members("properties", &properties)
  }
}

struct LockedProperty: Hashable, Sendable {
  var wireName: String
  var name: String
  var type: String
  /// Whether the property tells `null` from absence.
  var isPatch: Bool
}

extension LockedProperty: ArchivedRecord {
  static var blank: LockedProperty { LockedProperty(wireName: "", name: "", type: "", isPatch: false) }

  mutating func walk(_ members: inout some ArchiveWalk) {
    members("wireName", &wireName)
    members("name", &name)
    members("type", &type)
    members("isPatch", &isPatch)
  }
}

struct LockedValueSet: Hashable, Sendable {
  var isNumeric: Bool
  var members: [LockedValue] = []
}

extension LockedValueSet: ArchivedRecord {
  static var blank: LockedValueSet { LockedValueSet(isNumeric: false) }

  mutating func walk(_ members: inout some ArchiveWalk) {
    members("isNumeric", &isNumeric)
    members("members", &self.members)
  }
}

struct LockedValue: Hashable, Sendable {
  var value: String
  var name: String
}

extension LockedValue: ArchivedRecord {
  static var blank: LockedValue { LockedValue(value: "", name: "") }

  mutating func walk(_ members: inout some ArchiveWalk) {
    members("value", &value)
    members("name", &name)
  }
}

/// What a model is used for.
enum Direction: String, Word, Hashable, Sendable, CaseIterable {
  case read, write, form
}
