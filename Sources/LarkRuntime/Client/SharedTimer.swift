import Dispatch

/// Waits that are forgotten as soon as their tasks are cancelled.
///
/// `Task.sleep` keeps its timer until the time has come, also for a task that was cancelled long ago. Every call waits
/// for its limit beside its work, mostly a minute, so that a busy client would hold a hundred thousand dead timers. Here
/// one timer serves all, and is set anew only for a wait that ends before all others.
final class SharedTimer: Sendable {
  static let shared = SharedTimer()

  private typealias Waiter = CheckedContinuation<Void, any Error>

  private struct State {
    /// By nanoseconds on the dispatch clock.
    var waits = DeadlineQueue<Waiter>()
    var lastTicket: UInt64 = 0
    /// When the timer fires; the wait for which it was set may have been cancelled.
    var next: UInt64?
    var timer: (any DispatchSourceTimer)?
  }

  private let state = LockedValue(State())

  /// How many tasks wait.
  var waitCount: Int { state.withLock { $0.waits.count } }

  /// Waits.
  ///
  /// - Throws: `CancellationError` as soon as the task is cancelled.
  func wait(_ time: Duration) async throws {
    let ticket = state.withLock { state in
      state.lastTicket += 1
      return state.lastTicket
    }
    let end = (DispatchTime.now() + OutsideNumber.bounded(time) / .seconds(1)).uptimeNanoseconds
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (waiter: Waiter) in
        let isIn = state.withLock { state in
          // A handler that came before this saw no wait.
          guard !Task.isCancelled else { return false }
          state.waits.insert(waiter, ticket, at: end)
          schedule(end, &state)
          return true
        }
        if !isIn { waiter.resume(throwing: CancellationError()) }
      }
    } onCancel: {
      state.withLock { $0.waits.remove(ticket) }?.resume(throwing: CancellationError())
    }
  }

  /// Lets the timer fire at a time, if it would not fire before.
  private func schedule(_ end: UInt64, _ state: inout State) {
    if let next = state.next, next <= end { return }
    state.next = end
    if let timer = state.timer { return timer.schedule(deadline: DispatchTime(uptimeNanoseconds: end)) }
    let timer = DispatchSource.makeTimerSource(queue: .global())
    timer.setEventHandler { [self] in fire() }
    timer.schedule(deadline: DispatchTime(uptimeNanoseconds: end))
    state.timer = timer
    timer.resume()
  }

  /// Ends the waits whose time has come, and sets the timer for the next one.
  private func fire() {
    let due = state.withLock { state in
      state.next = nil
      let due = state.waits.removeAll(through: DispatchTime.now().uptimeNanoseconds)
      if let earliest = state.waits.earliest() { schedule(earliest, &state) }
      return due
    }
    for waiter in due { waiter.resume() }
  }
}
