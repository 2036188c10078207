/// Where in a request a rule binds.
struct RequestPlace: Hashable, Sendable {
  /// The parts of a request that have fields.
  enum Part: String, Hashable, Sendable, CaseIterable {
    case path, query, header, body
  }

  /// One step on the way into a body.
  enum Step: Hashable, Sendable {
    case member(String)
    /// Every item of a list.
    case items
    /// Every value of a map.
    case values
  }

  let part: Part
  let steps: [Step]

  /// Reads `?name`, `{name}`, `@name` or a path into the body.
  init?(text: Substring) {
    switch text.first {
    case "?":
      part = .query
      steps = Self.steps(text.dropFirst())
    case "@":
      part = .header
      steps = [.member(String(text.dropFirst()))]
    case "{":
      part = .path
      steps = [.member(String(text.dropFirst().dropLast()))]
    case nil: return nil
    default:
      part = .body
      steps = text.split(separator: ".").flatMap(Self.steps)
    }
  }

  /// `name`, `name[]`, `name{}[]`
  private static func steps(_ word: Substring) -> [Step] {
    var name = word
    var steps: [Step] = []
    while name.hasSuffix("[]") || name.hasSuffix("{}") {
      steps.insert(name.hasSuffix("[]") ? .items : .values, at: 0)
      name = name.dropLast(2)
    }
    return [.member(String(name))] + steps
  }
}
