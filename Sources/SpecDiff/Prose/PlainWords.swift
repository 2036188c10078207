/// The words of a text without what does not change its meaning: targets of links, marks of Markdown, entities, tags,
/// blanks, the width of punctuation, capitals.
struct PlainWords: Hashable {
  /// Without any blanks: two texts are equal when these are.
  let key: [UInt8]

  init(_ text: String) {
    key = PlainWords.bytes(of: text, keepingBlanks: false)
  }

  var isEmpty: Bool { key.isEmpty }

  /// The words with single blanks between them, for scanners.
  static func spaced(_ text: String) -> [UInt8] { bytes(of: text, keepingBlanks: true) }

  /// Marks that carry no meaning of their own.
  private static let silent: Set<UInt8> = Set("*`\\_\"'>#|".utf8)

  /// Wide punctuation and what stands for it; the last column is nothing where the mark is silent.
  private static let wide: [[UInt8]: [UInt8]] = Dictionary(
    [
      ("，", ","), ("。", "."), ("；", ";"), ("：", ":"), ("（", "("), ("）", ")"), ("“", "\""), ("”", "\""), ("‘", ""),
      ("’", ""), ("、", ","), ("！", "!"), ("？", "?"), ("～", "~"), ("【", ""), ("】", ""), ("「", ""), ("」", ""),
      ("－", "-"), ("—", "-"), ("–", "-"), ("\u{3000}", " "), ("\u{200B}", ""), ("\u{FEFF}", ""), ("≤", "<="),
      ("≥", ">="),
      ("×", "x"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) }, uniquingKeysWith: { first, _ in first })

  private static let entities: [(name: [UInt8], text: [UInt8])] = [
    ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"), ("&quot;", ""), ("&#39;", ""), ("&#x27;", ""),
    ("&#124;", ""), ("&#95;", ""), ("&#42;", ""),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  private static func bytes(of text: String, keepingBlanks: Bool) -> [UInt8] {
    var text = text
    return text.withUTF8 { source in
      var out: [UInt8] = []
      out.reserveCapacity(source.count)
      var index = 0
      while index < source.count {
        let byte = source[index]
        switch byte {
        case UInt8(ascii: "]") where index + 1 < source.count && source[index + 1] == UInt8(ascii: "("):
          index = endOfTarget(source, from: index + 2) ?? index + 1
        case UInt8(ascii: "["): index += 1
        case UInt8(ascii: "]"): index += 1
        case UInt8(ascii: "<"):
          index = endOfTag(source, from: index) ?? append(byte, at: index, to: &out)
        case UInt8(ascii: "&"):
          if let entity = entities.first(where: { starts(source, at: index, with: $0.name) }) {
            add(entity.text, to: &out, keepingBlanks: keepingBlanks)
            index += entity.name.count
          } else {
            index = append(byte, at: index, to: &out)
          }
        case 0x09, 0x0A, 0x0D, 0x20:
          if keepingBlanks, byte == 0x0A {
            if out.last != 0x0A { out.append(0x0A) }
          } else {
            add([0x20], to: &out, keepingBlanks: keepingBlanks)
          }
          index += 1
        case UInt8(ascii: "A")...UInt8(ascii: "Z"):
          out.append(byte | 0x20)
          index += 1
        case 0xC2 where index + 1 < source.count && source[index + 1] == 0xA0:
          add([0x20], to: &out, keepingBlanks: keepingBlanks)
          index += 2
        case 0xE2, 0xE3, 0xEF, 0xC3:
          index = addWide(source, at: index, to: &out, keepingBlanks: keepingBlanks)
        default:
          if keepingBlanks ? byte != UInt8(ascii: "*") && byte != UInt8(ascii: "`") : !silent.contains(byte) {
            out.append(byte)
          }
          index += 1
        }
      }
      return out
    }
  }

  private static func append(_ byte: UInt8, at index: Int, to out: inout [UInt8]) -> Int {
    out.append(byte)
    return index + 1
  }

  private static func add(_ text: [UInt8], to out: inout [UInt8], keepingBlanks: Bool) {
    for byte in text {
      if byte == 0x20 {
        guard keepingBlanks, let last = out.last, last != 0x20, last != 0x0A else { continue }
      }
      if keepingBlanks || !silent.contains(byte) { out.append(byte) }
    }
  }

  private static func addWide(
    _ source: UnsafeBufferPointer<UInt8>, at index: Int, to out: inout [UInt8], keepingBlanks: Bool
  ) -> Int {
    for length in [3, 2] where index + length <= source.count {
      if let narrow = wide[Array(source[index..<(index + length)])] {
        add(narrow, to: &out, keepingBlanks: keepingBlanks)
        return index + length
      }
    }
    out.append(source[index])
    return index + 1
  }

  /// The index behind the `)` of a link's target.
  private static func endOfTarget(_ source: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var depth = 1
    for index in start..<source.count {
      switch source[index] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return index + 1 }
      case 0x0A: return nil
      default: break
      }
    }
    return nil
  }

  /// Tags that pages use for layout, without `<` and `/`.
  private static let tags: [[UInt8]] = ["br", "div", "span", "b", "strong", "em", "p", "md-", "font", "ul", "li", "a"]
    .map { Array($0.utf8) }

  /// The index behind the `>` of a layout tag; nil for everything else in angle brackets.
  private static func endOfTag(_ source: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var name = start + 1
    if name < source.count, source[name] == UInt8(ascii: "/") { name += 1 }
    guard let tag = tags.first(where: { starts(source, at: name, with: $0) }) else { return nil }
    let behind = name + tag.count
    if behind < source.count, tag.last != UInt8(ascii: "-"), isWord(source[behind]) { return nil }
    var index = behind
    while index < source.count, source[index] != UInt8(ascii: ">") {
      if source[index] == 0x0A { return nil }
      index += 1
    }
    return index < source.count ? index + 1 : nil
  }

  private static func starts(_ source: UnsafeBufferPointer<UInt8>, at index: Int, with word: [UInt8]) -> Bool {
    guard index >= 0, index + word.count <= source.count else { return false }
    return zip(source[index..<(index + word.count)], word).allSatisfy { $0 == $1 }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
