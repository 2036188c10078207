import Foundation

extension OutgoingRequest {
  /// The request as a command for `curl`, to put into a bug report: tokens, secrets and personal values are hidden.
  ///
  /// Bodies other than JSON are not shown.
  public func curl() -> String {
    var words = ["curl", "-X", method, Self.quoted(redactedAddress)]
    for header in headers {
      let value = Redaction.hidesHeader(header.name) ? Redaction.mark : header.value
      words += ["-H", Self.quoted("\(header.name): \(value)")]
    }
    if let body { words += ["--data-binary", Self.quoted(Self.shown(body))] }
    return words.joined(separator: " ")
  }

  private var redactedAddress: String {
    guard var parts = URLComponents(url: url, resolvingAgainstBaseURL: false) else { return Redaction.mark }
    parts.user = nil
    parts.password = nil
    parts.queryItems = parts.queryItems?.map {
      Redaction.hides($0.name) ? URLQueryItem(name: $0.name, value: Redaction.mark) : $0
    }
    return parts.string ?? Redaction.mark
  }

  private static func shown(_ body: BodyStream) -> String {
    let length = body.length.map { "\($0) bytes" } ?? "a stream"
    guard let bytes = body.inMemory, let json = try? JSONAny(json: Array(bytes)) else { return "(\(length))" }
    return (try? Redaction.redacted(json).jsonText()) ?? "(\(length))"
  }

  /// The text as one word of a shell.
  private static func quoted(_ text: String) -> String {
    "'\(text.replacingOccurrences(of: "'", with: #"'\''"#))'"
  }
}
