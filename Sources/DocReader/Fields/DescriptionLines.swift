/// The lines of a cell: split at line ends and at `<br>`, except inside code.
struct DescriptionLines: Sequence, IteratorProtocol {
  private let text: Text
  private var index: Int
  private var isDone = false

  init(_ text: Text) {
    self.text = text
    index = text.startIndex
  }

  mutating func next() -> Text? {
    guard !isDone else { return nil }
    let start = index
    while index < text.endIndex {
      let byte = text[index]
      if byte == Byte.newline {
        let line = text[start..<index]
        index += 1
        return line.trimmed
      }
      if byte == Byte.less, let end = Self.lineBreak(in: text, at: index) {
        let line = text[start..<index]
        index = end
        return line.trimmed
      }
      index += 1
    }
    isDone = true
    return text[start...].trimmed
  }

  private static func lineBreak(in text: Text, at less: Int) -> Int? {
    var index = less + 1
    if index < text.endIndex, text[index] == Byte.slash { index += 1 }
    guard index + 2 < text.endIndex, text[index] | 0x20 == UInt8(ascii: "b"),
      text[index + 1] | 0x20 == UInt8(ascii: "r")
    else { return nil }
    index += 2
    while index < text.endIndex, text[index].isBlank || text[index] == Byte.slash { index += 1 }
    return index < text.endIndex && text[index] == Byte.greater ? index + 1 : nil
  }
}

/// Lists as pages write them: one item a line, or (dialect D) all items on one line, ` - ` between them.
enum ListLines {
  /// Whether a line is an item: `- x`, `* x` or `1. x`.
  static func isItem(_ line: Text) -> Bool { markLength(line.trimmed) > 0 }

  private static func markLength(_ line: Text) -> Int {
    guard let first = line.first else { return 0 }
    if first == Byte.dash || first == Byte.star {
      guard let next = line.dropFirst().first else { return 0 }
      return next.isBlank || next == Byte.backquote ? 1 : 0
    }
    let digits = line.prefix(3).prefix { $0.isDigit }
    let rest = line[digits.endIndex...]
    return !digits.isEmpty && rest.hasPrefix(orderedMark) ? digits.count + 1 : 0
  }

  private static let orderedMark = ". ".bytes

  /// The items of a line without their marks; a line that is no item is one.
  static func items(of line: Text) -> [Text] {
    let line = line.trimmed
    let mark = markLength(line)
    return mark > 0 ? pieces(of: line.dropFirst(mark).trimmed) : [line]
  }

  /// A text cut where items begin in it: dialect D writes all items on one line. Deeper indentation (`x   - y`) is a
  /// list inside an item.
  static func pieces(of body: Text) -> [Text] {
    var items: [Text] = []
    var start = body.startIndex
    var isInCode = false
    var index = start
    while index < body.endIndex {
      if body[index] == Byte.backquote { isInCode.toggle() }
      if !isInCode, beginsItem(body, at: index) {
        items.append(body[start..<index].trimmed)
        start = index + separator.count
        index = start
        continue
      }
      index += 1
    }
    items.append(body[start...].trimmed)
    return items
  }

  /// ` - ` before a key or a rule: not every dash in a sentence begins an item.
  private static func beginsItem(_ text: Text, at index: Int) -> Bool {
    guard text[index] == Byte.space, index > text.startIndex, text[index - 1] != Byte.space,
      text.has(separator, at: index) || text.has(starSeparator, at: index)
    else { return false }
    let next = text[(index + separator.count)...]
    return beginsWithKey(next) || ConstraintRule.begins(next)
  }

  /// `` `key` `` or `key：`
  private static func beginsWithKey(_ text: Text) -> Bool {
    if text.first == Byte.backquote { return true }
    let word = text.prefix(40).prefix { $0 > 0x20 && $0 < 0x7F && $0 != Byte.colon }
    return !word.isEmpty && (text[word.endIndex...].first == Byte.colon || text[word.endIndex...].hasPrefix(wideColon))
  }

  private static let wideColon = "：".bytes
  private static let separator = " - ".bytes
  private static let starSeparator = " * ".bytes
}

/// An item of a list of values: `1：open`, `` `open`: text``, `**true**：yes`.
struct ListedValue {
  var key: String
  var text: Text
  /// Whether the key is marked as the default: `true（默认值）`.
  var isDefault = false

  /// Nil when the line is no value: its key would hold blanks or Chinese words.
  init?(_ item: Text, isListed: Bool) {
    guard let (keyRange, textStart) = Self.split(item, at: isListed ? Self.separators : Self.clearSeparators) else {
      return nil
    }
    let (key, isDefault) = Self.withoutDefaultMark(Self.bare(item[keyRange]))
    guard Self.isKey(key), isListed || key.count <= 40 else { return nil }
    self.key = key.string
    self.isDefault = isDefault
    self.text = item[textStart...].trimmed
  }

  private static let wideColon = "：".bytes
  /// What only stands behind keys, also where no mark of a list stands before the line.
  private static let clearSeparators = [wideColon, ": ".bytes, ":".bytes, " - ".bytes, "=".bytes]
  /// Blanks before dashes: keys such as `zh-CN` hold dashes, and none holds a blank.
  private static let separators = clearSeparators + [" ".bytes, "-".bytes, "，".bytes]

  /// Where the key ends and the text begins. The full-width colon wins, because keys may hold the others.
  private static func split(_ item: Text, at separators: [[UInt8]]) -> (key: Range<Int>, text: Int)? {
    if item.first == Byte.backquote, let close = item.firstIndex(of: Byte.backquote, from: item.startIndex + 1) {
      var index = close + 1
      while index < item.endIndex, item[index].isBlank { index += 1 }
      for separator in separators where item.has(separator, at: index) {
        index += separator.count
        break
      }
      return (item.startIndex..<(close + 1), index)
    }
    for separator in separators {
      if let range = item.firstRange(of: separator), range.lowerBound > item.startIndex,
        isKey(withoutDefaultMark(bare(item[..<range.lowerBound])).key)
      {
        return (item.startIndex..<range.lowerBound, range.upperBound)
      }
    }
    return isKey(bare(item)) ? (item.startIndex..<item.endIndex, item.endIndex) : nil
  }

  private static let dressing: Set<UInt8> = [Byte.backquote, Byte.quote, Byte.star, Byte.space]

  private static func bare(_ text: Text) -> Text {
    var text = text.trimmed
    while let first = text.first, dressing.contains(first) { text = text.dropFirst() }
    while let last = text.last, dressing.contains(last) { text = text.dropLast() }
    return text
  }

  /// `默认值` default value, `默认` default.
  private static let defaultMarks = ["（默认值）", "(默认值)", "（默认）", "(默认)"].map(\.bytes)

  private static func withoutDefaultMark(_ key: Text) -> (key: Text, isDefault: Bool) {
    guard let mark = defaultMarks.first(where: { key.hasSuffix($0) }) else { return (key, false) }
    return (bare(key.dropLast(mark.count)), true)
  }

  /// Printable ASCII without blanks, with a letter or digit in it.
  private static func isKey(_ text: Text) -> Bool {
    text.count <= 80 && text.last != UInt8(ascii: ".") && text.contains { $0.isWord }
      && text.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != Byte.openParen }
  }
}
