import Foundation

/// Where the platform lives.
public struct Region: Hashable, Sendable {
  /// The platform in China.
  public static let feishu = Region(base: "https://open.feishu.cn", domain: "feishu.cn")
  /// The platform elsewhere.
  public static let lark = Region(base: "https://open.larksuite.com", domain: "larksuite.com")

  /// A server of one's own, a proxy or a test server: every call goes there, whatever host its page names.
  public static func custom(_ base: URL) -> Region {
    Region(base: base.absoluteString, domain: nil)
  }

  /// The domain that the pages write, which the region replaces by its own.
  private static let documentedDomain = "feishu.cn"

  private let base: String
  private let domain: String?

  private init(base: String, domain: String?) {
    self.base = base.hasSuffix("/") ? String(base.dropLast()) : base
    self.domain = domain
  }

  /// The address in front of a path, for an endpoint whose page names `host`.
  func address(host: String?) -> String {
    guard let host, let domain else { return base }
    guard host.hasSuffix(Self.documentedDomain) else { return host }
    return host.dropLast(Self.documentedDomain.count) + domain
  }
}
