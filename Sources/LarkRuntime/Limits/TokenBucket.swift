/// A bucket that holds a token for each call that a window of time allows.
///
/// A token that was taken comes back one window later, each for itself. However the server cuts its windows, none of
/// them sees more calls than there are tokens; a bucket that fills evenly lets twice as many through in its first.
struct TokenBucket: Sendable {
  private let size: Int
  private let window: Duration
  /// When the tokens were taken that are not back yet, as a ring: `next` is the oldest once the ring is full.
  private var taken: [Duration] = []
  private var next = 0

  init(_ limit: RateLimit) {
    size = max(1, limit.calls)
    window = limit.window.length
  }

  /// How long it takes until there is a token; zero where there is one.
  func wait(at now: Duration) -> Duration {
    guard taken.count == size else { return .zero }
    return max(.zero, taken[next] + window - now)
  }

  /// Takes a token, which has to be there.
  mutating func take(at now: Duration) {
    if taken.count < size {
      taken.append(now)
    } else {
      taken[next] = now
      next = (next + 1) % size
    }
  }
}

extension RateLimit.Window {
  /// The window's length.
  var length: Duration {
    switch self {
    case .second: .seconds(1)
    case .minute: .seconds(60)
    case .hour: .seconds(3600)
    case .day: .seconds(86_400)
    }
  }
}
