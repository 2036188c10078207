/// Something that happens to a call, for logs and metrics.
///
/// ```swift
/// configuration.observers.append { event, call in
///   switch event {
///   case .succeeded(let time): metrics.record(call.endpoint.id, time)
///   case .failed(let error, _): metrics.count(call.endpoint.id, (error as? LarkError)?.code)
///   default: break
///   }
/// }
/// ```
public enum CallEvent: Sendable {
  /// The call begins, with this request but for its token.
  case began(CurlCommand)
  /// The request breaks what is documented, and is sent all the same.
  case questionable([RequestViolation])
  /// The limiter let the call wait.
  case heldBack(Duration)
  /// The head of a response came, after this time.
  case answered(status: Int, after: Duration, logID: String?)
  /// The platform refused the token of the call.
  case tokenRefused(TokenKind, code: Int)
  /// The platform issued a token without a usable lifetime. It is taken as good for this time.
  case tokenLifetimeUnknown(TokenKind, assumed: Duration)
  /// A ``TokenCache`` or a ``UserGrantStore`` failed. The client goes on with what it has in memory.
  case tokenStoreFailed(TokenKind, TokenStoreStep, any Error)
  /// An attempt failed, and another follows after a wait.
  case willRepeat(RetryReason, after: Duration, attempt: Int)
  /// The call gave its result, after this time.
  case succeeded(after: Duration)
  /// The call gave an error, after this time. A cancelled call has a `CancellationError`.
  case failed(any Error, after: Duration)
}

/// What a store of tokens was asked to do.
public enum TokenStoreStep: String, Hashable, Sendable, CaseIterable {
  /// To give what it has.
  case loading
  /// To keep something new.
  case saving
  /// To forget a token that the platform refused.
  case removing
}

/// Which call an event is about. Events about tokens that all calls share name the endpoint that issues the tokens.
public struct CallIdentity: Sendable {
  /// A word that the events of one call share; logs are searched for it.
  public let id: String
  /// The endpoint that is called.
  public let endpoint: Endpoint
}

/// Passes on what happens to one call.
struct CallObservation: Sendable {
  let call: CallIdentity
  let observers: [@Sendable (CallEvent, CallIdentity) -> Void]

  func callAsFunction(_ event: CallEvent) {
    for observer in observers { observer(event, call) }
  }
}
