import APISpec

/// An HTTP URL as a page documents it, in parts.
struct DocumentedURL: Hashable {
  var server: String
  /// With `{name}` for each parameter.
  var path: String
  var query: [QueryItem]

  /// Reads `https://host/path/:id?x=1`; parameters may be written `:id` or `{id}`. Nil without scheme, host or path.
  init?(_ text: Text) {
    guard let range = text.firstRange(of: "http".bytes) else { return nil }
    let address = text[range.lowerBound...].prefix { !$0.isSpace && !Self.enders.contains($0) && $0 < 0x80 }
    guard let scheme = address.firstRange(of: "://".bytes),
      let slash = address.firstIndex(of: Byte.slash, from: scheme.upperBound),
      slash > scheme.upperBound
    else { return nil }
    server = address[..<slash].string.lowercased()
    let rest = address[slash...]
    let mark = rest.firstIndex(of: UInt8(ascii: "?")) ?? rest.endIndex
    path = Self.template(rest[..<mark])
    query = mark < rest.endIndex ? Self.items(rest[(mark + 1)...]) : []
  }

  /// What ends an address that stands in code marks, a link or a tag.
  private static let enders: Set<UInt8> = [Byte.backquote, Byte.closeParen, Byte.closeBracket, Byte.less, Byte.quote]

  private static func template(_ path: Text) -> String {
    path.split(separator: Byte.slash, omittingEmptySubsequences: false).map { segment in
      segment.first == Byte.colon && segment.count > 1 ? "{" + segment.dropFirst().string + "}" : segment.string
    }.joined(separator: "/")
  }

  private static func items(_ query: Text) -> [QueryItem] {
    query.split(separator: Byte.ampersand).map { pair in
      guard let equals = pair.firstIndex(of: Byte.equals) else { return QueryItem(name: pair.string, value: "") }
      return QueryItem(name: pair[..<equals].string, value: pair[(equals + 1)...].string)
    }
  }

  /// The names of the path's parameters, in order.
  static func parameterNames(of path: String) -> [String] {
    path.split(separator: "{").dropFirst().compactMap { part in
      part.firstIndex(of: "}").map { String(part[..<$0]) }
    }
  }
}
