/// The rules for the requests of a resource in one text, some of one endpoint a line.
///
/// The first cell of a line is the last word of the endpoint's identifier. Each cell behind a tab is a place and its
/// rules, with spaces between: `?page_size value:1~100` (query), `{id} chars:1~64` (path), `@X-Key chars:~64` (header),
/// `items[].name chars:1~50` (body; `[]` is every item of a list, `{}` every value of a map). A pattern is the last rule
/// of its cell, since it may have spaces. Tabs, line ends and backslashes inside a cell are written `\t`, `\n`, `\\`.
struct RequestRuleTable {
  private let text: StaticString

  init(_ text: StaticString) {
    self.text = text
  }

  /// The rules of an endpoint, in the order of the table.
  func rules(endpoint: String) -> [(place: RequestPlace, rules: [RequestRule])] {
    let method = endpoint.utf8.split(separator: UInt8(ascii: ".")).last ?? Substring(endpoint).utf8
    return text.withUTF8Buffer { table in
      table.split(separator: UInt8(ascii: "\n")).flatMap { line in
        let cells = line.split(separator: UInt8(ascii: "\t"))
        guard let first = cells.first, first.elementsEqual(method) else { return [(RequestPlace, [RequestRule])]() }
        return cells.dropFirst().compactMap { Self.rules(in: TableCell.text($0)) }
      }
    }
  }

  private static func rules(in cell: String) -> (RequestPlace, [RequestRule])? {
    var words: [Substring] = []
    var rest = cell[...]
    while !rest.isEmpty {
      let word = rest.hasPrefix("match:") ? rest : rest.prefix { $0 != " " }
      words.append(word)
      rest = rest[word.endIndex...].dropFirst()
    }
    guard let place = words.first.flatMap({ RequestPlace(text: $0) }) else { return nil }
    return (place, words.dropFirst().compactMap { RequestRule(text: $0) })
  }
}

/// A cell of a table that stands in emitted code as one text.
enum TableCell {
  /// The text of a cell, with its escapes read.
  static func text(_ raw: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    var text: [UInt8] = []
    var isEscaped = false
    for byte in raw {
      switch (isEscaped, byte) {
      case (false, UInt8(ascii: "\\")):
        isEscaped = true
        continue
      case (true, UInt8(ascii: "n")): text.append(UInt8(ascii: "\n"))
      case (true, UInt8(ascii: "t")): text.append(UInt8(ascii: "\t"))
      default: text.append(byte)
      }
      isEscaped = false
    }
    return String(decoding: text, as: UTF8.self)
  }
}
