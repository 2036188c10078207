/// The tokens of a self-built app, which it gets for its secret.
struct CustomAppTokens: TokenSource {
  let id: String
  let secret: String
  let requests: TokenRequests
  let vault: TokenVault

  func token(_ kind: TokenKind) async throws -> String? {
    switch kind {
    case .user:
      return nil
    case .tenant:
      return try await vault.token(key(kind)) {
        try await requests.token(in: "tenant_access_token", from: TokenRequests.customTenant, for: credentials)
      }
    case .app:
      return try await vault.token(key(kind)) {
        try await requests.token(in: "app_access_token", from: TokenRequests.customApp, for: credentials)
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
