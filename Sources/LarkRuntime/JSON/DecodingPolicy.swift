/// What happens where a response is not as its page documents it.
public struct DecodingPolicy: Sendable {
  /// How much of a disagreement is forgiven.
  public enum Mode: Hashable, Sendable {
    /// A scalar of another kind is converted where nothing is lost; else the field is nil and the mismatch reported.
    case lenient
    /// Any disagreement is an error.
    case strict
  }

  /// Whether values of another kind than documented are forgiven.
  public var mode: Mode
  /// How many mismatches of one document are reported; further ones are forgiven silently. The server decides how many
  /// there are, so that a report of each could cost more than the call.
  public static let reportLimit = 100

  /// Is told of the fields that lenient decoding gave up, of each document's first ``reportLimit``.
  public var onMismatch: (@Sendable (DecodingMismatch) -> Void)?

  /// A policy, and who hears of what was forgiven.
  public init(mode: Mode = .lenient, onMismatch: (@Sendable (DecodingMismatch) -> Void)? = nil) {
    self.mode = mode
    self.onMismatch = onMismatch
  }

  /// Forgives silently.
  public static let lenient = DecodingPolicy()
  /// Forgives nothing.
  public static let strict = DecodingPolicy(mode: .strict)
}

/// A value whose kind is not the documented one. In strict mode it is thrown.
public struct DecodingMismatch: Error, Hashable, Sendable, CustomStringConvertible {
  /// What a field should hold.
  public enum Expectation: String, Hashable, Sendable, CaseIterable {
    /// A text.
    case string
    /// A whole number.
    case int
    /// A whole number of 64 bits.
    case int64
    /// A number with a fraction.
    case double
    /// True or false.
    case bool
    /// A list.
    case array
    /// An object.
    case object
  }

  /// The identifier of the endpoint; empty for JSON that no call brought.
  public let endpoint: String
  /// Where the value stands, for example `$.data.items[3].name`.
  public let path: String
  /// What the documentation says.
  public let expected: Expectation
  /// What the JSON holds.
  public let found: JSONKind

  /// A mismatch at a path of a response.
  public init(endpoint: String = "", path: String, expected: Expectation, found: JSONKind) {
    self.endpoint = endpoint
    self.path = path
    self.expected = expected
    self.found = found
  }

  public var description: String {
    // Names of members come from the server, too.
    let path = Redaction.scrubbed(path)
    let place = endpoint.isEmpty ? path : "\(path) in the response of \(endpoint)"
    return "The documentation promises \(expected.rawValue) at \(place), but the server sent \(found.rawValue)."
  }
}
