/// The names that are taken in one namespace.
struct NameScope: Sendable {
  private var taken: Set<String>

  init(taken: some Sequence<String> = []) {
    self.taken = Set(taken)
  }

  /// Takes a name that was given away earlier.
  mutating func take(_ name: String) {
    taken.insert(name)
  }

  func isTaken(_ name: String) -> Bool {
    taken.contains(name)
  }

  /// Takes the first free one of some candidates; where all are taken, the last one with the first free number.
  mutating func take(firstOf candidates: [String]) -> String {
    for candidate in candidates where taken.insert(candidate).inserted { return candidate }
    let last = candidates.last ?? "unnamed"
    var number = 2
    while !taken.insert("\(last)\(number)").inserted { number += 1 }
    return "\(last)\(number)"
  }
}
