import TestValues

extension Mutation {
  /// Mutations that make pages large, wide or deep: what costs more than its length shows here.
  static let stress: [Mutation] = [
    Mutation("run of one mark", weight: 12) { draft, random in
      guard let mark = random.element(of: marks) else { return }
      draft.insertAnywhere([UInt8](repeating: mark, times: random.number(in: 1_000...100_000)), &random)
    },
    Mutation("run of words of the format", weight: 12) { draft, random in
      let count = random.number(in: 1...3)
      let unit = (0..<count).compactMap { _ in random.element(of: words) }.joined()
      draft.insertAnywhere(
        [UInt8](repeating: unit, times: random.number(in: 100_000...600_000) / max(1, unit.utf8.count)), &random)
    },
    Mutation("repeated piece", weight: 12) { draft, random in
      let range = random.range(of: draft.bytes.count, atMost: 400)
      draft.multiply(range, upTo: random.number(in: 100_000...1_000_000))
    },
    Mutation("repeated lines", weight: 12) { draft, random in
      let lines = draft.lines
      let range = random.range(of: lines.count, atMost: 10)
      guard let first = lines[range].first, let last = lines[range].last else { return }
      draft.multiply(first.lowerBound..<last.upperBound, upTo: random.number(in: 100_000...1_000_000))
    },
    Mutation("numbered lines", weight: 8) { draft, random in
      let lines = draft.lines
      let range = random.range(of: lines.count, atMost: 6)
      guard let first = lines[range].first, let last = lines[range].last else { return }
      draft.number(first.lowerBound..<last.upperBound, upTo: random.number(in: 100_000...600_000), &random)
    },
    Mutation("10,000 levels", weight: 12) { draft, random in
      guard let nest = random.element(of: nests) else { return }
      draft.insertAnywhere(nest.text(levels: 10_000, isClosed: random.isLucky(oneIn: 2)), &random)
    },
    Mutation("rising levels", weight: 5) { draft, random in
      draft.insertAnywhere(Nest.risingLevels(10_000), &random)
    },
    Mutation("deep example", weight: 5) { draft, random in
      guard let nest = random.element(of: jsonNests) else { return }
      let fences = draft.places(of: "```json\n")
      let depth = random.element(of: [400, 10_000]) ?? 0
      draft.insert(nest.text(levels: depth, isClosed: true), at: random.element(of: fences).map { $0 + 8 } ?? 0)
    },
    Mutation("cell of 10 MB", weight: 1) { draft, random in
      let unit = random.element(of: fillings + words) ?? "x"
      draft.insertAnywhere([UInt8](repeating: unit, times: 10_000_000 / unit.utf8.count), &random)
    },
    Mutation("wide table", weight: 4) { draft, random in
      let columns = random.number(in: 1_000...30_000)
      let row = [UInt8](repeating: "a | ", times: columns) + [0x0A]
      let short = [UInt8](repeating: "名称 | 类型\n", times: columns)
      let head = Array("\n\n名称 | 类型 | ".utf8) + row + [UInt8](repeating: "--- | ", times: columns) + [0x0A]
      draft.insertAnywhere(head + short + row, &random)
    },
    Mutation("wide example", weight: 4) { draft, random in
      let members = (0..<random.number(in: 1_000...40_000)).map { "\"k\($0)\": \($0)," }.joined()
      let rows = (0..<random.number(in: 1_000...10_000)).map { "k\($0) | string | x\n" }.joined()
      let page =
        "\n\n## 响应\n\n### 响应体\n\n名称 | 类型 | 描述\n--- | --- | ---\n\(rows)\n### 响应体示例\n```json\n{\(members)\"z\": 1}\n```\n"
      draft.insert(Array(page.utf8), at: draft.bytes.count)
    },
  ]

  private static let marks = [
    "|", "**", "`", "<", "&", "\\", "[", "{", "\"", "(", "- ", "> ", "#", "# ", "#\n", "\n", " ", "*", "```", "~~~",
    ":::", "∟",
    "<br", "<br>", "<md-td ", "<md-td>", "</md-td>", "<md-td x=\"", "<!--", "|\n", "| \n", "| a\n", "a | b\n", "---\n",
    "<a href=",
    "&#", "&lt;", "[]", "array<", "：", "。", "，", "1", "1,", "1.", "-", "\r", "\t", "\u{1A}", "\u{3000}", "client.",
    "http://",
  ]

  private static let fillings = [
    "x", "字", "*", "一句话。", "字\n", "a b ", "<b>x</b>", "- `a`：x\n", "&amp;", "1 次/秒、", "\\", "**示例值**：x<br>",
    "\"a\": 1,",
    "| a | b |\n", "# a\n",
  ]

  private static let nests: [Nest] =
    jsonNests + [
      Nest("<md-table>", "</md-table>"), Nest("<md-td>", "</md-td>"), Nest("<md-tr><md-td>", "</md-td></md-tr>"),
      Nest("<md-alert>", "</md-alert>"), Nest("<md-enum-item>", "</md-enum-item>"), Nest("<md-tag>", "</md-tag>"),
      Nest("<span>", "</span>"), Nest("<md-dt-tr level=\"1\">", "</md-dt-tr>"), Nest("> ", "\n"), Nest("- ", "\n"),
      Nest("array<", ">"), Nest("map<string, ", ">"), Nest("(", ")"), Nest("**", "**"), Nest(":::note\n", ":::\n"),
      Nest("<md-code-json>", "</md-code-json>"), Nest("<md-tooltip>", "</md-tooltip>"),
      Nest("<md-perm name=\"a\">", "</md-perm>"),
    ]

  private static let jsonNests = [Nest("[", "]"), Nest("{\"a\":", "}"), Nest("[{\"a\":", "}]")]
}

/// Something that nests.
private struct Nest: Sendable {
  let open: String
  let close: String

  init(_ open: String, _ close: String) {
    self.open = open
    self.close = close
  }

  func text(levels: Int, isClosed: Bool) -> [UInt8] {
    [UInt8](repeating: open, times: levels) + Array("x".utf8)
      + (isClosed ? [UInt8](repeating: close, times: levels) : [])
  }

  /// Rows of a field table, each one level below the row before it.
  static func risingLevels(_ count: Int) -> [UInt8] {
    let rows = (0..<count).map { level in
      "<md-dt-tr level=\"\(level)\"><md-dt-td>f\(level)</md-dt-td><md-dt-td>object</md-dt-td><md-dt-td>x</md-dt-td></md-dt-tr>\n"
    }
    let head =
      "<md-dt-thead><tr><md-dt-th>名称</md-dt-th><md-dt-th>类型</md-dt-th><md-dt-th>描述</md-dt-th></tr></md-dt-thead>\n"
    let page =
      "\n## 响应\n\n### 响应体\n:::html\n<md-dt-table>\n\(head)<md-dt-tbody>\n\(rows.joined())</md-dt-tbody></md-dt-table>\n:::\n"
    return Array(page.utf8)
  }
}

extension PageDraft {
  /// Puts a stretch of the page many times behind itself.
  fileprivate mutating func multiply(_ range: Range<Int>, upTo size: Int) {
    guard !range.isEmpty else { return }
    let unit = Array(bytes[range])
    var copies: [UInt8] = []
    copies.reserveCapacity(size + unit.count)
    while copies.count < size { copies += unit }
    insert(copies, at: range.upperBound)
  }

  /// Puts a stretch of the page many times behind itself, each time with another number in one place.
  fileprivate mutating func number(_ range: Range<Int>, upTo size: Int, _ random: inout SeededNumbers) {
    guard !range.isEmpty else { return }
    let cut = random.number(in: range.lowerBound...range.upperBound)
    let (front, back) = (Array(bytes[range.lowerBound..<cut]), Array(bytes[cut..<range.upperBound]))
    var copies: [UInt8] = []
    copies.reserveCapacity(size + range.count)
    var number = 0
    while copies.count < size {
      copies += front + Array(String(number).utf8) + back
      number += 1
    }
    insert(copies, at: range.upperBound)
  }
}
