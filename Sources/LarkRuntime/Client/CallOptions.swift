import Foundation

/// What one call does otherwise than its client.
public struct CallOptions: Sendable {
  /// How long the call may take with all that belongs to it, until its response is read; for downloads until it begins.
  /// Nil is the client's limit.
  public var timeout: Duration?
  /// The token to use instead of the client's own.
  public var token: AccessToken?
  /// Headers to add; they replace those of the call.
  public var headers: HTTPHeaders
  /// Query items to add.
  public var query: [URLQueryItem]
  /// A key that makes a repeated call harmless, for endpoints that document one.
  public var idempotencyKey: String?
  /// Whether you know that a second run of the call changes nothing more, so that it may be repeated like an idempotent
  /// one.
  public var isRepeatable: Bool
  /// When the call is sent again; nil is the client's way.
  public var retries: RetryPolicy?
  /// What happens where the request breaks what is documented; nil is the client's way.
  public var requestChecks: RequestChecks?
  /// Is told of the status and headers of each response, whatever they are.
  public var onResponse: (@Sendable (_ status: Int, _ headers: HTTPHeaders) -> Void)?
  /// Is told how much of the request's body is on its way. A call that is sent again begins at 0 again.
  public var onUploadProgress: TransferProgress.Observer?

  /// Options of one call; what is left out is as the client's configuration says.
  public init(
    timeout: Duration? = nil, token: AccessToken? = nil, headers: HTTPHeaders = [:], query: [URLQueryItem] = [],
    idempotencyKey: String? = nil, isRepeatable: Bool = false, retries: RetryPolicy? = nil,
    requestChecks: RequestChecks? = nil,
    onResponse: (@Sendable (_ status: Int, _ headers: HTTPHeaders) -> Void)? = nil,
    onUploadProgress: TransferProgress.Observer? = nil
  ) {
    self.timeout = timeout
    self.token = token
    self.headers = headers
    self.query = query
    self.idempotencyKey = idempotencyKey
    self.isRepeatable = isRepeatable
    self.retries = retries
    self.requestChecks = requestChecks
    self.onResponse = onResponse
    self.onUploadProgress = onUploadProgress
  }

  /// The client's ways, unchanged. The default of every emitted method.
  public static let standard = CallOptions()

  /// The call in the name of a user.
  public static func user(_ token: String) -> CallOptions {
    CallOptions(token: .user(token))
  }
}
