/// Words to look for in running text, found in one pass over it.
///
/// Most positions are ruled out by the first three bytes: one Chinese character, or three letters.
struct WordTable<Meaning: Sendable>: Sendable {
  struct Entry: Sendable {
    var word: [UInt8]
    var meaning: Meaning
    /// The place of the word in the table: earlier ones win.
    var rank: Int
  }

  private let entries: [Entry]
  private let secondBytes: ByteSet
  private let thirdBytes: ByteSet
  private let firstBytes: ByteSet

  /// Words must have at least three bytes.
  init(_ words: [(String, Meaning)]) {
    entries = words.enumerated().map { Entry(word: $1.0.bytes, meaning: $1.1, rank: $0) }
    firstBytes = ByteSet(entries.map { $0.word[0] })
    secondBytes = ByteSet(entries.map { $0.word[1] })
    thirdBytes = ByteSet(entries.map { $0.word[2] })
  }

  /// Where words of the table stand, in the order of the text; at one place the earliest of the table.
  func matches(in text: Text) -> [(entry: Entry, range: Range<Int>)] {
    var found: [(entry: Entry, range: Range<Int>)] = []
    text.withUnsafeBufferPointer { bytes in
      var index = 0
      while index + 2 < bytes.count {
        if firstBytes.contains(bytes[index]), thirdBytes.contains(bytes[index + 2]),
          secondBytes.contains(bytes[index + 1]),
          let entry = entries.first(where: { text.has($0.word, at: text.startIndex + index) })
        {
          let start = text.startIndex + index
          found.append((entry, start..<(start + entry.word.count)))
          index += entry.word.count
        } else {
          index += 1
        }
      }
    }
    return found
  }

  /// The first word of the table that stands in the text where it is accepted.
  func first(
    in text: Text, where accepts: (Range<Int>) -> Bool = { _ in true }
  ) -> (entry: Entry, range: Range<Int>)? {
    matches(in: text).filter { accepts($0.range) }.min { $0.entry.rank < $1.entry.rank }
  }
}

/// A set of byte values.
struct ByteSet: Sendable {
  private var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { insert(byte) }
  }

  private mutating func insert(_ byte: UInt8) {
    let bit = UInt64(1) << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: bits.0 |= bit
    case 1: bits.1 |= bit
    case 2: bits.2 |= bit
    default: bits.3 |= bit
    }
  }

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    let bit = UInt64(1) << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: return bits.0 & bit != 0
    case 1: return bits.1 & bit != 0
    case 2: return bits.2 & bit != 0
    default: return bits.3 & bit != 0
    }
  }
}
