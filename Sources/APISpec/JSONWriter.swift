import StrictJSON

/// Writes JSON into a buffer of bytes, compact or with one member a line.
public struct JSONWriter {
  private var json = JSONTextWriter()
  private let isPretty: Bool
  private var depth = 0

  /// Writes on one line, or with a line for each value.
  public init(pretty: Bool = false) {
    isPretty = pretty
  }

  /// What was written so far, as UTF-8.
  public var bytes: [UInt8] { json.bytes }

  /// What was written so far.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes a value with all that it holds.
  public mutating func write(_ value: JSONValue) {
    switch value {
    case .null: json.append(word: "null")
    case .bool(let flag): json.append(word: flag ? "true" : "false")
    case .number(let literal): json.append(literal: literal)
    case .string(let string): json.append(visible: string)
    case .array(let items): list(items, "[", "]") { writer, item in writer.write(item) }
    case .object(let members):
      list(members, "{", "}") { writer, member in
        writer.json.append(visible: member.key)
        writer.json.append(word: writer.isPretty ? ": " : ":")
        writer.write(member.value)
      }
    }
  }

  private mutating func list<Item>(
    _ items: [Item], _ open: StaticString, _ close: StaticString, each: (inout JSONWriter, Item) -> Void
  ) {
    json.append(word: open)
    depth += 1
    for (index, item) in items.enumerated() {
      if index > 0 { json.append(word: ",") }
      newLine()
      each(&self, item)
    }
    depth -= 1
    if !items.isEmpty { newLine() }
    json.append(word: close)
  }

  private mutating func newLine() {
    if isPretty { json.breakLine(indentedBy: depth * 2) }
  }
}
