/// How badly the server behaves on purpose.
public struct MishapSettings: Hashable, Sendable {
  /// The longest time that an answer may take, in milliseconds.
  public static let longestDelay = 3_600_000

  /// How long an answer takes, in milliseconds.
  public var latency: ClosedRange<Int> = 0...0
  /// The share of requests that fail, from 0 to 1.
  public var failRate = 0.0
  /// How many calls of one endpoint pass in a window.
  public var rateLimit: MockRateLimit?
  /// Equal seeds give equal mishaps in the same order of requests.
  public var seed: UInt64 = 1

  public init() {}
}

/// A number of calls and the window that they share.
public struct MockRateLimit: Hashable, Sendable {
  public var calls: Int
  /// In milliseconds.
  public var window: Int64

  public init(calls: Int, window: Int64) {
    self.calls = calls
    self.window = window
  }

  /// Reads `5/second`, `100/minute`, `1000/hour`, `5/s` or a bare `5`, which counts a second's calls.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let calls = Int(parts[0]), calls > 0, parts.count < 3 else { return nil }
    let windows: [Substring: Int64] = [
      "second": 1000, "s": 1000, "minute": 60_000, "m": 60_000, "hour": 3_600_000, "h": 3_600_000,
    ]
    guard let window = parts.count == 1 ? 1000 : windows[parts[1]] else { return nil }
    self.init(calls: calls, window: window)
  }
}

/// Something that goes wrong with an answer.
public enum Fault: Hashable, Sendable {
  /// A status of a server or gateway in trouble; the call was not carried out.
  case status(Int)
  /// The connection ends before the answer; the call was not carried out.
  case cutBefore
  /// The connection ends in the middle of the answer; the call was carried out.
  case cutAfter
  /// The answer ends in the middle, though its length says that it is whole.
  case truncated
  /// The answer is no JSON.
  case malformed
  /// The scalars of the answer are of other kinds than documented.
  case wrongKinds

  /// What `--fail-rate` chooses from.
  static let accidents: [Fault] = [.status(500), .status(502), .status(503), .status(504), .cutBefore, .cutAfter]

  /// Whether the call counts as carried out all the same.
  var isServed: Bool {
    switch self {
    case .status, .cutBefore: false
    case .cutAfter, .truncated, .malformed, .wrongKinds: true
    }
  }

  /// The fault as a log names it.
  public var name: String {
    switch self {
    case .status(let status): "status-\(status)"
    case .cutBefore: "cut-before"
    case .cutAfter: "cut-after"
    case .truncated: "truncated"
    case .malformed: "malformed"
    case .wrongKinds: "wrong-kinds"
    }
  }
}

/// Decides what goes wrong next.
struct MishapDice: Sendable {
  private let settings: MishapSettings
  private var numbers: SeededNumbers

  init(_ settings: MishapSettings) {
    self.settings = settings
    numbers = SeededNumbers(seed: settings.seed)
  }

  mutating func delay() -> Int {
    settings.latency.lowerBound == settings.latency.upperBound
      ? settings.latency.lowerBound : Int.random(in: settings.latency, using: &numbers)
  }

  mutating func fault() -> Fault? {
    guard settings.failRate > 0, Double.random(in: 0..<1, using: &numbers) < settings.failRate else { return nil }
    return Fault.accidents.randomElement(using: &numbers)
  }
}

/// Counts the calls of each endpoint in windows of time.
struct CallCounter: Sendable {
  private struct Window {
    var start: Int64
    var calls: Int
  }

  private let limit: MockRateLimit?
  private var windows: [String: Window] = [:]
  private var refusals = 0

  init(_ limit: MockRateLimit?) {
    self.limit = limit
  }

  /// How the call is refused, or nil where it passes. The platform refuses in two ways, and so does this server, in
  /// turns: with status 429, or with status 400 and the same code.
  mutating func refusal(of endpoint: String, now: Int64) -> (status: Int, headers: [HeaderLine])? {
    guard let limit else { return nil }
    var window = windows[endpoint] ?? Window(start: now, calls: 0)
    if now - window.start >= limit.window { window = Window(start: now, calls: 0) }
    window.calls += 1
    windows[endpoint] = window
    guard window.calls > limit.calls else { return nil }
    refusals += 1
    let rest = limit.window.clampedPlus(window.start - now)
    let seconds = max(1, rest.clampedPlus(999) / 1000)
    return (
      refusals.isMultiple(of: 2) ? 400 : 429,
      [
        HeaderLine("x-ogw-ratelimit-limit", String(limit.calls)),
        HeaderLine("x-ogw-ratelimit-reset", String(seconds)),
      ]
    )
  }
}
