import APISpec
import Testing

@testable import MockBehaviour

@Suite("Tokens")
struct TokenTests {
  @Test("the endpoints that issue tokens are served without any documentation", arguments: TokenEndpoint.allCases)
  func alwaysServed(endpoint: TokenEndpoint) {
    let house = Teahouse([])
    let values = [
      "app_access_token": house.appToken, "refresh_token": house.userTokens.refresh, "grant_type": "authorization_code",
      "code": "any",
    ]
    let names = endpoint.required + (endpoint == .oauth ? ["code"] : [])
    let body = JSONValue.object(names.map { JSONMember($0, .string(values[$0] ?? "any")) })
    let answer = house.send(
      endpoint.method, endpoint.path + (endpoint.method == "GET" ? "?redirect_uri=http://tea/&state=a%26b" : ""),
      body: body.description, token: endpoint.needsAppToken ? house.appToken : nil)
    if endpoint == .authorize {
      #expect(answer.answer.status == 302)
      #expect(answer.header("Location") == "http://tea/?code=mock&state=a%26b")
    } else {
      #expect(answer.outcome == "200/0")
    }
  }

  @Test(
    "a body that lacks something is refused, and so are users' tokens without an app's",
    arguments: TokenEndpoint.allCases)
  func incomplete(endpoint: TokenEndpoint) {
    let answer = Teahouse([]).send(endpoint.method, endpoint.path, body: "{}")
    #expect(answer.answer.status == 400)
    #expect(!answer.isCarriedOut)
    if endpoint != .authorize { #expect(answer.violations.map(\.field) == endpoint.required) }
  }

  @Test("an issued token opens what its kind opens")
  func kinds() {
    let house = Teahouse()
    let path = "/open-apis/tea/v1/pots/p1"
    #expect(house.send("GET", path, token: house.tenantToken).outcome == "200/0")
    #expect(house.send("GET", path, token: house.tenantToken).token == .tenant)
    #expect(house.send("GET", path, token: house.userTokens.access).outcome == "400/99991668")
    #expect(house.send("GET", path, token: house.appToken).outcome == "400/99991664")
  }

  @Test("missing, foreign and shapeless tokens have codes of their own")
  func refused() {
    let house = Teahouse()
    let outcome = { (token: String?) in house.send("GET", "/open-apis/tea/v1/pots/p1", token: token).outcome }
    #expect(outcome(nil) == "400/99991661")
    #expect(outcome("") == "400/99991661")
    #expect(outcome("t-foreign") == "400/99991663")
    #expect(outcome("u-foreign") == "400/99991668")
    #expect(outcome("a-foreign") == "400/99991664")
    #expect(outcome("foreign") == "400/99991671")
  }

  @Test("a page that lists the code of a bad token has the word")
  func documentedCode() {
    var pot = Teahouse.pot
    pot.errors = [ErrorCase(httpStatus: 401, code: 99_991_663, message: "no such guest")]
    let served = Teahouse([pot]).send("GET", "/open-apis/tea/v1/pots/p1", token: "t-foreign")
    #expect(served.outcome == "401/99991663")
    #expect(served.json["msg"] == "no such guest")
  }

  @Test("tokens end by the clock")
  func expiry() {
    let house = Teahouse { $0.tokenLifetime = 60 }
    let tenant = house.tenantToken
    let user = house.userTokens.access
    let path = "/open-apis/tea/v1/pots/p1/fill"
    house.pass(seconds: 59)
    #expect(house.send("POST", path, body: #"{"litres":1}"#, token: tenant).outcome == "200/0")
    house.pass(seconds: 1)
    #expect(house.send("POST", path, body: #"{"litres":1}"#, token: tenant).outcome == "400/99991663")
    #expect(house.send("POST", path, body: #"{"litres":1}"#, token: user).outcome == "400/99991677")
    #expect(house.send("GET", "/open-apis/tea/v1/pots/p1", token: house.tenantToken).outcome == "200/0")
  }

  @Test("a request may ask that its token ends at once")
  func ended() {
    let house = Teahouse()
    let token = house.tenantToken
    let wish = [HeaderLine("X-Larkspur-Mock", "expire-token")]
    #expect(house.send("GET", "/open-apis/tea/v1/pots/p1", token: token, headers: wish).outcome == "400/99991663")
    #expect(house.send("GET", "/open-apis/tea/v1/pots/p1", token: token).outcome == "400/99991663")
  }

  @Test("a refresh token is good for one renewal")
  func refresh() {
    let house = Teahouse()
    let body = #"{"grant_type":"refresh_token","refresh_token":"\#(house.userTokens.refresh)"}"#
    let renew = {
      house.send("POST", "/open-apis/authen/v1/oidc/refresh_access_token", body: body, token: house.appToken)
    }
    #expect(renew().json["data"]?["access_token"]?.text?.hasPrefix("u-") == true)
    #expect(renew().outcome == "400/20026")
  }

  @Test("a store app's tenant token needs the app's token")
  func storeApp() {
    let house = Teahouse([])
    let ask = { (token: String) in
      house.send(
        "POST", "/open-apis/auth/v3/tenant_access_token",
        body: #"{"app_access_token":"\#(token)","tenant_key":"tea"}"#)
    }
    #expect(ask(house.appToken).json["tenant_access_token"]?.text?.hasPrefix("t-") == true)
    #expect(ask(house.tenantToken).outcome == "400/99991664")
  }

  @Test("equal seeds issue equal tokens, others do not")
  func seeds() {
    let token = { (seed: UInt64) in Teahouse([]) { $0.mishaps.seed = seed }.tenantToken }
    #expect(token(1) == token(1))
    #expect(token(1) != token(2))
    let house = Teahouse([])
    #expect(house.tenantToken != house.tenantToken)
  }

  @Test("tokens that have ended are forgotten before they pile up")
  func sweep() {
    var book = TokenBook(seed: 1)
    let first = book.issue(.tenant, now: 0, lifetime: 1)
    #expect(book.verdict(on: first, now: 2000) == .expired(.tenant))
    for _ in 0..<5000 { _ = book.issue(.tenant, now: 2000, lifetime: 1) }
    #expect(book.verdict(on: first, now: 2000) == .unknown(.tenant))
  }
}
