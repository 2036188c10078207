/// What a page says about itself before it begins.
struct FrontMatter: Hashable {
  var title: String?
  /// The portal's path of the page, with a leading slash.
  var documentationPath: String?
  var url: String?
  /// Milliseconds since 1970.
  var updatedAt: Int64?
  /// Where the page itself begins.
  var end: Int
  var form: Form

  enum Form: Hashable { case none, yaml, comment }

  /// Keys of all dialects and what they state.
  private static let keys: [String: Key] = [
    "title": .title, "fullPath": .path, "updateTime": .updated, "updatedAt": .updated,
    "last_remote_update_timestamp": .updated, "source_url": .url, "source": .url,
  ]

  private enum Key { case title, path, updated, url }

  /// Reads a YAML block between `---` lines, or an HTML comment of `key: value` lines, at the very start.
  init(of text: Text) {
    let body = text.drop(while: \.isSpace)
    form = .none
    end = text.startIndex
    if body.hasPrefix(Self.yamlFence), let close = Self.endOfYAML(body) {
      form = .yaml
      end = close.end
      read(text[body.startIndex..<close.start])
    } else if body.hasPrefix(Self.commentOpen), let close = body.firstRange(of: Self.commentClose) {
      form = .comment
      end = close.upperBound
      read(text[body.startIndex..<close.lowerBound])
    }
  }

  private static let yamlFence = "---\n".bytes
  private static let commentOpen = "<!--".bytes
  private static let commentClose = "-->".bytes
  private static let site = "https://open.feishu.cn/document"

  private static func endOfYAML(_ text: Text) -> (start: Int, end: Int)? {
    var lineStart = text.startIndex + yamlFence.count
    while lineStart < text.endIndex {
      let lineEnd = text.firstIndex(of: Byte.newline, from: lineStart) ?? text.endIndex
      if text[lineStart..<lineEnd].trimmed.elementsEqual("---".utf8) { return (lineStart, lineEnd) }
      if lineEnd - lineStart > 4000 { return nil }
      lineStart = lineEnd + 1
    }
    return nil
  }

  private mutating func read(_ text: Text) {
    for line in text.lines {
      guard let colon = line.firstIndex(of: Byte.colon), let key = Self.keys[line[..<colon].trimmed.string] else {
        continue
      }
      let value = Self.unquoted(line[(colon + 1)...].trimmed)
      switch key {
      case .title: title = value
      case .path: documentationPath = value
      case .url: url = value
      case .updated: updatedAt = Int64(value)
      }
    }
    if documentationPath == nil, let url, url.hasPrefix(Self.site) {
      documentationPath = String(url.dropFirst(Self.site.count))
    }
  }

  private static func unquoted(_ text: Text) -> String {
    guard text.count >= 2, text.first == Byte.quote, text.last == Byte.quote else { return text.string }
    var out: [UInt8] = []
    var isEscaped = false
    for byte in text.dropFirst().dropLast() {
      if byte == Byte.backslash, !isEscaped {
        isEscaped = true
      } else {
        out.append(byte)
        isEscaped = false
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
