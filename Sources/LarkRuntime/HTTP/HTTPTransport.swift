import Foundation

/// A request that is ready to be sent.
public struct OutgoingRequest: Sendable {
  /// The HTTP method.
  public var method: String
  /// The whole address, with its query.
  public var url: URL
  /// All headers but those that a transport adds by itself, such as the length of the body.
  public var headers: HTTPHeaders
  /// What is sent; nil for nothing.
  public var body: BodyStream?
  /// How long the connection may stay silent, in seconds; nil leaves it to the transport.
  public var silenceLimit: TimeInterval?

  /// A request of these parts.
  public init(
    method: String, url: URL, headers: HTTPHeaders = [:], body: BodyStream? = nil, silenceLimit: TimeInterval? = nil
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.silenceLimit = silenceLimit
  }
}

/// A response whose head has arrived and whose body may still be on its way.
public struct IncomingResponse: Sendable {
  /// The HTTP status.
  public var status: Int
  /// The headers of the response.
  public var headers: HTTPHeaders
  /// The content, which comes while it is read.
  public var body: BodyStream

  /// A response of these parts, for transports and for tests.
  public init(status: Int, headers: HTTPHeaders = [:], body: BodyStream = .bytes([])) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// Whether the status says that the request was carried out.
  public var isSuccess: Bool { (200..<300).contains(status) }

  /// The identifier under which the platform logged the call; its support asks for it. Line ends and other control
  /// characters in it are spelled out.
  public var logID: String? {
    (headers["X-Tt-Logid"] ?? headers["X-Request-Id"]).map(PrintableText.line)
  }
}

/// Sends one HTTP request. The only door to the network: tests and other HTTP libraries come in here.
///
/// A client hands over requests whose method and headers can be sent as they are. A transport returns as soon as the
/// head of the response is there, and ends its work when the calling task is cancelled or the body is thrown away.
public protocol HTTPTransport: Sendable {
  /// Sends a request and returns its response, whatever the status. Throws where no response came.
  func send(_ request: OutgoingRequest) async throws -> IncomingResponse
}

/// Stands between the client and the transport: logs, adds headers, repeats, answers from a cache.
///
/// The first middleware of the configuration is the outermost. It may call `next` once, several times or not at all.
public protocol HTTPMiddleware: Sendable {
  /// Handles one request on its way out, and its response on its way back.
  func intercept(
    _ request: OutgoingRequest, of endpoint: Endpoint,
    next: @Sendable (OutgoingRequest) async throws -> IncomingResponse
  ) async throws -> IncomingResponse
}

/// A transport with middlewares around it.
struct TransportChain: Sendable {
  let middlewares: [any HTTPMiddleware]
  let transport: any HTTPTransport

  func send(_ request: OutgoingRequest, of endpoint: Endpoint) async throws -> IncomingResponse {
    try await send(request, of: endpoint, from: 0)
  }

  private func send(_ request: OutgoingRequest, of endpoint: Endpoint, from position: Int) async throws
    -> IncomingResponse
  {
    guard position < middlewares.count else {
      // Any transport may be behind this, and any middleware before it.
      try request.checkSyntax()
      return try await transport.send(request)
    }
    return try await middlewares[position].intercept(request, of: endpoint) { request in
      try await send(request, of: endpoint, from: position + 1)
    }
  }
}
