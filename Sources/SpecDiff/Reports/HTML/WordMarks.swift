/// Two texts beside each other, with marks on the words in which they differ.
struct WordMarks {
  /// A stretch of words and whether the other text lacks it.
  struct Stretch: Hashable {
    var text: String
    var isChanged: Bool
  }

  private(set) var old: [Stretch] = []
  private(set) var new: [Stretch] = []

  /// Longer texts are shown without marks: comparing them would take longer than everything else.
  private static let longest = 1500

  init(_ old: String, _ new: String) {
    let (a, b) = (Self.words(old), Self.words(new))
    guard a.count <= Self.longest, b.count <= Self.longest else {
      self.old = [Stretch(text: old, isChanged: true)]
      self.new = [Stretch(text: new, isChanged: true)]
      return
    }
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in b.difference(from: a) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    self.old = Self.stretches(a, changed: removed)
    self.new = Self.stretches(b, changed: inserted)
  }

  /// Names and numbers are words, and so is every other sign: Chinese has no blanks between words.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var isOpen = false
    for scalar in text.unicodeScalars {
      let isPart = scalar.isASCII && UInt8(ascii: scalar).isNamePart
      if isPart, isOpen, let last = words.indices.last {
        words[last].unicodeScalars.append(scalar)
      } else {
        words.append(String(scalar))
      }
      isOpen = isPart
    }
    return words
  }

  private static func stretches(_ words: [String], changed: Set<Int>) -> [Stretch] {
    var stretches: [Stretch] = []
    for (index, word) in words.enumerated() {
      let isChanged = changed.contains(index)
      if let last = stretches.indices.last, stretches[last].isChanged == isChanged {
        stretches[last].text += word
      } else {
        stretches.append(Stretch(text: word, isChanged: isChanged))
      }
    }
    return stretches
  }
}
