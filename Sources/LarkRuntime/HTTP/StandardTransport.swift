/// The transport that clients use where they are given none.
public enum StandardTransport {
  /// A transport that streams both ways at constant memory: ``CurlTransport`` on Linux, where `URLSession` does not,
  /// and ``URLSessionTransport`` elsewhere.
  ///
  /// - Parameter proxy: The server through which all requests go; nil leaves it to the system.
  public static func make(proxy: HTTPProxy? = nil) -> any HTTPTransport {
    #if canImport(CCurl)
      CurlTransport(proxy: proxy)
    #elseif canImport(FoundationNetworking)
      URLSessionTransport()
    #else
      proxy.map { URLSessionTransport(proxy: $0) } ?? URLSessionTransport()
    #endif
  }
}
