import LarkRuntime
import Synchronization

/// Lets the requests of a run start one after the other, none sooner after the last one than the rate allows.
final class RequestPace: Sendable {
  private struct State {
    /// When the next request may start.
    var next: Duration = .zero
    /// Until when nobody may start.
    var pauseEnd: Duration = .zero
  }

  private let interval: Duration
  private let clock: ClientClock
  private let state = Mutex(State())

  init(_ politeness: Politeness, clock: ClientClock) {
    interval = .seconds(1) / politeness.rate
    self.clock = clock
  }

  /// Waits for this request's turn.
  func turn() async throws {
    while true {
      let wait = state.withLock { state in
        let start = max(clock.uptime(), state.next, state.pauseEnd)
        state.next = start + interval
        return start - clock.uptime()
      }
      if wait > .zero { try await clock.sleep(wait) }
      // Somebody else may have been told to wait meanwhile.
      if state.withLock({ $0.pauseEnd <= clock.uptime() }) { return }
    }
  }

  /// Lets nobody start for a while.
  func pause(for time: Duration) {
    state.withLock { $0.pauseEnd = max($0.pauseEnd, clock.uptime() + time) }
  }
}
