import LarkRuntime
import Synchronization

/// What the observers of a client heard.
final class EventLog: Sendable {
  private let kept = Mutex<[(event: CallEvent, endpoint: String)]>([])

  /// Has a client tell this log everything.
  func listen(to configuration: inout ClientConfiguration) {
    configuration.observers.append { event, call in
      self.kept.withLock { $0.append((event, call.endpoint.id)) }
    }
  }

  /// The steps of stores that failed, with the endpoint that issues such tokens: `saving authen.v2.oauth.token`.
  var failedSteps: [String] {
    kept.withLock { kept in
      kept.compactMap { event, endpoint in
        guard case .tokenStoreFailed(_, let step, _) = event else { return nil }
        return "\(step.rawValue) \(endpoint)"
      }
    }
  }

  /// Why stores failed.
  var storeErrors: [String] {
    kept.withLock { kept in
      kept.compactMap { if case .tokenStoreFailed(_, _, let error) = $0.event { "\(error)" } else { nil } }
    }
  }

  /// The lifetimes that were assumed.
  var assumedLifetimes: [Duration] {
    kept.withLock { kept in
      kept.compactMap { if case .tokenLifetimeUnknown(_, let time) = $0.event { time } else { nil } }
    }
  }
}
