import Foundation
import LarkRuntime
import Synchronization

/// A clock that a test moves. A sleep moves it too, and is over at once.
///
/// One length of sleep is special: it is the time limit of a call, which waits beside the work. Such a sleep lasts until
/// it is cancelled, unless the test lets a limit pass.
public final class TestClock: Sendable {
  private struct State {
    var uptime = Duration.zero
    var sleeps: [Duration] = []
    var expiringLimits = 0
  }

  private static let start = Date(timeIntervalSince1970: 1_000_000)
  private let state = Mutex(State())
  private let limit: Duration?

  /// - Parameter limit: The time limit of a call, by default that of a client; nil where calls have none.
  public init(limit: Duration? = .seconds(60)) {
    self.limit = limit
  }

  /// The time of day, which begins at a fixed moment.
  public var now: Date { Self.start.addingTimeInterval(uptime / .seconds(1)) }

  /// The time that has passed.
  public var uptime: Duration { state.withLock(\.uptime) }

  /// The sleeps that ended, in order.
  public var sleeps: [Duration] { state.withLock(\.sleeps) }

  /// Lets time pass.
  public func advance(by time: Duration) {
    state.withLock { $0.uptime += time }
  }

  /// Lets the next time limit of a call pass at once.
  public func expireNextLimit() {
    state.withLock { $0.expiringLimits += 1 }
  }

  /// The clock as a client takes it.
  public var clock: ClientClock {
    ClientClock(now: { self.now }, uptime: { self.uptime }, sleep: { try await self.sleep($0) })
  }

  private func sleep(_ time: Duration) async throws {
    if time == limit, !expiresLimit() { return try await Task.sleep(for: .seconds(100_000)) }
    try Task.checkCancellation()
    state.withLock { state in
      state.uptime += time
      state.sleeps.append(time)
    }
  }

  private func expiresLimit() -> Bool {
    state.withLock { state in
      guard state.expiringLimits > 0 else { return false }
      state.expiringLimits -= 1
      return true
    }
  }
}
