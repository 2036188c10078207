import TestValues

extension Mutation {
  /// Mutations of what structures a page: tags, attributes, fences, containers, numbers.
  static let markup: [Mutation] = [
    Mutation("unclosed tag", weight: 40) { draft, random in
      for _ in 0..<random.number(in: 1...3) {
        guard let tag = random.element(of: draft.tags) else { return }
        draft.remove(tag)
      }
    },
    Mutation("half a tag", weight: 30) { draft, random in
      guard let tag = random.element(of: draft.tags) else { return }
      draft.remove(random.number(in: tag.lowerBound...(tag.upperBound - 1))..<tag.upperBound)
    },
    Mutation("crossed tags", weight: 30) { draft, random in
      let tags = draft.tags
      guard let a = random.element(of: tags), let b = random.element(of: tags), a.upperBound <= b.lowerBound else {
        return
      }
      let (first, second) = (Array(draft.bytes[a]), Array(draft.bytes[b]))
      draft.replace(b, with: first)
      draft.replace(a, with: second)
    },
    Mutation("doubled tag", weight: 20) { draft, random in
      guard let tag = random.element(of: draft.tags) else { return }
      draft.insertAnywhere(Array(draft.bytes[tag]), &random)
    },
    Mutation("changed level", weight: 50) { draft, random in
      for _ in 0..<random.number(in: 1...6) {
        guard let place = random.element(of: draft.places(of: "level=\"")) else { return }
        let start = place + 7
        let end = draft.bytes[start...].firstIndex(of: UInt8(ascii: "\"")) ?? start
        draft.replace(start..<end, with: (random.element(of: levels) ?? "").utf8)
      }
    },
    changedNumber,
    Mutation("unclosed quote", weight: 30) { draft, random in
      guard let quote = random.element(of: draft.places(of: UInt8(ascii: "\""))) else { return }
      draft.remove(quote..<(quote + 1))
    },
    Mutation("unclosed mark", weight: 40) { draft, random in
      guard let mark = random.element(of: closers), let place = random.element(of: draft.places(of: mark)) else {
        return
      }
      draft.remove(place..<(place + mark.utf8.count))
    },
    Mutation("stray words of the format", weight: 80) { draft, random in
      for _ in 0..<random.number(in: 1...4) { draft.insertAnywhere((random.element(of: words) ?? "").utf8, &random) }
    },
  ]

  static let changedNumber = Mutation("changed number", weight: 40) { draft, random in
    for _ in 0..<random.number(in: 1...4) {
      guard let number = random.element(of: draft.numbers) else { return }
      draft.replace(number, with: (random.element(of: numbers) ?? "").utf8)
    }
  }

  private static let levels = [
    "-1", "-9223372036854775808", "9223372036854775807", "9223372036854775808", "1000000000", "99", "x", "", "1.5",
    " 2",
    "0x10", "٣",
  ]

  private static let numbers = [
    "0", "-1", "9223372036854775807", "9223372036854775808", "18446744073709551616", "1e999999999", "-0", "00",
    "1e-999999999",
    "99999999999999999999999999999999999999", "NaN", "1,000", ".5", "٣", "",
  ]

  private static let closers = ["```", ":::", "-->", "---", "**", "`", "|", "}", "]", "</", "/>"]

  /// What the reader looks for, in the wrong place.
  static let words = [
    ":::", ":::html", "\n:::html\n", "\n:::note\n", "```", "\n```json\n", "~~~", "\n---\n", "\n--- | ---\n",
    "| --- | --- |\n",
    " | ", "|", "\\|", "**", "`", "<!--", "-->", "<md-table>", "</md-table>", "<md-dt-table>", "<md-thead>",
    "</md-thead>",
    "<md-tr>", "</md-tr>", "<md-dt-tr level=\"3\">", "</md-dt-tr>", "<md-td>", "</md-td>", "<md-th>",
    "<md-perm name=\"a:b\"",
    "<md-perm href=\"x\">", "<md-enum-item key=\"1\">", "</md-enum-item>", "<md-code-json>", "</md-code-json>",
    "<md-alert type=\"warn\">", "<md-tag type=\"field-required\">", "<md-tooltip>", "<md-app-support types=\"isv\">",
    "<tr>", "<br>",
    "<br", "<b", "<a href=\"", "<span>", "&lt;", "&#x110000;", "&#0;", "&", "&emsp;", "∟", "└", "\n# 请求\n",
    "\n## 响应体\n",
    "\n### 请求体\n", "\n## 错误码\n", "\n## 事件体\n", "\n**响应示例**\n", "\n## 类型额外说明\n", "\n### 响应体示例\n",
    "\n名称 | 类型 | 描述\n--- | --- | ---\n",
    "**示例值**：", "**可选值有**：", "**默认值**：", "**数据校验规则**：", "- 长度范围：`1` ～ `9`", "- 取值范围：", "正则校验：`(((((`", "HTTP URL",
    "array<", "map<string, ", "[]", ">", "{", "}", "[", "]", "\"", ",", "//", "/*", "…", "，", "“", "data: {",
    "\u{1A}0\n",
    "api_explore_config?project=a&version=v1&resource=b&method=c", "title: ", "client.a.v1.b.c(",
  ]
}
