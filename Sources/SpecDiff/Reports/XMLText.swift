import APISpec

/// Text inside XML.
enum XMLText {
  /// Escapes what would be markup, and spells out what is not seen: XML can hold only some of it.
  static func escaped(_ text: String) -> String {
    var out = ""
    out.reserveCapacity(text.utf8.count)
    for scalar in text.spellingInvisibles(keeping: { $0 == "\n" || $0 == "\t" }).unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
