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
      throw TransportError(.unsendable, "'\(Self.shown(method))' is not an HTTP method.")
    }
    for header in headers {
      guard HTTPSyntax.isToken(header.name) else {
        throw TransportError(.unsendable, "'\(Self.shown(header.name))' is not the name of a header.")
      }
      guard HTTPSyntax.isFieldValue(header.value) else {
        throw TransportError(
          .unsendable,
          "The header '\(header.name)' cannot be sent: its value has a line break or a NUL character."
        )
      }
    }
  }

  /// The beginning of a text, without what would spoil a line of a log.
  private static func shown(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(40) {
      shown.append(scalar.value < 0x20 || scalar.value == 0x7F ? "?" : scalar)
    }
    return String(shown)
  }
}
