/// Does a piece of work once, however many tasks ask for its result while it is under way.
///
/// The work goes on when a caller is cancelled, since the others wait for it; the cancelled one leaves at once.
actor SingleFlight<Key: Hashable & Sendable, Value: Sendable> {
  private typealias Waiter = CheckedContinuation<Value, any Error>

  /// Who waits for what; a key is here as long as its work is under way.
  private var waiters: [Key: [Int: Waiter]] = [:]
  private var lastTicket = 0

  /// The result of the work under way for the key, or of `work` where there is none.
  func value(_ key: Key, work: @escaping @Sendable () async throws -> Value) async throws -> Value {
    lastTicket += 1
    let ticket = lastTicket
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { waiter in
        join(key, ticket, waiter, work)
      }
    } onCancel: {
      Task { await self.leave(key, ticket) }
    }
  }

  private func join(
    _ key: Key, _ ticket: Int, _ waiter: Waiter, _ work: @escaping @Sendable () async throws -> Value
  ) {
    guard !Task.isCancelled else { return waiter.resume(throwing: CancellationError()) }
    if waiters[key] == nil {
      Task {
        do {
          finish(key, .success(try await work()))
        } catch {
          finish(key, .failure(error))
        }
      }
    }
    waiters[key, default: [:]][ticket] = waiter
  }

  private func leave(_ key: Key, _ ticket: Int) {
    waiters[key]?.removeValue(forKey: ticket)?.resume(throwing: CancellationError())
  }

  private func finish(_ key: Key, _ result: Result<Value, any Error>) {
    for waiter in (waiters.removeValue(forKey: key) ?? [:]).values { waiter.resume(with: result) }
  }
}
