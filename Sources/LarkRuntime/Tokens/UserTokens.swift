import Foundation

/// What a user granted to an app: a token for calls, and one that is exchanged for the next pair. Its description shows
/// neither.
public struct UserGrant: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The `user_access_token`.
  public let token: String
  /// When the platform stops accepting it.
  public let expiry: Date
  /// When it is refreshed: shortly before its end.
  public let renewal: Date
  /// The `refresh_token`, good for one exchange; nil where the user did not grant `offline_access`.
  public let refreshToken: String?

  /// A grant as the platform gave it.
  ///
  /// - Parameters:
  ///   - token: The `user_access_token`.
  ///   - expiry: When the platform stops accepting it.
  ///   - renewal: When the token is refreshed; by default five minutes before its end.
  ///   - refreshToken: What it is exchanged for the next pair with; nil where there is none.
  public init(token: String, expiry: Date, renewal: Date? = nil, refreshToken: String?) {
    self.token = token
    self.expiry = expiry
    self.renewal = renewal ?? expiry.addingTimeInterval(-TokenVault.margin)
    self.refreshToken = refreshToken
  }

  public var description: String { "user grant (hidden) until \(expiry)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: ["expiry": expiry]) }
}

/// Keeps the grant of one user: a row of the app's database, a file, a keychain.
public protocol UserGrantStore: Sendable {
  /// The grant that was stored last; nil where the user has granted nothing.
  func load() async throws -> UserGrant?
  /// Keeps a new grant. The refresh token of the one before is used up: one that is not kept is lost.
  func save(_ grant: UserGrant) async throws
}

/// The grant of a user in memory, for programs that end before it does.
public actor MemoryUserGrant: UserGrantStore {
  private var grant: UserGrant?

  /// Begins with this grant; nil where the user has not agreed yet.
  public init(_ grant: UserGrant?) {
    self.grant = grant
  }

  public func load() -> UserGrant? { grant }
  public func save(_ grant: UserGrant) { self.grant = grant }
}

/// The token of one user, which is refreshed before it ends or when the platform refuses it.
actor UserTokens: TokenSource {
  private let id: String
  private let secret: String
  private let store: any UserGrantStore
  private let requests: TokenRequests
  private let clock: ClientClock
  private let flights = SingleFlight<TokenKind, UserGrant>()
  private var grant: UserGrant?
  /// The token that the platform refused last.
  private var refused: String?

  init(id: String, secret: String, store: any UserGrantStore, requests: TokenRequests, clock: ClientClock) {
    self.id = id
    self.secret = secret
    self.store = store
    self.requests = requests
    self.clock = clock
  }

  func token(_ kind: TokenKind) async throws -> String? {
    guard kind == .user else { return nil }
    if let grant, isGood(grant) { return grant.token }
    return try await flights.value(.user) { try await self.renewed() }.token
  }

  func invalidate(_ kind: TokenKind, refused: String) {
    if kind == .user { self.refused = refused }
  }

  private func isGood(_ grant: UserGrant) -> Bool {
    grant.token != refused && clock.now() < grant.renewal
  }

  /// A good grant: the one in the store, which another process may have renewed, or the next one.
  private func renewed() async throws -> UserGrant {
    guard let stored = try await store.load() else {
      throw LarkError(
        .noToken, "The user has granted nothing yet; send them through the authorisation page and store the grant.",
        endpoint: TokenRequests.userRefresh)
    }
    if isGood(stored) {
      grant = stored
      return stored
    }
    guard let refreshToken = stored.refreshToken else {
      throw LarkError(
        .noToken,
        "The user's token has ended and there is no refresh token; ask for the scope offline_access next time.",
        endpoint: TokenRequests.userRefresh)
    }
    do {
      let fresh = try await exchange(refreshToken)
      grant = fresh
      try await store.save(fresh)
      return fresh
    } catch let error as LarkError where error.kind == .refused {
      // Another process may have been faster with the same refresh token, which is good only once.
      guard let other = try await store.load(), other != stored, isGood(other) else { throw error }
      grant = other
      return other
    }
  }

  /// Exchanges a refresh token. It is sent once: a lost answer may have used it up.
  private func exchange(_ refreshToken: String) async throws -> UserGrant {
    let endpoint = TokenRequests.userRefresh
    let answer = try await requests.answer(
      of: endpoint,
      to: [
        "grant_type": "refresh_token", "client_id": .string(id), "client_secret": .string(secret),
        "refresh_token": .string(refreshToken),
      ], isHarmlessTwice: false)
    guard let token = answer["access_token"]?.string, !token.isEmpty else {
      throw LarkError(.unreadable, "The response holds no access_token.", endpoint: endpoint)
    }
    let lifetime = TimeInterval(answer["expires_in"]?.int64 ?? 0)
    let expiry = clock.now().addingTimeInterval(lifetime)
    return UserGrant(
      token: token, expiry: expiry, renewal: expiry.addingTimeInterval(-TokenVault.margin(of: lifetime)),
      refreshToken: answer["refresh_token"]?.string)
  }
}
