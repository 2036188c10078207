/// How alike two texts are.
enum Similarity {
  /// 1 for equal texts, 0 for texts without a common letter: the share of the longer one that edits leave alone.
  static func ofNames(_ a: String, _ b: String) -> Double {
    let (a, b) = (Array(a.lowercased().utf8), Array(b.lowercased().utf8))
    let longest = max(a.count, b.count)
    guard longest > 0 else { return 1 }
    return 1 - Double(distance(a, b)) / Double(longest)
  }

  /// The share of pairs of neighbouring letters that both texts have (Dice): cheap enough for long descriptions.
  static func ofTexts(_ a: String, _ b: String) -> Double {
    let (a, b) = (pairs(a), pairs(b))
    let total = a.values.reduce(0, +) + b.values.reduce(0, +)
    guard total > 0 else { return 1 }
    var common = 0
    for (pair, count) in a { common += min(count, b[pair] ?? 0) }
    return 2 * Double(common) / Double(total)
  }

  private static func pairs(_ text: String) -> [UInt64: Int] {
    let scalars = String(decoding: PlainWords(text).key, as: UTF8.self).unicodeScalars.map(\.value)
    var pairs: [UInt64: Int] = [:]
    if scalars.count == 1 { pairs[UInt64(scalars[0])] = 1 }
    for (a, b) in zip(scalars, scalars.dropFirst()) { pairs[UInt64(a) << 32 | UInt64(b), default: 0] += 1 }
    return pairs
  }

  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
        diagonal = above
      }
    }
    return row[b.count]
  }

  /// Whether one text is Chinese and the other is not: their words cannot be compared.
  static func areOfDifferentLanguages(_ a: String, _ b: String) -> Bool {
    !a.isEmpty && !b.isEmpty && hasHan(a) != hasHan(b)
  }

  private static func hasHan(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }
}
