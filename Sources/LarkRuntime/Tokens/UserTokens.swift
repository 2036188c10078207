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
  ///
  /// - Throws: What becomes the cause of the call's ``LarkError``.
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
///
/// A refresh token is good for one exchange, so that a grant is all that is left of the one before. Where the store does
/// not take it, it stays in memory, is used, and is offered to the store again with later calls.
actor UserTokens: TokenSource {
  private let id: String
  private let secret: String
  private let store: any UserGrantStore
  private let requests: TokenRequests
  private let clock: ClientClock
  /// Saves and renews, one after the other: an old grant must not reach the store after a new one.
  private let flights = SingleFlight<TokenKind, UserGrant>()
  private var grant: UserGrant?
  private var unsaved: UnsavedGrant?
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
    let isSaveDue = unsaved?.claim(at: clock.uptime()) ?? false
    if let grant, isGood(grant), !isSaveDue { return grant.token }
    return try await flights.value(.user) { try await self.settled() }.token
  }

  func invalidate(_ kind: TokenKind, refused: String) {
    if kind == .user { self.refused = refused }
  }

  private func isGood(_ grant: UserGrant) -> Bool {
    grant.token != refused && clock.now() < grant.renewal
  }

  /// A good grant, after what was not saved has been offered to the store again where that is due.
  private func settled() async throws -> UserGrant {
    // Whoever joined this flight with a claim may have come too late for its save.
    defer { unsaved?.release(at: clock.uptime()) }
    if let unsaved, unsaved.due == nil { await saveAgain(unsaved) }
    if let grant, isGood(grant) { return grant }
    return try await renewed()
  }

  private func report(_ step: TokenStoreStep, _ error: any Error) {
    requests.pipeline.report(.tokenStoreFailed(.user, step, error), about: TokenRequests.userRefresh)
  }
}

// MARK: Renewal

extension UserTokens {
  /// A good grant: the one in the store, which another process may have renewed, or the next one.
  private func renewed() async throws -> UserGrant {
    let last = try await newest()
    if isGood(last) {
      grant = last
      return last
    }
    guard let refreshToken = last.refreshToken else {
      throw LarkError(
        .noToken,
        "The user's token has ended and there is no refresh token; ask for the scope offline_access next time.",
        endpoint: TokenRequests.userRefresh)
    }
    let fresh: UserGrant
    do {
      fresh = try await exchange(refreshToken)
    } catch let error as LarkError where error.kind == .refused {
      guard let other = await grantOfAnother(than: last) else { throw error }
      return other
    }
    grant = fresh
    await save(UnsavedGrant(fresh, predecessor: unsaved?.predecessor ?? last))
    return fresh
  }

  /// The newest grant: in the store, or in memory where the store has not taken it.
  private func newest() async throws -> UserGrant {
    let stored: UserGrant?
    do {
      stored = try await store.load()
    } catch {
      // What an unsaved grant replaces is used up, so that the store has nothing to lose by an exchange.
      guard let unsaved else {
        throw LarkError.of(
          error, .noToken, "The store of the user's grant failed", endpoint: TokenRequests.userRefresh)
      }
      report(.loading, error)
      return unsaved.grant
    }
    guard let stored else {
      (grant, unsaved) = (nil, nil)
      throw LarkError(
        .noToken, "The user has granted nothing yet; send them through the authorisation page and store the grant.",
        endpoint: TokenRequests.userRefresh)
    }
    guard let unsaved else { return stored }
    switch unsaved.compare(with: stored) {
    case .older:
      return unsaved.grant
    case .same, .newer:
      self.unsaved = nil
      return stored
    }
  }

  /// The grant of another process that was faster with the same refresh token. It may still be on its way to the store.
  private func grantOfAnother(than last: UserGrant) async -> UserGrant? {
    for wait in [Duration.zero, .milliseconds(100), .milliseconds(300)] {
      do {
        if wait > .zero { try await clock.sleep(wait) }
        guard let stored = try await store.load() else { return nil }
        guard !stored.isSame(as: last), isGood(stored) else { continue }
        (grant, unsaved) = (stored, nil)
        return stored
      } catch {
        report(.loading, error)
        return nil
      }
    }
    return nil
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
    let lifetime = requests.lifetime(answer["expires_in"], of: .user, from: endpoint).seconds
    let expiry = clock.now().addingTimeInterval(lifetime)
    return UserGrant(
      token: token, expiry: expiry, renewal: expiry.addingTimeInterval(-TokenVault.margin(of: lifetime)),
      refreshToken: answer["refresh_token"]?.string)
  }
}

// MARK: The store

extension UserTokens {
  private func save(_ new: UnsavedGrant) async {
    unsaved = new
    do {
      try await store.save(new.grant)
      unsaved = nil
    } catch {
      unsaved?.noteFailure(at: clock.uptime())
      report(.saving, error)
    }
  }

  /// Offers a grant to the store again, unless the store has got a newer one or was told to forget the user.
  private func saveAgain(_ waiting: UnsavedGrant) async {
    let stored: UserGrant?
    do {
      stored = try await store.load()
    } catch {
      unsaved?.noteFailure(at: clock.uptime())
      return report(.loading, error)
    }
    switch stored.map(waiting.compare) {
    case .older: await save(waiting)
    case .same: unsaved = nil
    case .newer: (grant, unsaved) = (stored, nil)
    case nil: (grant, unsaved) = (nil, nil)
    }
  }
}
