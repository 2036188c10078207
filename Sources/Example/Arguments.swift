/// The words behind the scenario's name: a scenario first takes its options, then what is left.
struct Arguments {
  private var words: [String]

  init(_ words: some Sequence<String>) {
    self.words = Array(words)
  }

  /// The value of an option, written `--name VALUE`.
  mutating func option(_ name: String) throws(UsageError) -> String? {
    guard let place = words.firstIndex(of: name) else { return nil }
    let next = words.index(after: place)
    guard next < words.endIndex, !words[next].hasPrefix("--") else { throw .missingValue(of: name) }
    defer { words.removeSubrange(place...next) }
    return words[next]
  }

  /// The value of an option that has to be there.
  mutating func required(_ name: String) throws(UsageError) -> String {
    guard let value = try option(name) else { throw .missing(name) }
    return value
  }

  /// Whether a word without a value is there.
  mutating func flag(_ name: String) -> Bool {
    guard let place = words.firstIndex(of: name) else { return false }
    words.remove(at: place)
    return true
  }

  /// The next word that is no option.
  mutating func operand(_ name: String) throws(UsageError) -> String {
    guard let place = words.firstIndex(where: { !$0.hasPrefix("--") }) else { throw .missing(name) }
    return words.remove(at: place)
  }

  /// Makes sure that every word meant something.
  func finish() throws(UsageError) {
    if let word = words.first { throw .unknownWord(word) }
  }
}

/// Why the command line makes no sense.
enum UsageError: Error, Hashable, CustomStringConvertible {
  case noScenario
  case unknownScenario(String)
  case missing(String)
  case missingValue(of: String)
  case badValue(String, of: String, expected: String)
  case contradiction(String, String)
  case unknownWord(String)

  var description: String {
    switch self {
    case .noScenario: "Name a scenario; '\(Example.name) help' lists them."
    case .unknownScenario(let word): "There is no scenario '\(word)'; '\(Example.name) help' lists them."
    case .missing(let name): "\(name) is missing; '\(Example.name) help' shows how to call it."
    case .missingValue(let name): "There is no value behind \(name)."
    case .badValue(let value, let name, let expected): "\(name) cannot be '\(value)'; write \(expected)."
    case .contradiction(let one, let other): "\(one) and \(other) exclude each other; leave one of them out."
    case .unknownWord(let word): "'\(word)' has no meaning here; '\(Example.name) help' shows what has."
    }
  }
}
