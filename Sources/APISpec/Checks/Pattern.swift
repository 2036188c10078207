/// Documented patterns, as far as this build can read them.
public enum Pattern {
  /// Patterns come from pages; a longer text is not worth the time that a bad one may take.
  private static let longestText = 4096

  /// Whether the text certainly breaks the pattern. A pattern that cannot be read refuses nothing.
  public static func refuses(_ text: String, _ pattern: String) -> Bool {
    guard text.utf8.count <= longestText, let regex = try? Regex(unwrapped(pattern)) else { return false }
    // The platform's own library counts characters as Unicode scalars.
    guard let match = try? regex.matchingSemantics(.unicodeScalar).firstMatch(in: text) else { return true }
    return match.range.isEmpty && !text.isEmpty && pattern.hasSuffix("$")
  }

  /// Some pages write `/^a+$/`.
  public static func unwrapped(_ pattern: String) -> String {
    guard pattern.count > 2, pattern.hasPrefix("/"), pattern.hasSuffix("/") else { return pattern }
    return String(pattern.dropFirst().dropLast())
  }
}
