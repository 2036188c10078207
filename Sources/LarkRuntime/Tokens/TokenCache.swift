import Foundation

/// Says whose token it is.
public struct TokenKey: Hashable, Sendable, CustomStringConvertible {
  /// What kind of token it is.
  public let kind: TokenKind
  /// The app that got it.
  public let appID: String
  /// The tenant, for the tenant tokens of a store app; empty else.
  public let tenantKey: String

  /// The key of an app's token in a tenant.
  public init(_ kind: TokenKind, appID: String, tenantKey: String = "") {
    self.kind = kind
    self.appID = appID
    self.tenantKey = tenantKey
  }

  /// The key as one word, for stores that know texts only: `cli_1/tenant_access_token/7366`.
  public var description: String {
    [appID, kind.rawValue, tenantKey].filter { !$0.isEmpty }.joined(separator: "/")
  }
}

/// A token and the end of its life. Its description does not show it.
public struct CachedToken: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable
{
  /// The token itself, which is a secret.
  public let value: String
  /// When the platform stops accepting it.
  public let expiry: Date
  /// When it is replaced: shortly before its end.
  public let renewal: Date

  /// A token with the moments at which it ends and from which on it is better renewed.
  public init(_ value: String, expiry: Date, renewal: Date) {
    self.value = value
    self.expiry = expiry
    self.renewal = renewal
  }

  public var description: String { "token (hidden) until \(expiry)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: ["expiry": expiry, "renewal": renewal]) }
}

/// Keeps the tokens of apps, for one process or for many.
///
/// A client asks the cache only when it has no good token in memory, so that a cache may be slow. It fetches a token
/// itself where the cache has none or fails; a cache that is out of order makes nothing worse than slower.
///
/// A cache in Redis, shared by all machines of a service, needs three commands. The comparison has to happen in the
/// server, since another process may store a new token between a look and a removal:
///
/// ```swift
/// struct RedisTokens: TokenCache {
///   let redis: RedisClient
///
///   func token(_ key: TokenKey) async throws -> CachedToken? {
///     guard let text = try await redis.get("lark/\(key)") else { return nil }
///     let parts = text.split(separator: " ")                       // value, expiry, renewal
///     guard parts.count == 3, let expiry = Double(parts[1]), let renewal = Double(parts[2]) else { return nil }
///     return CachedToken(
///       String(parts[0]), expiry: Date(timeIntervalSince1970: expiry),
///       renewal: Date(timeIntervalSince1970: renewal))
///   }
///
///   func store(_ token: CachedToken, _ key: TokenKey) async throws {
///     let expiry = token.expiry.timeIntervalSince1970, renewal = token.renewal.timeIntervalSince1970
///     try await redis.set("lark/\(key)", to: "\(token.value) \(expiry) \(renewal)", expireAt: token.expiry)
///   }
///
///   func remove(_ refused: String, _ key: TokenKey) async throws {
///     try await redis.evaluate(
///       """
///       local kept = redis.call('GET', KEYS[1])
///       if kept and string.match(kept, '^[^ ]+') == ARGV[1] then redis.call('DEL', KEYS[1]) end
///       """, keys: ["lark/\(key)"], arguments: [refused])
///   }
/// }
/// ```
public protocol TokenCache: Sendable {
  /// The token that was stored last, however old it is.
  func token(_ key: TokenKey) async throws -> CachedToken?
  /// Keeps a token in place of the one before.
  func store(_ token: CachedToken, _ key: TokenKey) async throws
  /// Forgets a token that the platform refused, unless another one has taken its place.
  func remove(_ refused: String, _ key: TokenKey) async throws
}

/// Tokens in the memory of this process. Clients that share one share their tokens.
public actor MemoryTokenCache: TokenCache {
  private var tokens: [TokenKey: CachedToken] = [:]

  /// An empty cache.
  public init() {}

  public func token(_ key: TokenKey) -> CachedToken? {
    tokens[key]
  }

  public func store(_ token: CachedToken, _ key: TokenKey) {
    tokens[key] = token
  }

  public func remove(_ refused: String, _ key: TokenKey) {
    if tokens[key]?.value == refused { tokens[key] = nil }
  }
}
