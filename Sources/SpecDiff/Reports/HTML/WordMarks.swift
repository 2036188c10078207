/// Two texts with the words that differ marked in each.
///
/// Latin text is compared by words, Chinese by characters. Where too little is common, everything is marked: islands of
/// equal words in two different sentences only confuse.
struct WordMarks: Hashable {
  struct Piece: Hashable {
    var text: String
    var isMarked: Bool

    init(_ text: String, isMarked: Bool = false) {
      self.text = text
      self.isMarked = isMarked
    }
  }

  private(set) var old: [Piece]
  private(set) var new: [Piece]

  /// At least this part of the words must be common.
  private static let leastCommon = 0.3

  init(_ old: String, _ new: String) {
    let (oldWords, newWords) = (Words.split(old), Words.split(new))
    let runs = Self.withoutCrumbs(EditScript(from: oldWords, to: newWords).runs, oldWords)
    guard Self.haveEnoughInCommon(runs, oldWords, newWords) else {
      self.old = old.isEmpty ? [] : [Piece(old, isMarked: true)]
      self.new = new.isEmpty ? [] : [Piece(new, isMarked: true)]
      return
    }
    self.old = Self.pieces(runs.map { ($0.old, $0.isKept) }, oldWords)
    self.new = Self.pieces(runs.map { ($0.new, $0.isKept) }, newWords)
  }

  private static func pieces(_ runs: [(range: Range<Int>, isKept: Bool)], _ words: [Substring]) -> [Piece] {
    runs.filter { !$0.range.isEmpty }.map { run in
      Piece(words[run.range].joined(), isMarked: !run.isKept)
    }
  }

  /// Runs of blanks and marks alone between two changes become part of them.
  private static func withoutCrumbs(_ runs: [EditScript.Run], _ words: [Substring]) -> [EditScript.Run] {
    var joined: [EditScript.Run] = []
    for (index, run) in runs.enumerated() {
      var run = run
      if run.isKept, index > 0, index < runs.count - 1, run.old.count <= 2,
        words[run.old].allSatisfy({ !Words.isWord($0) })
      {
        run.isKept = false
      }
      if let last = joined.last, !last.isKept, !run.isKept {
        joined[joined.count - 1].old = last.old.lowerBound..<run.old.upperBound
        joined[joined.count - 1].new = last.new.lowerBound..<run.new.upperBound
      } else {
        joined.append(run)
      }
    }
    return joined
  }

  private static func haveEnoughInCommon(_ runs: [EditScript.Run], _ old: [Substring], _ new: [Substring]) -> Bool {
    let weight = { (words: ArraySlice<Substring>) in words.lazy.filter(Words.isWord).map(\.utf8.count).reduce(0, +) }
    let kept = runs.lazy.filter(\.isKept).map { weight(old[$0.old]) }.reduce(0, +)
    let most = max(weight(old[...]), weight(new[...]))
    return most == 0 || Double(kept) >= leastCommon * Double(most)
  }
}

/// Splits texts into what is compared as one: words, blanks, marks, and single Chinese characters.
enum Words {
  private enum Kind {
    case word, blank, mark, character
    /// Belongs to whatever stands before it: accents and joiners.
    case rest
  }

  static func split(_ text: String) -> [Substring] {
    var words: [Substring] = []
    let scalars = text.unicodeScalars
    var start = scalars.startIndex
    var kind: Kind?
    var index = start
    while index < scalars.endIndex {
      let next = Self.kind(scalars[index])
      let goesOn = next == .rest || next == kind && (next == .word || next == .blank)
      if kind != nil, !goesOn {
        words.append(text[start..<index])
        start = index
      }
      if next != .rest || kind == nil { kind = next }
      index = scalars.index(after: index)
    }
    if start < scalars.endIndex { words.append(text[start...]) }
    return words
  }

  /// Whether a part of a text says something, as blanks and marks do not.
  static func isWord(_ part: Substring) -> Bool {
    guard let first = part.unicodeScalars.first else { return false }
    switch kind(first) {
    case .word, .character: return true
    case .blank, .mark, .rest: return false
    }
  }

  private static func kind(_ scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x3000: .blank
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: .word
    case ..<0x80: .mark
    case 0x0300...0x036F, 0x200D, 0xFE00...0xFE0F: .rest
    // General punctuation, the marks of Chinese, and their wide forms.
    case 0x2000...0x206F, 0x3001...0x303F, 0xFF01...0xFF0F, 0xFF1A...0xFF20: .mark
    case 0x2E80...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0xFF21...0xFFEF, 0x20000...0x3FFFF: .character
    default: .word
    }
  }
}
