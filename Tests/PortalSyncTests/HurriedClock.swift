import Foundation
import LarkRuntime
import Synchronization

/// A clock in which nobody waits: whoever sleeps moves it, and wakes at once.
final class HurriedClock: Sendable {
  private let state = Mutex((uptime: Duration.zero, sleeps: [Duration](), limitsThatCome: 0))
  /// The limit of a request, which does not come by itself.
  private let endless: Duration

  init(endless: Duration) {
    self.endless = endless
  }

  var uptime: Duration { state.withLock { $0.uptime } }

  /// The sleeps that ended, in order.
  var sleeps: [Duration] { state.withLock { $0.sleeps } }

  func move(_ time: Duration) { state.withLock { $0.uptime += time } }

  /// Lets the limit of the next request come at once.
  func letLimitCome() { state.withLock { $0.limitsThatCome += 1 } }

  private func takeLimit() -> Bool {
    state.withLock { state in
      guard state.limitsThatCome > 0 else { return false }
      state.limitsThatCome -= 1
      return true
    }
  }

  var clock: ClientClock {
    ClientClock(
      now: { Date(timeIntervalSince1970: 1_700_000_000 + self.uptime / .seconds(1)) }, uptime: { self.uptime },
      sleep: { time in
        if time == self.endless, !self.takeLimit() { return try await Task.sleep(for: .seconds(100_000)) }
        try Task.checkCancellation()
        self.state.withLock { state in
          state.uptime += time
          state.sleeps.append(time)
        }
      })
  }
}
