import TestValues

extension Mutation {
  /// Mutations for inputs of any kind, which do not make them much larger.
  static let plain: [Mutation] = bytes + lines + [changedNumber, repeatedByte]

  /// What has a meaning in such inputs, in the wrong place.
  static func words(_ words: [String]) -> Mutation {
    Mutation("stray words", weight: 300) { draft, random in
      for _ in 0..<random.number(in: 1...4) {
        let word = Array((random.element(of: words) ?? "").utf8)
        let range = random.range(of: draft.bytes.count, atMost: 12)
        draft.replace(random.isLucky(oneIn: 2) ? range : range.lowerBound..<range.lowerBound, with: word)
      }
    }
  }

  private static let repeatedByte = Mutation("repeated byte", weight: 10) { draft, random in
    let byte = random.element(of: draft.bytes) ?? random.byte()
    draft.insert(
      [UInt8](repeating: byte, count: random.number(in: 1_000...300_000)), at: random.below(draft.bytes.count + 1))
  }
}
