import Foundation

/// A clock that a test moves.
final class MovableClock: Sendable {
  private let lock = NSLock()
  private nonisolated(unsafe) var time = Date(timeIntervalSince1970: 1_000_000)

  var now: Date { lock.withLock { time } }

  func advance(_ seconds: TimeInterval) {
    lock.withLock { time += seconds }
  }
}
