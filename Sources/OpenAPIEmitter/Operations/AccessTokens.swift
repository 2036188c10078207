import APISpec

/// The credentials of the platform as OpenAPI security schemes: all of them are bearer tokens.
enum AccessTokens {
  /// What each token stands for.
  private static func explanation(of token: TokenType) -> String {
    switch token {
    case .tenant: "The app acts for the company that installed it."
    case .user: "The app acts for the user who signed in."
    case .app: "The app acts for itself."
    }
  }

  /// The schemes that the endpoints use.
  static func schemes(of endpoints: [Endpoint]) -> JSONObject {
    let used = Set(endpoints.lazy.flatMap(\.tokenTypes))
    var schemes = JSONObject()
    for token in TokenType.allCases where used.contains(token) {
      schemes.set(
        token.rawValue, ["type": "http", "scheme": "bearer", "description": .string(explanation(of: token))])
    }
    return schemes
  }

  /// The `security` member of an operation, which any one of the tokens opens.
  static func requirement(_ tokens: [TokenType]) -> [JSONValue] {
    tokens.map { .object([JSONMember($0.rawValue, [])]) }
  }
}
