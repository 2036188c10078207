import APISpec

/// Reads the JSON of an example as far as its intent is clear. Strict JSON is read exactly and without repairs;
/// the work is linear in the length of the text.
func readTolerantJSON(_ bytes: [UInt8]) -> JSONReading {
  readTolerantJSON(bytes[...])
}

/// Reads the JSON of an example in a slice of a page; offsets count from the start of the slice.
func readTolerantJSON(_ bytes: ArraySlice<UInt8>) -> JSONReading {
  bytes.withUnsafeBufferPointer { buffer in
    var parser = JSONParser(buffer)
    return parser.readDocument()
  }
}

/// Whether a text starts like JSON (after comments): a cheap look that tells it from commands, code and form data.
func looksLikeJSON(_ bytes: ArraySlice<UInt8>) -> Bool {
  bytes.withUnsafeBufferPointer { buffer in
    var parser = JSONParser(buffer)
    guard (try? parser.skipTrivia()) != nil else { return false }
    switch parser.current {
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""): return true
    default: return parser.isAtEventStream
    }
  }
}

/// The values of a text and what stands between and around them.
extension JSONParser {
  /// Reads the whole text.
  mutating func readDocument() -> JSONReading {
    var reading = JSONReading()
    do throws(JSONRefusal) {
      try skipTrivia()
      if isAtEventStream {
        try readEventStream(into: &reading.values)
      } else if isAtScalar {
        reading.values.append(try readLoneScalar())
      } else {
        while try readNextValue(into: &reading.values) {}
      }
      if reading.values.isEmpty { throw JSONRefusal(.empty, at: 0) }
    } catch {
      reading.refusal = error
    }
    reading.repairs = repairs
    return reading
  }

  /// Reads one value of the text, or one piece of what stands between values; false at the end.
  private mutating func readNextValue(into values: inout [JSONValue]) throws(JSONRefusal) -> Bool {
    try skipTrivia()
    if isAtEnd { return false }
    let start = position
    let sign = significantSign()
    switch sign.byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      if !values.isEmpty { try repair(.severalValues, at: start) }
      values.append(try readValue())
    case UInt8(ascii: "\"") where values.isEmpty:
      values.append(try readStringOrMembers())
    case UInt8(ascii: ",") where !values.isEmpty:
      advance(sign.length)
      try skipTrivia()
      if isAtEnd { try repair(.trailingComma, at: start) }
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      guard !values.isEmpty else { throw JSONRefusal(.unexpected, at: start) }
      try repair(.extraCloser, at: start)
      advance(sign.length)
    default:
      if try skipEllipsis() { return true }
      try skipProseLine(isAfterValue: !values.isEmpty)
    }
    return true
  }

  /// A text that starts with a string is that string, or the members of an object that lost its braces.
  private mutating func readStringOrMembers() throws(JSONRefusal) -> JSONValue {
    let start = position
    let value = try readScalar()
    try skipTrivia()
    guard significantSign().byte == UInt8(ascii: ":") else {
      if isAtEnd { return value }
      throw JSONRefusal(.unexpected, at: position)
    }
    position = start
    repairs.removeAll { $0.offset >= start }
    try repair(.missingBraces, at: start)
    return try readMembersWithoutBraces()
  }

  private var isAtScalar: Bool {
    switch current {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "t"), UInt8(ascii: "f"),
      UInt8(ascii: "n"):
      true
    default: false
    }
  }

  /// A number or literal is the whole text or it is none: words are no JSON.
  private mutating func readLoneScalar() throws(JSONRefusal) -> JSONValue {
    let start = position
    guard let value = readStrictNumber() ?? readStrictLiteral() else { throw JSONRefusal(.notJSON, at: start) }
    try skipTrivia()
    guard isAtEnd else { throw JSONRefusal(.notJSON, at: start) }
    return value
  }

  /// A line of Chinese words above or below the JSON explains it; any other text means that this is no JSON.
  private mutating func skipProseLine(isAfterValue: Bool) throws(JSONRefusal) {
    guard current >= 0xE3 else { throw JSONRefusal(isAfterValue ? .unexpected : .notJSON, at: position) }
    try repair(.textAround, at: position)
    skipLine()
  }
}

/// Event streams: lines of `data: {…}` between `event:` and `id:` lines.
extension JSONParser {
  private static let streamFields: [StaticString] = ["data:", "event:", "id:", "retry:"]

  var isAtEventStream: Bool {
    Self.streamFields.contains { isAt($0) }
  }

  /// Each data line holds one value; the other lines say nothing about the payload.
  mutating func readEventStream(into values: inout [JSONValue]) throws(JSONRefusal) {
    try repair(.serverSentEvent, at: position)
    while !isAtEnd {
      let lineEnd = endOfLine
      if isAt("data:") {
        advance(5)
        try readDataLine(until: lineEnd, into: &values)
      } else if !isAtEventStream && !isBlank(until: lineEnd) && current != UInt8(ascii: ":") {
        throw JSONRefusal(.unexpected, at: position)
      }
      position = lineEnd
      advance(1)
      while current == UInt8(ascii: " ") || current == 0x0A || current == 0x0D { advance(1) }
    }
  }

  private mutating func readDataLine(until end: Int, into values: inout [JSONValue]) throws(JSONRefusal) {
    var line = JSONParser(UnsafeBufferPointer(rebasing: bytes[position..<end]))
    try line.shifted(by: position) { (parser) throws(JSONRefusal) in
      try parser.skipTrivia()
      if parser.isAtEnd || parser.isAt("[DONE]") { return }
      values.append(try parser.readValue())
      try parser.skipTrivia()
      if !parser.isAtEnd { throw JSONRefusal(.unexpected, at: parser.position) }
    }
    repairs += line.repairs
  }

  /// Lets a parser of a part of the text work, and gives its repairs and refusal the offsets of the whole.
  private mutating func shifted(
    by start: Int, _ work: (inout JSONParser) throws(JSONRefusal) -> Void
  ) throws(JSONRefusal) {
    do throws(JSONRefusal) {
      try work(&self)
    } catch {
      throw JSONRefusal(error.reason, at: error.offset + start)
    }
    repairs = repairs.map { JSONRepair($0.kind, at: $0.offset + start) }
  }

  private func isBlank(until end: Int) -> Bool {
    bytes[position..<end].allSatisfy { $0 == UInt8(ascii: " ") || $0 == 0x09 || $0 == 0x0D }
  }
}
