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
  private let removals = SingleFlight<Refusal, Void>()
  /// What the platform refused last. A cache that does not forget it must not bring it back.
  private var refused: [TokenKey: String] = [:]
  private let report: @Sendable (CallEvent, TokenKind) -> Void

  /// A token that the platform refused.
  private struct Refusal: Hashable {
    let key: TokenKey
    let value: String
  }

  /// - Parameter report: Hears of a cache that fails.
  init(
    clock: ClientClock, cache: (any TokenCache)? = nil,
    report: @escaping @Sendable (CallEvent, TokenKind) -> Void = { _, _ in }
  ) {
    self.clock = clock
    self.cache = cache
    self.report = report
  }

  /// A token that is good for a while.
  func token(_ key: TokenKey, issue: @escaping @Sendable () async throws -> IssuedToken) async throws -> String {
    if let good = good(kept[key]) { return good }
    return try await flights.value(key) { try await self.renew(key, issue) }
  }

  /// Forgets a refused token; one that was renewed meanwhile stays.
  func invalidate(_ key: TokenKey, refused value: String) async {
    refused[key] = value
    if kept[key]?.value == value { kept[key] = nil }
    guard let cache else { return }
    // A call that is cancelled need not wait for a slow cache, and calls that are refused together ask it once.
    // Nothing but that cancellation is thrown: a step that fails is reported.
    _ = try? await removals.value(Refusal(key: key, value: value)) {
      await self.attempt(.removing, key) { try await cache.remove(value, key) }
    }
  }

  /// Runs a step of the cache, which may fail: a token that is not cached costs a request and no call.
  @discardableResult
  private func attempt<Value: Sendable>(
    _ step: TokenStoreStep, _ key: TokenKey, _ work: @Sendable () async throws -> Value?
  ) async -> Value? {
    do {
      return try await work()
    } catch {
      report(.tokenStoreFailed(key.kind, step, error), key.kind)
      return nil
    }
  }

  private func good(_ token: CachedToken?) -> String? {
    guard let token, clock.now() < token.renewal else { return nil }
    return token.value
  }

  private func renew(_ key: TokenKey, _ issue: @Sendable () async throws -> IssuedToken) async throws -> String {
    // Between a caller's look and the start of its flight, another flight may have come home.
    if let good = good(kept[key]) { return good }
    if let cache, let cached = await attempt(.loading, key, { try await cache.token(key) }), let good = good(cached),
      good != refused[key]
    {
      kept[key] = cached
      return good
    }
    let issued = try await issue()
    // The platform may think better of it.
    if refused[key] == issued.value { refused[key] = nil }
    let expiry = clock.now().addingTimeInterval(issued.lifetime)
    let token = CachedToken(
      issued.value, expiry: expiry, renewal: expiry.addingTimeInterval(-Self.margin(of: issued.lifetime)))
    kept[key] = token
    if let cache { await attempt(.saving, key) { try await cache.store(token, key) } }
    return issued.value
  }
}
