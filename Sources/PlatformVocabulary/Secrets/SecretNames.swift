/// Which values are hidden, by their names: in JSON, in queries, in headers, and in texts that hold one of these.
///
/// A name is taken apart into its words: `userNameEn` and `user_name_en` have the same three. It is looked up by its end,
/// so that `secret` hides `app_secret`, and once more without the words that only say how a value is written.
package enum SecretNames {
  /// Why a value is hidden.
  package enum Reason: Hashable, Sendable {
    /// Whoever reads it can act as somebody else.
    case secret
    /// It says who somebody is, or how to reach them.
    case personal
  }

  /// Why a value of this name is hidden; nil where it is shown.
  package static func reason(toHide name: String) -> Reason? {
    var words = words(of: name)
    if words.count == 1, wholeSecrets.contains(words[0]) { return .secret }
    while let last = words.last {
      let isQualifier = qualifiers.contains(last)
      for end in Self.singulars(of: last) {
        let joined = words.dropLast().joined() + end
        if harmless.contains(where: joined.hasSuffix) { return nil }
        if secretWords.contains(end) || secrets.contains(where: joined.hasSuffix) { return .secret }
        if personal.contains(where: joined.hasSuffix) { return .personal }
      }
      guard isQualifier else { return nil }
      words.removeLast()
    }
    return nil
  }

  /// Headers that carry credentials beside those whose names end as secrets do.
  package static func hidesHeader(_ name: String) -> Bool { reason(toHide: name) == .secret }

  /// Whether a value of this name is a secret only where it is a text: a ticket of a help desk and a session of a chat are
  /// objects with an identifier.
  package static func mayNameObject(_ name: String) -> Bool { objects.contains(words(of: name).last ?? "") }

  private static let objects: Set<String> = ["ticket", "session", "signature", "code"]

  // MARK: - The tables

  /// Names that hide a value only when they are the whole name: a bare `code` is a one-time password in requests, and a
  /// bare `sign` signs the messages of a bot; `country_code` and `add_sign` are neither.
  package static let wholeSecrets: Set<String> = ["code", "sign", "sig"]

  /// Last words that are too short to be looked for at the end of longer ones.
  package static let secretWords: Set<String> = ["otp", "totp", "jwt", "pwd", "session"]

  /// The ends of the names of tokens and secrets.
  package static let secrets = [
    "token", "secret", "ticket", "password", "passwd", "passphrase", "passcode", "signature", "encrypt", "credential",
    "cookie", "authorization", "codeverifier", "captcha", "webhook", "webhookurl", "hookurl",
    "apikey", "privatekey", "accesskey", "secretkey", "sessionkey", "signingkey", "encryptkey",
    "encryptionkey", "aeskey", "masterkey", "sharedkey", "hmackey",
    "authcode", "authorizationcode", "accesscode", "verifycode", "verificationcode", "devicecode", "usercode",
    "smscode",
    "otpcode", "logincode", "activationcode", "recoverycode", "backupcode",
  ]

  /// The ends of names whose values say who somebody is or how to reach them.
  package static let personal = [
    "name", "mobile", "phone", "phonenumber", "email", "mail", "address", "birthday", "birthdate", "dateofbirth",
    "idnumber", "idcard", "passport", "ssn", "bankaccount", "bankcard", "accountnumber", "salary", "gender", "avatar",
    "avatarurl",
  ]

  /// The ends of names that end like the above and are harmless: the platform calls documents by tokens, and gives names to
  /// what holds data. Without them, a log does not say which document or table a call was about.
  package static let harmless = [
    // Pages of lists, and keys against repetition.
    "pagetoken", "synctoken", "clienttoken",
    "filetoken", "foldertoken", "objtoken", "nodetoken", "wikitoken", "doctoken", "docstoken", "docxtoken",
    "documenttoken", "sheettoken", "blocktoken", "mediatoken", "imagetoken", "covertoken", "tabletoken", "parenttoken",
    "targettoken", "roottoken", "minutetoken", "apptoken", "routetoken",
    "fieldname", "tablename", "viewname", "columnname", "sheetname", "typename", "eventname", "apiname", "enumname",
    "tagname", "rulename", "scopename", "hostname", "keyname", "variablename", "paramname", "parametername",
    "methodname", "statusname", "stagename", "actionname", "formname", "templatename", "versionname", "schemaname",
    "objectname", "attributename", "propertyname", "indexname", "rolename",
  ]

  /// Words behind a name that say how its value is written, or which of several it is; `base` of `base64`.
  package static let qualifiers: Set<String> = [
    "list", "array", "map", "dict", "value", "values", "text", "str", "string", "raw", "no", "num", "number", "numbers",
    "en", "zh", "cn", "ja", "jp", "ko", "kr", "us", "gb", "uk", "hk", "tw", "i18n", "pinyin",
    "base", "encrypted", "hash", "hashed", "new", "old", "confirm", "again",
  ]

  // MARK: - Words

  /// The words of a name in lower case, without numbers behind them: `app-secret`, `AppSecret`, `app_secret2`.
  package static func words(of name: String) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    let bytes = Array(name.utf8)
    let end = {
      let text = word.reversed().drop(while: isDigit)
      if !text.isEmpty { words.append(String(decoding: text.reversed(), as: UTF8.self)) }
      word = []
    }
    for (index, byte) in bytes.enumerated() {
      guard isLetter(byte) || isDigit(byte) || byte >= 0x80 else {
        end()
        continue
      }
      if isCapital(byte), index > 0 {
        let isNextSmall = index + 1 < bytes.count && isLetter(bytes[index + 1]) && !isCapital(bytes[index + 1])
        if !isCapital(bytes[index - 1]) || isNextSmall { end() }
      }
      word.append(isCapital(byte) ? byte | 0x20 : byte)
    }
    end()
    return words
  }

  /// A word, and what it is one of where it may be several: `tokens`, `addresses`.
  private static func singulars(of word: String) -> [String] {
    if word.hasSuffix("sses") { return [word, String(word.dropLast(2))] }
    guard word.hasSuffix("s"), !word.hasSuffix("ss") else { return [word] }
    return [word, String(word.dropLast())]
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
