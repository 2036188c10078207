/// Writes values as bytes.
package struct ArchiveWriter: ArchiveWalk {
  /// What was written so far.
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func callAsFunction<Value: Archivable>(_ name: StaticString, _ member: inout Value) {
    member.archive(to: &self)
  }

  package mutating func unlessEmpty<Value: IRValue & Omittable>(_ name: StaticString, _ member: inout Value) {
    member.archive(to: &self)
  }

  package mutating func bytes(_ name: StaticString, _ member: inout [UInt8]) {
    number(Int64(member.count))
    bytes += member
  }

  package mutating func fail(_ wanted: String) {}

  /// The number that tells the cases of an enumeration apart.
  package mutating func tag(_ tag: UInt8) { bytes.append(tag) }

  package mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      number(Int64(utf8.count))
      bytes.append(contentsOf: utf8)
    }
  }

  /// Seven bits a byte, the sign in the lowest bit: most numbers are small.
  package mutating func number(_ number: Int64) {
    var rest = UInt64(bitPattern: (number << 1) ^ (number >> 63))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
