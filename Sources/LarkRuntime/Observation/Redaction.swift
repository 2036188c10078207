/// What must not leave the machine in a log or a bug report, by name.
///
/// Names are compared without regard to case, underscores and dashes, and with their last words too: `secret` hides
/// `app_secret`.
enum Redaction {
  /// Stands in the place of a value.
  static let mark = "(hidden)"

  /// Headers that carry credentials.
  static let headers: Set<String> = ["authorization", "cookie", "setcookie", "proxyauthorization"]

  /// The ends of the names of tokens and secrets.
  static let secrets = [
    "token", "secret", "ticket", "password", "passwd", "signature", "encrypt", "encryptkey", "codeverifier", "apikey",
    "authcode",
  ]

  /// The ends of names whose values say who somebody is or how to reach them.
  static let personal = [
    "name", "mobile", "phone", "phonenumber", "email", "mail", "address", "birthday", "idnumber", "idcard",
    "passport", "bankaccount", "accountnumber", "salary", "gender", "avatar", "avatarurl",
  ]

  /// Names that end like secrets and are none.
  static let harmless: Set<String> = ["pagetoken", "nextpagetoken", "granttype"]

  /// Whether a value of this name is hidden.
  static func hides(_ name: String) -> Bool {
    let plain = plain(name)
    guard !harmless.contains(plain) else { return false }
    // A bare `code` is a one-time password in requests.
    return plain == "code" || (secrets + personal).contains { plain.hasSuffix($0) }
  }

  static func hidesHeader(_ name: String) -> Bool {
    headers.contains(plain(name)) || secrets.contains { plain(name).hasSuffix($0) }
  }

  /// The JSON with the hidden values replaced, at any depth.
  static func redacted(_ value: JSONAny) -> JSONAny {
    switch value {
    case .object(let members):
      .object(Dictionary(uniqueKeysWithValues: members.map { ($0.key, redacted($0.value, named: $0.key)) }))
    case .array(let items):
      .array(items.map(redacted))
    case .null, .bool, .number, .string:
      value
    }
  }

  /// A sentence of the platform without the words in it that look like a token or an address of somebody.
  static func scrubbed(_ text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false)
      .map { isTelling($0) ? mark : String($0) }
      .joined(separator: " ")
  }

  /// How tokens begin: those of tenants, users and apps, refresh tokens, and the newer ones that are signed JSON.
  private static let tokenBeginnings = ["t-", "u-", "a-", "ur-", "eyJ"]

  private static func isTelling(_ word: Substring) -> Bool {
    let word = word.drop { "\"'([<:=".contains($0) }
    // Shorter words are no tokens: `a-z`, `t-shirt`.
    let isToken = word.utf8.count >= 16 && tokenBeginnings.contains { word.hasPrefix($0) }
    return isToken || word.contains("@")
  }

  private static func redacted(_ value: JSONAny, named name: String) -> JSONAny {
    hides(name) ? .string(mark) : redacted(value)
  }

  private static func plain(_ name: String) -> String {
    name.lowercased().filter { $0 != "_" && $0 != "-" }
  }
}
