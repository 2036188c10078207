/// Words that Swift writes in capitals.
enum Acronyms {
  /// Each as it stands inside a name; at the beginning of a property or method it is written small.
  static let table: [String: String] = Dictionary(
    uniqueKeysWithValues: [
      "ACS", "AI", "API", "ASR", "CPU", "CSS", "CSV", "DNS", "GIF", "GPS", "HR", "HTML", "HTTP", "HTTPS", "IBAN", "ID",
      "IDs", "IM", "IP", "ISV", "JPG", "JSON", "JWT", "MD5", "MFA", "MIME", "OCR", "OKR", "OKRs", "PDF", "PNG", "QR",
      "SDK", "SHA1", "SHA256", "SMS", "SQL", "SSO", "SVG", "TTS", "UI", "URI", "URL", "URLs", "UTC", "UUID", "VC",
      "VIP", "XML",
    ].map { ($0.lowercased(), $0) })

  /// The word inside a name: `Url` and `url` are `URL`, other words begin with a capital.
  static func capitalized(_ word: String) -> String {
    if let acronym = table[word] { return acronym }
    // `i18n` reads as a word, `2fa` cannot begin with a capital.
    return word.prefix(1).uppercased() + word.dropFirst()
  }
}
