/// One operation of the platform, as data.
///
/// Emitted code holds one for each documented endpoint; it is made of constants only, so that the compiler lays it out
/// without running anything. What is longer than a word (limits, error tables) is text that is read when it is needed.
///
/// ```swift
/// static let update = Endpoint(
///   "corehr.v2.process_withdraw.update", .put, "/open-apis/corehr/v2/process_withdraw/{process_id}",
///   tokens: [.tenant], limits: "50/second", errors: CorehrErrors.table)
/// ```
public struct Endpoint: Sendable {
  /// The methods that the platform knows.
  public enum Method: String, Hashable, Sendable, CaseIterable {
    /// Reads.
    case get = "GET"
    /// Creates, or does something.
    case post = "POST"
    /// Replaces.
    case put = "PUT"
    /// Changes a part.
    case patch = "PATCH"
    /// Removes.
    case delete = "DELETE"
  }

  /// What a successful response carries.
  public enum ResponseKind: Hashable, Sendable {
    /// `{code, msg, data}`.
    case enveloped
    /// JSON without `data`; a `code` in it is still looked at.
    case bare
    /// The bytes of a file.
    case binary
    /// Nothing that matters.
    case nothing
  }

  /// Where a key goes that makes a repeated call harmless.
  public enum IdempotencyKeyPlace: Sendable {
    /// The endpoint knows no such key.
    case none
    /// A query parameter of this name.
    case query(StaticString)
    /// A header of this name.
    case header(StaticString)
    /// A member of the JSON body, or a field of the form.
    case body(StaticString)
  }

  private let name: StaticString
  /// The HTTP method.
  public let method: Method
  private let template: StaticString
  private let documentedHost: StaticString
  /// The tokens that the endpoint takes; empty where it takes none.
  public let tokens: TokenKinds
  /// What a successful response carries.
  public let response: ResponseKind
  /// Whether the endpoint answers page by page.
  public let isPaged: Bool
  /// Where a request takes the key that makes repeating it harmless.
  public let idempotencyKey: IdempotencyKeyPlace
  private let limits: StaticString
  private let errors: StaticString
  private let rules: StaticString

  @_spi(Generated)
  public init(
    _ name: StaticString, _ method: Method, _ path: StaticString, host: StaticString = "", tokens: TokenKinds = [],
    response: ResponseKind = .enveloped, isPaged: Bool = false, idempotencyKey: IdempotencyKeyPlace = .none,
    limits: StaticString = "", errors: StaticString = "", rules: StaticString = ""
  ) {
    self.name = name
    self.method = method
    template = path
    documentedHost = host
    self.tokens = tokens
    self.response = response
    self.isPaged = isPaged
    self.idempotencyKey = idempotencyKey
    self.limits = limits
    self.errors = errors
    self.rules = rules
  }

  /// The identifier, for example `corehr.v2.process_withdraw.update`.
  public var id: String { name.description }

  /// The path with a name in braces for each parameter.
  public var path: String { template.description }

  /// The documented host, where it is not the usual one of the region.
  public var host: String? { documentedHost.utf8CodeUnitCount == 0 ? nil : documentedHost.description }

  /// How often the endpoint may be called, as documented.
  public var rateLimits: [RateLimit] {
    limits.description.split(separator: " ").compactMap { RateLimit(text: $0) }
  }

  /// Whether the method alone promises that a repeated call changes nothing more.
  public var isIdempotent: Bool {
    switch method {
    case .get, .put, .delete: true
    case .post, .patch: false
    }
  }

  /// The documented row for an error, where there is one.
  public func documentedError(code: Int, httpStatus: Int? = nil) -> DocumentedError? {
    ErrorTable(errors).row(code: code, httpStatus: httpStatus, endpoint: id)
  }

  /// What the documentation demands of requests beyond the types of their fields, and where.
  var requestRules: [(place: RequestPlace, rules: [RequestRule])] {
    RequestRuleTable(rules).rules(endpoint: id)
  }

  /// All documented errors of the endpoint.
  public var documentedErrors: [DocumentedError] {
    ErrorTable(errors).rows(endpoint: id)
  }
}

/// How many calls a window of time allows.
public struct RateLimit: Hashable, Sendable {
  /// The lengths of time that the documentation uses.
  public enum Window: String, Hashable, Sendable, CaseIterable {
    /// A second.
    case second
    /// A minute.
    case minute
    /// An hour.
    case hour
    /// A day.
    case day
  }

  /// How many calls the window allows.
  public let calls: Int
  /// The time in which they are counted.
  public let window: Window

  /// A limit of so many calls in a window.
  public init(calls: Int, per window: Window) {
    self.calls = calls
    self.window = window
  }

  /// Reads `50/second`.
  init?(text: some StringProtocol) {
    let parts = text.split(separator: "/")
    guard parts.count == 2, let calls = Int(parts[0]), let window = Window(rawValue: String(parts[1])) else {
      return nil
    }
    self.init(calls: calls, per: window)
  }
}
