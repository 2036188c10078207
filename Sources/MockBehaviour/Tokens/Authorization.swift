import APISpec

/// Checks the token of a request against the kinds that the endpoint's page lists.
enum Authorization {
  /// The kind of the token that was shown; nil where the page asks for none and none was shown.
  static func check(
    _ request: MockRequest, for kinds: [TokenType], in book: TokenBook, now: Int64
  ) throws(Refusal) -> TokenType? {
    // A page that lists no kinds may still take a token; which one is not known.
    guard !kinds.isEmpty else { return nil }
    guard let token = request.bearerToken, !token.isEmpty else { throw Refusal(.missingToken) }
    switch book.verdict(on: token, now: now) {
    case .valid(let kind):
      guard kinds.contains(kind) else { throw Refusal(.notSupported(kind)) }
      return kind
    case .expired(let kind): throw Refusal(.expired(kind))
    case .unknown(let kind): throw Refusal(.badToken(kind))
    case .malformed: throw Refusal(.malformedToken)
    }
  }
}
