import Dispatch

/// Waits that are forgotten as soon as their tasks are cancelled.
///
/// `Task.sleep` keeps its timer until the time has come, also for a task that was cancelled long ago. Every call waits
/// for its limit beside its work, mostly a minute, so that a busy client would hold a hundred thousand dead timers. Here
/// one timer serves all, and moves only for a wait that ends before all others.
final class Alarm: Sendable {
  static let shared = Alarm()

  private struct Wait {
    /// Nanoseconds on the dispatch clock.
    var end: UInt64
    var continuation: CheckedContinuation<Void, any Error>
  }

  private struct Board {
    var waits: [UInt64: Wait] = [:]
    var lastTicket: UInt64 = 0
    /// When the timer rings; it may ring for nobody.
    var ring: UInt64?
    var timer: (any DispatchSourceTimer)?
  }

  private let board = Guarded(Board())

  /// Waits.
  ///
  /// - Throws: `CancellationError` as soon as the task is cancelled.
  func wait(_ time: Duration) async throws {
    let ticket = board.withLock { board in
      board.lastTicket += 1
      return board.lastTicket
    }
    let end = (DispatchTime.now() + OutsideNumber.bounded(time) / .seconds(1)).uptimeNanoseconds
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
        let isIn = board.withLock { board in
          // A handler that came before this saw no wait.
          guard !Task.isCancelled else { return false }
          board.waits[ticket] = Wait(end: end, continuation: continuation)
          schedule(end, &board)
          return true
        }
        if !isIn { continuation.resume(throwing: CancellationError()) }
      }
    } onCancel: {
      board.withLock { $0.waits.removeValue(forKey: ticket) }?.continuation.resume(throwing: CancellationError())
    }
  }

  /// Lets the timer ring at a time, if it would not ring before.
  private func schedule(_ end: UInt64, _ board: inout Board) {
    if let ring = board.ring, ring <= end { return }
    board.ring = end
    if let timer = board.timer { return timer.schedule(deadline: DispatchTime(uptimeNanoseconds: end)) }
    let timer = DispatchSource.makeTimerSource(queue: .global())
    timer.setEventHandler { [self] in ringing() }
    timer.schedule(deadline: DispatchTime(uptimeNanoseconds: end))
    board.timer = timer
    timer.resume()
  }

  private func ringing() {
    let over = board.withLock { board in
      board.ring = nil
      let now = DispatchTime.now().uptimeNanoseconds
      let over = board.waits.filter { $0.value.end <= now }
      for ticket in over.keys { board.waits[ticket] = nil }
      if let next = board.waits.values.map(\.end).min() { schedule(next, &board) }
      return over.values.map(\.continuation)
    }
    for continuation in over { continuation.resume() }
  }
}
