import APISpec
import DocReader

extension FuzzTarget {
  /// The cell of a page that says where an endpoint is: it must not send calls, and the tokens with them, elsewhere.
  static func hosts(kind: String) throws(FuzzError) -> FuzzTarget {
    let path = "/open-apis/tea/v1/pots/:pot_id"
    let servers = [
      "https://open.feishu.cn", "https://open.larksuite.com", "https://fsopen.feishu.cn", "https://evilfeishu.cn",
      "http://open.feishu.cn", "https://open.feishu.cn@example.com", "https://open.feishu.cn:8443",
      "https://open.feishu.cn.example.com", "https://[::1]", "https://127.0.0.1:1",
    ]
    let words = [
      "https://", "http://", "HTTPS://", "//", "\\", "@", ":", "#", "?", "%2f", "%40", "%00", "feishu.cn",
      "larksuite.com", ".feishu.cn", "open.feishu.cn", "example.com", "user:password@", ":443", ":99999", ":-1",
      "[::1]",
      "。", "．", "ｆeishu.cn", "xn--", "..", "/", " ", "\t", "`", "[text](https://open.feishu.cn)", "|", "<br>",
      "\u{200B}", "\u{202E}", "ı", "{host}", ":host",
    ]
    return try FuzzTarget("hosts", kind: kind, seeds: servers.map { Array(($0 + path).utf8) }, words: words) { cell in
      let reading = assemble([readPage(PageText(path: "host.md", bytes: page(at: cell)))])
      return reading.spec.endpoints.lazy.filter { !isOfPlatform($0.server) }.first.map {
        "calls of an endpoint go to '\($0.server)'"
      }
    }
  }

  /// The smallest page with this address.
  private static func page(at cell: [UInt8]) -> [UInt8] {
    // A line break would only begin another row.
    let cell = cell.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
    return Array("# Fill a pot\n\n## 请求\n\n| 基本 | |\n| --- | --- |\n| HTTP URL | ".utf8) + cell
      + Array(" |\n| HTTP Method | GET |\n\n## 响应\n".utf8)
  }

  /// Whether calls may go to a server, as strictly as can be said without any knowledge of addresses.
  private static func isOfPlatform(_ server: String) -> Bool {
    guard server.hasPrefix("https://") else { return false }
    var host = server.dropFirst("https://".count)
    if let colon = host.firstIndex(of: ":") {
      guard let port = UInt16(host[host.index(after: colon)...]), port > 0 else { return false }
      host = host[..<colon]
    }
    let isPlain = host.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: ".")
    }
    let name = host.lowercased()
    return isPlain && ["feishu.cn", "larksuite.com"].contains { name == $0 || name.hasSuffix("." + $0) }
  }
}
