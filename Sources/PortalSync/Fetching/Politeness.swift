/// How much a run asks of a portal.
public struct Politeness: Hashable, Sendable {
  /// How many requests start in a second at most.
  public var rate: Int
  /// How many requests are under way at a time.
  public var jobs: Int
  /// How often a request is repeated that brought no answer, or one that may pass.
  public var retries: Int
  /// The wait before the first repetition; it doubles with each.
  public var firstWait: Duration = .milliseconds(500)
  /// What the doubling stops at.
  public var longestWait: Duration = .seconds(30)
  /// The longest wait that the portal may ask for.
  public var longestRequestedWait: Duration = .seconds(120)
  /// How long a connection may stay silent.
  public var silenceLimit: Duration = .seconds(30)
  /// How long one request may take.
  public var requestLimit: Duration = .seconds(120)
  /// After so many pages in a row that could not be fetched, nothing more is asked.
  public var failuresInARow = 20

  public init(rate: Int = 8, jobs: Int = 4, retries: Int = 4) {
    self.rate = max(1, rate)
    self.jobs = max(1, jobs)
    self.retries = max(0, retries)
  }

  /// The wait after so many failed attempts. No chance in it: one run is no crowd.
  func wait(after attempts: Int) -> Duration {
    // Beyond 20 doublings any first wait is longer than any limit.
    min(firstWait * (1 << min(attempts - 1, 20)), longestWait)
  }
}
