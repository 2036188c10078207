import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Why a call did not give what was asked for.
///
/// ```swift
/// do {
///   try await lark.corehr.v2.processWithdraw.update(processID: id, body: body)
/// } catch let error as LarkError where error.code == 1_161_005 {
///   print(error.advice ?? error.message, error.logID ?? "")
/// }
/// ```
///
/// A cancelled call throws `CancellationError` instead.
public struct LarkError: Error, Sendable {
  /// Where the call failed.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The call could not be made from its arguments. Nothing was sent.
    case invalidRequest
    /// There is no token of a kind that the endpoint takes, or the program's own source of tokens failed, which is the
    /// cause then. The platform carried out nothing.
    case noToken
    /// No response came.
    case unreachable
    /// A response began, and its connection broke before it was complete.
    case incomplete
    /// The call took longer than it may.
    case timeout
    /// The platform answered with an error code.
    case refused
    /// The response has an HTTP status of failure and no error code.
    case badStatus
    /// The response is not what the endpoint documents.
    case unreadable
  }

  /// What went wrong.
  public let kind: Kind
  /// What is wrong, as the platform says it where it does. For a log, take ``loggableMessage``.
  public let message: String
  /// The platform's error code.
  public let code: Int?
  /// The HTTP status of the response; nil where none came.
  public let httpStatus: Int?
  /// The identifier under which the platform logged the call, with line ends and other control characters spelled out.
  public let logID: String?
  /// The endpoint that was called.
  public let endpoint: Endpoint
  /// What the endpoint's page says about the code.
  public let documented: DocumentedError?
  /// The response as it came.
  public let body: [UInt8]
  /// The headers of the response.
  public let headers: HTTPHeaders
  /// The request as a command for `curl`, without tokens, secrets and personal values.
  public internal(set) var curl: String?
  /// The error that led to this one.
  public let cause: (any Error)?

  /// An error of a call, as tests of code that handles errors want one.
  ///
  /// What the documentation says about the code is looked up; headers, log id and details are taken from the response.
  public init(
    _ kind: Kind, _ message: String, endpoint: Endpoint, code: Int? = nil, response: IncomingResponse? = nil,
    body: [UInt8] = [], cause: (any Error)? = nil
  ) {
    self.kind = kind
    self.message = message
    self.code = code
    self.endpoint = endpoint
    self.body = body
    self.cause = cause
    httpStatus = response?.status
    headers = response?.headers ?? [:]
    logID = (response?.logID ?? Self.logID(in: body)).map(PrintableText.line)
    documented = code.flatMap { endpoint.documentedError(code: $0, httpStatus: response?.status) }
  }

  /// The message on one line, without tokens, secrets and addresses of people in it: as the platform may repeat what it
  /// was sent, and a line end in it would forge a line of a log.
  public var loggableMessage: String { Redaction.scrubbed(message) }

  /// What the documentation advises to do.
  public var advice: String? {
    documented.flatMap { $0.advice.isEmpty ? nil : $0.advice }
  }

  /// What the platform says beyond code and message: the member `error` of the body.
  public var details: JSONAny? {
    (try? JSONAny(json: body))?["error"]
  }

  private static func logID(in body: [UInt8]) -> String? {
    // A body may be large, and this looks at one member.
    guard !body.isEmpty, let document = try? JSONDocument(body), document.root.kind == .object else { return nil }
    var envelope = JSONObjectReader(document: document, object: 0)
    guard let error = envelope.find("error"), error.kind == .object else { return nil }
    var details = JSONObjectReader(document: document, object: error.index)
    return details.find("log_id").flatMap { $0.kind == .string ? $0.any().string : nil }
  }
}

extension LarkError {
  /// What a call throws where a transport, a middleware, or a source or store of the program's own failed.
  ///
  /// Errors of calls and cancellations stay what they are.
  ///
  /// - Parameter failure: What failed, as the beginning of a sentence.
  static func of(
    _ cause: any Error, _ kind: Kind, _ failure: String, endpoint: Endpoint, response: IncomingResponse? = nil
  ) -> any Error {
    if cause is LarkError || cause is CancellationError { return cause }
    // What is cancelled may say so in its own way.
    if Task.isCancelled { return CancellationError() }
    return LarkError(kind, "\(failure): \(cause.sentence)", endpoint: endpoint, response: response, cause: cause)
  }
}

extension LarkError: LocalizedError {
  /// What happened to which call, what the documentation advises, and the log id; without tokens, secrets and addresses
  /// of people, and with everything spelled out that would forge a line of a log.
  public var description: String {
    let call = "\(endpoint.id) (\(endpoint.method.rawValue) \(endpoint.path))"
    var text = "\(call) \(outcome): \(loggableMessage)"
    if let advice { text += "\nAdvice: \(PrintableText.lines(advice))" }
    if let logID { text += "\nLog id: \(Redaction.scrubbed(logID))" }
    return text
  }

  public var errorDescription: String? { description }

  private var outcome: String {
    let status = httpStatus.map { " with HTTP status \($0)" } ?? ""
    return switch kind {
    case .invalidRequest: "cannot be called like this"
    case .noToken: "has no token to be called with"
    case .unreachable: "got no response"
    case .incomplete: "got an incomplete response\(status)"
    case .timeout: "took too long"
    case .refused: "was refused with code \(code ?? 0)\(status)"
    case .badStatus: "failed\(status)"
    case .unreadable: "answered\(status) with something that its documentation does not describe"
    }
  }
}

extension Error {
  /// What the error says to a person: without the domains and keys that an error of the system prints, and without what
  /// a log must not show.
  var sentence: String {
    Redaction.scrubbed((self as? URLError)?.localizedDescription ?? "\(self)")
  }
}
