import APISpec

/// What a type can be called.
enum ModelNaming {
  /// Names of fields that say nothing about what stands in them: a type made from one alone could be anything.
  static let vagueWords: Set<String> = [
    "attr", "attribute", "body", "condition", "config", "content", "data", "datum", "detail", "element",
    "entity", "entry", "event", "ext", "extra", "extend", "field", "filter", "info", "item", "key", "kind", "list",
    "meta", "mode", "name", "node", "object", "obj", "option", "order", "param", "property", "record", "request",
    "resource", "response", "result", "rule", "scene", "setting", "source", "state", "status", "target", "text",
    "type", "unit", "value", "values",
  ]

  /// Names for a type at one of its uses, best first: its own, then with what holds it in front.
  static func candidates(documentedName: String?, field: Field, owner: Words) -> [String] {
    let own = words(documentedName: documentedName, field: field)
    let qualified = Words(words: withoutEcho(owner.words, own.words))
    let isVague = own.words.count == 1 && vagueWords.contains(own.words[0])
    let bare = Identifier.type(own)
    let long = Identifier.type(qualified)
    return isVague || ReservedNames.rule(for: bare, at: .type) != nil ? [long] : [bare, long]
  }

  /// The words of a type: its own name in the documentation, else that of the field, of one item where it holds many.
  static func words(documentedName: String?, field: Field) -> Words {
    if let documentedName, !Words(documentedName).isEmpty { return Words(documentedName) }
    let words = Words(field.name)
    guard !words.isEmpty else { return Words(words: ["unnamed"]) }
    if case .array = field.type { return words.singular }
    return words
  }

  /// `process list` and `list item` make `process list item`.
  private static func withoutEcho(_ owner: [String], _ own: [String]) -> [String] {
    guard let last = owner.last, let first = own.first, last == first else { return owner + own }
    return owner + own.dropFirst()
  }
}
