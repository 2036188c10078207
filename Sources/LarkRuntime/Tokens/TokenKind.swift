/// The kinds of token that the platform knows, in the order in which a client tries them.
public enum TokenKind: String, Hashable, Sendable, CaseIterable {
  /// Acts as the app inside one tenant.
  case tenant = "tenant_access_token"
  /// Acts as the app itself.
  case app = "app_access_token"
  /// Acts as a user.
  case user = "user_access_token"
}

/// A set of kinds of token.
public struct TokenKinds: OptionSet, Hashable, Sendable, CustomStringConvertible {
  public let rawValue: UInt8

  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Tokens of an app in a tenant.
  public static let tenant = TokenKinds(rawValue: 1)
  /// Tokens of an app by itself.
  public static let app = TokenKinds(rawValue: 2)
  /// Tokens of a user.
  public static let user = TokenKinds(rawValue: 4)

  /// The set of one kind.
  public init(_ kind: TokenKind) {
    self =
      switch kind {
      case .tenant: .tenant
      case .app: .app
      case .user: .user
      }
  }

  /// The kinds as a sentence names them: `tenant_access_token or user_access_token`.
  public var description: String {
    let names = TokenKind.allCases.filter { contains(TokenKinds($0)) }.map(\.rawValue)
    return names.isEmpty ? "no token" : names.joined(separator: " or ")
  }
}

/// A token with its kind. Its description does not show it.
public struct AccessToken: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable
{
  /// What kind of token it is.
  public let kind: TokenKind
  /// The token itself, which is a secret.
  public let value: String

  /// A token of this kind.
  public init(_ kind: TokenKind, _ value: String) {
    self.kind = kind
    self.value = value
  }

  /// A token of an app in a tenant.
  public static func tenant(_ value: String) -> AccessToken { AccessToken(.tenant, value) }
  /// A token of an app by itself.
  public static func app(_ value: String) -> AccessToken { AccessToken(.app, value) }
  /// A token of a user.
  public static func user(_ value: String) -> AccessToken { AccessToken(.user, value) }

  public var description: String { "\(kind.rawValue) (hidden)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: ["kind": kind.rawValue]) }
}
