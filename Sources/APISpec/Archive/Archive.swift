/// Values as bytes, for caches: written and read by one and the same walk over the members of each type.
///
/// The bytes say nothing about their own form. Whoever keeps them has to know that they were written by this very
/// program. What cannot be read gives blank values and `hasFailed`, never a crash.
public struct Archive {
  /// What was written, or is being read.
  public private(set) var bytes: [UInt8]
  fileprivate let isReading: Bool
  private var position = 0
  /// How many values around the one at hand are being read.
  private var depth = 0
  /// Whether something that was read was not what should stand there.
  public private(set) var hasFailed = false

  /// An empty archive that is written to.
  public init() {
    bytes = []
    isReading = false
  }

  /// An archive that is read, from an offset on.
  public init(reading bytes: [UInt8], from offset: Int = 0) {
    self.bytes = bytes
    isReading = true
    position = offset
  }

  /// The bytes of a value.
  public static func bytes(of value: some Archivable) -> [UInt8] {
    var archive = Archive()
    var value = value
    value.archive(by: &archive)
    return archive.bytes
  }

  /// Reads a value that takes all bytes from an offset on; nil where they hold something else.
  public static func value<Value: Archivable>(
    _: Value.Type = Value.self, in bytes: [UInt8], from offset: Int = 0
  ) -> Value? {
    var archive = Archive(reading: bytes, from: offset)
    var value = Value.blank
    value.archive(by: &archive)
    return archive.hasFailed || archive.position != bytes.count ? nil : value
  }
}

/// A value that can be kept in an archive.
public protocol Archivable {
  /// What reading fills.
  static var blank: Self { get }

  /// Names the members, one after the other: they are written, or take what is read.
  mutating func archive(by archive: inout Archive)
}

// MARK: Members

extension Archive {
  /// A value with members of its own. What was read too deep inside of others fails: bytes that say so again and again
  /// must not use up the stack.
  public mutating func callAsFunction(_ value: inout some Archivable) {
    guard depth < Self.depthLimit || !isReading else { return fail() }
    depth += 1
    value.archive(by: &self)
    depth -= 1
  }

  /// Real values are some twenty deep; one of more is written and not read again. A thread may have 512 kB of stack.
  static let depthLimit = 512

  /// A word of an enumeration.
  public mutating func word<Word: RawRepresentable>(_ word: inout Word) where Word.RawValue == String {
    guard isReading else {
      write(word.rawValue)
      return
    }
    guard let known = Word(rawValue: readText()) else {
      fail()
      return
    }
    word = known
  }

  /// A word of an enumeration that may be missing.
  public mutating func word<Word: RawRepresentable>(_ word: inout Word?, blank: Word) where Word.RawValue == String {
    optional(&word, blank: blank) { $0.word(&$1) }
  }

  /// Words of an enumeration.
  public mutating func words<Word: RawRepresentable>(_ words: inout [Word], blank: Word) where Word.RawValue == String {
    list(&words, blank: blank) { $0.word(&$1) }
  }

  /// The number that tells the cases of an enumeration apart; the given one is written, the one that stands there is
  /// returned.
  public mutating func tag(_ number: Int) -> Int {
    guard isReading else {
      bytes.append(UInt8(truncatingIfNeeded: number))
      return number
    }
    return Int(readByte())
  }

  /// Says that what was read makes no sense.
  public mutating func fail() {
    hasFailed = true
    position = bytes.count
  }

  fileprivate mutating func optional<Value>(
    _ value: inout Value?, blank: Value, _ archive: (inout Archive, inout Value) -> Void
  ) {
    guard tag(value == nil ? 0 : 1) == 1 else {
      value = nil
      return
    }
    var inner = value ?? blank
    archive(&self, &inner)
    value = inner
  }

  fileprivate mutating func list<Value>(
    _ values: inout [Value], blank: Value, _ archive: (inout Archive, inout Value) -> Void
  ) {
    guard let count = self.count(values.count) else {
      for var value in values { archive(&self, &value) }
      return
    }
    values = []
    // Room for what is there: a count may be wrong, and an item takes more memory than bytes.
    values.reserveCapacity(min(count, 1_024))
    for _ in 0..<count where !hasFailed {
      var value = blank
      archive(&self, &value)
      values.append(value)
    }
  }

  /// Writes a count, or reads one. Each item takes a byte at least, so that a wrong count cannot ask for more items than
  /// there are bytes.
  ///
  /// - Returns: How many items are to be read; nil where they are to be written.
  private mutating func count(_ count: Int) -> Int? {
    guard isReading else {
      write(Int64(count))
      return nil
    }
    let count = Int(truncatingIfNeeded: readNumber())
    guard count >= 0, count <= bytes.count - position else {
      fail()
      return 0
    }
    return count
  }
}

// MARK: Plain values

extension String: Archivable {
  public static var blank: String { "" }
  public mutating func archive(by archive: inout Archive) { archive.text(&self) }
}

extension Bool: Archivable {
  public static var blank: Bool { false }
  public mutating func archive(by archive: inout Archive) { self = archive.tag(self ? 1 : 0) != 0 }
}

extension Int: Archivable {
  public static var blank: Int { 0 }

  public mutating func archive(by archive: inout Archive) {
    var number = Int64(self)
    archive.number(&number)
    self = Int(truncatingIfNeeded: number)
  }
}

extension Int64: Archivable {
  public static var blank: Int64 { 0 }
  public mutating func archive(by archive: inout Archive) { archive.number(&self) }
}

extension Double: Archivable {
  public static var blank: Double { 0 }

  public mutating func archive(by archive: inout Archive) {
    var pattern = Int64(bitPattern: bitPattern)
    archive.number(&pattern)
    self = Double(bitPattern: UInt64(bitPattern: pattern))
  }
}

extension Optional: Archivable where Wrapped: Archivable {
  public static var blank: Wrapped? { nil }
  public mutating func archive(by archive: inout Archive) { archive.optional(&self, blank: .blank) { $0(&$1) } }
}

extension Array: Archivable where Element: Archivable {
  public static var blank: [Element] { [] }
  public mutating func archive(by archive: inout Archive) { archive.list(&self, blank: .blank) { $0(&$1) } }
}

/// Sorted by key, so that equal dictionaries give equal bytes.
extension Dictionary: Archivable where Key: Archivable & Comparable, Value: Archivable {
  public static var blank: [Key: Value] { [:] }

  public mutating func archive(by archive: inout Archive) {
    var keys = keys.sorted()
    var values = keys.compactMap { self[$0] }
    archive(&keys)
    archive(&values)
    guard archive.isReading else { return }
    guard keys.count == values.count else { return archive.fail() }
    self = Dictionary(zip(keys, values)) { first, _ in first }
  }
}

// MARK: Bytes

extension Archive {
  fileprivate mutating func text(_ text: inout String) {
    if isReading { text = readText() } else { write(text) }
  }

  fileprivate mutating func number(_ number: inout Int64) {
    if isReading { number = readNumber() } else { write(number) }
  }

  /// Bytes as they are.
  public mutating func raw(_ raw: inout [UInt8]) {
    guard let count = count(raw.count) else {
      bytes += raw
      return
    }
    raw = Array(bytes[position..<(position + count)])
    position += count
  }

  private mutating func write(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      write(Int64(utf8.count))
      bytes.append(contentsOf: utf8)
    }
  }

  private mutating func readText() -> String {
    let count = count(0) ?? 0
    defer { position += count }
    return String(decoding: bytes[position..<(position + count)], as: UTF8.self)
  }

  /// Seven bits a byte, the sign in the lowest bit: most numbers are small.
  private mutating func write(_ number: Int64) {
    var rest = UInt64(bitPattern: (number << 1) ^ (number >> 63))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private mutating func readNumber() -> Int64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = readByte()
      value |= UInt64(byte & 0x7F) << shift
      guard byte & 0x80 != 0, shift < 63 else { break }
      shift += 7
    }
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  private mutating func readByte() -> UInt8 {
    guard position < bytes.count else {
      hasFailed = true
      return 0
    }
    defer { position += 1 }
    return bytes[position]
  }
}
