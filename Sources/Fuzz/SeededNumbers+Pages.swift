import TestValues

extension SeededNumbers {
  /// A stream of its own for one page of a run.
  init(seed: UInt64, page: Int) {
    var mixer = SeededNumbers(seed: seed &+ UInt64(truncatingIfNeeded: page) &* 0xD1B5_4A32_D192_ED03)
    self.init(seed: mixer.next())
  }

  mutating func number(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  mutating func byte() -> UInt8 { UInt8(truncatingIfNeeded: next()) }

  mutating func isLucky(oneIn chances: Int) -> Bool { below(chances) == 0 }

  /// Nil for an empty collection.
  mutating func element<Items: RandomAccessCollection>(of items: Items) -> Items.Element? {
    guard !items.isEmpty else { return nil }
    return items[items.index(items.startIndex, offsetBy: below(items.count))]
  }

  /// A stretch of at most so many of some places.
  mutating func range(of count: Int, atMost length: Int) -> Range<Int> {
    let start = below(count + 1)
    return start..<min(count, start + number(in: 1...max(1, length)))
  }
}
