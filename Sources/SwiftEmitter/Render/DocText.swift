import APISpec

/// The words of the pages as doc comments.
enum DocText {
  /// The first sentence, without links and line breaks, and not longer than a line.
  static func summary(_ markdown: String) -> String {
    let plain = withoutLinks(firstLine(of: markdown))
    return shortened(firstSentence(of: plain), to: summaryWidth)
  }

  static let summaryWidth = 100

  /// The summary of a field, where it says more than the field's name can: a few ideographs are the name in Chinese.
  static func telling(_ markdown: String) -> String {
    let text = summary(markdown)
    return text.reduce(0) { $0 + columns(of: $1) } > nameWidth ? text : ""
  }

  static let nameWidth = 10

  private static func firstLine(of text: String) -> Substring {
    let lines = text.split(separator: "\n")
    let isProse = { (line: Substring) in !line.hasPrefix("#") && !line.hasPrefix("|") && !line.hasPrefix("```") }
    return lines.first(where: isProse) ?? ""
  }

  private static func firstSentence(of text: String) -> String {
    var last: Character?
    for index in text.indices {
      let character = text[index]
      if character == "。" || character == "；" { return String(text[..<index]) }
      if character == " ", last == "." { return String(text[..<index]) }
      last = character
    }
    return text
  }

  /// `[words](address)` as its words.
  static func withoutLinks(_ text: some StringProtocol) -> String {
    guard text.utf8.contains(UInt8(ascii: "]")) else { return String(text) }
    var plain = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "[") {
      plain += rest[..<open]
      guard let close = rest[open...].firstIndex(of: "]"), let link = address(in: rest[rest.index(after: close)...])
      else {
        plain += rest[open...]
        return plain
      }
      plain += rest[rest.index(after: open)..<close]
      rest = rest[link...]
    }
    return plain + rest
  }

  /// The index behind `(address)` at the beginning of a text; the beginning where there is no address.
  private static func address<Text: StringProtocol>(in text: Text) -> Text.Index? {
    guard text.first == "(" else { return text.startIndex }
    return text.firstIndex(of: ")").map { text.index(after: $0) }
  }

  /// What the portal writes for addresses of its own pages, and where they are.
  private static let portalLink = (mark: "/ssl:ttdoc/", address: "https://open.feishu.cn/document/")

  private static func withoutPortalLinks(_ text: String) -> String {
    guard text.contains(portalLink.mark) else { return text }
    return text.replacing(portalLink.mark, with: portalLink.address)
  }

  /// A text with an ellipsis where it is longer than `width`. Ideographs count twice, as they are shown.
  static func shortened(_ text: String, to width: Int) -> String {
    var used = 0
    var cut = text.startIndex
    for index in text.indices {
      used += columns(of: text[index])
      if used < width { cut = text.index(after: index) }
      guard used > width else { continue }
      return text[..<cut].withoutBlanksAtEnd + "…"
    }
    return text
  }

  private static func columns(of character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    return scalar.value >= 0x1100 ? 2 : 1
  }

  /// The lines of a comment: those of the text, broken at spaces where they are longer than `width`.
  static func lines(_ text: String, width: Int) -> [String] {
    withoutPortalLinks(text).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .flatMap { broken(String($0.withoutInvisibles().withoutBlanksAtEnd), width: width) }
  }

  private static func broken(_ line: String, width: Int) -> [String] {
    guard line.utf8.count > width, line.count > width, !line.contains("](https://") else { return [line] }
    let margin = String(line.prefix { $0 == " " })
    var lines: [String] = []
    var current = margin
    for word in line.split(separator: " ") {
      if current.count > margin.count, current.count + word.count + 1 > width {
        lines.append(current)
        current = margin + word
      } else {
        current += current.count == margin.count ? String(word) : " " + word
      }
    }
    return lines + [current]
  }
}

extension StringProtocol {
  /// The text without the blanks behind its last word.
  fileprivate var withoutBlanksAtEnd: SubSequence {
    var text = self[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
