/// Turns the inline HTML of a cell or paragraph into Markdown and its character references into characters.
/// Whatever is no known tag is text and survives: `<sheetId>`, `List<Map<string, any>>`.
enum InlineMarkup {
  /// Clean Markdown: known tags rewritten, references decoded, no trailing blanks, at most one empty line in a row.
  static func markdown(_ text: Text) -> String {
    let body = text.trimmed
    guard body.contains(where: { $0 == Byte.less || $0 == Byte.ampersand || $0 == Byte.newline || $0 == Byte.element })
    else { return body.string }
    return tidyLines(rewriteTags(body)[...]).string
  }

  /// The text of a short cell: no emphasis, no code marks, no escapes, white space folded.
  static func plain(_ text: Text) -> String {
    let body = text.trimmed
    if body.allSatisfy({ $0.isWord || $0 >= 0x80 }) { return body.string }
    return foldPlain(rewriteTags(body)[...]).string
  }

  private static func foldPlain(_ text: Text) -> Text {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      if byte.isSpace {
        if let last = out.last, last != Byte.space { out.append(Byte.space) }
      } else if byte == Byte.backslash, index + 1 < text.endIndex, isEscapable(text[index + 1]) {
        out.append(text[index + 1])
        index += 1
      } else if byte == Byte.backquote || byte == Byte.star && index + 1 < text.endIndex && text[index + 1] == Byte.star
      {
        if byte == Byte.star { index += 1 }
      } else {
        out.append(byte)
      }
      index += 1
    }
    return out[...].trimmed
  }

  private static func isEscapable(_ byte: UInt8) -> Bool {
    switch byte {
    case Byte.openBracket, Byte.closeBracket, Byte.dash, Byte.star, Byte.less, Byte.greater, Byte.pipe, Byte.backquote,
      Byte.hash, Byte.openBrace, Byte.closeBrace, Byte.openParen, Byte.closeParen, Byte.backslash,
      UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "~"), UInt8(ascii: "!"):
      true
    default: false
    }
  }

  /// Known tags become Markdown, references characters; the rest is copied.
  static func rewriteTags(_ text: Text) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var isInCode = false
    var tagEnd = text.startIndex
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      switch byte {
      case Byte.backquote:
        isInCode.toggle()
        out.append(byte)
      case Byte.newline:
        isInCode = false
        out.append(byte)
      case Byte.ampersand:
        if let reference = Entities.decode(text, at: index) {
          out.append(contentsOf: reference.text)
          index = reference.end
          continue
        }
        out.append(byte)
      case Byte.less where !isInCode:
        if tagEnd < index { tagEnd = text.firstIndex(of: Byte.greater, from: index) ?? text.endIndex }
        if tagEnd < text.endIndex, tagEnd - index < InlineTag.longest, let tag = InlineTag(text, at: index) {
          out.append(contentsOf: tag.markdown)
          index = tag.end
          continue
        }
        out.append(byte)
      case Byte.element:
        index = text.firstIndex(of: Byte.newline, from: index) ?? text.endIndex
        continue
      default:
        out.append(byte)
      }
      index += 1
    }
    return out
  }

  /// Drops trailing blanks and container marks, folds runs of empty lines.
  private static func tidyLines(_ text: Text) -> Text {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var emptyLines = 0
    for line in text.lines {
      var end = line.endIndex
      while end > line.startIndex, line[end - 1].isBlank { end -= 1 }
      let kept = line[line.startIndex..<end]
      if kept.isEmpty || kept.trimmed.hasPrefix(Self.containerMark) {
        emptyLines += 1
        continue
      }
      if !out.isEmpty {
        out.append(Byte.newline)
        if emptyLines > 0 { out.append(Byte.newline) }
      }
      emptyLines = 0
      out.append(contentsOf: out.isEmpty ? kept.trimmed : kept)
    }
    return out[...]
  }

  private static let containerMark = ":::".bytes
}

/// One inline HTML tag and the Markdown that stands for it.
struct InlineTag {
  var markdown: [UInt8]
  var end: Int

  /// Tags that pages use inside text: what the opening and the closing one become.
  private static let known: [(name: [UInt8], open: [UInt8], close: [UInt8])] = [
    ("br", "\n", ""), ("b", "**", "**"), ("strong", "**", "**"), ("i", "*", "*"), ("em", "*", "*"), ("code", "`", "`"),
    ("p", "\n", "\n"), ("div", "\n", "\n"), ("span", "", ""), ("font", "", ""), ("center", "", ""), ("u", "", ""),
    ("s", "~~", "~~"), ("del", "~~", "~~"), ("sup", "", ""), ("sub", "", ""), ("ul", "\n", "\n"), ("ol", "\n", "\n"),
    ("li", "\n- ", ""), ("hr", "\n", ""), ("md-text", "", ""), ("md-tag", "`", "`"), ("md-tooltip", "", ""),
    ("md-highlight", "", ""), ("md-alert", "\n", "\n"), ("md-enum", "\n", "\n"), ("md-enum-item", "\n- ", ""),
    ("md-perm", "", ""), ("h1", "\n", "\n"), ("h2", "\n", "\n"), ("h3", "\n", "\n"), ("h4", "\n", "\n"),
    ("table", "\n", "\n"), ("tbody", "", ""), ("thead", "", ""), ("tr", "\n", ""), ("td", " | ", ""), ("th", " | ", ""),
  ].map { (Array($0.0.utf8), Array($0.1.utf8), Array($0.2.utf8)) }

  /// The tag that starts at a `<`; nil where the `<` is text.
  init?(_ text: Text, at less: Int) {
    var index = less + 1
    guard index < text.endIndex else { return nil }
    let isClosing = text[index] == Byte.slash
    if isClosing { index += 1 }
    let nameStart = index
    while index < text.endIndex, text[index].isWord || text[index] == Byte.dash { index += 1 }
    guard index > nameStart, index < text.endIndex, index - nameStart < 13,
      text[index].isSpace || text[index] == Byte.greater || text[index] == Byte.slash,
      let end = text.prefix(index - text.startIndex + Self.longest).firstIndex(of: Byte.greater, from: index)
    else { return nil }
    let name = text[nameStart..<index].map(\.lowercased)
    self.end = end + 1
    if name == Self.link || name == Self.image {
      markdown = Self.reference(name, attributes: text[index..<end], isClosing: isClosing)
      return
    }
    guard let entry = Self.known.first(where: { $0.name == name }) else { return nil }
    markdown = isClosing ? entry.close : entry.open
  }

  /// Longer than any tag of the pages; bounds the search for an end that is not there.
  static let longest = 1024
  private static let link = "a".bytes
  private static let image = "img".bytes
  private static let href = "href=".bytes
  private static let source = "src=".bytes

  /// A link closes on `](url)`, so its address is written in front: `[url](url) text` reads worse than `<url> text`.
  private static func reference(_ name: [UInt8], attributes: Text, isClosing: Bool) -> [UInt8] {
    guard !isClosing else { return [] }
    let key = name == link ? href : source
    guard let range = attributes.firstRange(of: key) else { return [] }
    var value = attributes[range.upperBound...]
    if let first = value.first, first == Byte.quote || first == UInt8(ascii: "'") {
      value = value.dropFirst()
      value = value[..<(value.firstIndex(of: first) ?? value.endIndex)]
    } else {
      value = value.prefix { !$0.isSpace }
    }
    return name == link ? "<".bytes + value + "> ".bytes : "![](".bytes + value + ")".bytes
  }
}
