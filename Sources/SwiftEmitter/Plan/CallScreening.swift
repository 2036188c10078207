import APISpec

/// Keeps out of the SDK what has no form in Swift, and what must not have one: calls that take tokens to other hosts, and
/// calls without a name for a module, a file or a method.
struct CallScreening {
  private let hosts: PlatformHosts
  private(set) var endpoints: [Endpoint] = []
  private(set) var events: [Event] = []
  private(set) var notes: [EmissionNote] = []

  init(_ spec: APISpec, hosts: PlatformHosts) {
    self.hosts = hosts
    for endpoint in spec.endpoints {
      if let note = note(on: endpoint) { notes.append(note) } else { endpoints.append(endpoint) }
    }
    for event in spec.events {
      if Self.isScope(event.scope) {
        events.append(event)
      } else {
        notes.append(EmissionNote(.refused, event.eventType, "The name of its service is not valid for a module."))
      }
    }
  }

  /// The methods that the runtime knows.
  private static let httpMethods: Set<String> = ["DELETE", "GET", "PATCH", "POST", "PUT"]

  private func note(on endpoint: Endpoint) -> EmissionNote? {
    let subject = endpoint.name.description
    guard Self.httpMethods.contains(endpoint.httpMethod) else {
      return EmissionNote(.unsupported, subject, "There is no call with the method \(endpoint.httpMethod).")
    }
    if let objection = endpoint.objection(by: hosts) { return EmissionNote(.refused, subject, objection) }
    guard Self.isScope(endpoint.name.scope), Self.isName(endpoint.name.resource), Self.isName(endpoint.name.method)
    else {
      return EmissionNote(.refused, subject, "Its name is not valid for a module, a type and a method.")
    }
    return nil
  }

  /// Whether a text is a service and a version of it.
  static func isScope(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { isName($0) }
  }

  /// Whether something can be called by the words of a text.
  static func isName(_ text: some StringProtocol) -> Bool {
    guard text.utf8.count <= EndpointName.longestWord else { return false }
    if isPlain(text.utf8) { return true }
    guard !Words(String(text)).isEmpty else { return false }
    // A mark behind a dot is one character with it, so that the dot parts nothing any more.
    let dotted = ".\(text)."
    return dotted.count { $0 == "." } == dotted.utf8.count { $0 == UInt8(ascii: ".") }
  }

  /// Whether a text is ASCII letters, digits, `_` and dots, with a letter among them, as nearly all names are: these need
  /// no look at words and marks, and a lock has thousands.
  private static func isPlain(_ text: some Sequence<UInt8>) -> Bool {
    var holdsLetter = false
    for byte in text {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): holdsLetter = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."): continue
      default: return false
      }
    }
    return holdsLetter
  }
}
