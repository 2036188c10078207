import APISpec

/// Compares the limits of a field: those with a place of their own, and those that only its sentences state.
struct LimitComparison {
  struct Change {
    var rule: ChangeRule
    var old: String?
    var new: String?
  }

  private(set) var changes: [Change] = []

  /// One bound: how it reads, its number, and whether a larger number means more room.
  private struct Bound {
    var sign: String
    var value: String?
    var growsWithValue: Bool
    var text: String? { value.map { sign + $0 } }
  }

  init(_ old: Constraints, _ new: Constraints, oldProse: [String: String], newProse: [String: String]) {
    guard old != new || oldProse != newProse else { return }
    var prose = (oldProse, newProse)
    for (a, b) in zip(Self.bounds(of: old), Self.bounds(of: new)) { compare(a, b, &prose) }
    if old.pattern != new.pattern { comparePatterns(old.pattern, new.pattern) }
    if old.lengthUnit != new.lengthUnit {
      changes.append(
        Change(rule: .constraintProseChanged, old: old.lengthUnit?.rawValue, new: new.lengthUnit?.rawValue))
    }
    compareProse(prose.0, prose.1)
  }

  private static func bounds(of limits: Constraints) -> [Bound] {
    [
      Bound(sign: "length >= ", value: limits.minLength.map { String($0) }, growsWithValue: false),
      Bound(sign: "length <= ", value: limits.maxLength.map { String($0) }, growsWithValue: true),
      Bound(sign: "items >= ", value: limits.minItems.map { String($0) }, growsWithValue: false),
      Bound(sign: "items <= ", value: limits.maxItems.map { String($0) }, growsWithValue: true),
      Bound(sign: ">= ", value: limits.minimum, growsWithValue: false),
      Bound(sign: "<= ", value: limits.maximum, growsWithValue: true),
    ]
  }

  private mutating func compare(_ a: Bound, _ b: Bound, _ prose: inout ([String: String], [String: String])) {
    switch (a.value, b.value) {
    case (nil, nil): return
    case (let x?, let y?):
      if x == y || Double(x) != nil && Double(x) == Double(y) {
        if x != y { changes.append(Change(rule: .constraintNotationOnly, old: a.text, new: b.text)) }
        return
      }
      let isMore = !NumberLiteral.isAtMost(y, x)
      let rule: ChangeRule = isMore == a.growsWithValue ? .constraintLoosened : .constraintTightened
      changes.append(Change(rule: rule, old: a.text, new: b.text))
    case (nil, let y?):
      // Nothing needs at least zero of anything.
      if y == "0", !b.growsWithValue { return }
      if let told = Self.take(y, from: &prose.0, growing: b.growsWithValue) {
        _ = Self.take(y, from: &prose.1, growing: b.growsWithValue)
        changes.append(Change(rule: .constraintNotationOnly, old: told, new: b.text))
      } else {
        changes.append(Change(rule: .constraintAdded, new: b.text))
      }
    case (let x?, nil):
      if x == "0", !a.growsWithValue { return }
      if let told = Self.take(x, from: &prose.1, growing: a.growsWithValue) {
        _ = Self.take(x, from: &prose.0, growing: a.growsWithValue)
        changes.append(Change(rule: .constraintNotationOnly, old: a.text, new: told))
      } else {
        changes.append(Change(rule: .constraintRemoved, old: a.text))
      }
    }
  }

  /// Takes a limit that the sentences state with this number.
  private static func take(_ number: String, from prose: inout [String: String], growing: Bool) -> String? {
    let key = (growing ? "<=" : ">=") + number
    if let clause = prose.removeValue(forKey: key) { return clause }
    let range = prose.keys.sorted().first { $0.hasSuffix("~" + number) || $0.hasPrefix(number + "~") }
    return range.flatMap { prose[$0] }
  }

  private mutating func comparePatterns(_ old: String?, _ new: String?) {
    switch (old, new) {
    case (nil, let pattern?): changes.append(Change(rule: .constraintAdded, new: pattern))
    case (let pattern?, nil): changes.append(Change(rule: .constraintRemoved, old: pattern))
    // Whether one pattern lets more pass than another cannot be told: assume the worse.
    default: changes.append(Change(rule: .constraintProseChanged, old: old, new: new))
    }
  }

  private mutating func compareProse(_ old: [String: String], _ new: [String: String]) {
    let gone = old.keys.filter { new[$0] == nil }.sorted()
    let come = new.keys.filter { old[$0] == nil }.sorted()
    if gone.isEmpty, come.isEmpty { return }
    let clauses = { (keys: [String], prose: [String: String]) -> String? in
      keys.isEmpty
        ? nil
        : keys.compactMap { prose[$0] }.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
          .joined(separator: "; ")
    }
    changes.append(Change(rule: .constraintProseChanged, old: clauses(gone, old), new: clauses(come, new)))
  }
}
