import Foundation

/// The bytes of a request or response, in memory, in files, or on their way.
///
/// Iterating gives chunks; nothing is held in memory that was not there before.
public struct BodyStream: AsyncSequence, Sendable {
  public typealias Element = Data

  /// One source of bytes.
  enum Piece: Sendable {
    case bytes(Data)
    case file(URL, length: Int64)
    case stream(AsyncThrowingStream<Data, any Error>, length: Int64?)
    case source(any ChunkSource, length: Int64?)
  }

  let pieces: [Piece]
  /// Is told how much of the body was read.
  private(set) var observer: TransferProgress.Observer?

  init(pieces: [Piece]) {
    self.pieces = pieces
  }

  /// The same body, which tells how much of it was read: as a request body, how much of it is on its way. When it is
  /// read again, because the request is sent again, it begins at 0 again.
  public func reporting(to observer: TransferProgress.Observer?) -> BodyStream {
    var body = self
    body.observer = observer
    return body
  }

  /// Bytes in memory.
  public static func bytes(_ bytes: some Sequence<UInt8>) -> BodyStream {
    BodyStream(pieces: [.bytes(Data(bytes))])
  }

  /// The bytes of a file, read in chunks when they are needed.
  ///
  /// - Throws: ``UnreadableFile`` where there is none, or something else in its place.
  public static func file(at url: URL) throws(UnreadableFile) -> BodyStream {
    // The attributes of a link are its own, and not those of the file that is read.
    let path = url.resolvingSymlinksInPath().path
    let attributes: [FileAttributeKey: Any]
    do {
      attributes = try FileManager.default.attributesOfItem(atPath: path)
    } catch {
      throw UnreadableFile(path: url.path, reason: error.localizedDescription)
    }
    guard attributes[.type] as? FileAttributeType == .typeRegular, let size = attributes[.size] as? NSNumber else {
      throw UnreadableFile(path: url.path, reason: "It is no file with a length of its own; send it as a stream.")
    }
    return BodyStream(pieces: [.file(url, length: size.int64Value)])
  }

  /// Something is not there to be sent.
  public struct UnreadableFile: LocalizedError, Hashable, CustomStringConvertible {
    /// The file.
    public let path: String
    /// Why it cannot be read.
    public let reason: String

    public var description: String { PrintableText.line("The file '\(path)' cannot be sent. \(reason)") }
    public var errorDescription: String? { description }
  }

  /// Bytes that something else makes while they are sent. They cannot be sent twice.
  public static func stream(_ chunks: AsyncThrowingStream<Data, any Error>, length: Int64? = nil) -> BodyStream {
    BodyStream(pieces: [.stream(chunks, length: length)])
  }

  /// The number of bytes, where it is known.
  public var length: Int64? {
    var whole: Int64 = 0
    for piece in pieces {
      // A response that is sent on as part of a body has the length that its server states.
      guard let length = piece.length, length >= 0, let sum = OutsideNumber.sum(whole, length) else { return nil }
      whole = sum
    }
    return whole
  }

  /// Whether the body can be sent again after a failure.
  public var isReplayable: Bool {
    pieces.allSatisfy { piece in
      switch piece {
      case .bytes, .file: true
      case .stream, .source: false
      }
    }
  }

  /// The whole body, where it is in memory.
  var inMemory: Data? {
    var whole = Data()
    for piece in pieces {
      guard case .bytes(let bytes) = piece else { return nil }
      whole = whole.isEmpty ? bytes : whole + bytes
    }
    return whole
  }

  /// The bytes as one array.
  ///
  /// - Throws: ``TooLarge`` as soon as there are more than the limit.
  public func collect(upTo limit: Int) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    if let length, length <= Int64(limit) { bytes.reserveCapacity(Int(length)) }
    for try await chunk in self {
      guard bytes.count + chunk.count <= limit else { throw TooLarge(limit: limit) }
      bytes.append(contentsOf: chunk)
    }
    return bytes
  }

  /// More bytes came than the caller wants to hold.
  public struct TooLarge: Error, Hashable, Sendable, CustomStringConvertible {
    /// How many bytes were allowed.
    public let limit: Int

    public var description: String {
      "The body has more than \(limit) bytes; raise the limit, or read the body chunk by chunk."
    }
  }

  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(pieces: pieces, observer: observer.map { ($0, length) })
  }
}

extension BodyStream.Piece {
  var length: Int64? {
    switch self {
    case .bytes(let bytes): Int64(bytes.count)
    case .file(_, let length): length
    case .stream(_, let length), .source(_, let length): length
    }
  }
}

/// Makes chunks when somebody asks for them. What it holds for that goes with its last copy.
protocol ChunkSource: Sendable {
  /// The next bytes, never none; nil at the end.
  func nextChunk() async throws -> Data?
}

extension BodyStream {
  /// Goes through the pieces, opening each when its turn comes.
  public struct AsyncIterator: AsyncIteratorProtocol {
    /// How much of a file is read at once.
    static let chunkSize = 256 * 1024

    private enum Source {
      case bytes(Data)
      case file(FileHandle)
      case stream(AsyncThrowingStream<Data, any Error>.Iterator)
      case source(any ChunkSource)
    }

    private var waiting: ArraySlice<Piece>
    private var current: Source?
    private let observer: (tell: TransferProgress.Observer, total: Int64?)?
    private var count: Int64 = 0

    init(pieces: [Piece], observer: (TransferProgress.Observer, Int64?)?) {
      waiting = pieces[...]
      self.observer = observer
      report()
    }

    private func report() {
      observer?.tell(TransferProgress(bytes: count, total: observer?.total))
    }

    public mutating func next() async throws -> Data? {
      guard let chunk = try await nextChunk() else { return nil }
      count += Int64(chunk.count)
      report()
      return chunk
    }

    private mutating func nextChunk() async throws -> Data? {
      while true {
        if let chunk = try await nextOfCurrent() { return chunk }
        // A stream also ends when its reader is cancelled: that is not the end of the body.
        try Task.checkCancellation()
        guard let piece = waiting.popFirst() else { return nil }
        current = try Self.open(piece)
      }
    }

    /// The next bytes of a file; none at its end. Foundation on Linux reads blocks of 4 kB, which takes several times as
    /// long.
    private static func readChunk(of handle: FileHandle) throws -> Data {
      var chunk = Data(count: chunkSize)
      var count = -1
      repeat {
        count = chunk.withUnsafeMutableBytes { read(handle.fileDescriptor, $0.baseAddress, chunkSize) }
      } while count < 0 && errno == EINTR
      guard count >= 0 else {
        throw CocoaError(.fileReadUnknown, userInfo: [NSUnderlyingErrorKey: POSIXError(.init(rawValue: errno) ?? .EIO)])
      }
      return count == chunkSize ? chunk : chunk.prefix(count)
    }

    private static func open(_ piece: Piece) throws -> Source {
      switch piece {
      case .bytes(let bytes): .bytes(bytes)
      case .file(let url, _): .file(try FileHandle(forReadingFrom: url))
      case .stream(let stream, _): .stream(stream.makeAsyncIterator())
      case .source(let source, _): .source(source)
      }
    }

    private mutating func nextOfCurrent() async throws -> Data? {
      switch current {
      case nil:
        return nil
      case .bytes(let bytes):
        current = nil
        return bytes.isEmpty ? nil : bytes
      case .file(let handle):
        let chunk = try Self.readChunk(of: handle)
        guard chunk.isEmpty else { return chunk }
        try handle.close()
        current = nil
        return nil
      case .stream(var iterator):
        let chunk = try await iterator.next()
        current = chunk == nil ? nil : .stream(iterator)
        return chunk
      case .source(let source):
        let chunk = try await source.nextChunk()
        if chunk == nil { current = nil }
        return chunk
      }
    }
  }
}
