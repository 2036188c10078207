#if canImport(CCurl)
  import Foundation

  /// Sends requests with libcurl: the transport of clients on Linux.
  ///
  /// Bodies stream both ways at constant memory: the connection is held back while a reader is behind, and bodies are
  /// read while they are sent, with their length in the head where it is known and in chunks else. Connections are used
  /// again. A proxy is taken from ``HTTPProxy``, or from `https_proxy`, `http_proxy` and `no_proxy` in the environment.
  ///
  /// Redirects are followed for GET and HEAD, from HTTPS to HTTPS alone, and take no headers to another server but
  /// those that say what is wanted (`Accept`, `Range`, `User-Agent` and the like); for any other method, and where they
  /// lead from HTTPS to HTTP, the redirect is the response. Compressed bodies are unpacked.
  ///
  /// A request is sent again without a word only where that is harmless by its method, when a connection that was used
  /// before turns out to be closed.
  ///
  /// A transport throws ``TransportError``, or what the request's body throws. What goes on when the last copy of a
  /// transport is thrown away comes to its end.
  public struct CurlTransport: HTTPTransport {
    /// Ends the thread with the last copy of the transport.
    private final class Lifetime: Sendable {
      let thread = CurlThread()

      deinit {
        thread.finish()
      }
    }

    /// The largest body that is handed to libcurl whole.
    private static let wholeBodyLimit = 64 * 1024

    private let lifetime = Lifetime()
    private let settings: CurlSettings

    /// A transport with its own connections.
    ///
    /// - Parameters:
    ///   - proxy: The server through which all requests go; nil leaves it to the environment.
    ///   - certificates: A file with the certificates (PEM) that are trusted, instead of those of the system.
    ///   - silenceLimit: How long a connection may stay silent, where a request does not say so itself.
    ///   - connectionsPerHost: How many requests to one host may be under way at once; others wait.
    public init(
      proxy: HTTPProxy? = nil, certificates: URL? = nil, silenceLimit: Duration = .seconds(60),
      connectionsPerHost: Int = 64
    ) {
      settings = CurlSettings(
        proxy: proxy, certificates: certificates?.path, silenceLimit: silenceLimit,
        connectionsPerHost: max(1, connectionsPerHost))
    }

    public func send(_ request: OutgoingRequest) async throws -> IncomingResponse {
      try request.checkSyntax()
      var response = try await exchange(request)
      var current = request
      var count = 0
      while let next = RedirectRule.next(after: response, to: current) {
        count += 1
        guard count <= RedirectRule.limit else {
          throw TransportError(
            .malformed, "\(request.place) sends the request elsewhere more than \(RedirectRule.limit) times.")
        }
        current = next
        // Nobody reads it, and its connection may be the only one that there may be.
        response.body = BodyStream(pieces: [])
        do {
          response = try await exchange(next)
        } catch let error as TransportError where error.kind == .noConnection {
          // The first server has seen the request.
          throw TransportError(.broken, error.message)
        }
      }
      return response
    }

    /// Sends a request to the server that it names, and nowhere else.
    private func exchange(_ request: OutgoingRequest) async throws -> IncomingResponse {
      try Task.checkCancellation()
      guard let scheme = request.url.scheme?.lowercased(), ["http", "https"].contains(scheme),
        let host = request.url.host
      else {
        throw TransportError(.unsendable, "A request needs an address with the scheme https or http, and a host.")
      }
      let exchange = CurlExchange(thread: lifetime.thread)
      let upload = request.body.flatMap { body in
        Self.isHandedOverWhole(body) ? nil : CurlUpload(body, for: exchange, thread: lifetime.thread)
      }
      let job = CurlJob(
        request: request, settings: settings, host: "\(scheme)://\(host):\(request.url.port ?? 0)", exchange: exchange,
        upload: upload)
      lifetime.thread.give(.start(job))
      return try await exchange.response()
    }

    private static func isHandedOverWhole(_ body: BodyStream) -> Bool {
      // libcurl does not tell how much it sent.
      guard body.observer == nil, let bytes = body.inMemory else { return false }
      return bytes.count <= wholeBodyLimit
    }
  }
#endif
