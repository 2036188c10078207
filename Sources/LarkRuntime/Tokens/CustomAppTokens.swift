/// The tokens of a self-built app, which it gets for its secret.
struct CustomAppTokens: TokenSource {
  let id: String
  let secret: String
  let requests: TokenRequests
  let vault: TokenVault

  func token(_ kind: TokenKind) async throws -> String? {
    switch kind {
    case .user:
      nil
    case .tenant, .app:
      try await vault.token(key(kind)) {
        try await requests.token(kind, from: TokenRequests.custom(kind), for: credentials)
      }
    }
  }

  func invalidate(_ kind: TokenKind, refused: String) async {
    await vault.invalidate(key(kind), refused: refused)
  }

  private func key(_ kind: TokenKind) -> TokenKey {
    TokenKey(kind, appID: id)
  }

  private var credentials: JSONAny { ["app_id": .string(id), "app_secret": .string(secret)] }
}
