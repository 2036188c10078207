/// Finds members of one object that share a name, while the object is read.
///
/// Nearly all objects have none, so the usual cost is one bit of a small filter a member. A hit in the filter is
/// checked exactly; objects with many members are checked once at their end, by sorting, so that no document can make
/// this slow.
struct MemberNames {
  /// Up to so many members a hit is checked by walking over the earlier ones.
  static let walkedMembers = 32

  /// The members that count.
  private(set) var count = 0
  private var seen = 0
  private let object: Int
  private var filter: UInt64 = 0

  init(object: Int) {
    self.object = object
  }

  /// A weak hash of a name, from its length and three of its bytes.
  static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt16 {
    let length = name.count
    guard length > 0 else { return 0 }
    let mixed =
      UInt32(truncatingIfNeeded: length) &* 0x9E37 ^ UInt32(name[0]) &* 0x85EB ^ UInt32(name[length - 1]) &* 0x27D5
      ^ UInt32(name[length / 2]) &* 0xC2B3
    return UInt16(truncatingIfNeeded: mixed ^ mixed >> 11)
  }

  /// Takes note of the name at `key`; an earlier member of that name no longer counts.
  mutating func note(_ key: Int, in tape: inout [TapeEntry], of bytes: UnsafeBufferPointer<UInt8>) {
    count += 1
    seen += 1
    let bit: UInt64 = 1 << UInt64(tape[key].note & 63)
    defer { filter |= bit }
    guard filter & bit != 0, seen <= Self.walkedMembers else { return }
    var earlier = object + 1
    while earlier < key {
      if tape[earlier].kind == .key, tape[earlier].note == tape[key].note,
        Self.areEqual(tape[earlier], tape[key], in: bytes)
      {
        tape[earlier].kind = .replacedKey
        count -= 1
        return
      }
      earlier = Int(tape[earlier + 1].next)
    }
  }

  /// Checks an object that has too many members to be checked one by one.
  mutating func finish(in tape: inout [TapeEntry], of bytes: UnsafeBufferPointer<UInt8>) {
    guard seen > Self.walkedMembers else { return }
    var names: [(name: [UInt8], key: Int)] = []
    var key = object + 1
    while key < tape.count {
      if tape[key].kind == .key { names.append((Self.name(tape[key], in: bytes), key)) }
      key = Int(tape[key + 1].next)
    }
    names.sort { $0.name == $1.name ? $0.key < $1.key : $0.name.lexicographicallyPrecedes($1.name) }
    for (earlier, later) in zip(names, names.dropFirst()) where earlier.name == later.name {
      tape[earlier.key].kind = .replacedKey
      count -= 1
    }
  }

  private static func areEqual(_ a: TapeEntry, _ b: TapeEntry, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard a.isEscaped || b.isEscaped else {
      return a.length == b.length && bytes[a.range].elementsEqual(bytes[b.range])
    }
    return name(a, in: bytes) == name(b, in: bytes)
  }

  private static func name(_ entry: TapeEntry, in bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let raw = UnsafeBufferPointer(rebasing: bytes[entry.range])
    return entry.isEscaped ? JSONEscapes.decode(raw) : Array(raw)
  }
}
