import Foundation

/// What a method and the lines of a head may be made of, so that each stays what it is: nothing that is put into one
/// can end its line and begin another.
enum HTTPSyntax {
  /// The headers by which a transport says where a body ends. What a caller puts there is left out.
  static let framingHeaders: Set<String> = ["content-length", "expect", "transfer-encoding"]

  /// Whether a text can be a method or the name of a header: a `token` of RFC 9110.
  static func isToken(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy(isTokenByte)
  }

  /// Whether a text can be the value of a header.
  static func isFieldValue(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 != 0x0D && $0 != 0x0A && $0 != 0 }
  }

  /// The part of a text that can be shown where the rest cannot, and may be secret.
  static func start(of text: String) -> Substring {
    Substring(text.utf8.prefix(40).prefix(while: isTokenByte))
  }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "!"),
      UInt8(ascii: "#")...UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "."),
      UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}

extension OutgoingRequest {
  /// Makes sure that the request is what it says, whatever texts it was put together from.
  ///
  /// It is the one check for all transports; those of this library make it themselves, and a client makes it for any.
  func checkSyntax() throws(TransportError) {
    guard HTTPSyntax.isToken(method) else {
      throw TransportError(
        .unsendable, "The method, which begins with '\(HTTPSyntax.start(of: method))', is not one of HTTP.")
    }
    for header in headers {
      guard HTTPSyntax.isToken(header.name) else {
        throw TransportError(
          .unsendable,
          "The name of a header, which begins with '\(HTTPSyntax.start(of: header.name))', cannot be sent.")
      }
      guard HTTPSyntax.isFieldValue(header.value) else {
        throw TransportError(
          .unsendable,
          "The header '\(header.name)' cannot be sent: its value has a line break or a NUL character.")
      }
    }
  }
}
