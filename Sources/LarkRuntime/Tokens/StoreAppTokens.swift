/// The tokens of a store app in one tenant: the ticket gives the app's token, and that the tenant's.
struct StoreAppTokens: TokenSource {
  let id: String
  let secret: String
  let tenantKey: String
  let tickets: any AppTicketSource
  let requests: TokenRequests
  let vault: TokenVault

  /// The code by which the platform says that a ticket is no good.
  private static let badTicket = 10_012

  func token(_ kind: TokenKind) async throws -> String? {
    switch kind {
    case .user: nil
    case .app: try await appToken()
    case .tenant: try await vault.token(tenantTokenKey) { try await issueTenantToken() }
    }
  }

  func invalidate(_ kind: TokenKind, refused: String) async {
    await vault.invalidate(kind == .app ? appTokenKey : tenantTokenKey, refused: refused)
  }

  private var appTokenKey: TokenKey { TokenKey(.app, appID: id) }
  private var tenantTokenKey: TokenKey { TokenKey(.tenant, appID: id, tenantKey: tenantKey) }
}

// MARK: Exchanges

extension StoreAppTokens {
  /// Exchanges the app's token for the tenant's; once more with a new one where the platform refuses the first.
  private func issueTenantToken() async throws -> IssuedToken {
    let first = try await appToken()
    do {
      return try await exchange(first)
    } catch let error as LarkError {
      guard let refusal = TokenRefusal(error), refusal.kinds.contains(.app) else { throw error }
      await vault.invalidate(appTokenKey, refused: first)
      let fresh = try await appToken()
      guard fresh != first else { throw error }
      return try await exchange(fresh)
    }
  }

  private func exchange(_ appToken: String) async throws -> IssuedToken {
    try await requests.token(
      .tenant, from: TokenRequests.storeTenant,
      for: ["app_access_token": .string(appToken), "tenant_key": .string(tenantKey)])
  }

  private func appToken() async throws -> String {
    try await vault.token(appTokenKey) { try await issueAppToken() }
  }

  private func issueAppToken() async throws -> IssuedToken {
    guard let ticket = try await ticket(), !ticket.isEmpty else {
      await askForTicket()
      throw LarkError(
        .noToken,
        "No app ticket has come yet. The platform was asked to send one; hand it on from the handler of the event "
          + "app_ticket, and call again.", endpoint: TokenRequests.storeApp)
    }
    do {
      return try await requests.token(
        .app, from: TokenRequests.storeApp,
        for: ["app_id": .string(id), "app_secret": .string(secret), "app_ticket": .string(ticket)])
    } catch let error as LarkError where error.code == Self.badTicket {
      await askForTicket()
      throw error
    }
  }

  private func ticket() async throws -> String? {
    do {
      return try await tickets.ticket()
    } catch {
      throw LarkError.of(error, .noToken, "The source of app tickets failed", endpoint: TokenRequests.storeApp)
    }
  }

  /// Has the platform send the ticket now instead of within the hour. It comes as an event, not as an answer.
  private func askForTicket() async {
    // Why there is no token matters more than why there is no new ticket; of that, the observers hear.
    _ = try? await requests.answer(
      of: TokenRequests.ticketResend, to: ["app_id": .string(id), "app_secret": .string(secret)], isHarmlessTwice: true)
  }
}
