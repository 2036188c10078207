/// Holds calls back so that a client keeps to the documented limits of each endpoint.
///
/// The calls of an endpoint go in the order in which they came. All calls of a client share one limiter.
actor RateLimiter {
  private let clock: ClientClock
  private var gates: [String: EndpointGate] = [:]

  init(clock: ClientClock) {
    self.clock = clock
  }

  /// Returns when the endpoint may be called, with the time that this took.
  ///
  /// - Throws: `CancellationError` where the task is cancelled; the call then counts as not made.
  func pass(_ endpoint: Endpoint) async throws -> Duration {
    guard let gate = gate(endpoint) else { return .zero }
    return try await gate.pass()
  }

  /// Lets no call of the endpoint through for a while, since the platform asked for that.
  func pause(_ endpoint: Endpoint, for time: Duration) async {
    await gate(endpoint)?.pause(for: time)
  }

  private func gate(_ endpoint: Endpoint) -> EndpointGate? {
    if let gate = gates[endpoint.id] { return gate }
    let limits = endpoint.rateLimits
    guard !limits.isEmpty else { return nil }
    let gate = EndpointGate(limits, clock: clock)
    gates[endpoint.id] = gate
    return gate
  }
}

/// Lets calls through to one endpoint: a queue, of which the first call waits for the buckets.
actor EndpointGate {
  private typealias Waiter = (ticket: Int, continuation: CheckedContinuation<Void, any Error>)

  private let clock: ClientClock
  private var buckets: [TokenBucket]
  private var pauseEnd: Duration = .zero
  private var isTaken = false
  private var queue: [Waiter] = []
  private var lastTicket = 0

  init(_ limits: [RateLimit], clock: ClientClock) {
    buckets = limits.map(TokenBucket.init)
    self.clock = clock
  }

  /// How many calls wait behind the first.
  var queueLength: Int { queue.count }
  /// Whether a call is at the front.
  var isOccupied: Bool { isTaken }

  /// Returns when the call may be made, with the time that it waited.
  func pass() async throws -> Duration {
    let start = clock.uptime()
    try await enter()
    defer { leave() }
    while let wait = wait() { try await clock.sleep(wait) }
    try Task.checkCancellation()
    let now = clock.uptime()
    for index in buckets.indices { buckets[index].take(at: now) }
    return now - start
  }

  func pause(for time: Duration) {
    pauseEnd = max(pauseEnd, clock.uptime() + time)
  }

  private func wait() -> Duration? {
    let now = clock.uptime()
    let wait = buckets.map { $0.wait(at: now) }.reduce(pauseEnd - now, max)
    return wait > .zero ? wait : nil
  }
}

// MARK: The queue

extension EndpointGate {
  /// Returns when the call is the first of the queue.
  private func enter() async throws {
    try Task.checkCancellation()
    guard isTaken else {
      isTaken = true
      return
    }
    lastTicket += 1
    let ticket = lastTicket
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
        guard !Task.isCancelled else { return continuation.resume(throwing: CancellationError()) }
        queue.append((ticket, continuation))
      }
    } onCancel: {
      Task { await self.giveUp(ticket) }
    }
  }

  /// Hands the place at the front to the next.
  private func leave() {
    guard !queue.isEmpty else {
      isTaken = false
      return
    }
    queue.removeFirst().continuation.resume()
  }

  private func giveUp(_ ticket: Int) {
    guard let place = queue.firstIndex(where: { $0.ticket == ticket }) else { return }
    queue.remove(at: place).continuation.resume(throwing: CancellationError())
  }
}
