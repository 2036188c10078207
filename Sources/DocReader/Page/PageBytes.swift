/// A page's text in one normal form, with its lines counted.
///
/// Byte order marks, carriage returns, zero-width characters and no-break spaces carry nothing on these pages and are
/// gone here, so that no later step has to know them. Lines keep their numbers.
struct PageBytes: Sendable {
  let path: String
  let bytes: [UInt8]
  private let lineStarts: [Int32]

  enum Failure: Error {
    case empty
    case notText
  }

  init(_ page: PageText) throws(Failure) {
    guard page.bytes.contains(where: { !$0.isSpace }) else { throw .empty }
    let normal = Self.normalized(page.bytes)
    guard !normal.contains(0), String(validating: normal, as: UTF8.self) != nil else { throw .notText }
    path = page.path
    bytes = normal
    lineStarts = Self.lineStarts(of: normal)
  }

  var text: Text { bytes[...] }

  /// The line of an offset, from 1.
  func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  func place(at offset: Int) -> SourcePlace {
    let line = line(at: offset)
    return SourcePlace(path: path, line: line, column: offset - Int(lineStarts[line - 1]) + 1)
  }

  private static func lineStarts(of bytes: [UInt8]) -> [Int32] {
    var starts: [Int32] = [0]
    starts.reserveCapacity(bytes.count / 24 + 1)
    bytes.withUnsafeBufferPointer { bytes in
      for index in bytes.indices where bytes[index] == Byte.newline { starts.append(Int32(index + 1)) }
    }
    return starts
  }

  private static func normalized(_ bytes: [UInt8]) -> [UInt8] {
    guard let first = firstOddity(bytes, from: 0) else { return bytes }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var copied = 0
    var next: Int? = first
    while let index = next {
      out.append(contentsOf: bytes[copied..<index])
      copied = index + 1
      switch bytes[index] {
      case 0x0D:
        if index + 1 >= bytes.count || bytes[index + 1] != Byte.newline { out.append(Byte.newline) }
      case 0xC2:
        out.append(Byte.space)
        copied += 1
      default:
        copied += 2
      }
      next = firstOddity(bytes, from: copied)
    }
    out.append(contentsOf: bytes[copied...])
    return out
  }

  /// A carriage return, no-break space, zero-width space, word joiner or byte order mark. Joiners stay: emoji need them.
  private static func firstOddity(_ bytes: [UInt8], from: Int) -> Int? {
    bytes.withUnsafeBufferPointer { firstOddity($0, from: from) }
  }

  private static func firstOddity(_ bytes: UnsafeBufferPointer<UInt8>, from: Int) -> Int? {
    var index = from
    let count = bytes.count
    while index < count {
      let byte = bytes[index]
      if byte == 0x0D { return index }
      if byte >= 0xC2, byte == 0xC2 || byte == 0xE2 || byte == 0xEF {
        if byte == 0xC2, index + 1 < count, bytes[index + 1] == 0xA0 { return index }
        if index + 2 < count {
          let second = bytes[index + 1]
          let third = bytes[index + 2]
          if byte == 0xE2, second == 0x80 && third == 0x8B || second == 0x81 && third == 0xA0 { return index }
          if byte == 0xEF, second == 0xBB, third == 0xBF { return index }
        }
      }
      index += 1
    }
    return nil
  }
}
