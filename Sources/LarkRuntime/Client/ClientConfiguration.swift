import Foundation

/// How a client sends its calls and reads the answers.
public struct ClientConfiguration: Sendable {
  /// The door to the network.
  public var transport: any HTTPTransport
  /// What stands in front of the transport; the first is the outermost.
  public var middlewares: [any HTTPMiddleware]
  /// How long a call may take; nil sets no limit.
  public var timeout: Duration?
  /// What happens where a response is not as documented.
  public var decoding: DecodingPolicy
  /// The largest JSON response that is read into memory, in bytes.
  public var responseLimit: Int
  /// How the client names itself.
  public var userAgent: String
  /// The clock by which tokens grow old.
  public var now: @Sendable () -> Date
  /// Makes the boundaries of multipart bodies.
  public var boundary: @Sendable () -> String

  public init(
    transport: any HTTPTransport = URLSessionTransport(), middlewares: [any HTTPMiddleware] = [],
    timeout: Duration? = .seconds(60), decoding: DecodingPolicy = .lenient
  ) {
    self.transport = transport
    self.middlewares = middlewares
    self.timeout = timeout
    self.decoding = decoding
    responseLimit = 64 * 1024 * 1024
    userAgent = "Larkspur"
    now = { Date() }
    boundary = { "larkspur-\(UUID().uuidString)" }
  }
}
