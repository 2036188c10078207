/// A set of Unicode scalars: a class of a pattern, or a single character of it.
struct ScalarSet: Hashable, Sendable {
  /// The sets that escapes name, as Swift's own engine reads them when it counts scalars.
  enum Kind: UInt8, CaseIterable {
    case digit, word, space, lineEnd

    /// Whether a scalar beyond ASCII belongs to the set.
    func contains(_ scalar: Unicode.Scalar) -> Bool {
      switch self {
      case .digit: scalar.properties.numericType != nil
      case .word: scalar.properties.isAlphabetic
      case .space: scalar.properties.isWhitespace
      case .lineEnd: scalar.value == 0x85 || scalar.value == 0x2028 || scalar.value == 0x2029
      }
    }

    /// The members below 128.
    fileprivate var ascii: ASCIISet {
      switch self {
      case .digit: ASCIISet(0x30...0x39)
      case .word: ASCIISet(0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A)
      case .space: ASCIISet(0x09...0x0D, 0x20...0x20)
      case .lineEnd: ASCIISet(0x0A...0x0D)
      }
    }
  }

  /// The members below 128, with all that makes the set.
  private var ascii = ASCIISet()
  /// Members from 128 on, as ranges that begin at ever larger values.
  private var ranges: [ClosedRange<UInt32>] = []
  private var kinds: [Kind] = []
  private var excludedKinds: [Kind] = []
  private var isInverted = false

  init() {}

  /// Everything but line ends: `.`.
  static let anyInLine = ScalarSet(excluding: .lineEnd)

  init(_ scalar: Unicode.Scalar) {
    insert(scalar.value...scalar.value)
  }

  init(_ kind: Kind) {
    insert(kind)
  }

  init(excluding kind: Kind) {
    insert(allBut: kind)
  }

  // MARK: - Making

  mutating func insert(_ range: ClosedRange<UInt32>) {
    ascii.insert(range)
    if range.upperBound >= 128 { ranges.append(max(128, range.lowerBound)...range.upperBound) }
  }

  mutating func insert(_ kind: Kind) {
    ascii.formUnion(kind.ascii)
    if !kinds.contains(kind) { kinds.append(kind) }
  }

  mutating func insert(allBut kind: Kind) {
    ascii.formUnion(kind.ascii.inverted)
    if !excludedKinds.contains(kind) { excludedKinds.append(kind) }
  }

  mutating func insert(_ other: ScalarSet) {
    ascii.formUnion(other.ascii)
    ranges += other.ranges
    for kind in other.kinds { insert(kind) }
    for kind in other.excludedKinds { insert(allBut: kind) }
  }

  /// Makes the set ready for questions, after everything was inserted.
  mutating func finish(inverted: Bool = false) {
    if inverted {
      ascii = ascii.inverted
      isInverted = true
    }
    ranges.sort { $0.lowerBound < $1.lowerBound }
    var merged: [ClosedRange<UInt32>] = []
    for range in ranges {
      if let last = merged.last, range.lowerBound <= last.upperBound &+ 1 {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    ranges = merged
  }

  // MARK: - Asking

  @inline(__always)
  func contains(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 128 ? ascii.contains(scalar.value) : containsBeyondASCII(scalar) != isInverted
  }

  private func containsBeyondASCII(_ scalar: Unicode.Scalar) -> Bool {
    isInRange(scalar.value) || kinds.contains { $0.contains(scalar) } || excludedKinds.contains { !$0.contains(scalar) }
  }

  private func isInRange(_ value: UInt32) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lowerBound <= value
  }
}

/// A set of the scalars below 128.
private struct ASCIISet: Hashable, Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init(_ ranges: ClosedRange<UInt32>...) {
    for range in ranges { insert(range) }
  }

  /// Adds what a range has below 128.
  mutating func insert(_ range: ClosedRange<UInt32>) {
    guard range.lowerBound < 128 else { return }
    for value in range.lowerBound...min(127, range.upperBound) {
      if value < 64 { low |= 1 << UInt64(value) } else { high |= 1 << UInt64(value - 64) }
    }
  }

  mutating func formUnion(_ other: ASCIISet) {
    low |= other.low
    high |= other.high
  }

  var inverted: ASCIISet {
    var set = self
    set.low = ~low
    set.high = ~high
    return set
  }

  @inline(__always)
  func contains(_ value: UInt32) -> Bool {
    value < 64 ? low >> UInt64(value) & 1 == 1 : high >> UInt64(value - 64) & 1 == 1
  }
}
