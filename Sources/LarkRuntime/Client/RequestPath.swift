/// A path as it goes onto the wire behind a region's address, perhaps with a query.
///
/// It leads to no other host and to no other path than the one that is written: `/open-apis/im/v1/chats?page_size=5` is
/// one, `@host/x`, `//host/x`, `http://host/x` and `/a/../b` are not.
struct RequestPath {
  /// The path, encoded.
  let text: String

  /// Why a text is not a path.
  struct Flaw: Error, Hashable, CustomStringConvertible {
    let description: String
  }

  init(_ text: String) throws(Flaw) {
    guard text.utf8.first == UInt8(ascii: "/"), text.utf8.dropFirst().first != UInt8(ascii: "/") else {
      throw Flaw(
        description: "A path begins with one slash. A whole address is called with request(_:at:), which sends no "
          + "token unless it is asked for one.")
    }
    var mayHaveDots = false
    for byte in text.utf8 {
      switch byte {
      case 0..<0x20, 0x7F, UInt8(ascii: "\\"):
        throw Flaw(description: "The path contains a control character or a backslash; percent-encode it.")
      case UInt8(ascii: "#"):
        throw Flaw(description: "The path contains '#', and nothing behind that is sent; write %23.")
      case UInt8(ascii: "."), UInt8(ascii: "%"):
        mayHaveDots = true
      default:
        break
      }
    }
    if mayHaveDots, Self.hasDotSegment(text) {
      throw Flaw(description: "The path contains the segment '.' or '..', which would lead to another path.")
    }
    self.text = text
  }

  /// Whether servers and proxies would shorten the path. They do so with encoded dots, too.
  private static func hasDotSegment(_ text: String) -> Bool {
    let path = text.utf8.prefix { $0 != UInt8(ascii: "?") }
    return path.split(separator: UInt8(ascii: "/")).contains { segment in
      var rest = segment
      var dots = 0
      while let byte = rest.first {
        if byte == UInt8(ascii: ".") {
          rest.removeFirst()
        } else if rest.starts(with: "%2e".utf8) || rest.starts(with: "%2E".utf8) {
          rest.removeFirst(3)
        } else {
          return false
        }
        dots += 1
      }
      return dots == 1 || dots == 2
    }
  }
}
