import Foundation

/// A request as a command for `curl`, to put into a bug report: tokens, secrets and personal values are hidden.
///
/// Of bodies only JSON is shown, and of values with a telling name nothing. Other values are shown as they are, but for
/// tokens and addresses of people in them; look through a report before it goes out.
public struct CurlCommand: Sendable, SecretHolder {
  private let request: OutgoingRequest

  /// The command that sends the same request, with its secrets hidden.
  public init(_ request: OutgoingRequest) {
    self.request = request
  }

  public var description: String {
    var words = ["curl", "-X", method, Self.quoted(Redaction.address(request.url))]
    for header in request.headers { words += ["-H", Self.quoted("\(header.name): \(Redaction.shown(header))")] }
    if let body = request.body { words += ["--data-binary", Self.quoted(Self.shown(body))] }
    return PrintableText.line(words.joined(separator: " "))
  }

  private var method: String {
    let isWord = request.method.utf8.allSatisfy { (0x41...0x5A).contains($0) }
    return isWord && !request.method.isEmpty ? request.method : Self.quoted(request.method)
  }

  private static func shown(_ body: BodyStream) -> String {
    guard let bytes = body.inMemory, let json = try? JSONAny(json: Array(bytes)) else { return body.description }
    return (try? Redaction.redacted(json).jsonText()) ?? body.description
  }

  /// The text as one word of a shell.
  private static func quoted(_ text: String) -> String {
    "'\(text.replacingOccurrences(of: "'", with: #"'\''"#))'"
  }
}
