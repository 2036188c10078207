/// Sends a call again where that may help and can do no harm.
struct CallRepetition: Sendable {
  let policy: RetryPolicy
  let clock: ClientClock
  /// A number from 0 to 1, each as likely as another.
  let chance: @Sendable () -> Double
  let limits: RateLimiter?

  /// Runs attempts until one succeeds, or fails for good.
  ///
  /// - Parameter end: The time on the clock at which the call has to be over.
  func send<Value: Sendable>(
    _ call: OutgoingCall, until end: Duration?, _ observe: CallObservation, attempt: () async throws -> Value
  ) async throws -> Value {
    var count = 1
    while true {
      do {
        return try await attempt()
      } catch let error as LarkError {
        guard let (reason, wait) = next(after: error, of: call, attempt: count, until: end) else { throw error }
        observe(.willRepeat(reason, after: wait, attempt: count))
        if reason == .throttled { await limits?.pause(call.endpoint, for: wait) }
        try await clock.sleep(wait)
        count += 1
      }
    }
  }

  /// The reason and the wait for another attempt; nil where there is to be none.
  private func next(
    after error: LarkError, of call: OutgoingCall, attempt: Int, until end: Duration?
  ) -> (RetryReason, Duration)? {
    guard attempt < policy.attempts, call.isReplayable, let reason = RetryReason(error) else { return nil }
    guard !reason.mayHaveBeenCarriedOut || call.isIdempotent else { return nil }
    var wait = policy.wait(after: attempt, chance: chance())
    if let requested = Throttling.requestedWait(error.headers, now: clock.now()) {
      guard requested <= policy.longestRequestedWait else { return nil }
      // The chance goes on top: all who were refused were told the same moment.
      wait += requested
    }
    // An error now says more than a timeout later.
    if let end, clock.uptime() + wait >= end { return nil }
    return (reason, wait)
  }
}
