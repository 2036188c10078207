import APISpec

/// What the server sends back.
public struct MockAnswer: Hashable, Sendable {
  public var status: Int
  public var headers: [HeaderLine]
  public var body: Body

  /// What an answer carries.
  public enum Body: Hashable, Sendable {
    case bytes([UInt8])
    /// A stretch of a file that is made up while it is sent.
    case file(FileContent, Range<Int>)

    public var count: Int {
      switch self {
      case .bytes(let bytes): bytes.count
      case .file(_, let range): range.count
      }
    }
  }

  public init(status: Int = 200, headers: [HeaderLine] = [], body: Body = .bytes([])) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  static func json(_ value: JSONValue, status: Int = 200) -> MockAnswer {
    json(Array(value.description.utf8), status: status)
  }

  static func json(_ bytes: [UInt8], status: Int = 200) -> MockAnswer {
    MockAnswer(
      status: status, headers: [HeaderLine("Content-Type", "application/json; charset=utf-8")], body: .bytes(bytes))
  }
}

/// The bytes of a file that exists nowhere: equal positions hold equal bytes, so that a resumed download fits.
public struct FileContent: Hashable, Sendable {
  public var length: Int

  public init(length: Int) {
    self.length = length
  }

  /// A prime number of bytes, so that a copy with a gap or a doubled block shows.
  private static let block: [UInt8] = (0..<65_521).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 >> 8) }

  /// Fills the buffer with the bytes from a position on.
  public func fill(_ buffer: UnsafeMutableRawBufferPointer, from position: Int) {
    var filled = 0
    while filled < buffer.count {
      let start = (position + filled) % Self.block.count
      let count = min(buffer.count - filled, Self.block.count - start)
      Self.block.withUnsafeBytes { block in
        buffer[filled..<(filled + count)].copyBytes(from: block[start..<(start + count)])
      }
      filled += count
    }
  }

  public func bytes(_ range: Range<Int>) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: range.count)
    bytes.withUnsafeMutableBytes { fill($0, from: range.lowerBound) }
    return bytes
  }
}

extension UnsafeMutableRawBufferPointer.SubSequence {
  fileprivate func copyBytes(from source: Slice<UnsafeRawBufferPointer>) {
    UnsafeMutableRawBufferPointer(rebasing: self).copyBytes(from: source)
  }
}
