/// The file of one thing in a cache: what it is for, a small head, and the content, each with a tag by the user's secret.
///
/// A file that was cut off, changed, written by somebody else or for something else is none: whatever is wrong with it, it
/// is as if it were not there.
struct CacheEntry {
  var head: [UInt8]
  var content: [UInt8]

  private static let magic = Array("larkspur".utf8)
  /// The magic word, the key, the lengths of head and content, and two tags.
  private static let prefixCount = 8 + 16 + 8 + 8 + 16 + 16

  /// The bytes of the file.
  func bytes(for key: CacheKey) -> [UInt8] {
    var bytes = Self.magic + key.name.bytes
    bytes.reserveCapacity(Self.prefixCount + head.count + content.count)
    bytes += Self.number(head.count) + Self.number(content.count)
    bytes += key.forHead.tag(of: head).bytes + key.forContent.tag(of: content).bytes
    return bytes + head + content
  }

  /// Reads a whole file.
  init?(_ bytes: [UInt8], for key: CacheKey) {
    guard let lengths = Self.lengths(in: bytes, for: key), let head = Self.head(in: bytes, for: key),
      bytes.count == Self.prefixCount + lengths.head + lengths.content
    else { return nil }
    self.head = head
    content = Array(bytes[(Self.prefixCount + lengths.head)...])
    guard key.forContent.tag(of: content).bytes[...] == bytes[56..<72] else { return nil }
  }

  init(head: [UInt8] = [], content: [UInt8]) {
    self.head = head
    self.content = content
  }

  /// Reads the head alone, from the first bytes of a file.
  static func head(in bytes: [UInt8], for key: CacheKey) -> [UInt8]? {
    guard let lengths = lengths(in: bytes, for: key), bytes.count >= prefixCount + lengths.head else { return nil }
    let head = Array(bytes[prefixCount..<(prefixCount + lengths.head)])
    return key.forHead.tag(of: head).bytes[...] == bytes[40..<56] ? head : nil
  }

  private static func lengths(in bytes: [UInt8], for key: CacheKey) -> (head: Int, content: Int)? {
    guard bytes.count >= prefixCount, bytes[..<8] == magic[...], bytes[8..<24] == key.name.bytes[...] else {
      return nil
    }
    let (head, content) = (number(in: bytes[24..<32]), number(in: bytes[32..<40]))
    // Longer ones were never written, and their sum would have to be checked.
    guard (0..<limit).contains(head), (0..<limit).contains(content) else { return nil }
    return (head, content)
  }

  static let limit = 1 << 30

  private static func number(_ count: Int) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) }
  }

  private static func number(in bytes: ArraySlice<UInt8>) -> Int {
    Int(truncatingIfNeeded: bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }
}

/// By what an entry is found, and by what it is known as one of this user's.
struct CacheKey {
  /// Names the file. It is no secret.
  let name: ContentTag
  let forHead: SecretKey
  let forContent: SecretKey

  /// - Parameter secret: Of the kind of entry.
  init(_ name: ContentTag, _ secret: SecretKey) {
    self.name = name
    let own = SecretKey(secret.tag(of: name.bytes))
    forHead = own.key(for: "head")
    forContent = own.key(for: "content")
  }
}
