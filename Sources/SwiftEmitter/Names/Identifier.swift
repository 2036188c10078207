/// A Swift identifier for a name of the documentation.
enum Identifier {
  /// `UserIDType`.
  static func type(_ words: Words) -> String {
    let name = spelled(words.words.map(Acronyms.capitalized).joined(), at: .type)
    // Where letters have no capitals, a suffix tells the type from a method or property of that name.
    guard let first = name.unicodeScalars.first, !first.properties.isUppercase else { return name }
    return name + ReservedNames.suffix(at: .type)
  }

  /// `userIDType`, with the rules of its position applied.
  static func member(_ words: Words, at position: ReservedNames.Position) -> String {
    spelled(camel(words), at: position)
  }

  /// A name with the suffix or prefix that its position asks for. Backticks are added where the name is written.
  static func spelled(_ name: String, at position: ReservedNames.Position) -> String {
    guard let first = name.unicodeScalars.first else {
      return position == .type ? "UnnamedModel" : "unnamed"
    }
    if ("0"..."9").contains(first) { return ReservedNames.digitPrefix(at: position) + name }
    guard ReservedNames.rule(for: name, at: position) == .suffixed else { return name }
    return name + ReservedNames.suffix(at: position)
  }

  /// `userIDType`, whatever it means to Swift.
  static func camel(_ words: Words) -> String {
    guard let first = words.words.first else { return "" }
    return first + words.words.dropFirst().map(Acronyms.capitalized).joined()
  }

  /// The static member for a value: `zhCN`, `value1`, `minus1`.
  static func value(_ value: String) -> String {
    let isNegative = value.hasPrefix("-") && value.dropFirst().first?.isNumber == true
    return isNegative ? "minus" + camel(Words(value)) : member(Words(value), at: .value)
  }

  /// A name as it stands in front of an argument, where all words but one are names, and backticks earn a warning.
  static func label(_ name: String) -> String {
    name == "inout" ? "`\(name)`" : name
  }

  /// A name as it is declared: between backticks where the grammar needs them.
  static func declared(_ name: String) -> String {
    ReservedNames.keywords.contains(name) ? "`\(name)`" : name
  }
}
