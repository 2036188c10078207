/// Writes JSON into a buffer of bytes, compact or with one member a line.
public struct JSONWriter {
  /// What was written so far, as UTF-8.
  public private(set) var bytes: [UInt8] = []
  private let isPretty: Bool
  private var depth = 0

  /// Writes on one line, or with a line for each value.
  public init(pretty: Bool = false) {
    isPretty = pretty
  }

  /// What was written so far.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes a value with all that it holds.
  public mutating func write(_ value: JSONValue) {
    switch value {
    case .null: raw("null")
    case .bool(let flag): raw(flag ? "true" : "false")
    case .number(let literal): raw(literal)
    case .string(let string): write(string: string)
    case .array(let items): list(items, "[", "]") { writer, item in writer.write(item) }
    case .object(let members):
      list(members, "{", "}") { writer, member in
        writer.write(string: member.key)
        writer.raw(writer.isPretty ? ": " : ":")
        writer.write(member.value)
      }
    }
  }

  private mutating func list<Item>(
    _ items: [Item], _ open: StaticString, _ close: StaticString, each: (inout JSONWriter, Item) -> Void
  ) {
    raw(open)
    depth += 1
    for (index, item) in items.enumerated() {
      if index > 0 { raw(",") }
      newLine()
      each(&self, item)
    }
    depth -= 1
    if !items.isEmpty { newLine() }
    raw(close)
  }

  private mutating func newLine() {
    guard isPretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
  }

  private mutating func raw(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func raw(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func write(string: String) {
    bytes.append(UInt8(ascii: "\""))
    var string = string
    string.withUTF8 { text in
      var plain = 0
      for place in InvisibleScalars.places(in: text) {
        appendMarked(text[plain..<place.range.lowerBound])
        raw(JSONEscape.of(place.scalar))
        plain = place.range.upperBound
      }
      appendMarked(text[plain...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Text in which nothing but the marks of JSON is left to escape.
  private mutating func appendMarked(_ text: Slice<UnsafeBufferPointer<UInt8>>) {
    var plain = text.startIndex
    for index in text.indices where text[index] == UInt8(ascii: "\"") || text[index] == UInt8(ascii: "\\") {
      bytes.append(contentsOf: text[plain..<index])
      bytes.append(UInt8(ascii: "\\"))
      plain = index
    }
    bytes.append(contentsOf: text[plain...])
  }
}
