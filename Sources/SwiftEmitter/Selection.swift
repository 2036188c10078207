import APISpec

/// Which endpoints of a specification are emitted: those of one of the services that fit one of the patterns.
public struct Selection: Hashable, Sendable {
  /// Projects (`corehr`) or versions of them (`corehr.v2`), whatever their case; empty for all.
  public var services: [String]
  /// Patterns of endpoints; empty for all. `METHOD /path` with `{name}` or `:name` for parameters, a path alone (both
  /// also with `https://` and a host before them), or `project.version.resource.method`. `*` stands for any characters,
  /// slashes and dots too.
  public var endpoints: [String]

  /// A selection by these words.
  public init(services: [String] = [], endpoints: [String] = []) {
    self.services = services
    self.endpoints = endpoints
  }

  /// All endpoints and events.
  public static let everything = Selection()

  /// Whether an endpoint is chosen.
  public func includes(_ endpoint: Endpoint) -> Bool {
    includesService(of: endpoint.name.scope) && hasPattern(of: endpoint)
  }

  /// Events come with whole services; patterns of endpoints name none.
  public func includes(_ event: Event) -> Bool {
    endpoints.isEmpty && includesService(of: event.scope)
  }

  /// What is left of a specification: the selected calls with just the shapes that they need.
  public func part(of spec: APISpec) -> APISpec {
    guard self != .everything else { return spec }
    return spec.slice(endpoints: spec.endpoints.filter(includes), events: spec.events.filter(includes))
  }

  private func includesService(of scope: String) -> Bool {
    services.isEmpty || services.contains { ServicePattern($0).fits(scope) }
  }

  private func hasPattern(of endpoint: Endpoint) -> Bool {
    endpoints.isEmpty || endpoints.contains { EndpointPattern($0).fits(endpoint) }
  }
}

extension Selection: ArchivedRecord {
  package static var blank: Selection { .everything }

  package mutating func walk(_ members: inout some ArchiveWalk) {
    members("services", &services)
    members("endpoints", &endpoints)
  }
}

extension Selection {
  /// A word of a selection that selects nothing, most likely by a slip.
  public struct IdleWord: Hashable, Sendable {
    /// What the word names.
    public enum Kind: Hashable, Sendable {
      /// A service, or a version of one.
      case service
      /// A pattern of endpoints.
      case endpoint
    }

    /// What the word names.
    public var kind: Kind
    /// The word as it was given.
    public var word: String
    /// Whether the word fits endpoints, but none that the rest of the selection lets through.
    public var isShutOut: Bool

    /// A word that selects nothing.
    public init(_ kind: Kind, _ word: String, isShutOut: Bool) {
      self.kind = kind
      self.word = word
      self.isShutOut = isShutOut
    }
  }

  /// The words that select no endpoint of a specification, services first.
  public func idleWords(in spec: APISpec) -> [IdleWord] {
    let chosen = spec.endpoints.filter(includes)
    let idleServices = services.compactMap { word in
      idleService(word, chosen: chosen, spec)
    }
    let idlePatterns = endpoints.compactMap { word in
      idleWord(.endpoint, word, chosen: chosen, all: spec.endpoints, fits: EndpointPattern(word).fits)
    }
    return idleServices + idlePatterns
  }

  private func idleService(_ word: String, chosen: [Endpoint], _ spec: APISpec) -> IdleWord? {
    let pattern = ServicePattern(word)
    if spec.events.contains(where: { includes($0) && pattern.fits($0.scope) }) { return nil }
    return idleWord(.service, word, chosen: chosen, all: spec.endpoints) { pattern.fits($0.name.scope) }
  }

  private func idleWord(
    _ kind: IdleWord.Kind, _ word: String, chosen: [Endpoint], all: [Endpoint], fits: (Endpoint) -> Bool
  ) -> IdleWord? {
    chosen.contains(where: fits) ? nil : IdleWord(kind, word, isShutOut: all.contains(where: fits))
  }

  /// What can be named as a service, sorted: each project, and each of its versions.
  public static func services(of spec: APISpec) -> [String] {
    let scopes = spec.endpoints.map(\.name.scope) + spec.events.map(\.scope)
    return Set(scopes.flatMap { [String($0.prefix { $0 != "." }), $0] }).sorted()
  }
}

/// A project, or a version of one.
private struct ServicePattern {
  private let pattern: Wildcards

  init(_ text: String) {
    pattern = Wildcards(text.lowercased())
  }

  func fits(_ scope: String) -> Bool {
    let scope = scope.lowercased()
    return pattern.fit(scope) || pattern.fit(String(scope.prefix { $0 != "." }))
  }
}

/// A call by its method and path, or by its name.
private struct EndpointPattern {
  private enum Form {
    case call(method: Wildcards, path: Wildcards)
    case name(Wildcards)
  }

  private let form: Form

  init(_ text: String) {
    let words = text.split(separator: " ").map(String.init)
    if words.count > 1 {
      form = .call(
        method: Wildcards(words[0].uppercased()),
        path: Self.path(words.dropFirst().joined(separator: " ")))
    } else if text.contains("/") {
      form = .call(method: Wildcards("*"), path: Self.path(text))
    } else {
      form = .name(Wildcards(text.lowercased()))
    }
  }

  func fits(_ endpoint: Endpoint) -> Bool {
    switch form {
    case .call(let method, let path):
      method.fit(endpoint.httpMethod.uppercased()) && path.fit(Self.withoutParameterNames(endpoint.path))
    case .name(let name): name.fit(endpoint.name.description.lowercased())
    }
  }

  private static func path(_ text: String) -> Wildcards {
    guard let scheme = text.firstRange(of: "://") else { return Wildcards(withoutParameterNames(text)) }
    return Wildcards(withoutParameterNames(String(text[scheme.upperBound...].drop { $0 != "/" })))
  }

  /// `/pots/{pot_id}` and `/pots/:id` as `/pots/{}`: what a parameter is called tells no endpoints apart.
  private static func withoutParameterNames(_ path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).map { segment in
      if segment.hasPrefix(":") { return "{}" }
      guard let open = segment.firstIndex(of: "{"), let close = segment[open...].firstIndex(of: "}") else {
        return String(segment)
      }
      return segment[..<open] + "{}" + segment[segment.index(after: close)...]
    }.joined(separator: "/")
  }
}

/// A text in which `*` stands for any characters, or for none.
private struct Wildcards {
  private let pattern: [UInt8]

  private static let star = UInt8(ascii: "*")

  init(_ text: String) {
    pattern = Array(text.utf8)
  }

  /// Whether the whole text is as the pattern says.
  func fit(_ text: String) -> Bool {
    let text = Array(text.utf8)
    var (place, mark) = (0, 0)
    /// The last star, and how much of the text it takes so far: a mismatch lets it take more.
    var star: (mark: Int, end: Int)?
    while place < text.count {
      if mark < pattern.count, pattern[mark] == Self.star {
        star = (mark, place)
        mark += 1
      } else if mark < pattern.count, pattern[mark] == text[place] {
        place += 1
        mark += 1
      } else if let last = star {
        star = (last.mark, last.end + 1)
        (place, mark) = (last.end + 1, last.mark + 1)
      } else {
        return false
      }
    }
    return pattern[mark...].allSatisfy { $0 == Self.star }
  }
}
