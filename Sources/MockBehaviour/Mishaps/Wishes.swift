/// What a test asks the server for, in a header of its request: `X-Larkspur-Mock: delay=200, status=503`.
struct Wishes: Hashable, Sendable {
  static let header = "X-Larkspur-Mock"

  /// The documented error of this code.
  var errorCode: Int?
  var fault: Fault?
  /// In milliseconds.
  var delay: Int?
  /// The length of a downloaded file.
  var fileSize: Int?
  /// Whether the token of the request ends now.
  var expiresToken = false

  init(_ request: MockRequest) {
    for word in (request.header(Self.header) ?? "").split(separator: ",") {
      let parts = word.filter { $0 != " " }.split(separator: "=", maxSplits: 1)
      take(parts.first.map(String.init) ?? "", parts.count > 1 ? Int(parts[1]) : nil)
    }
  }

  /// Words that mean nothing are ignored, as servers ignore unknown headers.
  private mutating func take(_ word: String, _ number: Int?) {
    switch word {
    case "error": errorCode = number
    case "status": fault = number.flatMap { (200..<600).contains($0) ? .status($0) : nil }
    case "cut": fault = .cutBefore
    case "cut-after": fault = .cutAfter
    case "truncated": fault = .truncated
    case "malformed": fault = .malformed
    case "wrong-kinds": fault = .wrongKinds
    case "delay": delay = number.map { max(0, min($0, MishapSettings.longestDelay)) }
    case "file-size": fileSize = number.map { max(0, $0) }
    case "expire-token": expiresToken = true
    default: break
    }
  }
}
