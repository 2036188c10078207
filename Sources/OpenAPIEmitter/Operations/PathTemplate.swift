/// A documented path, taken apart at its parameters.
///
/// `/pots/{pot_id}/cups` has the name `pot_id` and the key `/pots/{}/cups`. OpenAPI takes two paths with one key for
/// the same path, whatever their parameters are called.
struct PathTemplate {
  /// The names as documented, in order.
  let names: [String]
  let key: String
  /// The text around the names: one more than there are names.
  private let literals: [String]

  init(_ path: String) {
    var names: [String] = []
    var literals: [String] = []
    var literal = path.hasPrefix("/") ? "" : "/"
    var rest = path[...]
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else { break }
      let name = rest[rest.index(after: open)..<close]
      guard !name.isEmpty, !name.contains("{") else {
        // A brace that opens no parameter.
        literal += Self.escaped(rest[...open])
        rest = rest[rest.index(after: open)...]
        continue
      }
      literals.append(literal + Self.escaped(rest[..<open]))
      names.append(String(name))
      literal = ""
      rest = rest[rest.index(after: close)...]
    }
    literals.append(literal + Self.escaped(rest))
    self.names = names
    self.literals = literals
    key = literals.joined(separator: "{}")
  }

  /// The names as OpenAPI tools accept them.
  var parameterNames: [String] { names.map(Self.parameterName) }

  /// The path with other names at the same places.
  func path(naming names: [String]) -> String {
    var path = literals.first ?? ""
    for (name, literal) in zip(names, literals.dropFirst()) {
      path += "{\(name)}\(literal)"
    }
    return path
  }

  private static func escaped(_ literal: Substring) -> String {
    guard literal.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }) else {
      return String(literal)
    }
    return literal.reduce(into: "") { text, character in
      switch character {
      case "{": text += "%7B"
      case "}": text += "%7D"
      default: text.append(character)
      }
    }
  }

  /// Separators of URLs and of the format strings that some tools read templates with become underscores.
  private static func parameterName(_ name: String) -> String {
    let bytes = name.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), 0x80...:
        byte
      default: UInt8(ascii: "_")
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
