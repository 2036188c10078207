/// Values as bytes, for caches: written and read by one and the same walk over the members of each type.
///
/// The bytes say nothing about their own form. Whoever keeps them has to know that they were written by this very
/// program. What cannot be read gives blank values and `hasFailed`, never a crash.
public struct Archive {
  /// What was written, or is being read.
  public private(set) var bytes: [UInt8]
  private let isReading: Bool
  private var position = 0
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
  public mutating func callAsFunction(_ value: inout some Archivable) { value.archive(by: &self) }

  public mutating func callAsFunction(_ text: inout String) {
    if isReading { text = readText() } else { write(text) }
  }

  public mutating func callAsFunction(_ flag: inout Bool) {
    if isReading { flag = readByte() != 0 } else { bytes.append(flag ? 1 : 0) }
  }

  public mutating func callAsFunction(_ number: inout Int) {
    if isReading { number = Int(truncatingIfNeeded: readNumber()) } else { write(Int64(number)) }
  }

  public mutating func callAsFunction(_ number: inout Int64) {
    if isReading { number = readNumber() } else { write(number) }
  }

  public mutating func callAsFunction(_ number: inout Double) {
    var pattern = Int64(bitPattern: number.bitPattern)
    self(&pattern)
    number = Double(bitPattern: UInt64(bitPattern: pattern))
  }

  public mutating func callAsFunction<Value: Archivable>(_ value: inout Value?) {
    optional(&value, blank: .blank) { $0(&$1) }
  }

  public mutating func callAsFunction(_ text: inout String?) { optional(&text, blank: "") { $0(&$1) } }

  public mutating func callAsFunction(_ number: inout Int?) { optional(&number, blank: 0) { $0(&$1) } }

  public mutating func callAsFunction(_ number: inout Int64?) { optional(&number, blank: 0) { $0(&$1) } }

  public mutating func callAsFunction<Value: Archivable>(_ values: inout [Value]) {
    list(&values, blank: .blank) { $0(&$1) }
  }

  public mutating func callAsFunction(_ texts: inout [String]) { list(&texts, blank: "") { $0(&$1) } }

  public mutating func callAsFunction(_ numbers: inout [Int]) { list(&numbers, blank: 0) { $0(&$1) } }

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

  public mutating func word<Word: RawRepresentable>(_ word: inout Word?, blank: Word) where Word.RawValue == String {
    optional(&word, blank: blank) { $0.word(&$1) }
  }

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

  private mutating func optional<Value>(
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

  private mutating func list<Value>(
    _ values: inout [Value], blank: Value, _ archive: (inout Archive, inout Value) -> Void
  ) {
    var count = values.count
    self(&count)
    guard isReading else {
      for var value in values { archive(&self, &value) }
      return
    }
    // Each item takes a byte at least, so that a wrong count cannot ask for more memory than there are bytes.
    guard count >= 0, count <= bytes.count - position else {
      fail()
      return
    }
    values = []
    values.reserveCapacity(count)
    for _ in 0..<count where !hasFailed {
      var value = blank
      archive(&self, &value)
      values.append(value)
    }
  }
}

// MARK: Bytes

extension Archive {
  private mutating func write(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      write(Int64(utf8.count))
      bytes.append(contentsOf: utf8)
    }
  }

  private mutating func readText() -> String {
    let count = Int(truncatingIfNeeded: readNumber())
    guard count >= 0, count <= bytes.count - position else {
      fail()
      return ""
    }
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
