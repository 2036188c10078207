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
      for (index, byte) in text.enumerated() where mustBeEscaped(byte) {
        bytes.append(contentsOf: text[plain..<index])
        escape(byte)
        plain = index + 1
      }
      bytes.append(contentsOf: text[plain...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private func mustBeEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): raw("\\\"")
    case UInt8(ascii: "\\"): raw("\\\\")
    case 0x0A: raw("\\n")
    case 0x0D: raw("\\r")
    case 0x09: raw("\\t")
    default:
      raw("\\u00")
      bytes.append(Self.hexDigits[Int(byte >> 4)])
      bytes.append(Self.hexDigits[Int(byte & 15)])
    }
  }

  private static let hexDigits = Array("0123456789abcdef".utf8)
}
