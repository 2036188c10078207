import APISpec

/// Writes Swift text: lines with their indentation, blocks in braces, doc comments and lists that are too long for one
/// line. Whatever needs escaping is escaped here.
struct SourceWriter {
  /// The longest line, and what a level of nesting adds in front, as the formatter is configured.
  static let width = 120
  static let step = 2

  private(set) var bytes: [UInt8] = []
  private(set) var lineCount = 0
  private(set) var depth: Int

  init(depth: Int = 0) {
    self.depth = depth
  }

  var isEmpty: Bool { bytes.isEmpty }

  /// A line of code; an empty one stays empty. What would end the line, or is not seen, was escaped before where it had a
  /// meaning; here it is spelled out, which compiles nowhere but in a literal. Tables have tabs.
  mutating func line(_ text: String) {
    if !text.isEmpty {
      bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * Self.step))
      bytes.append(contentsOf: text.spellingInvisibles { $0 == "\t" }.utf8)
    }
    bytes.append(UInt8(ascii: "\n"))
    lineCount += 1
  }

  /// An empty line, but not at the beginning.
  mutating func separate() {
    if !bytes.isEmpty { line("") }
  }

  /// `head {`, the body one level deeper, `}`.
  mutating func block(_ head: String, _ body: (inout SourceWriter) -> Void) {
    line(head + " {")
    indented(body)
    line("}")
  }

  /// `head: type = value`, broken behind the colon where it is too long.
  mutating func property(_ head: String, _ type: String, _ value: String = "") {
    let whole = "\(head): \(type)\(value)"
    guard !fits(whole) else { return line(whole) }
    line(head + ":")
    indented { $0.line(type + value) }
  }

  /// `head: type {`, the accessors one level deeper, `}`.
  mutating func computedProperty(_ head: String, _ type: String, _ accessors: [String]) {
    let whole = "\(head): \(type)"
    let isShort = accessors.count == 1 && fits("\(whole) { \(accessors[0]) }")
    guard !isShort else { return line("\(whole) { \(accessors[0]) }") }
    if fits(whole + " {") {
      line(whole + " {")
    } else {
      line(head + ":")
      indented { $0.line(type) }
      line("{")
    }
    indented { writer in
      for accessor in accessors { writer.line(accessor) }
    }
    line("}")
  }

  /// Lines one level deeper.
  mutating func indented(_ body: (inout SourceWriter) -> Void) {
    depth += 1
    body(&self)
    depth -= 1
  }

  /// A comment of one line, whatever the text holds.
  mutating func comment(_ text: String) {
    line("// " + text.spellingInvisibles())
  }

  /// A doc comment; nothing where there is no text. Lines break at spaces, but not between an address and what it
  /// belongs to.
  mutating func doc(_ text: String) {
    guard !text.isEmpty else { return }
    for line in DocText.lines(text, width: Self.width - depth * Self.step - 4) {
      self.line(line.isEmpty ? "///" : "/// " + line)
    }
  }

  /// A declaration with its parameters, in one line where they fit, else with the parameters on lines of their own.
  mutating func declaration(_ head: String, _ parameters: [String], _ tail: String) {
    guard !fits("\(head)(\(parameters.joined(separator: ", ")))\(tail)"), !parameters.isEmpty else {
      return line("\(head)(\(parameters.joined(separator: ", ")))\(tail)")
    }
    line(head + "(")
    fill(parameters, end: "")
    line(")" + tail)
  }

  /// A call with its arguments, broken in the same way.
  mutating func call(_ head: String, _ arguments: [String], end: String = "") {
    let whole = "\(head)(\(arguments.joined(separator: ", ")))\(end)"
    let commas = arguments.count(where: Self.isListOfSeveral)
    guard !fits(whole, besides: commas), !arguments.isEmpty else { return line(whole) }
    line(head + "(")
    fill(arguments, end: ")" + end)
  }

  /// A statement, broken behind its `=` where it is too long.
  mutating func statement(_ text: String) {
    guard !fits(text), let equals = text.firstRange(of: " = ") else { return line(text) }
    line(text[..<equals.lowerBound] + " =")
    indented { $0.line(String(text[equals.upperBound...])) }
  }

  /// A computed property of one expression, in one line where it fits.
  mutating func getter(_ head: String, _ expression: String) {
    if fits("\(head) { \(expression) }") { return line("\(head) { \(expression) }") }
    block(head) { $0.line(expression) }
  }

  /// Whether a line is not too long at the present depth, with some columns that it does not show.
  func fits(_ text: String, besides hidden: Int = 0) -> Bool {
    let room = Self.width - depth * Self.step - hidden
    return text.utf8.count <= room || text.count <= room
  }

  /// Whether an argument is a list of more than one: the formatter counts the comma that could stand behind its last
  /// item, although there is none in a single line.
  private static func isListOfSeveral(_ item: String) -> Bool {
    item.utf8.last == UInt8(ascii: "]") && item.contains(", ")
  }

  /// As many items a line as fit, separated by commas, one level deeper.
  private mutating func fill(_ items: [String], end: String) {
    indented { writer in
      var current = ""
      for (index, item) in items.enumerated() {
        let isLast = index == items.count - 1
        let piece = item + (isLast ? end : ",")
        let comma = !isLast && Self.isListOfSeveral(item) ? 1 : 0
        if !current.isEmpty, !writer.fits("\(current) \(piece)", besides: comma) {
          writer.line(current)
          current = ""
        }
        current += current.isEmpty ? piece : " " + piece
      }
      writer.line(current)
    }
  }

  /// An attribute that deprecates what follows, its text shortened until it fits into the line.
  mutating func deprecation(_ message: String) {
    var room = Self.width - depth * Self.step - "@available(*, deprecated, message: \"\")".count
    var literal = Literal.string(DocText.shortened(message, to: room))
    // Characters that are escaped take more room than they are wide.
    while room > 0, !fits("@available(*, deprecated, message: \(literal))") {
      room -= 1
      literal = Literal.string(DocText.shortened(message, to: room))
    }
    line("@available(*, deprecated, message: \(literal))")
  }

  /// Lines that were written elsewhere at the same depth.
  mutating func append(_ other: SourceWriter) {
    bytes += other.bytes
    lineCount += other.lineCount
  }
}

/// Text as Swift literals.
enum Literal {
  /// A string in one line.
  static func string(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) || text.holdsInvisibles
    else { return "\"\(text)\"" }
    let marked = text.utf8.flatMap { byte -> [UInt8] in
      byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") ? [UInt8(ascii: "\\"), byte] : [byte]
    }
    return "\"" + String(decoding: marked, as: UTF8.self).replacingInvisibles(escape) + "\""
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{\(String(scalar.value, radix: 16))}"
    }
  }

  /// As many number signs as a raw literal needs around the text so that nothing in it ends or escapes anything.
  static func fence(for text: String) -> String {
    var longest = 0
    var run = 0
    var isCounting = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        isCounting = true
        run = 0
      case UInt8(ascii: "#") where isCounting:
        run += 1
        longest = max(longest, run)
      default: isCounting = false
      }
    }
    return String(repeating: "#", count: longest + 1)
  }
}
