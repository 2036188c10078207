/// The bytes of a body one by one, for parsers; they are read chunk by chunk all the same.
public struct BodyBytes: AsyncSequence, Sendable {
  public typealias Element = UInt8

  private let body: BodyStream

  init(_ body: BodyStream) {
    self.body = body
  }

  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(chunks: body.makeAsyncIterator())
  }

  /// Goes through one chunk after the other.
  public struct AsyncIterator: AsyncIteratorProtocol {
    private var chunks: BodyStream.AsyncIterator
    @usableFromInline var chunk: [UInt8] = []
    @usableFromInline var position = 0

    init(chunks: BodyStream.AsyncIterator) {
      self.chunks = chunks
    }

    @inlinable
    public mutating func next() async throws -> UInt8? {
      if position == chunk.count {
        guard try await readChunk() else { return nil }
      }
      defer { position += 1 }
      return chunk[position]
    }

    /// False at the end.
    @usableFromInline
    mutating func readChunk() async throws -> Bool {
      (chunk, position) = ([], 0)
      while chunk.isEmpty {
        guard let next = try await chunks.next() else { return false }
        chunk = Array(next)
      }
      return true
    }
  }
}

extension BodyStream {
  /// The bytes one by one.
  public var bytes: BodyBytes { BodyBytes(self) }
}
