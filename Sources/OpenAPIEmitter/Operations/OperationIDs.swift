/// Hands out operation identifiers, each of them once.
struct OperationIDs {
  private var taken: Set<String> = []

  init() {}

  /// The wanted identifier, or the first of `wanted.2`, `wanted.3` … that is free.
  mutating func take(_ wanted: String) -> String {
    if taken.insert(wanted).inserted { return wanted }
    var number = 2
    while !taken.insert("\(wanted).\(number)").inserted {
      number += 1
    }
    return "\(wanted).\(number)"
  }
}
