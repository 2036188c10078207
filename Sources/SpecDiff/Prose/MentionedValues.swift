/// The values that the sentences of a description name: `"user"（用户）或"bot"`, `- names：组织名称`, `用户(user)`.
struct MentionedValues {
  /// In the order and spelling of the description.
  private(set) var values: [String] = []
  /// Every word of the description that could be a value, however it stands there.
  private(set) var words: Set<String> = []

  init(_ text: String) {
    let bytes = PlainWords.spaced(text)
    var index = 0
    while index < bytes.count {
      guard bytes[index].isNamePart, bytes[index] != UInt8(ascii: "-") else {
        index += 1
        continue
      }
      let start = index
      while index < bytes.count, bytes[index].isNamePart { index += 1 }
      let word = String(decoding: bytes[start..<index], as: UTF8.self)
      words.insert(word)
      guard bytes[start..<index].count > 1, !bytes[start].isDigit, Self.isNamed(bytes, start..<index) else { continue }
      let spelled = Self.spelling(of: word, in: text)
      if !values.contains(spelled) { values.append(spelled) }
    }
  }

  /// Whether a word stands where values do: in quotation marks, before a colon, alone in brackets behind Chinese words.
  private static func isNamed(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    let before = word.lowerBound > 0 ? bytes[word.lowerBound - 1] : 0
    let after = word.upperBound < bytes.count ? bytes[word.upperBound] : 0
    if before == UInt8(ascii: "\""), after == UInt8(ascii: "\"") { return true }
    if before == UInt8(ascii: "("), after == UInt8(ascii: ")"), word.lowerBound > 1 {
      return bytes[word.lowerBound - 2] >= 0x80
    }
    var next = word.upperBound
    while next < bytes.count, bytes[next] == 0x20 { next += 1 }
    guard next < bytes.count, bytes[next] == UInt8(ascii: ":") else { return false }
    // An item of a list; `https:` and `格式为 json:` are none.
    var previous = word.lowerBound - 1
    while previous >= 0, bytes[previous] == 0x20 { previous -= 1 }
    return previous >= 0 && bytes[previous] == UInt8(ascii: "-")
  }

  /// The word as the description spells it: capitals count in values.
  private static func spelling(of word: String, in text: String) -> String {
    let wanted = Array(word.utf8)
    let bytes = Array(text.utf8)
    guard bytes.count >= wanted.count else { return word }
    for start in 0...(bytes.count - wanted.count) {
      let candidate = bytes[start..<(start + wanted.count)]
      let isSame = zip(candidate, wanted).allSatisfy { byte, other in
        byte == other || byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") && byte | 0x20 == other
      }
      if isSame { return String(decoding: candidate, as: UTF8.self) }
    }
    return word
  }

  /// The values that are here and nowhere in another state of the description. Empty where the two name hardly the same
  /// things, for then the description was written anew.
  func missing(from other: MentionedValues) -> [String] {
    guard !values.isEmpty, !other.values.isEmpty else { return [] }
    let kept = values.count { other.words.contains($0.lowercased()) }
    let keptThere = other.values.count { words.contains($0.lowercased()) }
    guard max(kept, keptThere) * 2 >= min(values.count, other.values.count) else { return [] }
    return values.filter { !other.words.contains($0.lowercased()) }
  }
}
