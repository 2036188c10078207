import Foundation

/// Asks the platform for tokens.
struct TokenRequests: Sendable {
  let pipeline: CallPipeline

  static let customTenant = endpoint(
    "auth.v3.auth.tenant_access_token_internal", "/open-apis/auth/v3/tenant_access_token/internal")
  static let customApp = endpoint(
    "auth.v3.auth.app_access_token_internal", "/open-apis/auth/v3/app_access_token/internal")
  static let storeTenant = endpoint("auth.v3.auth.tenant_access_token", "/open-apis/auth/v3/tenant_access_token")
  static let storeApp = endpoint("auth.v3.auth.app_access_token", "/open-apis/auth/v3/app_access_token")
  static let ticketResend = endpoint("auth.v3.auth.app_ticket_resend", "/open-apis/auth/v3/app_ticket/resend")
  static let userRefresh = endpoint("authen.v2.oauth.token", "/open-apis/authen/v2/oauth/token")

  private static func endpoint(_ name: StaticString, _ path: StaticString) -> Endpoint {
    Endpoint(name, .post, path, response: .bare)
  }

  /// Where a self-built app gets its tokens of a kind.
  static func custom(_ kind: TokenKind) -> Endpoint { kind == .app ? customApp : customTenant }

  /// Where an app of the store gets its tokens of a kind.
  static func store(_ kind: TokenKind) -> Endpoint { kind == .app ? storeApp : storeTenant }

  /// A token of an app. Asking twice gives the same one or another good one, so that a lost answer is asked for again.
  func token(_ kind: TokenKind, from endpoint: Endpoint, for credentials: JSONAny) async throws -> IssuedToken {
    let answer = try await answer(of: endpoint, to: credentials, isHarmlessTwice: true)
    guard let value = answer[kind.rawValue]?.string, !value.isEmpty else {
      throw LarkError(.unreadable, "The response holds no \(kind.rawValue).", endpoint: endpoint)
    }
    return IssuedToken(value: value, lifetime: lifetime(answer["expire"], of: kind, from: endpoint).seconds)
  }

  /// How long a token is good; tells the observers where the platform does not say.
  func lifetime(_ stated: JSONAny?, of kind: TokenKind, from endpoint: Endpoint) -> TokenLifetime {
    let lifetime = TokenLifetime(stated)
    if !lifetime.isStated { pipeline.report(.tokenLifetimeUnknown(kind, assumed: lifetime.time), about: endpoint) }
    return lifetime
  }

  /// What an endpoint answers to a JSON body, whole.
  func answer(of endpoint: Endpoint, to body: JSONAny, isHarmlessTwice: Bool) async throws -> JSONAny {
    var call = EndpointCall(endpoint)
    call.json(body)
    let request = try pipeline.building.request(call, .standard)
    let outgoing = OutgoingCall(endpoint, request, .standard) { isHarmlessTwice }
    return try await pipeline.send(outgoing) { try await pipeline.reading.value($0, of: endpoint) }
  }
}
