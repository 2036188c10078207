import APISpec

/// The endpoints that issue tokens: they are served whatever the pages hold.
enum TokenEndpoint: CaseIterable, Sendable {
  case tenantOfCustomApp, appOfCustomApp, tenantOfStoreApp, appOfStoreApp, resendTicket
  case oidcUser, oidcRefresh, historicUser, historicRefresh, oauth, authorize

  var method: String { self == .authorize ? "GET" : "POST" }

  var path: String {
    switch self {
    case .tenantOfCustomApp: "/open-apis/auth/v3/tenant_access_token/internal"
    case .appOfCustomApp: "/open-apis/auth/v3/app_access_token/internal"
    case .tenantOfStoreApp: "/open-apis/auth/v3/tenant_access_token"
    case .appOfStoreApp: "/open-apis/auth/v3/app_access_token"
    case .resendTicket: "/open-apis/auth/v3/app_ticket/resend"
    case .oidcUser: "/open-apis/authen/v1/oidc/access_token"
    case .oidcRefresh: "/open-apis/authen/v1/oidc/refresh_access_token"
    case .historicUser: "/open-apis/authen/v1/access_token"
    case .historicRefresh: "/open-apis/authen/v1/refresh_access_token"
    case .oauth: "/open-apis/authen/v2/oauth/token"
    case .authorize: "/open-apis/authen/v1/authorize"
    }
  }

  /// What the body must hold.
  var required: [String] {
    switch self {
    case .tenantOfCustomApp, .appOfCustomApp, .resendTicket: ["app_id", "app_secret"]
    case .tenantOfStoreApp: ["app_access_token", "tenant_key"]
    case .appOfStoreApp: ["app_id", "app_secret", "app_ticket"]
    case .oidcUser, .historicUser: ["grant_type", "code"]
    case .oidcRefresh, .historicRefresh: ["grant_type", "refresh_token"]
    case .oauth: ["grant_type", "client_id", "client_secret"]
    case .authorize: []
    }
  }

  /// Whether the request must show an app token.
  var needsAppToken: Bool {
    switch self {
    case .oidcUser, .oidcRefresh, .historicUser, .historicRefresh: true
    case .tenantOfCustomApp, .appOfCustomApp, .tenantOfStoreApp, .appOfStoreApp, .resendTicket, .oauth, .authorize:
      false
    }
  }

  static func find(_ method: String, _ path: String) -> TokenEndpoint? {
    let path = path.hasSuffix("/") ? String(path.dropLast()) : path
    return allCases.first { $0.path == path && $0.method == method.uppercased() }
  }
}

/// The members of an answer that differ from time to time: tokens, and how long they are good for.
enum LiveMembers {
  static let names: Set<String> = [
    "access_token", "refresh_token", "app_access_token", "tenant_access_token", "expire", "expires_in",
    "refresh_expires_in", "refresh_token_expires_in",
  ]

  /// A documented answer with the live members of a real one.
  static func overlay(_ documented: JSONValue, with live: JSONValue) -> JSONValue {
    guard case .object(var members) = documented, case .object(let others) = live else { return documented }
    for other in others {
      if let index = members.firstIndex(where: { $0.key == other.key }) {
        members[index].value =
          names.contains(other.key) ? other.value : overlay(members[index].value, with: other.value)
      } else if names.contains(other.key) {
        members.append(other)
      }
    }
    return .object(members)
  }
}

/// Issues tokens as the platform does.
struct TokenDesk {
  var lifetime: Int
  var now: Int64

  func serve(
    _ endpoint: TokenEndpoint, _ request: MockRequest, _ book: inout TokenBook
  ) throws(Refusal) -> MockAnswer {
    if endpoint == .authorize { return try redirect(request, &book) }
    let body = try Self.members(of: request)
    let missing = endpoint.required.filter { (body[$0]?.text ?? "").isEmpty }
    guard missing.isEmpty else { throw Refusal(.badCredentials, missing.map { Violation.missing($0) }) }
    if endpoint.needsAppToken { _ = try Authorization.check(request, for: [.app], in: book, now: now) }
    switch endpoint {
    case .tenantOfCustomApp: return answer([issued(.tenant, &book)])
    case .appOfCustomApp: return answer([issued(.app, &book), issued(.tenant, &book)])
    case .appOfStoreApp: return answer([issued(.app, &book)])
    case .tenantOfStoreApp:
      guard book.verdict(on: body["app_access_token"]?.text ?? "", now: now) == .valid(.app) else {
        throw Refusal(.badAppToken)
      }
      return answer([issued(.tenant, &book)])
    case .resendTicket: return .json(["code": 0, "msg": "success"])
    case .oidcUser, .historicUser: return .json(["code": 0, "msg": "success", "data": userTokens(&book)])
    case .oidcRefresh, .historicRefresh:
      try spend(body, &book)
      return .json(["code": 0, "msg": "success", "data": userTokens(&book)])
    case .oauth: return try oauth(body, &book)
    case .authorize: return try redirect(request, &book)
    }
  }

  private func answer(_ tokens: [JSONMember]) -> MockAnswer {
    let envelope = [JSONMember("code", 0), JSONMember("msg", "ok")]
    return .json(.object(envelope + tokens + [JSONMember("expire", .number(String(lifetime)))]))
  }

  private func issued(_ kind: TokenType, _ book: inout TokenBook) -> JSONMember {
    JSONMember(kind.rawValue, .string(book.issue(kind, now: now, lifetime: lifetime)))
  }

  private func spend(_ body: JSONValue, _ book: inout TokenBook) throws(Refusal) {
    guard book.spend(refreshToken: body["refresh_token"]?.text ?? "") else { throw Refusal(.badGrant) }
  }

  private func userTokens(_ book: inout TokenBook) -> JSONValue {
    [
      "access_token": .string(book.issue(.user, now: now, lifetime: lifetime)),
      "refresh_token": .string(book.issueRefreshToken()), "token_type": "Bearer",
      "expires_in": .number(String(lifetime)), "refresh_expires_in": 2_592_000, "scope": "",
      "open_id": "ou_mock", "union_id": "on_mock", "user_id": "mock", "name": "Mock", "tenant_key": "mock",
    ]
  }

  private func oauth(_ body: JSONValue, _ book: inout TokenBook) throws(Refusal) -> MockAnswer {
    switch body["grant_type"]?.text {
    case "refresh_token": try spend(body, &book)
    case "authorization_code":
      if (body["code"]?.text ?? "").isEmpty { throw Refusal(.badCredentials, [.missing("code")]) }
    default:
      throw Refusal(
        .badCredentials,
        [Violation("grant_type", body["grant_type"]?.summary ?? "", "authorization_code or refresh_token")])
    }
    return .json([
      "code": 0, "access_token": .string(book.issue(.user, now: now, lifetime: lifetime)),
      "expires_in": .number(String(lifetime)), "refresh_token": .string(book.issueRefreshToken()),
      "refresh_token_expires_in": 2_592_000, "token_type": "Bearer", "scope": "",
    ])
  }

  /// Sends the browser back with a code, as if the user had agreed.
  private func redirect(_ request: MockRequest, _ book: inout TokenBook) throws(Refusal) -> MockAnswer {
    guard let target = request.query.first(where: { $0.name == "redirect_uri" })?.value, !target.isEmpty else {
      throw Refusal(.fieldValidation, [.missing("redirect_uri")])
    }
    // It becomes a header.
    guard target.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
      throw Refusal(
        .fieldValidation, [Violation("redirect_uri", "", "redirect_uri must not have control characters")])
    }
    var location = target + (target.contains("?") ? "&" : "?") + "code=mock"
    if let state = request.query.first(where: { $0.name == "state" })?.value {
      location += "&state=" + URLText.encoded(state)
    }
    return MockAnswer(status: 302, headers: [HeaderLine("Location", location)])
  }

  private static func members(of request: MockRequest) throws(Refusal) -> JSONValue {
    if case .tooLarge(_, let limit) = request.body { throw limit.refusal }
    guard case .bytes(let bytes) = request.body else { throw Refusal(.badBody) }
    let text = String(decoding: bytes, as: UTF8.self)
    if let value = JSONValue(json: text) { return value }
    guard request.mediaType == "application/x-www-form-urlencoded" else { throw Refusal(.badBody) }
    return .object(URLText.items(of: text).map { JSONMember($0.name, .string($0.value)) })
  }
}
