/// One thing in a request that the documentation does not allow.
public struct RequestViolation: Hashable, Sendable {
  /// Where it is: `query page_size`, `body items[2].name`.
  public let path: String
  /// What the documentation demands.
  public let rule: RequestRule
  /// The value that breaks the rule; nil where it is missing.
  public let value: JSONAny?
}

extension RequestViolation: CustomStringConvertible {
  /// The place, the rule, and how far the value is from it. Texts are counted, never shown: they may be personal.
  public var description: String {
    let found: String? =
      switch (rule, value) {
      case (.length(_, let unit), .string(let text)?): "it has \(unit.length(of: text))"
      case (.count, .array(let items)?): "it has \(items.count)"
      case (.range, .number(let number)?) where !Redaction.hides(name): "it is \(number)"
      case (.range, .string(let text)?) where !Redaction.hides(name): "it is \(Redaction.scrubbed(text))"
      default: nil
      }
    return "\(Redaction.scrubbed(path)) \(rule)" + (found.map { "; \($0)" } ?? "")
  }

  private var name: String {
    String(path.split { $0 == "." || $0 == " " }.last?.prefix { $0 != "[" } ?? "")
  }
}

extension RequestRule.LengthUnit {
  /// The length of a text in this unit.
  func length(of text: String) -> Int {
    switch self {
    case .characters: text.unicodeScalars.count
    case .bytes: text.utf8.count
    case .utf16: text.utf16.count
    }
  }
}

/// A request that the documentation does not allow, with everything that is wrong with it.
public struct InvalidRequest: Error, Hashable, Sendable, CustomStringConvertible {
  /// All that is wrong with the request, in the order of its parts.
  public let violations: [RequestViolation]

  public var description: String {
    violations.map(\.description).joined(separator: "; ")
  }
}

extension LarkError {
  /// What is wrong with the request, where it was checked and not sent.
  public var violations: [RequestViolation] { (cause as? InvalidRequest)?.violations ?? [] }
}

/// What happens to requests that break what is documented.
public enum RequestChecks: String, Hashable, Sendable, CaseIterable {
  /// Requests are not looked at.
  case off
  /// The request is sent, and the observers are told; without observers nothing is checked.
  case warn
  /// The request is not sent, and the call throws an error with all violations.
  case enforce
}
