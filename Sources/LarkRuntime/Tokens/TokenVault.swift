import Foundation

/// A token with the time for which it is good.
struct IssuedToken: Sendable {
  let value: String
  let lifetime: TimeInterval
}

/// The tokens of a client: fetched when first needed, kept until shortly before they expire, and fetched once however
/// many calls wait for them.
actor TokenVault {
  /// How long before its end a token is replaced; for short-lived ones a quarter of their life.
  ///
  /// The platform issues a new token only in the last 30 minutes of the old one, so that the margin has to be less.
  static let margin: TimeInterval = 5 * 60

  /// The margin for a token that is good for so long.
  static func margin(of lifetime: TimeInterval) -> TimeInterval {
    min(margin, lifetime / 4)
  }

  private let clock: ClientClock
  private let cache: (any TokenCache)?
  /// What calls look at, so that they need not wait for the cache.
  private var kept: [TokenKey: CachedToken] = [:]
  private let flights = SingleFlight<TokenKey, String>()

  init(clock: ClientClock, cache: (any TokenCache)? = nil) {
    self.clock = clock
    self.cache = cache
  }

  /// A token that is good for a while.
  func token(_ key: TokenKey, issue: @escaping @Sendable () async throws -> IssuedToken) async throws -> String {
    if let good = good(kept[key]) { return good }
    return try await flights.value(key) { try await self.renew(key, issue) }
  }

  /// Forgets a refused token; one that was renewed meanwhile stays.
  func invalidate(_ key: TokenKey, refused: String) async {
    if kept[key]?.value == refused { kept[key] = nil }
    try? await cache?.remove(refused, key)
  }

  private func good(_ token: CachedToken?) -> String? {
    guard let token, clock.now() < token.renewal else { return nil }
    return token.value
  }

  private func renew(_ key: TokenKey, _ issue: @Sendable () async throws -> IssuedToken) async throws -> String {
    // Between a caller's look and the start of its flight, another flight may have come home.
    if let good = good(kept[key]) { return good }
    if let cached = try? await cache?.token(key), let good = good(cached) {
      kept[key] = cached
      return good
    }
    let issued = try await issue()
    let expiry = clock.now().addingTimeInterval(issued.lifetime)
    let token = CachedToken(
      issued.value, expiry: expiry, renewal: expiry.addingTimeInterval(-Self.margin(of: issued.lifetime)))
    kept[key] = token
    try? await cache?.store(token, key)
    return issued.value
  }
}
