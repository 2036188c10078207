/// The words of a name in the documentation, in lower case but for regions: `open_id`, `openID`, `Open-Id` and `open.id` all hold
/// `open` and `id`.
///
/// Letters and digits of any script are kept, everything else separates words. A word ends where lower case turns to
/// upper case, and before the last capital of several when a small letter follows (`HTTPServer` is `http server`).
struct Words: Hashable, Sendable {
  private(set) var words: [String] = []

  init(_ name: String) {
    var word = ""
    let scalars = Array(name.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      guard Self.isPartOfWord(scalar) else {
        finish(&word)
        continue
      }
      if startsWord(scalars, at: index) { finish(&word) }
      // A mark belongs to the letter before it, and there is none.
      guard !word.isEmpty || Self.beginsWord(scalar) else { continue }
      word.unicodeScalars.append(scalar)
    }
    finish(&word)
    if words.count == 2, Self.languages.contains(words[0]), Self.regions.contains(words[1]) {
      words[1] = words[1].uppercased()
    }
  }

  /// The languages of the platform, and the regions that tell their forms apart: `zh-CN` is `zhCN`.
  private static let languages: Set<String> = [
    "de", "en", "es", "fr", "hi", "id", "it", "ja", "ko", "ms", "pt", "ru", "th", "vi", "zh",
  ]
  private static let regions: Set<String> = [
    "br", "cn", "de", "es", "fr", "gb", "hk", "id", "in", "it", "jp", "kr", "my", "ru", "th", "tw", "us", "vn",
  ]

  init(words: [String]) {
    self.words = words
  }

  var isEmpty: Bool { words.isEmpty }

  /// Whether a capital begins a new word inside a run of letters.
  private func startsWord(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    guard index > 0, Self.isCapital(scalars[index]) else { return false }
    if Self.isSmall(scalars[index - 1]) || Self.isDigit(scalars[index - 1]) { return true }
    // The plural of an acronym, `userIDs`, is one word.
    guard Self.isCapital(scalars[index - 1]), index + 1 < scalars.count, Self.isSmall(scalars[index + 1]) else {
      return false
    }
    let isPlural = scalars[index + 1] == "s" && (index + 2 == scalars.count || !Self.isSmall(scalars[index + 2]))
    return !isPlural
  }

  private mutating func finish(_ word: inout String) {
    if !word.isEmpty { words.append(word.lowercased()) }
    word = ""
  }

  private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isCapital(scalar) || isSmall(scalar) || isDigit(scalar) }
    // Ideographs, kana, hangul and the letters of other alphabets may stand in Swift identifiers; symbols and full-width
    // forms may not, or not everywhere.
    return scalar.properties.isAlphabetic && !(0xFF00...0xFFEF).contains(scalar.value) && SwiftGrammar.isPart(scalar)
  }

  private static func beginsWord(_ scalar: Unicode.Scalar) -> Bool { scalar.isASCII || SwiftGrammar.isHead(scalar) }

  private static func isCapital(_ scalar: Unicode.Scalar) -> Bool { ("A"..."Z").contains(scalar) }
  private static func isSmall(_ scalar: Unicode.Scalar) -> Bool { ("a"..."z").contains(scalar) }
  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}

extension Words {
  /// The name of one of many: `departments` is `department`.
  var singular: Words {
    guard let last = words.last else { return self }
    return Words(words: words.dropLast() + [Plurals.singular(of: last)])
  }
}

/// How English forms plurals, as far as names in the documentation do.
enum Plurals {
  /// Words that end like plurals and are none, or whose singular would be another word.
  static let kept: Set<String> = [
    "access", "address", "alias", "analysis", "basis", "bonus", "bus", "business", "canvas", "class", "css", "dns",
    "express", "focus", "gps", "https", "ids", "is", "las", "news", "okrs", "os", "perms", "plus", "process",
    "progress", "series", "settings", "sms", "status", "tls", "urls", "was",
  ]

  /// Endings and what stands in their place; the first that fits is used.
  static let endings: [(plural: String, singular: String)] = [
    ("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("statuses", "status"),
    ("ss", "ss"), ("us", "us"), ("s", ""),
  ]

  static func singular(of word: String) -> String {
    guard word.utf8.count > 3, !kept.contains(word) else { return word }
    for ending in endings where word.hasSuffix(ending.plural) {
      return word.dropLast(ending.plural.count) + ending.singular
    }
    return word
  }
}
