/// How often and after which time a failed call is sent again.
///
/// What was refused before anything was done (too many calls, a connection that never came about) is repeated for any
/// endpoint; what may have been carried out only for calls that are idempotent by their method or by a key.
public struct RetryPolicy: Hashable, Sendable {
  /// How often a call is sent at most, the first time included.
  public var attempts: Int
  /// The longest wait before the first repetition; it doubles with each.
  public var firstWait: Duration
  /// What the doubling stops at.
  public var longestWait: Duration
  /// The longest wait that the server may ask for. Where it asks for more, the call fails at once.
  public var longestRequestedWait: Duration

  /// A policy of so many attempts in all, the first one among them.
  public init(
    attempts: Int = 4, firstWait: Duration = .milliseconds(500), longestWait: Duration = .seconds(20),
    longestRequestedWait: Duration = .seconds(120)
  ) {
    self.attempts = attempts
    self.firstWait = firstWait
    self.longestWait = longestWait
    self.longestRequestedWait = longestRequestedWait
  }

  /// Four attempts, with waits from half a second on.
  public static let standard = RetryPolicy()
  /// Every call is sent once.
  public static let never = RetryPolicy(attempts: 1)

  /// The wait before an attempt: anything from nothing to the doubled limit, so that the calls of many clients that
  /// failed together do not come back together.
  ///
  /// - Parameters:
  ///   - attempt: The number of the attempt that failed, from 1.
  ///   - chance: A number from 0 to 1.
  func wait(after attempt: Int, chance: Double) -> Duration {
    // Beyond 30 doublings any first wait is longer than any limit.
    let limit = min(OutsideNumber.bounded(firstWait) * (1 << min(attempt - 1, 30)), longestWait)
    return limit * chance
  }
}
