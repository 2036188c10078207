/// The hosts that calls may go to, since tokens go along: those of the platform, and those that somebody allowed.
///
/// Whatever takes a host from a page or an IR file asks here, so that a page cannot send tokens elsewhere.
public struct PlatformHosts: Hashable, Sendable {
  /// The platform's domains: a host is one of them, or is below one.
  public static let domains = ["feishu.cn", "larksuite.com"]

  /// The platform's hosts and no others.
  public static let standard = PlatformHosts()

  /// Further hosts, each with its port where it has one: `proxy.example.com:8443`. Sorted and in small letters.
  public let allowed: [String]

  /// - Parameter hosts: Hosts besides the platform's; exactly these, not those below them.
  public init(allowing hosts: some Sequence<String> = []) {
    allowed = Set(hosts.map { $0.lowercased() }).sorted()
  }

  /// Why no call may go to a server.
  public enum Objection: Hashable, Sendable, CustomStringConvertible {
    /// The address is of another scheme, so that tokens would be readable on the way.
    case notHTTPS(String)
    /// What is behind the scheme is not a host: it holds a user's name, for example.
    case notHost(String)
    /// The host is not the platform's.
    case foreign(String)

    /// What is wrong with the address, in one sentence.
    public var description: String {
      switch self {
      case .notHTTPS(let server): "'\(server.spellingInvisibles())' is not an https address, and calls carry tokens."
      case .notHost(let server): "'\(server.spellingInvisibles())' is not https, a host and maybe a port."
      case .foreign(let host): "'\(host)' is not a host of the platform, and calls carry tokens."
      }
    }
  }

  /// Why no call may go to a server such as `https://open.feishu.cn`; nil where calls may. An empty text is the server
  /// of a client's region.
  public func objection(to server: String) -> Objection? {
    guard !server.isEmpty else { return nil }
    let address = server.lowercased()
    guard address.hasPrefix("https://") else { return .notHTTPS(server) }
    let host = String(address.dropFirst("https://".count))
    guard Self.isHost(host) else { return .notHost(server) }
    return allowed.contains(host) || Self.isOfPlatform(host) ? nil : .foreign(host)
  }

  private static func isOfPlatform(_ host: String) -> Bool {
    domains.contains { host == $0 || host.hasSuffix("." + $0) }
  }

  /// Whether a text is a host, maybe with a port: `proxy.example.com:8443`.
  public static func isHost(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard let name = parts.first, parts.count < 3, name.count < 254 else { return false }
    if parts.count == 2 {
      guard !parts[1].isEmpty, parts[1].allSatisfy(isDigit), UInt16(String(parts[1]) ?? "") != nil else { return false }
    }
    return name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
      !label.isEmpty && label.first != UInt8(ascii: "-")
        && label.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

extension Endpoint {
  /// The server of the platform's pages, which a client's region replaces by its own.
  public static let usualServer = "https://open.feishu.cn"

  /// Why no call of the endpoint may be made, in one sentence; nil where calls may.
  public func objection(by hosts: PlatformHosts) -> String? {
    if let objection = hosts.objection(to: server) { return objection.description }
    // Behind a host, anything else would go on with the host's name.
    return path.hasPrefix("/") ? nil : "The path '\(path.spellingInvisibles())' does not begin with a slash."
  }
}

extension PlatformHosts: Archivable {
  package func archive(to archive: inout ArchiveWriter) { allowed.archive(to: &archive) }

  package init?(from archive: inout ArchiveReader) {
    guard let hosts = [String](from: &archive) else { return nil }
    self.init(allowing: hosts)
  }
}
