import TestValues

/// Makes JSON documents that are odd but right: the same ones in every run.
struct JSONGenerator {
  private var random: SeededNumbers

  init(seed: UInt64) {
    random = SeededNumbers(seed: seed)
  }

  mutating func document() -> String {
    space() + value(depth: 0) + space()
  }

  /// The document with one byte changed, removed, doubled or cut off behind.
  mutating func damaged(_ document: String) -> [UInt8] {
    var bytes = Array(document.utf8)
    guard !bytes.isEmpty else { return bytes }
    let position = random.below(bytes.count)
    switch random.below(4) {
    case 0: bytes[position] = random.pick(Array("{}[]\",:\\0 \u{1}e-.tn\u{7F}".utf8) + [0x80, 0xC0, 0xED, 0xFF])
    case 1: bytes.remove(at: position)
    case 2: bytes.insert(bytes[position], at: position)
    default: bytes.removeLast(bytes.count - position)
    }
    return bytes
  }

  private mutating func value(depth: Int) -> String {
    switch random.below(depth > 4 ? 5 : 8) {
    case 0: return random.pick(["null", "true", "false"])
    case 1, 2: return number()
    case 3, 4: return string()
    case 5: return "[" + list(depth) { $0.value(depth: depth + 1) } + "]"
    default: return "{" + list(depth) { $0.member(depth: depth + 1) } + "}"
    }
  }

  private mutating func member(depth: Int) -> String {
    "\(string())\(space()):\(space())\(value(depth: depth))"
  }

  private mutating func list(_ depth: Int, of item: (inout JSONGenerator) -> String) -> String {
    let count = depth == 0 ? random.below(60) : random.below(5)
    let items = (0..<count).map { _ in space() + item(&self) + space() }
    return items.isEmpty ? space() : items.joined(separator: ",")
  }

  private mutating func number() -> String {
    let sign = random.pick(["", "-"])
    let whole = random.pick(["0", "7", "42", "1234567890", "9007199254740993", "\(random.next() >> 1)"])
    let fraction = random.pick(["", "", ".0", ".5", ".125", ".10", ".333333333333333314829616256247"])
    let exponent = random.pick(["", "", "", "e2", "E+3", "e-7", "e10"])
    return sign + whole + fraction + exponent
  }

  private mutating func string() -> String {
    let pieces = [
      "a", "Z9", "user_id", " ", "/", "naïve", "流程", "😀", "\u{7F}", "\u{2028}", #"\""#, #"\\"#, #"\/"#, #"\b"#, #"\f"#,
      #"\n"#, #"\r"#, #"\t"#, #"\u0041"#, #"\u00e9"#, #"\u6D41"#, #"\uD83D\ude00"#, #"\u0000"#,
      "longer than eight bytes",
    ]
    let text = (0..<random.below(5)).map { _ in random.pick(pieces) }.joined()
    return "\"\(text)\""
  }

  private mutating func space() -> String {
    random.pick(["", "", "", " ", "\n", "\t ", "\r\n"])
  }
}
