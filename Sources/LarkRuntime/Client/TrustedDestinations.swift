import Foundation

/// Where the tokens and the emitted calls of a client may go: to its region, and over HTTPS to the hosts that its
/// configuration allows.
///
/// Pages name hosts, and responses link to them; neither decides who gets a token.
struct TrustedDestinations: Sendable {
  /// What the addresses of nearly all requests begin with.
  private let home: String
  private let domain: String?
  private let allowedHosts: Set<String>

  init(region: Region, allowedHosts: Set<String>) {
    home = region.base + "/"
    domain = region.domain
    self.allowedHosts = Set(allowedHosts.map { $0.lowercased() })
  }

  /// Whether the address is one of them.
  func include(_ url: URL) -> Bool {
    if url.absoluteString.utf8.starts(with: home.utf8) { return true }
    guard let origin = HTTPOrigin(url), origin.isSecure else { return false }
    if allowedHosts.contains("\(origin.host):\(origin.port)") { return true }
    guard origin.port == 443 else { return false }
    if let domain, PlatformHosts.subdomain(of: origin.host, in: domain) != nil { return true }
    return allowedHosts.contains(origin.host)
  }

  /// Why nothing that is secret goes to an address.
  static func refusal(of url: URL) -> String {
    let place = HTTPOrigin(url)?.description ?? "The address"
    return "\(place) is neither a host of the client's region nor one of ClientConfiguration.allowedHosts, so that "
      + "nothing was sent. Add it there, to be reached over https, if it may have the client's tokens."
  }
}
