import Dispatch
import Synchronization

/// A wait whose timer is gone as soon as the waiting task is cancelled.
///
/// `Task.sleep` keeps its timer until the time has come, also for a task that was cancelled long ago. Every call waits
/// for its limit beside its work, mostly a minute, so that a busy client would hold a hundred thousand dead timers.
final class Alarm: Sendable {
  private enum State {
    case idle
    case waiting(CheckedContinuation<Void, any Error>, any DispatchSourceTimer)
    case over
  }

  private let state = Mutex(State.idle)

  /// Waits.
  ///
  /// - Throws: `CancellationError` as soon as the task is cancelled.
  static func wait(_ time: Duration) async throws {
    let alarm = Alarm()
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { alarm.start(time, $0) }
    } onCancel: {
      alarm.end(CancellationError())
    }
  }

  private func start(_ time: Duration, _ continuation: CheckedContinuation<Void, any Error>) {
    let isCancelled = state.withLock { state in
      guard case .idle = state else { return true }
      let timer = DispatchSource.makeTimerSource(queue: .global())
      timer.schedule(deadline: .now() + time / .seconds(1))
      timer.setEventHandler { self.end(nil) }
      state = .waiting(continuation, timer)
      timer.resume()
      return false
    }
    if isCancelled { continuation.resume(throwing: CancellationError()) }
  }

  /// Ends the wait, once.
  private func end(_ error: (any Error)?) {
    let continuation = state.withLock { state -> CheckedContinuation<Void, any Error>? in
      defer { state = .over }
      guard case .waiting(let continuation, let timer) = state else { return nil }
      timer.cancel()
      return continuation
    }
    if let error { continuation?.resume(throwing: error) } else { continuation?.resume() }
  }
}
