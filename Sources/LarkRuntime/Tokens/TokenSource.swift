import Foundation

/// Gives the tokens of an app.
public protocol TokenSource: Sendable {
  /// A token that is good for a while, or nil where the source has none of that kind.
  ///
  /// - Throws: What becomes the cause of the call's ``LarkError``.
  func token(_ kind: TokenKind) async throws -> String?

  /// Forgets a token that the platform refused, so that the next one that is asked for is another.
  ///
  /// Many calls may be refused with one token: where it has been replaced meanwhile, the new one stays.
  func invalidate(_ kind: TokenKind, refused: String) async
}

extension TokenSource {
  /// Does nothing: the source has no other token to give.
  public func invalidate(_ kind: TokenKind, refused: String) async {}
}

/// Tokens that somebody else fetched.
public struct FixedTokens: TokenSource {
  private let tokens: [AccessToken]

  /// A source of these tokens and no others.
  public init(_ tokens: [AccessToken]) {
    self.tokens = tokens
  }

  public func token(_ kind: TokenKind) -> String? {
    tokens.first { $0.kind == kind }?.value
  }
}

/// The app in whose name a client calls.
public struct LarkApp: Sendable {
  let tokenSource: @Sendable (CallPipeline) -> any TokenSource

  /// An app that a company built for itself.
  ///
  /// - Parameters:
  ///   - id: The app's identifier, `cli_…`.
  ///   - secret: The app's secret.
  ///   - cache: Where tokens are kept beside the client's own memory; several clients and processes may share one.
  public static func custom(id: String, secret: String, cache: (any TokenCache)? = nil) -> LarkApp {
    LarkApp { pipeline in
      CustomAppTokens(
        id: id, secret: secret, requests: TokenRequests(pipeline: pipeline),
        vault: TokenVault(clock: pipeline.configuration.clock, cache: cache) { event, kind in
          pipeline.report(event, about: TokenRequests.custom(kind))
        })
    }
  }

  /// An app of the store, in one of the tenants that installed it.
  ///
  /// - Parameters:
  ///   - id: The app's identifier, `cli_…`.
  ///   - secret: The app's secret.
  ///   - tenantKey: The tenant in which the client acts; a client for each. They share the app's token in a cache.
  ///   - tickets: Where the tickets are that the platform sends to the app.
  ///   - cache: Where tokens are kept beside the client's own memory; several clients and processes may share one.
  public static func store(
    id: String, secret: String, tenantKey: String, tickets: some AppTicketSource, cache: (any TokenCache)? = nil
  ) -> LarkApp {
    LarkApp { pipeline in
      StoreAppTokens(
        id: id, secret: secret, tenantKey: tenantKey, tickets: tickets, requests: TokenRequests(pipeline: pipeline),
        vault: TokenVault(clock: pipeline.configuration.clock, cache: cache) { event, kind in
          pipeline.report(event, about: TokenRequests.store(kind))
        })
    }
  }

  /// An app, self-built or of the store, that acts as one of its users; calls that take no user token are refused.
  ///
  /// - Parameters:
  ///   - id: The app's identifier, `cli_…`.
  ///   - secret: The app's secret.
  ///   - grant: Where the grant of the user is kept. It is read when the first token is needed, and gets every new one.
  public static func user(id: String, secret: String, grant: some UserGrantStore) -> LarkApp {
    LarkApp { pipeline in
      UserTokens(
        id: id, secret: secret, store: grant, requests: TokenRequests(pipeline: pipeline),
        clock: pipeline.configuration.clock)
    }
  }

  /// An app whose tokens come from elsewhere.
  public static func tokens(_ source: some TokenSource) -> LarkApp {
    LarkApp { _ in source }
  }

  /// An app with tokens that are never renewed: for scripts and tests.
  public static func tokens(_ tokens: AccessToken...) -> LarkApp {
    LarkApp { _ in FixedTokens(tokens) }
  }
}
