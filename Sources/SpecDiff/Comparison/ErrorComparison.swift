import APISpec

/// Compares the error tables of an endpoint, code by code.
struct ErrorComparison {
  private(set) var changes: [Change] = []
  private let place: SubjectPlace
  /// Codes of one service that change alike are one entry, so they belong to the table and not to an endpoint.
  private static let owner = "errors"

  /// Codes repeat where a table names several causes of one code.
  private struct Code: Hashable, Comparable {
    var parent: Int?
    var code: Int

    var text: String { parent.map { "\($0)/\(code)" } ?? String(code) }

    static func < (a: Code, b: Code) -> Bool { (a.parent ?? 0, a.code) < (b.parent ?? 0, b.code) }
  }

  init(_ old: [ErrorCase], _ new: [ErrorCase], _ place: SubjectPlace, lines: RowLines) {
    var place = place
    place.lines = lines
    self.place = place
    guard old != new else { return }
    let before = Dictionary(grouping: old) { Code(parent: $0.parentCode, code: $0.code) }
    let after = Dictionary(grouping: new) { Code(parent: $0.parentCode, code: $0.code) }
    for code in Set(before.keys).union(after.keys).sorted() {
      switch (before[code], after[code]) {
      case (nil, let cases?): report(.errorAdded, code, new: Self.messages(cases))
      case (let cases?, nil): report(.errorRemoved, code, old: Self.messages(cases))
      case (let a?, let b?): compare(code, a, b)
      case (nil, nil): break
      }
    }
    let order = { (cases: [ErrorCase]) in cases.map { Code(parent: $0.parentCode, code: $0.code) } }
    if Set(order(old)) == Set(order(new)), order(old) != order(new) {
      changes.append(place.change(.responseReordered, .response, owner: Self.owner))
    }
  }

  private mutating func report(_ rule: ChangeRule, _ code: Code, old: String? = nil, new: String? = nil) {
    changes.append(
      place.change(rule, .response, owner: Self.owner, name: code.text, old: old, new: new, at: "errors.\(code.code)"))
  }

  private static func messages(_ cases: [ErrorCase]) -> String {
    Set(cases.map(\.message)).sorted().joined(separator: " | ")
  }

  private mutating func compare(_ code: Code, _ old: [ErrorCase], _ new: [ErrorCase]) {
    guard old != new else { return }
    compareStatus(code, Set(old.compactMap(\.httpStatus)), Set(new.compactMap(\.httpStatus)))
    let messages = (Self.messages(old), Self.messages(new))
    let advice = (Self.advice(old), Self.advice(new))
    if PlainWords(messages.0) != PlainWords(messages.1) {
      let isAnother = Self.isAnotherCause(messages, advice)
      report(isAnother ? .errorMeaningChanged : .errorMessageChanged, code, old: messages.0, new: messages.1)
    } else if PlainWords(advice.0) != PlainWords(advice.1) {
      report(.errorHintChanged, code)
    } else if messages.0 != messages.1 || advice.0 != advice.1 {
      report(.docNoise, code)
    }
  }

  private static func advice(_ cases: [ErrorCase]) -> String {
    Set(cases.map(\.advice)).sorted().joined(separator: "\n")
  }

  private mutating func compareStatus(_ code: Code, _ old: Set<Int>, _ new: Set<Int>) {
    guard old != new, !old.isEmpty, !new.isEmpty else { return }
    let text = { (statuses: Set<Int>) in statuses.sorted().map { String($0) }.joined(separator: ", ") }
    report(.errorHTTPStatusChanged, code, old: text(old), new: text(new))
  }

  /// Words for codes that are kept free: `历史错误码` historic code, `不再使用` no longer used.
  private static let unusedWords = ["历史错误码", "不再使用", "已废弃", "deprecated", "no longer used"]

  /// Messages are reworded and translated all the time; what to do about a code shows whether its cause is another.
  private static func isAnotherCause(_ messages: (String, String), _ advice: (String, String)) -> Bool {
    let wasUnused = unusedWords.contains { messages.0.lowercased().contains($0) }
    let isUnused = unusedWords.contains { messages.1.lowercased().contains($0) }
    if wasUnused != isUnused { return true }
    if Similarity.areOfDifferentLanguages(messages.0, messages.1) { return false }
    if Similarity.ofTexts(messages.0, messages.1) >= 0.5 { return false }
    let hasAdvice = PlainWords(advice.0).key.count > 3 && PlainWords(advice.1).key.count > 3
    if hasAdvice, Similarity.ofTexts(advice.0, advice.1) >= 0.6 { return false }
    return !hasAdvice || !Similarity.areOfDifferentLanguages(advice.0, advice.1)
  }
}
