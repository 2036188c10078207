import TestValues

/// The bytes of a page while they are mutated.
struct PageDraft {
  var bytes: [UInt8]
  let seeds: SeedPages

  /// The lines with their line breaks.
  var lines: [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0A {
      lines.append(start..<(index + 1))
      start = index + 1
    }
    if start < bytes.count { lines.append(start..<bytes.count) }
    return lines
  }

  /// What stands between `<` and the next `>`, both included.
  var tags: [Range<Int>] {
    var tags: [Range<Int>] = []
    var open: Int?
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "<") { open = index }
      if byte == UInt8(ascii: ">"), let start = open {
        tags.append(start..<(index + 1))
        open = nil
      }
    }
    return tags
  }

  /// The runs of digits.
  var numbers: [Range<Int>] {
    var numbers: [Range<Int>] = []
    var start: Int?
    for index in 0...bytes.count {
      let isDigit = index < bytes.count && bytes[index] >= 0x30 && bytes[index] <= 0x39
      if isDigit, start == nil { start = index }
      if !isDigit, let first = start {
        numbers.append(first..<index)
        start = nil
      }
    }
    return numbers
  }

  func places(of byte: UInt8) -> [Int] { bytes.indices.filter { bytes[$0] == byte } }

  /// The places of some text.
  func places(of text: String) -> [Int] {
    let needle = Array(text.utf8)
    guard let first = needle.first, bytes.count >= needle.count else { return [] }
    return (0...(bytes.count - needle.count)).filter {
      bytes[$0] == first && bytes[$0..<($0 + needle.count)].elementsEqual(needle)
    }
  }

  mutating func insert(_ text: some Collection<UInt8>, at place: Int) {
    bytes.insert(contentsOf: text, at: min(place, bytes.count))
  }

  mutating func insertAnywhere(_ text: some Collection<UInt8>, _ random: inout SeededNumbers) {
    insert(text, at: placeForText(&random))
  }

  /// A place in the page; often the start of a line or the inside of a table, where more depends on it.
  func placeForText(_ random: inout SeededNumbers) -> Int {
    switch random.below(3) {
    case 0: random.element(of: lines)?.lowerBound ?? 0
    case 1: random.element(of: places(of: UInt8(ascii: "|")) + places(of: UInt8(ascii: ">"))).map { $0 + 1 } ?? 0
    default: random.below(bytes.count + 1)
    }
  }

  mutating func remove(_ range: Range<Int>) {
    bytes.removeSubrange(range)
  }

  mutating func replace(_ range: Range<Int>, with text: some Collection<UInt8>) {
    bytes.replaceSubrange(range, with: text)
  }
}

extension Array<UInt8> {
  /// Some text over and over.
  init(repeating text: String, times: Int) {
    let unit = Array(text.utf8)
    self = []
    reserveCapacity(unit.count * Swift.max(0, times))
    for _ in 0..<Swift.max(0, times) { append(contentsOf: unit) }
  }
}
