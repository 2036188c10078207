import APISpec

/// The errors that any endpoint may answer with, whatever its page says.
enum PlatformError: CaseIterable, Hashable, Sendable {
  case missingToken, malformedToken
  case badTenantToken, badUserToken, badAppToken, expiredUserToken
  case tenantTokenNotSupported, userTokenNotSupported, appTokenNotSupported
  case fieldValidation, badBody, tooLarge, tooManyHeaders, busy
  case unknownPath, methodNotAllowed
  case badCredentials, badGrant
  case tooManyCalls, serverError

  /// Status, code and message of each.
  var row: ErrorCase {
    switch self {
    case .missingToken: Self.row(400, 99_991_661, "Missing access token for authorization")
    case .malformedToken:
      Self.row(400, 99_991_671, "Invalid access token for authorization: it starts with no t-, u- or a-")
    case .badTenantToken: Self.row(400, 99_991_663, "Invalid access token for authorization: tenant_access_token")
    case .badUserToken: Self.row(400, 99_991_668, "Invalid access token for authorization: user_access_token")
    case .badAppToken: Self.row(400, 99_991_664, "Invalid access token for authorization: app_access_token")
    case .expiredUserToken: Self.row(400, 99_991_677, "The user_access_token has expired")
    case .tenantTokenNotSupported:
      Self.row(400, 99_991_663, "Invalid access token for authorization: tenant_access_token is not supported here")
    case .userTokenNotSupported:
      Self.row(400, 99_991_668, "Invalid access token for authorization: user_access_token is not supported here")
    case .appTokenNotSupported:
      Self.row(400, 99_991_664, "Invalid access token for authorization: app_access_token is not supported here")
    case .fieldValidation: Self.row(400, 99_992_402, "field validation failed")
    case .badBody: Self.row(400, 9499, "Bad Request")
    case .tooLarge: Self.row(413, 9499, "The body is larger than this server keeps")
    case .tooManyHeaders: Self.row(431, 9499, "The request has more headers than this server reads")
    case .busy: Self.row(503, 9499, "This server holds the bodies of too many requests; send it again later")
    case .unknownPath: Self.row(404, 404, "No documented endpoint has this path")
    case .methodNotAllowed: Self.row(404, 404, "No documented endpoint has this method and path")
    case .badCredentials: Self.row(400, 10003, "invalid param")
    case .badGrant: Self.row(400, 20026, "The refresh token is invalid or was used before")
    case .tooManyCalls: Self.row(429, 99_991_400, "request trigger frequency limit")
    case .serverError: Self.row(500, 1_500, "internal error")
    }
  }

  private static func row(_ status: Int, _ code: Int, _ message: String) -> ErrorCase {
    ErrorCase(httpStatus: status, code: code, message: message)
  }

  static func badToken(_ kind: TokenType) -> PlatformError {
    switch kind {
    case .tenant: .badTenantToken
    case .user: .badUserToken
    case .app: .badAppToken
    }
  }

  static func expired(_ kind: TokenType) -> PlatformError {
    switch kind {
    case .tenant: .badTenantToken
    case .user: .expiredUserToken
    case .app: .badAppToken
    }
  }

  static func notSupported(_ kind: TokenType) -> PlatformError {
    switch kind {
    case .tenant: .tenantTokenNotSupported
    case .user: .userTokenNotSupported
    case .app: .appTokenNotSupported
    }
  }
}

/// Why a request is refused.
struct Refusal: Error, Hashable, Sendable {
  var row: ErrorCase
  var violations: [Violation] = []

  init(_ error: PlatformError, _ violations: [Violation] = []) {
    row = error.row
    self.violations = violations
  }

  init(_ row: ErrorCase, _ violations: [Violation] = []) {
    self.row = row
    self.violations = violations
  }

  /// The same refusal in the words of a page that lists its code.
  func worded(as rows: [ErrorCase]) -> Refusal {
    rows.first { $0.code == row.code && $0.parentCode == nil }.map { Refusal($0, violations) } ?? self
  }

  /// The refusal in the platform's envelope.
  func answer(logID: String) -> MockAnswer {
    var error: [JSONMember] = [JSONMember("log_id", .string(logID))]
    if !violations.isEmpty {
      error.append(
        JSONMember(
          "field_violations",
          .array(
            violations.map {
              ["field": .string($0.field), "value": .string($0.value), "description": .string($0.description)]
            })))
    }
    return .json(
      ["code": .number(String(row.code)), "msg": .string(row.message), "error": .object(error)],
      status: Self.status(row.httpStatus))
  }

  /// A documented status; 400 where a page states none, or a number that is not the status of an answer.
  private static func status(_ documented: Int?) -> Int {
    documented.flatMap { (200..<600).contains($0) ? $0 : nil } ?? 400
  }
}
