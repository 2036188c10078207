/// The address that an example of a page shows, taken apart by the path of its endpoint.
struct ExampleAddress {
  private(set) var pathValues: [String: String] = [:]
  private(set) var query: [String: [String]] = [:]

  /// Nil where the text shows no address of the path.
  init?(in text: String, of path: String) {
    var rest = text[...]
    while let scheme = rest.firstRange(of: "://") {
      let address = rest[scheme.upperBound...].prefix { !Self.ends.contains($0) }
      rest = rest[address.endIndex...]
      if read(address, path) { return }
    }
    return nil
  }

  /// What ends an address within a command or a sentence.
  private static let ends: Set<Character> = [" ", "\n", "\t", "\"", "'", "`", "\\", ">", ")"]

  private mutating func read(_ address: Substring, _ path: String) -> Bool {
    let parts = address.drop { $0 != "/" }.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let shown = (parts.first ?? "").split(separator: "/")
    let segments = path.split(separator: "/")
    guard !segments.isEmpty, shown.count == segments.count else { return false }
    var values: [String: String] = [:]
    for (segment, value) in zip(segments, shown) where segment != value {
      guard segment.hasPrefix("{"), segment.hasSuffix("}"), segment.count(where: { $0 == "{" }) == 1 else {
        return false
      }
      if let value = Self.value(value) { values[String(segment.dropFirst().dropLast())] = value }
    }
    pathValues = values
    for item in parts.count > 1 ? parts[1].split(separator: "&") : [] {
      let pair = item.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, let name = Self.value(pair[0]), let value = Self.value(pair[1]) else { continue }
      query[name, default: []].append(value)
    }
    return true
  }

  /// A decoded value; nil for a word that stands in its place.
  private static func value(_ text: Substring) -> String? {
    guard let first = text.first, !":{<[$".contains(first) else { return nil }
    return decoded(text)
  }

  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
