/// A stream of numbers that a seed determines (SplitMix64): the same seed makes the same pages on every system.
struct RandomSource {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  /// A stream of its own for one page of a run.
  init(seed: UInt64, page: Int) {
    var mixer = RandomSource(seed: seed &+ UInt64(truncatingIfNeeded: page) &* 0xD1B5_4A32_D192_ED03)
    state = mixer.next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number below a bound; 0 where there is none.
  mutating func below(_ bound: Int) -> Int {
    bound > 0 ? Int(next() % UInt64(bound)) : 0
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
