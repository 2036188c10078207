import Foundation

/// Where the platform lives.
public struct Region: Hashable, Sendable {
  /// The platform in China.
  public static let feishu = Region(domain: PlatformHosts.domains[0])
  /// The platform elsewhere.
  public static let lark = Region(domain: PlatformHosts.domains[1])

  /// A server of one's own, a proxy or a test server: every call goes there with its token, whatever host its page
  /// names.
  ///
  /// - Parameter base: What stands in front of every path: scheme and host, perhaps a port and the beginning of a path.
  public static func custom(_ base: URL) -> Region {
    Region(custom: base.absoluteString)
  }

  /// The address in front of every path, without a slash at its end.
  let base: String
  /// The domain of the region's hosts; nil for a server of one's own.
  let domain: String?
  /// Why no path can be put behind the base; nil where one can.
  let problem: String?

  private init(domain: String) {
    base = "https://open.\(domain)"
    self.domain = domain
    problem = nil
  }

  private init(custom base: String) {
    self.base = base.hasSuffix("/") ? String(base.dropLast()) : base
    domain = nil
    problem = Self.problem(of: base)
  }

  /// Why no path can be put behind a base; nil where one can.
  private static func problem(of base: String) -> String? {
    guard HTTPOrigin(address: base) != nil else {
      return "The base of Region.custom is not an address of HTTP; give scheme and host, without a user name."
    }
    guard !base.utf8.contains(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) else {
      return "The base of Region.custom has a query or a fragment; give scheme, host and path alone."
    }
    return nil
  }
}

// MARK: Documented hosts

extension Region {
  /// The address in front of a path, for an endpoint whose page names `host`: the platform's hosts are called by the
  /// domain of the region, whichever the page writes.
  ///
  /// Any other host stays as it is; whether calls may go there is up to ``TrustedDestinations``.
  func address(host: String?) -> String {
    guard let host, let domain else { return base }
    guard let origin = HTTPOrigin(address: host), origin.isSecure, origin.port == 443,
      host.utf8.count == origin.description.utf8.count
    else { return host }
    for documented in PlatformHosts.domains {
      guard let subdomain = PlatformHosts.subdomain(of: origin.host, in: documented) else { continue }
      return "https://\(subdomain)\(domain)"
    }
    return host
  }
}
