import APISpec

/// Reads the words of conditional fields for what they say of other fields.
///
/// Only plain statements are taken: `kind 为 2 时必填` (required when kind is 2), `与 title 二选一` (one of the two),
/// `a、b 不能同时为空` (not both empty), and the note that corrects the table (`必填，请忽略` required, never mind). Others stay
/// words.
struct Requirements {
  /// The fields that words may mean, by name; closer ones hide those further out.
  private let around: [String: Field]

  /// - Parameter query: The parameters of the query: fields of the body may speak of them.
  init(query: [FieldNode] = []) {
    around = Self.names(query, over: [:])
  }

  private init(around: [String: Field]) {
    self.around = around
  }

  /// The fields with their requirements.
  func resolved(_ nodes: [FieldNode]) -> [FieldNode] {
    guard Self.hasConditions(nodes) else { return nodes }
    let around = Self.names(nodes, over: around)
    let inside = Requirements(around: around)
    return nodes.map { node in
      var node = node
      if node.field.presence == .conditional { node.field.requirement = requirement(of: node.field, around) }
      node.children = inside.resolved(node.children)
      return node
    }
  }

  private static func hasConditions(_ nodes: [FieldNode]) -> Bool {
    nodes.contains { $0.field.presence == .conditional || hasConditions($0.children) }
  }

  private static func names(_ nodes: [FieldNode], over outer: [String: Field]) -> [String: Field] {
    outer.merging(nodes.map { ($0.field.name, $0.field) }) { $1 }
  }

  private func requirement(of field: Field, _ known: [String: Field]) -> Requirement? {
    let sentence = field.condition.bytes[...]
    let names = Self.names(in: sentence, of: known)
    if Self.corrections.contains(where: sentence.contains) { return .always }
    if ConditionalPresence.offersChoice(sentence) {
      let others = names.map(\.name).filter { $0 != field.name }
      return others.isEmpty ? nil : .unless(Self.unique(others))
    }
    for (name, range) in names where name != field.name {
      guard let other = known[name] else { continue }
      let values = Self.values(sentence[range.upperBound...], of: other)
      if !values.isEmpty { return .when(field: name, values: values) }
    }
    return nil
  }

  private static func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  // MARK: Words

  /// `请忽略` never mind: what follows is the table's column.
  private static let corrections = ["请忽略"].map(\.bytes)
  /// `为`, `是` is; `等于` equals.
  private static let equalities = ["为", "是", "等于", "==", "="].map(\.bytes)
  /// `或` or, and the commas of lists.
  private static let alternatives = ["或者", "或", "、", "/", ","].map(\.bytes)
  /// What may follow the values: `时` when, `则` then.
  private static let consequences = ["时", "，则", ",则", "则", "的时候"].map(\.bytes)
  private static let opening = ["「", "“", "`", "\""].map(\.bytes)
  private static let closing = ["」", "”", "`", "\""].map(\.bytes)
  private static let asides: [(open: [UInt8], close: [UInt8])] = [("（".bytes, "）".bytes), ("(".bytes, ")".bytes)]

  /// The known names in a sentence, and where they stand.
  private static func names(in sentence: Text, of known: [String: Field]) -> [(name: String, range: Range<Int>)] {
    var found: [(name: String, range: Range<Int>)] = []
    var index = sentence.startIndex
    while index < sentence.endIndex {
      guard sentence[index].isWord else {
        index += 1
        continue
      }
      let word = sentence[index...].prefix(while: \.isWord)
      if known[word.string] != nil { found.append((word.string, word.startIndex..<word.endIndex)) }
      index = word.endIndex
    }
    return found
  }

  /// The values behind a name, where the text says that it has one of them and then ends its condition.
  private static func values(_ text: Text, of field: Field) -> [String] {
    var rest = skippingAsides(text)
    guard let equality = equalities.first(where: { rest.hasPrefix($0) }) else { return [] }
    rest = rest.dropFirst(equality.count)
    var values: [String] = []
    while let (value, end) = value(skippingBlanks(rest), of: field) {
      values.append(value)
      rest = skippingAsides(end)
      guard let word = alternatives.first(where: { rest.hasPrefix($0) }) else { break }
      rest = rest.dropFirst(word.count)
    }
    return consequences.contains { rest.hasPrefix($0) } ? values : []
  }

  /// One value: in quotes, where it may be the text of a documented value, or a word.
  private static func value(_ text: Text, of field: Field) -> (String, rest: Text)? {
    for (open, close) in zip(opening, closing) where text.hasPrefix(open) {
      let inside = text.dropFirst(open.count)
      guard let end = inside.firstRange(of: close) else { return nil }
      let words = inside[..<end.lowerBound].trimmed.string
      guard let value = known(words, of: field) else { return nil }
      return (value, inside[end.upperBound...])
    }
    let word = text.prefix(while: \.isWord)
    guard !word.isEmpty, let value = known(word.string, of: field) else { return nil }
    return (value, text[word.endIndex...])
  }

  /// The documented value that a word or text means; any word where none are documented.
  private static func known(_ word: String, of field: Field) -> String? {
    guard let documented = field.values?.values, !documented.isEmpty else { return word.isEmpty ? nil : word }
    return documented.first { $0.value == word }?.value ?? documented.first { $0.text == word }?.value
  }

  private static func skippingBlanks(_ text: Text) -> Text {
    text.drop { $0.isSpace }
  }

  /// Skips blanks, the quotes around a name, and remarks in parentheses.
  private static func skippingAsides(_ text: Text) -> Text {
    var rest = text.drop { $0.isSpace || $0 == Byte.backquote }
    for (open, close) in asides where rest.hasPrefix(open) {
      guard let end = rest.firstRange(of: close) else { return rest }
      rest = skippingAsides(rest[end.upperBound...])
    }
    return rest
  }
}
