/// The domains of the platform: the hosts to which calls of its clients may go, since tokens go along.
///
/// `PlatformHosts` of APISpec holds the same domains for what is generated, and a test compares the two.
package enum PlatformHosts {
  /// One for each region; the first is that of the pages, which write `https://open.feishu.cn`.
  package static let domains = ["feishu.cn", "larksuite.com"]

  /// What stands before a domain in the name of a host, with its dot; nil for a host of another domain. The end of a name
  /// alone says nothing: `evilfeishu.cn` is of another domain.
  static func subdomain(of host: String, in domain: String) -> Substring? {
    guard host.hasSuffix(domain) else { return nil }
    let rest = host.dropLast(domain.count)
    return rest.isEmpty || rest.last == "." ? rest : nil
  }
}
