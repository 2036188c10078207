import Foundation

/// A download into a file that goes on where it broke off: after a cut connection at once, and after the end of the
/// program when it is run again.
///
/// ```swift
/// try await ResumableDownload(to: url).run { options in
///   try await lark.drive.v1.media.download(fileToken: token, options: options)
/// }
/// ```
///
/// Bytes that came wait in a hidden file beside the target, which takes its place when it is complete. The server is
/// asked for the rest of the same version (`Range`, `If-Range`); where it cannot give that, or the file has changed,
/// the download begins anew. Where the server names no version, a download goes on after a cut connection alone, and
/// only while the file keeps its length.
public struct ResumableDownload: Sendable {
  /// The file that is there in the end.
  public let url: URL
  /// What each call does otherwise than its client. Headers about ranges are added.
  public var options: CallOptions
  /// How often in a row the connection may break without one new byte, and how long to wait each time.
  public var retries: RetryPolicy
  /// The clock by which it waits.
  public var clock: ClientClock
  /// Gives a number from 0 to 1 by chance, for the lengths of waits.
  public var chance: @Sendable () -> Double
  /// Is told of each chunk. The bytes of earlier runs count.
  public var onProgress: TransferProgress.Observer?

  /// A download into this file. Nothing is sent before it runs.
  public init(
    to url: URL, options: CallOptions = .standard, retries: RetryPolicy = .standard, clock: ClientClock = .system,
    onProgress: TransferProgress.Observer? = nil
  ) {
    self.url = url
    self.options = options
    self.retries = retries
    self.clock = clock
    chance = { Double.random(in: 0...1) }
    self.onProgress = onProgress
  }

  /// The connection broke more often than it may. What came stays for the next run.
  public struct BrokenOff: Error {
    /// The bytes that are there.
    public let bytes: Int64
    /// How often it was tried.
    public let attempts: Int
    /// Why the last attempt failed.
    public let cause: any Error

    public var description: String {
      "The download broke off \(attempts) times in a row after \(bytes) bytes, which stay for the next run: "
        + cause.sentence
    }
  }

  /// Downloads until the file is complete.
  ///
  /// - Parameter call: Makes the call with the options that it is given.
  /// - Throws: What the call throws, ``BrokenOff``, or why the file cannot be written.
  public func run(_ call: (CallOptions) async throws -> Download) async throws {
    let file = try PartialFile(of: url)
    var fruitless = 0
    while true {
      let before = file.count
      guard let problem = try await attempt(file, call) else { return try file.complete() }
      try Task.checkCancellation()
      fruitless = file.count > before ? 1 : fruitless + 1
      guard fruitless < retries.attempts else {
        throw BrokenOff(bytes: file.count, attempts: fruitless, cause: problem)
      }
      try await clock.sleep(retries.wait(after: fruitless, chance: chance()))
    }
  }
}

// MARK: One attempt

extension ResumableDownload {
  /// Asks for what is missing and takes it; nil when the file is complete, else why it is not.
  private func attempt(_ file: PartialFile, _ call: (CallOptions) async throws -> Download) async throws
    -> (any Error)?
  {
    let download: Download
    do {
      download = try await call(options(for: file))
    } catch let error as LarkError where error.httpStatus == 416 && file.count > 0 {
      // The same version has no bytes beyond those that are there, or it has fewer.
      if ContentRange(error.headers["Content-Range"])?.total == file.count { return nil }
      try file.discard()
      return error
    }
    guard try accept(download, into: file) else { return Changed(path: url.path) }
    let problem = try await take(download.body, into: file)
    if problem != nil, !canGoOn(download, file) { try file.discard() }
    return problem
  }

  /// Whether the rest of a body can be asked for, and told from the rest of another one.
  private func canGoOn(_ download: Download, _ file: PartialFile) -> Bool {
    download.headers["Content-Encoding"] == nil && (file.version?.validator != nil || file.version?.total != nil)
  }

  /// The file is not the one whose first bytes are there.
  private struct Changed: Error, CustomStringConvertible {
    let path: String

    var description: String { "The server sent the rest of another version of '\(path)'." }
  }

  private func options(for file: PartialFile) -> CallOptions {
    var options = options
    // The bytes of a compressed response cannot be counted from outside.
    options.headers["Accept-Encoding"] = "identity"
    guard file.count > 0 else { return options }
    options.headers["Range"] = "bytes=\(file.count)-"
    options.headers["If-Range"] = file.version?.validator
    return options
  }

  /// Makes the file ready for the body of a response; false where that is of no use.
  private func accept(_ download: Download, into file: PartialFile) throws -> Bool {
    guard download.status == 206 else {
      // The whole file, from its first byte.
      try file.begin(PartialFile.Version(download.headers, total: download.length))
      return true
    }
    let range = ContentRange(download.headers["Content-Range"])
    let version = PartialFile.Version(download.headers, total: range?.total)
    let isSame = version.validator == nil || version.validator == file.version?.validator
    guard range?.start == file.count, isSame, version.total == file.version?.total || file.version?.total == nil else {
      try file.discard()
      return false
    }
    return true
  }

  private func take(_ body: BodyStream, into file: PartialFile) async throws -> (any Error)? {
    let total = file.version?.total
    onProgress?(TransferProgress(bytes: file.count, total: total))
    var chunks = body.makeAsyncIterator()
    while true {
      let chunk: Data?
      do {
        chunk = try await chunks.next()
      } catch {
        try Task.checkCancellation()
        return error
      }
      guard let chunk else { break }
      try file.append(chunk)
      onProgress?(TransferProgress(bytes: file.count, total: total))
    }
    guard let total, file.count != total else { return nil }
    // More than was announced is of no version; less is the end of a connection that no one noticed.
    if file.count > total { try file.discard() }
    return TransportError(.broken, "The file has \(total) bytes, and not all of them came.")
  }
}
