/// A value in the part of YAML in which workflows are written.
indirect enum YAML: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Int)
  case text(String)
  case list([YAML])
  /// In the order of the file.
  case map([Member])

  struct Member: Hashable, Sendable {
    var key: String
    var value: YAML
  }

  subscript(key: String) -> YAML? {
    guard case .map(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }
}

/// A line that the reader does not understand. What it refuses may well be YAML, but nobody has checked how it is meant.
struct YAMLError: Error, Hashable, CustomStringConvertible {
  var line: Int
  var reason: String

  var description: String { "line \(line): \(reason)" }
}

extension YAML {
  /// Reads mappings and lists by indentation, plain and quoted scalars, lists of scalars in brackets, empty braces, and
  /// literal blocks.
  init(_ text: String) throws(YAMLError) {
    var reader = YAMLReader(text)
    self = try reader.document()
  }
}

private struct YAMLReader {
  private struct Line {
    var number: Int
    var indent: Int
    var text: Substring
  }

  /// All lines; literal blocks need the blank ones, too.
  private let source: [Substring]
  private var index = 0

  init(_ text: String) {
    source = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  mutating func document() throws(YAMLError) -> YAML {
    let value = try node(deeperThan: -1)
    if let line = try next() { throw YAMLError(line: line.number, reason: "this line belongs to nothing") }
    return value
  }

  // MARK: - Lines

  /// The next line with content; it stays the next one.
  private mutating func next() throws(YAMLError) -> Line? {
    while index < source.count {
      let content = source[index].drop { $0 == " " }
      if content.isEmpty || content.hasPrefix("#") {
        index += 1
        continue
      }
      let line = Line(number: index + 1, indent: source[index].count - content.count, text: content)
      if source[index].contains("\t") { throw error(line, "a tab stands in it") }
      if content.hasPrefix("---") || content.hasPrefix("%") { throw error(line, "one document without directives") }
      return line
    }
    return nil
  }

  private func error(_ line: Line, _ reason: String) -> YAMLError { YAMLError(line: line.number, reason: reason) }

  // MARK: - Nodes

  private mutating func node(deeperThan indent: Int) throws(YAMLError) -> YAML {
    guard let line = try next(), line.indent > indent else { return .null }
    return Self.isItem(line.text) ? try list(at: line.indent) : try map(at: line.indent)
  }

  private static func isItem(_ text: Substring) -> Bool { text == "-" || text.hasPrefix("- ") }

  private mutating func list(at indent: Int) throws(YAMLError) -> YAML {
    var items: [YAML] = []
    while let line = try next(), line.indent == indent, Self.isItem(line.text) {
      let rest = line.text.dropFirst().drop { $0 == " " }
      guard !rest.isEmpty, Self.key(of: rest) != nil else {
        index += 1
        items.append(rest.isEmpty ? try node(deeperThan: indent) : try scalar(rest, line))
        continue
      }
      items.append(try map(at: indent + line.text.count - rest.count, beginningBehindDash: true))
    }
    if let line = try next(), line.indent > indent { throw error(line, "it is indented deeper than its list") }
    return .list(items)
  }

  private mutating func map(at indent: Int, beginningBehindDash: Bool = false) throws(YAMLError) -> YAML {
    var members: [Member] = []
    var isFirst = beginningBehindDash
    while var line = try next(), isFirst || line.indent == indent {
      if isFirst { line.text = line.text.dropFirst().drop { $0 == " " } }
      isFirst = false
      guard let (key, rest) = Self.key(of: line.text) else { throw error(line, "a key and a colon are expected") }
      guard !members.contains(where: { $0.key == key }) else { throw error(line, "'\(key)' is there twice") }
      index += 1
      members.append(Member(key: key, value: try value(rest, line, indent)))
    }
    if let line = try next(), line.indent > indent { throw error(line, "it is indented deeper than its mapping") }
    return .map(members)
  }

  private typealias Member = YAML.Member

  private mutating func value(_ rest: Substring, _ line: Line, _ indent: Int) throws(YAMLError) -> YAML {
    if rest.isEmpty { return try node(deeperThan: indent) }
    if rest == "|" { return .text(try literalBlock(deeperThan: indent)) }
    return try scalar(rest, line)
  }

  /// The key and what stands behind its colon.
  private static func key(of text: Substring) -> (String, Substring)? {
    let name = text.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" || $0 == "." }
    let rest = text.dropFirst(name.count)
    guard !name.isEmpty, rest.first == ":" else { return nil }
    let value = rest.dropFirst()
    guard value.isEmpty || value.first == " " else { return nil }
    return (String(name), withoutComment(value.drop { $0 == " " }))
  }

  private mutating func literalBlock(deeperThan indent: Int) throws(YAMLError) -> String {
    var lines: [Substring] = []
    while index < source.count {
      let content = source[index].drop { $0 == " " }
      guard content.isEmpty || source[index].count - content.count > indent else { break }
      lines.append(source[index])
      index += 1
    }
    while lines.last?.allSatisfy({ $0 == " " }) == true { lines.removeLast() }
    guard let first = lines.first, let margin = first.firstIndex(where: { $0 != " " }) else {
      throw YAMLError(line: index, reason: "the block is empty")
    }
    let width = first.distance(from: first.startIndex, to: margin)
    return lines.map { $0.dropFirst(width) + "\n" }.joined()
  }

  // MARK: - Scalars

  private static func withoutComment(_ text: Substring) -> Substring {
    var quote: Character?
    var last: Character = " "
    for place in text.indices {
      let character = text[place]
      if let open = quote {
        if character == open { quote = nil }
      } else if last == " ", character == "#" {
        return trimmed(text[..<place])
      } else if last == " " || last == "[" || last == ",", character == "\"" || character == "'" {
        quote = character
      }
      last = character
    }
    return trimmed(text)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }

  private func scalar(_ text: Substring, _ line: Line) throws(YAMLError) -> YAML {
    let text = Self.withoutComment(text)
    guard let first = text.first else { return .null }
    switch first {
    case "\"", "'": return .text(try quoted(text, line))
    case "[": return try flowList(text, line)
    case "{":
      guard text == "{}" else { throw error(line, "braces hold nothing here") }
      return .map([])
    case "&", "*", "!", "%", "@", "`", "|", ">", "?", "]", "}", ",":
      throw error(line, "'\(first)' begins something that is not read here")
    default: return try plain(text, line)
    }
  }

  private func quoted(_ text: Substring, _ line: Line) throws(YAMLError) -> String {
    guard let quote = text.first, text.count > 1, text.last == quote else { throw error(line, "a quote is not closed") }
    let inner = text.dropFirst().dropLast()
    guard !inner.contains(quote), !(quote == "\"" && inner.contains("\\")) else {
      throw error(line, "quotes and escapes inside quotes are not read here")
    }
    return String(inner)
  }

  private func flowList(_ text: Substring, _ line: Line) throws(YAMLError) -> YAML {
    guard text.last == "]", !text.dropFirst().contains("["), !text.contains("{") else {
      throw error(line, "a list in brackets holds scalars and ends in its line")
    }
    let inner = text.dropFirst().dropLast()
    if inner.allSatisfy({ $0 == " " }) { return .list([]) }
    var items: [YAML] = []
    for item in inner.split(separator: ",", omittingEmptySubsequences: false) {
      guard !Self.trimmed(item).isEmpty else { throw error(line, "an item of the list is empty") }
      items.append(try scalar(Self.trimmed(item), line))
    }
    return .list(items)
  }

  /// Words that readers of YAML take for different things have to be quoted.
  private static let ambiguous: Set<String> = ["yes", "no", "on", "off", "y", "n", "~"]

  private func plain(_ text: Substring, _ line: Line) throws(YAMLError) -> YAML {
    if text.contains(": ") || text.last == ":" { throw error(line, "a colon in a plain text") }
    guard !Self.ambiguous.contains(text.lowercased()) else { throw error(line, "'\(text)' has to be quoted") }
    switch text {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    default: return Int(text).map(YAML.number) ?? .text(String(text))
    }
  }
}
