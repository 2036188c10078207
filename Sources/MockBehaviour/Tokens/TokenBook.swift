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
  private var newest = NewestTokens()
  private var newestRefreshTokens = NewestTokens()
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
    for old in newest.add(token) { entries[old] = nil }
    entries[token] = Entry(kind: kind, end: now.clampedPlus(Int64(clamping: lifetime).clampedTimes(1000)))
    return token
  }

  mutating func issueRefreshToken() -> String {
    let token = "ur-mock" + numbers.word(28)
    for old in newestRefreshTokens.add(token) { refreshTokens.remove(old) }
    refreshTokens.insert(token)
    return token
  }

  /// Takes a refresh token back: each is good for one renewal.
  mutating func spend(refreshToken: String) -> Bool {
    refreshTokens.remove(refreshToken) != nil
  }

  /// How many tokens are remembered.
  var count: Int { entries.count }

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

/// The order in which tokens were issued, so that the oldest ones can be forgotten.
struct NewestTokens: Sendable {
  /// So many at least are remembered, and twice as many at most.
  static let count = 20_000

  private var tokens: [String] = []

  /// Adds a token and gives those that are to be forgotten for it.
  mutating func add(_ token: String) -> [String] {
    tokens.append(token)
    guard tokens.count > 2 * Self.count else { return [] }
    let old = Array(tokens.prefix(Self.count))
    tokens.removeFirst(Self.count)
    return old
  }
}
