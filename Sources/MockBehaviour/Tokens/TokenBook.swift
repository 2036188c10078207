import APISpec

/// The tokens that the server has issued.
struct TokenBook: Sendable {
  /// What the book says of a token.
  enum Verdict: Hashable, Sendable {
    case valid(TokenType)
    case expired(TokenType)
    /// It looks like a token, but was not issued here.
    case unknown(TokenType)
    /// It does not even look like one.
    case malformed
  }

  private struct Entry {
    var kind: TokenType
    /// Milliseconds since 1970.
    var end: Int64
  }

  private var entries: [String: Entry] = [:]
  private var refreshTokens: Set<String> = []
  private var numbers: SeededNumbers
  private var nextSweep = 4096

  init(seed: UInt64) {
    numbers = SeededNumbers(seed: seed)
  }

  /// The letters with which tokens of a kind begin.
  static func prefix(of kind: TokenType) -> String {
    switch kind {
    case .tenant: "t-"
    case .user: "u-"
    case .app: "a-"
    }
  }

  mutating func issue(_ kind: TokenType, now: Int64, lifetime: Int) -> String {
    sweep(now)
    let token = Self.prefix(of: kind) + "mock" + numbers.word(28)
    entries[token] = Entry(kind: kind, end: now + Int64(lifetime) * 1000)
    return token
  }

  mutating func issueRefreshToken() -> String {
    let token = "ur-mock" + numbers.word(28)
    refreshTokens.insert(token)
    return token
  }

  /// Takes a refresh token back: each is good for one renewal.
  mutating func spend(refreshToken: String) -> Bool {
    refreshTokens.remove(refreshToken) != nil
  }

  func verdict(on token: String, now: Int64) -> Verdict {
    if let entry = entries[token] { return entry.end > now ? .valid(entry.kind) : .expired(entry.kind) }
    guard let kind = TokenType.allCases.first(where: { token.hasPrefix(Self.prefix(of: $0)) }) else {
      return .malformed
    }
    return .unknown(kind)
  }

  /// Ends a token before its time.
  mutating func expire(_ token: String) {
    entries[token]?.end = 0
  }

  /// Forgets old tokens now and then, so that a long run does not grow. What is forgotten is unknown instead of expired.
  private mutating func sweep(_ now: Int64) {
    guard entries.count >= nextSweep else { return }
    entries = entries.filter { $0.value.end > now }
    nextSweep = max(4096, entries.count * 2)
  }
}
