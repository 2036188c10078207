/// The four words by which the platform's explorer and the official SDKs call an endpoint,
/// for example `corehr` `v2` `process.approver` `update`.
public struct EndpointName: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The service, such as `corehr`.
  public var project: String
  /// The version of the service, such as `v2`.
  public var version: String
  /// Dotted, as the explorer writes it: `process.approver`.
  public var resource: String
  /// What is done, such as `list`.
  public var method: String
  /// Where the name comes from.
  public var origin: Origin

  /// Where the four words come from, best first.
  public enum Origin: String, IRWord, Hashable, Sendable {
    /// The page's link to the API explorer states them.
    case explorer
    /// An SDK sample on the page calls the endpoint by them (word boundaries inside the resource are ours).
    case sample
    /// Derived from the URL and the page's own path.
    case derived
  }

  /// A name of these words.
  public init(project: String, version: String, resource: String, method: String, origin: Origin) {
    self.project = project
    self.version = version
    self.resource = resource
    self.method = method
    self.origin = origin
  }

  /// `project.version.resource.method`; the origin is no part of it.
  public var description: String { "\(project).\(version).\(resource).\(method)" }

  /// The service version that the endpoint belongs to: `project.version`.
  public var scope: String { "\(project).\(version)" }

  /// The longest word of a usable name, in bytes: files are called by it.
  public static let longestWord = 100

  /// Whether all four are valid in names of modules, files and methods.
  public var isUsable: Bool {
    Self.isWord(project) && Self.isWord(version) && Self.isWord(method)
      && resource.utf8.count <= Self.longestWord
      && resource.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { Self.isWord($0) }
  }

  /// Whether a text is a word of letters, digits, `_` and `-`, not too long, and not of marks alone.
  static func isWord(_ text: some StringProtocol) -> Bool {
    guard text.utf8.count <= longestWord else { return false }
    var holdsLetter = false
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
        guard InvisibleScalars.kind(of: scalar) == nil else { return false }
        holdsLetter = true
      case .decimalNumber: holdsLetter = holdsLetter || scalar.isASCII
      case .nonspacingMark, .spacingMark:
        guard holdsLetter, InvisibleScalars.kind(of: scalar) == nil else { return false }
      case _ where scalar == "_" || scalar == "-": continue
      default: return false
      }
    }
    return holdsLetter
  }

  public static func < (a: EndpointName, b: EndpointName) -> Bool { a.description < b.description }
}

extension EndpointName: IRRecord {
  package static var blank: EndpointName {
    EndpointName(project: "", version: "", resource: "", method: "", origin: .derived)
  }

  package mutating func walk(_ members: inout some MemberWalk) {
    members("method", &method)
    members("origin", &origin)
    members("project", &project)
    members("resource", &resource)
    members("version", &version)
  }
}
