import LarkRuntime

/// Compares a document with what emitted code made of it: same members, same values, nothing lost, nothing added.
struct JSONComparison {
  /// What `null` means in a comparison.
  enum NullMeaning: Sendable {
    /// As much as a member that is left out: a model has nil for both.
    case absence
    /// A value of its own: a server clears a field for it.
    case value
  }

  let nulls: NullMeaning
  /// How a difference names the other side, as in `the model has`.
  let other: String
  private(set) var differences: [Difference] = []

  init(nulls: NullMeaning, other: String) {
    self.nulls = nulls
    self.other = other
  }

  /// Compares two values; nil stands for a member that is left out.
  mutating func compare(_ documented: JSONAny?, _ found: JSONAny?, at path: String) {
    switch (meaning(of: documented), meaning(of: found)) {
    case (.object(let documented)?, .object(let found)?): compare(documented, found, at: path)
    case (.array(let documented)?, .array(let found)?): compare(documented, found, at: path)
    case (.number(let documented)?, .number(let found)?):
      if !documented.isKept(by: found) { report(.number(documented), .number(found), at: path) }
    case (let documented, let found):
      if documented != found { report(documented, found, at: path) }
    }
  }

  private func meaning(of value: JSONAny?) -> JSONAny? {
    switch nulls {
    case .absence: value == .null ? nil : value
    case .value: value
    }
  }

  private mutating func compare(_ documented: [String: JSONAny], _ found: [String: JSONAny], at path: String) {
    for name in Set(documented.keys).union(found.keys).sorted() {
      compare(documented[name], found[name], at: "\(path).\(name)")
    }
  }

  private mutating func compare(_ documented: [JSONAny], _ found: [JSONAny], at path: String) {
    var documented = documented
    // A model keeps the nulls of an array only where its type has a place for them.
    if nulls == .absence, documented.count != found.count { documented.removeAll { $0 == .null } }
    guard documented.count == found.count else {
      return report(.array(documented), .array(found), at: path)
    }
    for (position, pair) in zip(documented, found).enumerated() {
      compare(pair.0, pair.1, at: "\(path)[\(position)]")
    }
  }
}

// MARK: Words

extension JSONComparison {
  private mutating func report(_ documented: JSONAny?, _ found: JSONAny?, at path: String) {
    differences.append(
      Difference(path, "the document has \(Self.words(documented)), \(other) \(Self.words(found))"))
  }

  /// The longest value that a difference shows whole.
  private static let shownCharacters = 100

  private static func words(_ value: JSONAny?) -> String {
    guard let value, let json = try? value.jsonText() else { return "nothing" }
    let text = json.count > shownCharacters ? "\(json.prefix(shownCharacters))…" : json
    return value.array.map { "\($0.count) item\($0.count == 1 ? "" : "s"): \(text)" } ?? text
  }
}
