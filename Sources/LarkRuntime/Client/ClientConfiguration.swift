import Foundation

/// How a client sends its calls and reads the answers.
public struct ClientConfiguration: Sendable {
  /// The door to the network.
  public var transport: any HTTPTransport
  /// What stands in front of the transport; the first is the outermost.
  public var middlewares: [any HTTPMiddleware]
  /// How long a call may take with all that belongs to it: token, waits, repetitions; nil sets no limit.
  public var timeout: Duration?
  /// What happens where a response is not as documented.
  public var decoding: DecodingPolicy
  /// What happens to requests that break what is documented: lengths, numbers of items, ranges, patterns, fields that are
  /// required under a condition.
  public var requestChecks: RequestChecks
  /// The largest JSON response that is read into memory, in bytes.
  public var responseLimit: Int
  /// Further hosts that may get the client's tokens, beside those of its region: their names, with a port where it is
  /// not the usual one of `https` (`files.example.com`, `files.example.com:8443`). Each means itself, not what is below
  /// it, and is reached over `https` alone.
  public var allowedHosts: Set<String>
  /// How the client names itself.
  public var userAgent: String
  /// When failed calls are sent again.
  public var retries: RetryPolicy
  /// Whether calls are held back so that they keep to the documented limits of their endpoints.
  public var limitsCalls: Bool
  /// Are told what happens to every call: for metrics. ``log(to:)`` adds one that
  /// writes a log.
  public var observers: [@Sendable (CallEvent, CallIdentity) -> Void]
  /// Makes the words by which the events of one call are found.
  public var callID: @Sendable () -> String
  /// The clock by which tokens grow old and calls wait.
  public var clock: ClientClock
  /// Gives a number from 0 to 1 by chance, for the lengths of waits.
  public var chance: @Sendable () -> Double
  /// Makes the boundaries of multipart bodies.
  public var boundary: @Sendable () -> String

  /// A configuration; everything else has its usual value and can be set afterwards.
  public init(
    transport: any HTTPTransport = StandardTransport.make(), middlewares: [any HTTPMiddleware] = [],
    timeout: Duration? = .seconds(60), decoding: DecodingPolicy = .lenient, retries: RetryPolicy = .standard
  ) {
    self.transport = transport
    self.middlewares = middlewares
    self.timeout = timeout
    self.decoding = decoding
    requestChecks = .warn
    responseLimit = 64 * 1024 * 1024
    allowedHosts = []
    userAgent = "Larkspur"
    self.retries = retries
    limitsCalls = true
    observers = []
    callID = { String(UInt64.random(in: .min ... .max), radix: 36) }
    clock = .system
    chance = { Double.random(in: 0...1) }
    boundary = { "larkspur-\(UUID().uuidString)" }
  }
}
