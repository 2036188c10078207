import TestValues

extension Mutation {
  /// Mutations inside the examples.
  static let json: [Mutation] = [
    Mutation("broken JSON", weight: 60) { draft, random in
      let signs = draft.jsonSigns
      for _ in 0..<random.number(in: 1...4) {
        guard let place = random.element(of: signs) else { return }
        draft.bytes[place] = random.element(of: Array("{}[],:\" 0e-.x/".utf8)) ?? 0x20
      }
    },
    Mutation("JSON value replaced", weight: 40) { draft, random in
      guard let place = random.element(of: draft.places(of: "\": ") + draft.places(of: "\":")) else { return }
      let start = min(place + 2, draft.bytes.count)
      let end = draft.bytes[start...].firstIndex { $0 == UInt8(ascii: ",") || $0 == 0x0A } ?? start
      draft.replace(start..<end, with: (random.element(of: values) ?? "").utf8)
    },
    Mutation("JSON example multiplied", weight: 20) { draft, random in
      guard let place = random.element(of: draft.jsonSigns) else { return }
      let end = draft.bytes[place...].firstIndex(of: UInt8(ascii: "}")) ?? place
      let part = Array(draft.bytes[place..<end])
      for _ in 0..<random.number(in: 1...40) { draft.insert(part, at: place) }
    },
  ]

  private static let values = [
    "null", "true", "-", "1e400", "01", "+1", ".5", "'a'", "“a”", "None", "string", "[]", "{}", "[[[[]]]]",
    "[null, 1, \"a\", {}]",
    "\"\\uD800\"", "\"\\u12\"", "\"\\x\"", "\"", "...", "…", "/* */", "// x", "1 / 2", "{\"a\": {\"a\": {\"a\": 1}}}",
    "\"{\\\"a\\\": [1]}\"", "9223372036854775808", "{1: 2}", "[1, \"2\", [3]]", "",
  ]
}

extension PageDraft {
  /// Brackets, quotes, colons and commas.
  fileprivate var jsonSigns: [Int] {
    bytes.indices.filter { index in
      switch bytes[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ":"),
        UInt8(ascii: ","), UInt8(ascii: "\""):
        true
      default: false
      }
    }
  }
}
