import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// A server that passes requests on to the platform.
public struct HTTPProxy: Hashable, Sendable {
  /// The proxy's name or address.
  public let host: String
  /// The port on which it listens.
  public let port: Int

  /// A proxy at this place.
  public init(host: String, port: Int) {
    self.host = host
    self.port = port
  }

  /// Whether the host is one, and not a text that leads to another as part of an address.
  var isNamed: Bool {
    HTTPOrigin(address: "http://\(host.contains(":") ? "[\(host)]" : host):\(port)")?.port == port
  }
}

extension URLSessionTransport {
  #if canImport(FoundationNetworking)
    /// Foundation on Linux ignores the proxy of a configuration, but heeds the environment.
    @available(
      *, unavailable,
      message:
        "URLSession on Linux takes proxies from the environment alone; use StandardTransport.make(proxy:) or CurlTransport."
    )
    public init(proxy: HTTPProxy, configuration: URLSessionConfiguration = .ephemeral) {
      self.init(configuration: configuration)
    }
  #else
    /// A transport whose requests go through a proxy. ``StandardTransport`` does that on all platforms.
    public init(proxy: HTTPProxy, configuration: URLSessionConfiguration = .ephemeral) {
      var settings: [AnyHashable: Any] = [:]
      for scheme in ["HTTP", "HTTPS"] {
        settings["\(scheme)Enable"] = 1
        settings["\(scheme)Proxy"] = proxy.host
        settings["\(scheme)Port"] = proxy.port
      }
      configuration.connectionProxyDictionary = settings
      self.init(configuration: configuration)
    }
  #endif
}
