import Foundation

/// A token with the time for which it is good.
struct IssuedToken: Sendable {
  let value: String
  let lifetime: TimeInterval
}

/// The tokens of a self-built app: fetched when first needed, kept until shortly before they expire, and fetched once
/// however many calls wait for them.
actor CustomAppTokens: TokenSource {
  /// How long before its end a token is replaced; for short-lived ones a quarter of their life.
  static let margin: TimeInterval = 5 * 60

  private struct Kept {
    let value: String
    let renewal: Date
  }

  private let now: @Sendable () -> Date
  private let issue: @Sendable (TokenKind) async throws -> IssuedToken
  private var kept: [TokenKind: Kept] = [:]
  private var underway: [TokenKind: Task<String, any Error>] = [:]

  init(now: @escaping @Sendable () -> Date, issue: @escaping @Sendable (TokenKind) async throws -> IssuedToken) {
    self.now = now
    self.issue = issue
  }

  func token(_ kind: TokenKind) async throws -> String? {
    guard kind != .user else { return nil }
    if let kept = kept[kind], now() < kept.renewal { return kept.value }
    // A task of its own: a caller that is cancelled does not take the token from the others.
    let fetch = underway[kind] ?? Task { try await renew(kind) }
    underway[kind] = fetch
    return try await fetch.value
  }

  private func renew(_ kind: TokenKind) async throws -> String {
    defer { underway[kind] = nil }
    let issued = try await issue(kind)
    let margin = min(Self.margin, issued.lifetime / 4)
    kept[kind] = Kept(value: issued.value, renewal: now().addingTimeInterval(issued.lifetime - margin))
    return issued.value
  }
}

/// Asks the platform for a token in exchange for an app's secret.
struct TokenRequest: Sendable {
  let id: String
  let secret: String
  let kind: TokenKind

  private static let tenant = Endpoint(
    "auth.v3.auth.tenant_access_token_internal", .post, "/open-apis/auth/v3/tenant_access_token/internal",
    response: .bare)
  private static let app = Endpoint(
    "auth.v3.auth.app_access_token_internal", .post, "/open-apis/auth/v3/app_access_token/internal", response: .bare)

  func issue(through pipeline: CallPipeline) async throws -> IssuedToken {
    let endpoint = kind == .app ? Self.app : Self.tenant
    var call = EndpointCall(endpoint)
    call.json(["app_id": id, "app_secret": secret])
    let request = try pipeline.building.request(call, .standard)
    let answer: Answer = try await pipeline.send(request, of: endpoint, .standard) { response in
      try await pipeline.reading.value(response, of: endpoint)
    }
    guard let value = kind == .app ? answer.appToken : answer.tenantToken, !value.isEmpty else {
      throw LarkError(.unreadable, "The response holds no \(kind.rawValue).", endpoint: endpoint)
    }
    return IssuedToken(value: value, lifetime: TimeInterval(answer.lifetime ?? 0))
  }

  /// What both endpoints answer.
  private struct Answer: WireDecodable {
    let tenantToken: String?
    let appToken: String?
    /// In seconds.
    let lifetime: Int64?

    init(_ object: inout JSONObjectReader) throws {
      tenantToken = try object.string("tenant_access_token")
      appToken = try object.string("app_access_token")
      lifetime = try object.int64("expire")
    }
  }
}
