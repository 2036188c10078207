import Foundation

/// A request as a command for `curl`, to put into a bug report: tokens, secrets and personal values are hidden.
///
/// Of bodies only JSON is shown, and of values with a telling name nothing. Other values are shown as they are; look
/// through a report before it goes out.
public struct CurlCommand: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  private let request: OutgoingRequest

  /// The command that sends the same request, with its secrets hidden.
  public init(_ request: OutgoingRequest) {
    self.request = request
  }

  public var description: String {
    var words = ["curl", "-X", request.method, Self.quoted(address)]
    for header in request.headers {
      let value = Redaction.hidesHeader(header.name) ? Redaction.mark : header.value
      words += ["-H", Self.quoted("\(header.name): \(value)")]
    }
    if let body = request.body { words += ["--data-binary", Self.quoted(Self.shown(body))] }
    return words.joined(separator: " ")
  }

  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }

  private var address: String {
    guard var parts = URLComponents(url: request.url, resolvingAgainstBaseURL: false) else { return Redaction.mark }
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
