/// Puts a token into a call, and a new one where the platform refuses the first.
struct CallAuthorization: Sendable {
  let tokens: any TokenSource
  let destinations: TrustedDestinations

  /// The token of a request, and whether another can be had.
  private struct Grant {
    let token: AccessToken
    let isRenewable: Bool
  }

  /// Sends a call with its token; once more with a new one where the platform says that the first is no good.
  func send<Value: Sendable>(
    _ call: OutgoingCall, _ observe: CallObservation, attempt: (OutgoingRequest) async throws -> Value
  ) async throws -> Value {
    guard let grant = try await grant(for: call) else { return try await attempt(call.request) }
    do {
      return try await attempt(call.request.authorized(by: grant.token))
    } catch let error as LarkError {
      guard grant.isRenewable, TokenRefusal(error) != nil else { throw error }
      await tokens.invalidate(grant.token.kind, refused: grant.token.value)
      observe(.tokenRefused(grant.token.kind, code: error.code ?? 0))
      // The platform did nothing of what it refused, so that any call may be repeated whose body is still there.
      guard call.isReplayable, let fresh = try await token(grant.token.kind, for: call), fresh != grant.token.value
      else {
        throw error
      }
      return try await attempt(call.request.authorized(by: AccessToken(grant.token.kind, fresh)))
    }
  }

  /// A token of the source, which may be the program's own.
  private func token(_ kind: TokenKind, for call: OutgoingCall) async throws -> String? {
    do {
      return try await tokens.token(kind)
    } catch {
      throw LarkError.of(error, .noToken, "The source of tokens failed", endpoint: call.endpoint)
    }
  }

  /// The token for a call; nil where it takes none or brings its own header.
  ///
  /// - Throws: Where the request would take the token to a host that may not have it.
  private func grant(for call: OutgoingCall) async throws -> Grant? {
    let endpoint = call.endpoint
    guard call.request.headers["Authorization"] == nil, call.options.token != nil || !endpoint.tokens.isEmpty else {
      return nil
    }
    guard destinations.include(call.request.url) else {
      throw LarkError(
        .invalidRequest, TrustedDestinations.refusal(of: call.request.url), endpoint: endpoint)
    }
    if let token = call.options.token {
      guard endpoint.tokens.isEmpty || endpoint.tokens.contains(TokenKinds(token.kind)) else {
        throw LarkError(
          .invalidRequest, "The endpoint takes \(endpoint.tokens), not a \(token.kind.rawValue).", endpoint: endpoint)
      }
      return Grant(token: token, isRenewable: false)
    }
    for kind in TokenKind.allCases where endpoint.tokens.contains(TokenKinds(kind)) {
      if let value = try await token(kind, for: call) {
        return Grant(token: AccessToken(kind, value), isRenewable: true)
      }
    }
    throw LarkError(
      .noToken, "The endpoint takes \(endpoint.tokens), and the client has none; pass one in the call's options.",
      endpoint: endpoint)
  }
}

extension OutgoingRequest {
  /// The request with a token.
  fileprivate func authorized(by token: AccessToken) -> OutgoingRequest {
    var request = self
    request.headers["Authorization"] = "Bearer \(token.value)"
    return request
  }
}
