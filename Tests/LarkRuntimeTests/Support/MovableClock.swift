import Foundation
import LarkRuntime

/// A clock that a test moves. Who sleeps by it moves it, and wakes at once.
final class MovableClock: Sendable {
  private let lock = NSLock()
  private nonisolated(unsafe) var time = Date(timeIntervalSince1970: 1_000_000)
  private nonisolated(unsafe) var slept: [Duration] = []
  /// Sleeps of this length never end by themselves: the deadline of a call that comes in time.
  let endless: Duration

  init(endless: Duration = .seconds(60)) {
    self.endless = endless
  }

  var now: Date { lock.withLock { time } }

  /// The sleeps that ended, in order.
  var sleeps: [Duration] { lock.withLock { slept } }

  func advance(_ seconds: TimeInterval) {
    lock.withLock { time += seconds }
  }

  /// The clock as a client takes it.
  var clock: ClientClock {
    ClientClock(
      now: { self.now }, uptime: { .seconds(self.now.timeIntervalSince1970) }, sleep: { try await self.sleep($0) })
  }

  private func sleep(_ time: Duration) async throws {
    guard time != endless else { return try await Task.sleep(for: .seconds(100_000)) }
    try Task.checkCancellation()
    lock.withLock {
      slept.append(time)
      self.time += time / .seconds(1)
    }
  }
}
