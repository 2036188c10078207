import StrictJSON

extension JSONValue {
  /// Reads a text that is JSON to the letter. Nil where it is none, or holds an object with the same key twice.
  ///
  /// The examples of the IR have been mended where they were broken; what is still no JSON is text.
  public init?(json text: String) {
    guard let value = try? Self.read(text) else { return nil }
    self = value
  }

  /// Reads a text that is JSON to the letter, and says where it is none.
  public static func read(_ text: String) throws(JSONTextError) -> JSONValue {
    try Array(text.utf8).withUnsafeBufferPointer { bytes throws(JSONTextError) in
      var reading = TapeReading(bytes, try tape(of: bytes))
      return try reading.value()
    }
  }

  private static func tape(of bytes: UnsafeBufferPointer<UInt8>) throws(JSONTextError) -> [TapeEntry] {
    do {
      return try JSONParser.parse(bytes, depthLimit: depthLimit)
    } catch {
      throw JSONTextError(error, in: bytes)
    }
  }

  /// Deeper texts are refused: some readers of what is written from them would be.
  public static let depthLimit = 200
}

/// Why a text is not JSON to the letter, and where that shows.
public struct JSONTextError: Error, Hashable, Sendable {
  /// What is wrong with the text.
  public enum Reason: Hashable, Sendable {
    /// An object has two members of this name.
    case duplicateKey(String)
    /// Values are nested more deeply than anything that is meant.
    case tooDeep
    /// Something else should stand here.
    case misspelt
    /// More should follow.
    case ended
  }

  /// What is wrong with the text.
  public var reason: Reason
  /// From 1 on, as the column, which counts bytes.
  public var line: Int
  /// The column in that line, which counts bytes from 1.
  public var column: Int
}

extension JSONTextError {
  fileprivate init(_ reason: Reason, at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    let before = bytes[..<offset]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    self.reason = reason
    line = before.count { $0 == UInt8(ascii: "\n") } + 1
    column = offset - lineStart + 1
  }

  fileprivate init(_ error: JSONSyntaxError, in bytes: UnsafeBufferPointer<UInt8>) {
    switch error.problem {
    case .unexpectedEnd: self.init(.ended, at: error.offset, in: bytes)
    case .tooDeep: self.init(.tooDeep, at: error.offset, in: bytes)
    case .invalidNumber:
      // A number is refused as a whole.
      let before = bytes[..<error.offset].reversed().prefix { Self.isPartOfNumber($0) }.count
      self.init(.misspelt, at: error.offset - before, in: bytes)
    case .unexpectedByte, .trailingBytes, .invalidUTF8, .controlCharacter, .invalidEscape, .loneSurrogate, .tooLong:
      self.init(.misspelt, at: error.offset, in: bytes)
    }
  }

  private static func isPartOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
      UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }
}

/// Makes values of the entries of a tape, keeping the order of keys and the spelling of numbers.
private struct TapeReading {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let tape: [TapeEntry]
  private var index = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ tape: [TapeEntry]) {
    self.bytes = bytes
    self.tape = tape
  }

  mutating func value() throws(JSONTextError) -> JSONValue {
    let entry = tape[index]
    index += 1
    switch entry.kind {
    case .null: return .null
    case .true: return true
    case .false: return false
    case .integer, .decimal: return .number(entry.text(in: bytes))
    case .string, .key, .replacedKey: return .string(entry.text(in: bytes))
    case .array: return .array(try items(of: entry))
    case .object: return .object(try members(of: entry))
    }
  }

  private mutating func items(of array: TapeEntry) throws(JSONTextError) -> [JSONValue] {
    var items: [JSONValue] = []
    items.reserveCapacity(Int(array.note))
    while index < Int(array.next) { items.append(try value()) }
    return items
  }

  private mutating func members(of object: TapeEntry) throws(JSONTextError) -> [JSONMember] {
    var members: [JSONMember] = []
    members.reserveCapacity(Int(object.note))
    while index < Int(object.next) {
      let key = tape[index].text(in: bytes)
      guard tape[index].kind == .key else { throw repeated(key, in: object) }
      index += 1
      members.append(JSONMember(key, try value()))
    }
    return members
  }

  /// The error about a key whose member is replaced: it shows at the next one of the same name.
  private func repeated(_ key: String, in object: TapeEntry) -> JSONTextError {
    var other = Int(tape[index + 1].next)
    while other < Int(object.next), tape[other].text(in: bytes) != key { other = Int(tape[other + 1].next) }
    let end = other < Int(object.next) ? tape[other].wholeRange.upperBound : Int(object.offset)
    return JSONTextError(.duplicateKey(key), at: end, in: bytes)
  }
}
