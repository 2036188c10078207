import Foundation

/// The server that an address leads to: scheme, name and port.
///
/// It is read from the bytes of the address, and only where all parsers of addresses read the same: a name and a port,
/// nothing else. An address with a user name, an escape or a backslash in that place has no origin.
package struct HTTPOrigin: Hashable, Sendable, CustomStringConvertible {
  /// Whether the scheme is `https`.
  package let isSecure: Bool
  /// The name or the number of the server, in small letters; that of IPv6 with its brackets.
  package let host: String
  /// The port, also where the address leaves it out.
  package let port: Int

  /// Nil where the address is none of HTTP, or leads to different servers depending on who reads it.
  package init?(_ url: URL) {
    self.init(address: url.absoluteString)
  }

  package init?(address: String) {
    let bytes = address.utf8
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    switch address[..<colon].lowercased() {
    case "https": isSecure = true
    case "http": isSecure = false
    default: return nil
    }
    let rest = bytes[colon...]
    guard rest.starts(with: "://".utf8) else { return nil }
    let authority = rest.dropFirst(3).prefix { !Self.endsAuthority($0) }
    guard let (host, port) = Self.parts(of: authority) else { return nil }
    self.host = host
    guard let port else {
      self.port = isSecure ? 443 : 80
      return
    }
    self.port = port
  }

  /// For example `https://open.feishu.cn`.
  package var description: String {
    let scheme = isSecure ? "https" : "http"
    return port == (isSecure ? 443 : 80) ? "\(scheme)://\(host)" : "\(scheme)://\(host):\(port)"
  }
}

// MARK: Bytes

extension HTTPOrigin {
  private static func endsAuthority(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
  }

  private static func parts(of authority: Substring.UTF8View) -> (host: String, port: Int?)? {
    let isBracketed = authority.first == UInt8(ascii: "[")
    let end: Substring.Index
    if isBracketed {
      guard let close = authority.firstIndex(of: UInt8(ascii: "]")) else { return nil }
      end = authority.index(after: close)
    } else {
      end = authority.firstIndex(of: UInt8(ascii: ":")) ?? authority.endIndex
    }
    let name = authority[..<end]
    guard isBracketed ? isIPv6(name) : isName(name) else { return nil }
    let host = String(Substring(name)).lowercased()
    guard end < authority.endIndex else { return (host, nil) }
    guard authority[end] == UInt8(ascii: ":"), let port = port(authority[authority.index(after: end)...]) else {
      return nil
    }
    return (host, port)
  }

  /// Names of hosts, also those with underscores that private networks have.
  private static func isName(_ bytes: Substring.UTF8View) -> Bool {
    !bytes.isEmpty
      && bytes.allSatisfy { byte in
        isDigit(byte) || isLetter(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
          || byte == UInt8(ascii: "_")
      }
  }

  private static func isIPv6(_ bytes: Substring.UTF8View) -> Bool {
    bytes.count > 4
      && bytes.dropFirst().dropLast().allSatisfy { byte in
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20) || byte == UInt8(ascii: ":")
          || byte == UInt8(ascii: ".")
      }
  }

  private static func port(_ bytes: Substring.UTF8View) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 5, bytes.allSatisfy(isDigit), let port = Int(Substring(bytes)), port <= 65535
    else { return nil }
    return port
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
