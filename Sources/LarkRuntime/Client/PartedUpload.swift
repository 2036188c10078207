import Foundation

/// An upload in parts that the platform has opened, and how far it is.
///
/// It can be kept and taken up again, also by another process, as long as the platform keeps the upload open.
public struct UploadSession: Codable, Hashable, Sendable {
  /// The platform's name for the upload.
  public let id: String
  /// The size of every part but the last, in bytes.
  public let partSize: Int
  /// How many parts the file has.
  public let partCount: Int
  /// The parts that the platform has; the next one has this number.
  public internal(set) var sentParts: Int

  /// A session as a program stored it.
  public init(id: String, partSize: Int, partCount: Int, sentParts: Int = 0) {
    self.id = id
    self.partSize = partSize
    self.partCount = partCount
    self.sentParts = sentParts
  }
}

/// One part of a file, as the platform wants it described.
@_spi(Generated)
public struct UploadPart: Sendable {
  public let uploadID: String
  /// The place of the part, from 0.
  public let number: Int
  public let bytes: Data
  private let name: String

  /// The part as a file of a form.
  public var file: UploadFile { .bytes(bytes, name: name) }
  public var size: Int { bytes.count }
  /// The checksum by which the platform notices a damaged part.
  public var checksum: String { String(Adler32.checksum(of: bytes)) }

  init(_ bytes: Data, number: Int, of uploadID: String, name: String) {
    self.bytes = bytes
    self.number = number
    self.uploadID = uploadID
    self.name = name
  }
}

/// Sends a file part by part. One part is in memory at a time.
///
/// Emitted methods fill it where the pages document the three calls:
///
/// ```swift
/// let upload = PartedUpload(Self.uploadPrepareEndpoint, file, size: body.size, options)
/// let session = try await upload.session(resuming) { options in
///   let answer = try await uploadPrepare(body: body, options: options)
///   return (answer.uploadID, answer.blockSize, answer.blockNum)
/// }
/// try await upload.send(session, progress) { part, options in … }
/// ```
@_spi(Generated)
public struct PartedUpload: Sendable {
  private let endpoint: Endpoint
  private let file: UploadFile
  private let statedSize: Int?
  private let options: CallOptions
  /// The largest part that is taken into memory; the platform's have 4 MB.
  private static let largestPart = 1 << 30

  /// - Parameter size: The number of bytes that the opening call states.
  public init(_ endpoint: Endpoint, _ file: UploadFile, size: Int?, _ options: CallOptions) {
    self.endpoint = endpoint
    self.file = file
    statedSize = size
    self.options = options
  }

  /// The session to go on with, or a new one.
  public func session(
    _ known: UploadSession?, open: (CallOptions) async throws -> (id: String?, partSize: Int?, partCount: Int?)
  ) async throws -> UploadSession {
    if let size = file.size, let statedSize, size != statedSize {
      throw LarkError(
        .invalidRequest, "The file has \(size) bytes, and the call announces \(statedSize).", endpoint: endpoint)
    }
    if let known { return known }
    let answer = try await open(options)
    guard let id = answer.id, let partSize = answer.partSize, let partCount = answer.partCount, partSize > 0,
      partCount >= 0
    else {
      throw LarkError(
        .unreadable, "The platform opened an upload without saying its name, or the size and number of its parts.",
        endpoint: endpoint)
    }
    guard partSize <= Self.largestPart else {
      throw LarkError(
        .unreadable,
        "The platform asks for parts of \(partSize) bytes; more than \(Self.largestPart) are not taken into "
          + "memory.", endpoint: endpoint)
    }
    return UploadSession(id: id, partSize: partSize, partCount: partCount)
  }

  /// Sends the parts that are missing.
  ///
  /// - Parameters:
  ///   - progress: Is told after each part; what it is given can be resumed from.
  ///   - send: Sends one part. It is repeated after failures like any idempotent call: a part that comes twice takes its
  ///     own place.
  public func send(
    _ session: UploadSession, _ progress: (@Sendable (UploadSession) -> Void)?,
    send: (UploadPart, CallOptions) async throws -> Void
  ) async throws {
    var session = session
    var options = options
    options.isRepeatable = true
    var parts = PartReader(file.content, size: session.partSize)
    var number = 0
    while let bytes = try await next(of: &parts) {
      defer { number += 1 }
      guard number >= session.sentParts else { continue }
      guard number < session.partCount else { throw wrongCount(session, number + 1) }
      try await send(UploadPart(bytes, number: number, of: session.id, name: file.name), options)
      session.sentParts = number + 1
      progress?(session)
    }
    guard number == session.partCount else { throw wrongCount(session, number) }
  }

  private func next(of parts: inout PartReader) async throws -> Data? {
    do {
      return try await parts.next()
    } catch {
      throw LarkError.of(error, .invalidRequest, "The file could not be read", endpoint: endpoint)
    }
  }

  private func wrongCount(_ session: UploadSession, _ count: Int) -> LarkError {
    LarkError(
      .invalidRequest,
      "The file has \(count > session.partCount ? "more" : "less") than the \(session.partCount) parts of "
        + "\(session.partSize) bytes that the platform expects; it changed, or its stated size is wrong.",
      endpoint: endpoint)
  }
}

/// Cuts a body into parts of one size; the last may be shorter.
struct PartReader {
  private var chunks: BodyStream.AsyncIterator
  private var waiting = Data()
  private let size: Int

  init(_ body: BodyStream, size: Int) {
    chunks = body.makeAsyncIterator()
    self.size = size
  }

  mutating func next() async throws -> Data? {
    while waiting.count < size, let chunk = try await chunks.next() { waiting.append(chunk) }
    guard !waiting.isEmpty else { return nil }
    let part = Data(waiting.prefix(size))
    waiting = Data(waiting.dropFirst(size))
    return part
  }
}

/// The checksum of RFC 1950.
enum Adler32 {
  private static let modulus: UInt32 = 65521
  /// The most bytes that can be added before the sums need their modulus.
  private static let run = 5552

  static func checksum(of bytes: Data) -> UInt32 {
    var low: UInt32 = 1
    var high: UInt32 = 0
    bytes.withUnsafeBytes { bytes in
      var start = 0
      while start < bytes.count {
        let end = min(start + run, bytes.count)
        for byte in bytes[start..<end] {
          low += UInt32(byte)
          high += low
        }
        low %= modulus
        high %= modulus
        start = end
      }
    }
    return high << 16 | low
  }
}
