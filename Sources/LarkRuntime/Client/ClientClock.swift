import Foundation

/// Time as a client sees it. A test brings its own, and nothing sleeps.
public struct ClientClock: Sendable {
  /// The time of day, by which tokens grow old.
  public var now: @Sendable () -> Date
  /// The time since some moment, which never goes back: for waits and limits.
  public var uptime: @Sendable () -> Duration
  /// Waits. Throws `CancellationError` as soon as the task is cancelled.
  public var sleep: @Sendable (Duration) async throws -> Void

  /// A clock of these three functions; tests give one that hurries.
  public init(
    now: @escaping @Sendable () -> Date, uptime: @escaping @Sendable () -> Duration,
    sleep: @escaping @Sendable (Duration) async throws -> Void
  ) {
    self.now = now
    self.uptime = uptime
    self.sleep = sleep
  }

  /// The clock of the machine.
  public static let system: ClientClock = {
    let start = ContinuousClock.now
    return ClientClock(
      now: { Date() }, uptime: { start.duration(to: .now) }, sleep: { try await SharedTimer.shared.wait($0) })
  }()
}
