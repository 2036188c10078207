import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Why a call is sent again.
public enum RetryReason: Hashable, Sendable {
  /// The platform refused the call because there were too many.
  case throttled
  /// The request never reached the server.
  case unsent
  /// The connection broke before the response was complete.
  case disconnected
  /// The server failed, with this HTTP status.
  case serverFailure(Int)

  /// Whether the call can have been carried out all the same.
  var mayHaveBeenCarriedOut: Bool {
    switch self {
    case .throttled, .unsent: false
    case .disconnected, .serverFailure: true
    }
  }
}

extension RetryReason {
  /// The reason to repeat a call that failed so; nil where a repetition would fail again.
  init?(_ error: LarkError) {
    switch error.kind {
    case .refused where error.httpStatus == Throttling.status || error.code == Throttling.code,
      .badStatus where error.httpStatus == Throttling.status:
      self = .throttled
    case .refused, .badStatus:
      guard let status = error.httpStatus, (500..<600).contains(status) else { return nil }
      self = .serverFailure(status)
    case .unreachable:
      guard let reason = Self.reason(error.cause) else { return nil }
      self = reason
    case .incomplete:
      // The server has the request, whatever broke afterwards.
      guard Self.reason(error.cause) != nil else { return nil }
      self = .disconnected
    case .invalidRequest, .noToken, .timeout, .unreadable:
      return nil
    }
  }

  private static func reason(_ cause: (any Error)?) -> RetryReason? {
    // A file of the request that cannot be read.
    guard !(cause is CocoaError) else { return nil }
    if let error = cause as? TransportError { return reason(error.kind) }
    guard let code = (cause as? URLError).map({ URLErrorCode.row($0.code) }) else { return .disconnected }
    guard !code.isHopeless else { return nil }
    return code.reach == .notSent ? .unsent : .disconnected
  }

  private static func reason(_ kind: TransportError.Kind) -> RetryReason? {
    switch kind {
    case .noConnection: .unsent
    case .silent, .broken, .malformed: .disconnected
    case .unsendable, .untrusted: nil
    }
  }
}
