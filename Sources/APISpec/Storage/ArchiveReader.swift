/// Reads what an ``ArchiveWriter`` wrote. Where something else stands, reading goes on with blank values to its end,
/// which comes soon.
package struct ArchiveReader: ArchiveWalk {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0
  private var hasFailed = false

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Whether all bytes were what should stand there, and nothing is left.
  package var isAtEnd: Bool { !hasFailed && position == bytes.count }

  package mutating func callAsFunction<Value: Archivable>(_ name: StaticString, _ member: inout Value) {
    if let value = Value(from: &self) { member = value } else { fail() }
  }

  package mutating func unlessEmpty<Value: IRValue & Omittable>(_ name: StaticString, _ member: inout Value) {
    if let value = Value(from: &self) { member = value } else { fail() }
  }

  package mutating func bytes(_ name: StaticString, _ member: inout [UInt8]) {
    let count = count()
    member = Array(bytes[position..<(position + count)])
    position += count
  }

  package mutating func fail(_ wanted: String) { fail() }

  /// Says that what was read makes no sense.
  package mutating func fail() {
    hasFailed = true
    position = bytes.count
  }

  /// Begins a value that holds others, maybe of its kind; false where it lies too deep.
  package mutating func enter() -> Bool {
    depth += 1
    if depth > Archive.depthLimit { fail() }
    return !hasFailed
  }

  /// Ends such a value; false where it could not be read.
  package mutating func leave() -> Bool {
    depth -= 1
    return !hasFailed
  }

  /// The number that tells the cases of an enumeration apart.
  package mutating func tag() -> UInt8 { byte() }

  package mutating func text() -> String {
    let count = count()
    defer { position += count }
    return String(decoding: bytes[position..<(position + count)], as: UTF8.self)
  }

  /// A count of items. Each takes a byte at least, so that a wrong count cannot ask for more memory than there is.
  package mutating func count() -> Int {
    guard let count = Int(exactly: number()), count >= 0, count <= bytes.count - position else {
      fail()
      return 0
    }
    return count
  }

  package mutating func number() -> Int64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = byte()
      value |= UInt64(byte & 0x7F) << shift
      guard byte & 0x80 != 0, shift < 63 else { break }
      shift += 7
    }
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  private mutating func byte() -> UInt8 {
    guard position < bytes.count else {
      hasFailed = true
      return 0
    }
    defer { position += 1 }
    return bytes[position]
  }
}
