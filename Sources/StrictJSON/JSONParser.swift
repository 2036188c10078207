/// Reads a document in one pass into a tape of entries.
///
/// Everything is checked here, so that the readers behind it need no checks of syntax: grammar, UTF-8, escapes,
/// depth. Of several members with one name the last one counts.
public struct JSONParser {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let depthLimit: Int
  private let mendsSurrogates: Bool
  private var position: Int
  private var tape: [TapeEntry] = []

  /// The tape of a document.
  ///
  /// - Parameters:
  ///   - bytes: The whole document.
  ///   - start: Where it begins; offsets count from the first byte all the same.
  ///   - depthLimit: The nesting that is accepted.
  ///   - mendsSurrogates: Whether half a surrogate pair reads as U+FFFD instead of making the document unreadable.
  public static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0, depthLimit: Int, mendsSurrogates: Bool = false
  ) throws(JSONSyntaxError) -> [TapeEntry] {
    guard bytes.count < UInt32.max else { throw JSONSyntaxError(.tooLong, at: bytes.count) }
    var parser = JSONParser(bytes, from: start, depthLimit: depthLimit, mendsSurrogates: mendsSurrogates)
    try parser.document()
    return parser.tape
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, depthLimit: Int, mendsSurrogates: Bool) {
    self.bytes = bytes
    self.depthLimit = depthLimit
    self.mendsSurrogates = mendsSurrogates
    position = start
    // Real responses hold an entry every 12 to 20 bytes; growing once more is cheaper than a buffer twice too large.
    tape.reserveCapacity(bytes.count / 16 + 8)
  }

  private mutating func document() throws(JSONSyntaxError) {
    skipSpace()
    try value(depth: 0)
    skipSpace()
    guard position == bytes.count else { throw JSONSyntaxError(.trailingBytes, at: position) }
  }

  private mutating func value(depth: Int) throws(JSONSyntaxError) {
    switch try current() {
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "{"): try object(depth: depth + 1)
    case UInt8(ascii: "["): try array(depth: depth + 1)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
    case UInt8(ascii: "t"): try word("true", .true)
    case UInt8(ascii: "f"): try word("false", .false)
    case UInt8(ascii: "n"): try word("null", .null)
    default: throw JSONSyntaxError(.unexpectedByte, at: position)
    }
  }

  /// The byte at the position, which must be there.
  @inline(__always)
  private func current() throws(JSONSyntaxError) -> UInt8 {
    guard position < bytes.count else { throw JSONSyntaxError(.unexpectedEnd, at: position) }
    return bytes[position]
  }

  @inline(__always)
  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  @inline(__always)
  private mutating func append(
    _ kind: TapeEntry.Kind, from start: Int, length: Int, isEscaped: Bool = false, note: UInt16 = 0
  ) {
    tape.append(
      TapeEntry(
        offset: UInt32(truncatingIfNeeded: start), length: UInt32(truncatingIfNeeded: length),
        next: UInt32(truncatingIfNeeded: tape.count + 1), kind: kind, isEscaped: isEscaped, note: note))
  }

  private mutating func word(_ text: StaticString, _ kind: TapeEntry.Kind) throws(JSONSyntaxError) {
    let length = text.utf8CodeUnitCount
    guard position + length <= bytes.count else { throw JSONSyntaxError(.unexpectedEnd, at: bytes.count) }
    let matches = text.withUTF8Buffer { letters in
      letters.indices.allSatisfy { letters[$0] == bytes[position + $0] }
    }
    guard matches else { throw JSONSyntaxError(.unexpectedByte, at: position) }
    append(kind, from: position, length: length)
    position += length
  }
}

// MARK: Containers

extension JSONParser {
  private mutating func array(depth: Int) throws(JSONSyntaxError) {
    guard depth <= depthLimit else { throw JSONSyntaxError(.tooDeep, at: position) }
    let index = tape.count
    append(.array, from: position, length: 0)
    position += 1
    skipSpace()
    var count = 0
    if try current() == UInt8(ascii: "]") {
      position += 1
    } else {
      repeat {
        skipSpace()
        try value(depth: depth)
        count += 1
        skipSpace()
      } while try continues(until: UInt8(ascii: "]"))
    }
    close(index, count: count)
  }

  private mutating func object(depth: Int) throws(JSONSyntaxError) {
    guard depth <= depthLimit else { throw JSONSyntaxError(.tooDeep, at: position) }
    let index = tape.count
    append(.object, from: position, length: 0)
    position += 1
    skipSpace()
    var members = MemberNames(object: index)
    if try current() == UInt8(ascii: "}") {
      position += 1
    } else {
      repeat {
        skipSpace()
        try key()
        members.note(tape.count - 1, in: &tape, of: bytes)
        skipSpace()
        guard try current() == UInt8(ascii: ":") else { throw JSONSyntaxError(.unexpectedByte, at: position) }
        position += 1
        skipSpace()
        try value(depth: depth)
        skipSpace()
      } while try continues(until: UInt8(ascii: "}"))
    }
    members.finish(in: &tape, of: bytes)
    close(index, count: members.count)
  }

  /// Whether another item follows: takes the comma, or the closing bracket.
  @inline(__always)
  private mutating func continues(until closing: UInt8) throws(JSONSyntaxError) -> Bool {
    let byte = try current()
    guard byte == UInt8(ascii: ",") || byte == closing else { throw JSONSyntaxError(.unexpectedByte, at: position) }
    position += 1
    return byte != closing
  }

  private mutating func close(_ index: Int, count: Int) {
    tape[index].length = UInt32(truncatingIfNeeded: position) - tape[index].offset
    tape[index].note = UInt16(clamping: count)
    tape[index].next = UInt32(truncatingIfNeeded: tape.count)
  }
}

// MARK: Text

extension JSONParser {
  private mutating func string() throws(JSONSyntaxError) {
    let (start, isEscaped) = try text()
    append(.string, from: start, length: position - 1 - start, isEscaped: isEscaped)
  }

  private mutating func key() throws(JSONSyntaxError) {
    guard try current() == UInt8(ascii: "\"") else { throw JSONSyntaxError(.unexpectedByte, at: position) }
    let (start, isEscaped) = try text()
    let raw = UnsafeBufferPointer(rebasing: bytes[start..<(position - 1)])
    let hash =
      isEscaped
      ? JSONEscapes.decode(raw).withUnsafeBufferPointer(MemberNames.hash)
      : MemberNames.hash(raw)
    append(.key, from: start, length: raw.count, isEscaped: isEscaped, note: hash)
  }

  /// Goes past a string; the position is then behind its closing quote.
  private mutating func text() throws(JSONSyntaxError) -> (start: Int, isEscaped: Bool) {
    position += 1
    let start = position
    var isEscaped = false
    while true {
      skipPlainText()
      let byte = try current()
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return (start, isEscaped)
      case UInt8(ascii: "\\"):
        isEscaped = true
        try escape()
      case 0..<0x20:
        throw JSONSyntaxError(.controlCharacter, at: position)
      case 0x80...:
        guard let length = UTF8Sequence.length(in: bytes, at: position) else {
          throw JSONSyntaxError(.invalidUTF8, at: position)
        }
        position += length
      default:
        position += 1
      }
    }
  }

  /// Goes past ASCII that needs no look, eight bytes at a time.
  @inline(__always)
  private mutating func skipPlainText() {
    let lowBits: UInt64 = 0x0101_0101_0101_0101
    let highBits: UInt64 = 0x8080_8080_8080_8080
    while position + 8 <= bytes.count {
      let raw = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: position, as: UInt64.self)
      let word = UInt64(littleEndian: raw)
      let quotes = word ^ (lowBits &* 0x22)
      let slashes = word ^ (lowBits &* 0x5C)
      // A byte's high bit is set where it is below the subtrahend; borrows only spoil bytes after the first hit.
      let control = (word &- lowBits &* 0x20) & ~word
      let found =
        (control | ((quotes &- lowBits) & ~quotes) | ((slashes &- lowBits) & ~slashes) | word) & highBits
      guard found == 0 else {
        position += found.trailingZeroBitCount >> 3
        return
      }
      position += 8
    }
  }

  private mutating func escape() throws(JSONSyntaxError) {
    guard position + 1 < bytes.count else { throw JSONSyntaxError(.unexpectedEnd, at: bytes.count) }
    if JSONEscapes.character(for: bytes[position + 1]) != nil {
      position += 2
      return
    }
    guard let unit = JSONEscapes.codeUnit(in: bytes, at: position) else {
      throw JSONSyntaxError(.invalidEscape, at: position)
    }
    let start = position
    position += 6
    guard UTF16.isSurrogate(unit) else { return }
    if UTF16.isLeadSurrogate(unit), let low = JSONEscapes.codeUnit(in: bytes, at: position),
      UTF16.isTrailSurrogate(low)
    {
      position += 6
    } else if !mendsSurrogates {
      throw JSONSyntaxError(.loneSurrogate, at: start)
    }
  }
}

// MARK: Numbers

extension JSONParser {
  private mutating func number() throws(JSONSyntaxError) {
    let start = position
    let isWhole = try JSONNumberText.skip(in: bytes, from: &position)
    append(isWhole ? .integer : .decimal, from: start, length: position - start)
  }
}
