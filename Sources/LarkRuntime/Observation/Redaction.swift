import Foundation
internal import PlatformVocabulary

/// What must not leave the machine in a log, a bug report, or the description of an error. All three go through here.
enum Redaction {
  /// Stands in the place of a value.
  static let mark = SecretScan.mark

  /// Whether a value of this name is hidden.
  static func hides(_ name: String) -> Bool { SecretNames.reason(toHide: name) != nil }

  /// Whether a header of this name is hidden.
  static func hidesHeader(_ name: String) -> Bool { SecretNames.hidesHeader(name) }

  /// A text of somebody else on one line, without tokens, secrets and addresses of people, and without anything that
  /// steers a terminal or forges a line of a log.
  static func scrubbed(_ text: String) -> String { PrintableText.line(SecretScan.hiding(in: text)) }

  /// The value of a header.
  static func shown(_ header: HTTPHeaders.Entry) -> String {
    hidesHeader(header.name) ? mark : scrubbed(header.value)
  }

  // MARK: - JSON

  /// The JSON with the hidden values replaced, at any depth, and with none in its texts.
  static func redacted(_ value: JSONAny) -> JSONAny {
    switch value {
    case .object(let members):
      // Names that are data may hold a token, too; what is left of them may be equal.
      .object(
        Dictionary(
          members.map { (SecretScan.hiding(in: $0.key), redacted($0.value, named: $0.key)) },
          uniquingKeysWith: { _, last in last }))
    case .array(let items): .array(items.map(redacted))
    case .string(let text): .string(SecretScan.hiding(in: text))
    case .null, .bool, .number: value
    }
  }

  private static func redacted(_ value: JSONAny, named name: String) -> JSONAny {
    guard let reason = SecretNames.reason(toHide: name) else { return redacted(value) }
    switch value {
    // That there is a secret, or not, may be known.
    case .null, .bool: return value
    case .object where reason == .secret && SecretNames.mayNameObject(name): return redacted(value)
    case .number, .string, .array, .object: return .string(mark)
    }
  }

  // MARK: - Addresses

  /// An address without the names and passwords, values and parts of paths that are hidden.
  static func address(_ url: URL) -> String {
    guard var parts = URLComponents(url: url, resolvingAgainstBaseURL: false) else { return mark }
    parts.user = nil
    parts.password = nil
    parts.queryItems = parts.queryItems?.map {
      hides($0.name) ? URLQueryItem(name: $0.name, value: mark) : $0
    }
    return parts.string.map(scrubbed) ?? mark
  }
}
