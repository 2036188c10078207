import APISpec
import Testing

@testable import MockBehaviour

@Suite("Requests that were made to keep the server busy", .tags(.attack), .timeLimit(.minutes(2)))
struct RequestAttackTests {
  private static func house(pattern: String) -> Teahouse {
    Teahouse([
      Teahouse.endpoint("POST", "/leaf", name: "leaf") {
        $0.request = RequestPayload(
          kind: .json,
          fields: [Field(name: "a", type: .string, presence: .required, constraints: Constraints(pattern: pattern))])
      }
    ])
  }

  @Test(
    "patterns with many ways to match are compared at once",
    arguments: ["^(a+)+$", "^([a-z0-9]+-?)+$", "^(a|aa)*$", "^((a*)*)*$", "^(a?){60}a{60}$"])
  func patterns(pattern: String) {
    let house = Self.house(pattern: pattern)
    let body = "{\"a\":\"\(String(repeating: "a", count: 60))!\"}"
    #expect(house.send("POST", "/leaf", body: body).violations.map(\.rule) == [.pattern])
  }

  @Test(
    "patterns that cannot be checked refuse nothing",
    arguments: ["(?!a)", "(a)\\1", String(repeating: "[", count: 5_000)])
  func unchecked(pattern: String) {
    #expect(Self.house(pattern: pattern).send("POST", "/leaf", body: #"{"a":"!"}"#).answer.status == 200)
  }

  @Test("a request with very many headers is refused with status 431")
  func headers() {
    let lines = (0..<MockRequest.mostHeaders).map { HeaderLine("X-\($0)", "") }
    #expect(Teahouse().send("GET", "/open-apis/tea/v1/pots/p1/picture", headers: lines).answer.status == 200)
    let more = lines + [HeaderLine("X-More", "")]
    #expect(Teahouse().send("GET", "/open-apis/tea/v1/pots/p1/picture", headers: more).outcome == "431/9499")
  }

  @Test("paths of very many segments lead nowhere, even where a page documents one")
  func segments() {
    let path = String(repeating: "/a", count: 40_000)
    #expect(Teahouse([Teahouse.endpoint("GET", path, name: "deep")]).send("GET", path).answer.status == 404)
  }

  @Test("an address to go back to does not break the header that it becomes")
  func redirect() {
    let target = "/open-apis/authen/v1/authorize?redirect_uri=http://tea%0d%0aSet-Cookie:%20a=b"
    let served = Teahouse().send("GET", target)
    #expect(served.outcome == "400/99992402")
    #expect(served.header("Location") == nil)
  }

  @Test("tokens that are issued again and again are kept up to a number, the newest ones")
  func tokens() {
    var book = TokenBook(seed: 1)
    let most = 2 * NewestTokens.count
    let tokens = (0...most).map { _ in book.issue(.tenant, now: 0, lifetime: 7200) }
    #expect(book.count <= most)
    #expect(book.verdict(on: tokens[0], now: 0) == .unknown(.tenant))
    #expect(book.verdict(on: tokens[most], now: 0) == .valid(.tenant))
    let refreshTokens = (0...most).map { _ in book.issueRefreshToken() }
    let isKnown = [0, most].map { book.spend(refreshToken: refreshTokens[$0]) }
    #expect(isKnown == [false, true])
  }
}
