/// The clauses of a text as scanners see them: plain words, broken at the ends of sentences.
struct Clauses {
  let all: [ArraySlice<UInt8>]

  init(_ text: String) {
    let bytes = PlainWords.spaced(text)
    var clauses: [ArraySlice<UInt8>] = []
    var start = 0
    for index in bytes.indices where Self.ends(bytes, at: index) {
      if index > start { clauses.append(bytes[start..<index]) }
      start = index + 1
    }
    if start < bytes.count { clauses.append(bytes[start...]) }
    all = clauses
  }

  /// A full stop ends a clause; one inside a number or a name does not.
  private static func ends(_ bytes: [UInt8], at index: Int) -> Bool {
    switch bytes[index] {
    case 0x0A, UInt8(ascii: ";"): return true
    case UInt8(ascii: "."):
      guard index + 1 < bytes.count else { return true }
      let next = bytes[index + 1]
      return next == 0x20 || next == 0x0A || next >= 0x80
    default: return false
    }
  }

  /// A clause as text for people.
  static func text(_ clause: ArraySlice<UInt8>) -> String {
    var clause = clause
    while let first = clause.first, first == 0x20 || first == UInt8(ascii: "-") { clause = clause.dropFirst() }
    while clause.last == 0x20 { clause = clause.dropLast() }
    return String(decoding: clause, as: UTF8.self)
  }
}

extension ArraySlice<UInt8> {
  func contains(word: [UInt8]) -> Bool { range(ofWord: word) != nil }

  /// The first place of a word at or behind an index.
  func range(ofWord word: [UInt8], from start: Int? = nil) -> Range<Int>? {
    guard let first = word.first, count >= word.count else { return nil }
    var index = Swift.max(start ?? startIndex, startIndex)
    let last = endIndex - word.count
    while index <= last {
      if self[index] == first, self[index..<(index + word.count)].elementsEqual(word) {
        return index..<(index + word.count)
      }
      index += 1
    }
    return nil
  }

  /// Whether the bytes at an index are these.
  func has(_ word: [UInt8], at index: Int) -> Bool {
    index >= startIndex && index + word.count <= endIndex && self[index..<(index + word.count)].elementsEqual(word)
  }
}

extension UInt8 {
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

  /// Letters, digits and what stands inside names.
  var isNamePart: Bool {
    isDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "-")
      || (self | 0x20) >= UInt8(ascii: "a") && (self | 0x20) <= UInt8(ascii: "z")
  }
}
