/// A code by which the platform says that a token is no good.
///
/// It comes in the body under HTTP status 400, 401 or any other.
struct TokenRefusal: Hashable, Sendable {
  let code: Int
  /// The kinds of token that the code speaks of.
  let kinds: TokenKinds
  let meaning: String
  /// How the paths begin under which the code means this: short codes mean other things elsewhere.
  let scope: String

  private init(_ code: Int, _ kinds: TokenKinds, _ meaning: String, under scope: String = "") {
    self.code = code
    self.kinds = kinds
    self.meaning = meaning
    self.scope = scope
  }

  /// All of them.
  static let table: [TokenRefusal] = [
    TokenRefusal(99_991_661, [.tenant, .app, .user], "The platform sees no token in the request."),
    TokenRefusal(99_991_663, .tenant, "The tenant token is not or no longer good."),
    TokenRefusal(99_991_664, .app, "The app token is not or no longer good."),
    TokenRefusal(99_991_668, .user, "The user token is not or no longer good."),
    TokenRefusal(99_991_671, [.tenant, .app, .user], "The token does not look like one."),
    TokenRefusal(99_991_677, [.tenant, .app, .user], "The token has expired."),
    TokenRefusal(20_005, .user, "The user token is not good.", under: "/open-apis/authen/"),
    TokenRefusal(20_013, .tenant, "The tenant token is not good.", under: "/open-apis/authen/"),
    TokenRefusal(20_014, .app, "The app token is not good.", under: "/open-apis/authen/"),
  ]

  private static let byCode = Dictionary(grouping: table, by: \.code)

  /// The refusal that an error is, where it is one.
  init?(_ error: LarkError) {
    guard let code = error.code, let rows = Self.byCode[code] else { return nil }
    let path = error.endpoint.path
    guard let row = rows.first(where: { path.hasPrefix($0.scope) }) else { return nil }
    self = row
  }
}
