import APISpec

/// Text as a message of SARIF shows it: `[text](1)` would be a link, and `{0}` the place of an argument.
public enum SARIFText {
  /// Escapes a link where there would be one, by backslashes before its brackets, and places of arguments by doubled
  /// braces; and spells out what is not seen.
  public static func escaped(_ text: String) -> String {
    withoutPlaces(withoutLinks(text.printableLine))
  }

  /// Brackets alone are text, and stay readable.
  private static func withoutLinks(_ text: String) -> String {
    guard text.contains("](") else { return text }
    var out = ""
    for scalar in text.unicodeScalars {
      if "[]\\".unicodeScalars.contains(scalar) { out += "\\" }
      out.unicodeScalars.append(scalar)
    }
    return out
  }

  private static func withoutPlaces(_ text: String) -> String {
    var out = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      out += rest[..<open]
      let digits = rest[rest.index(after: open)...].prefix { ("0"..."9").contains($0) }
      rest = rest[rest.index(after: open)...]
      if !digits.isEmpty, rest[digits.endIndex...].hasPrefix("}") {
        out += "{{\(digits)}}"
        rest = rest[rest.index(after: digits.endIndex)...]
      } else {
        out += "{"
      }
    }
    return out + rest
  }
}
