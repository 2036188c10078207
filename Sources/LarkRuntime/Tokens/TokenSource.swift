import Foundation

/// Gives the tokens of an app.
public protocol TokenSource: Sendable {
  /// A token that is good for a while, or nil where the source has none of that kind.
  func token(_ kind: TokenKind) async throws -> String?
}

/// Tokens that somebody else fetched.
public struct FixedTokens: TokenSource {
  private let tokens: [AccessToken]

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
  public static func custom(id: String, secret: String) -> LarkApp {
    LarkApp { pipeline in
      CustomAppTokens(now: pipeline.configuration.now) { kind in
        try await TokenRequest(id: id, secret: secret, kind: kind).issue(through: pipeline)
      }
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
