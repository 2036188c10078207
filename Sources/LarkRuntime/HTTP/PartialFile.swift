import Foundation

/// A download that is not complete: the bytes so far beside the file that they will be, and what they are bytes of.
///
/// Only one program at a time can have it open.
final class PartialFile {
  /// What the server said of the file when its first byte came.
  struct Version: Codable, Hashable {
    /// A strong `ETag`, or else `Last-Modified`: what `If-Range` takes. Nil where the server sent neither.
    var validator: String?
    /// The length of the whole file.
    var total: Int64?

    init(validator: String? = nil, total: Int64? = nil) {
      self.validator = validator
      self.total = total
    }

    init(_ headers: HTTPHeaders, total: Int64?) {
      // A weak tag says that two files mean the same, not that they have the same bytes.
      let tag = headers["ETag"].flatMap { $0.hasPrefix("W/") ? nil : $0 }
      self.init(validator: tag ?? headers["Last-Modified"], total: total)
    }
  }

  /// Someone else has the partial file open.
  struct InUse: Error, Hashable, CustomStringConvertible {
    let path: String

    var description: String { "'\(path)' is being downloaded already; wait for that, or name another file." }
  }

  private let target: URL
  private let bytesURL: URL
  private let versionURL: URL
  private let handle: FileHandle
  private(set) var count: Int64
  /// Nil before the first response.
  private(set) var version: Version?

  /// Opens what an earlier run left, or begins anew.
  init(of target: URL) throws {
    self.target = target
    let folder = target.deletingLastPathComponent()
    bytesURL = folder.appendingPathComponent(".\(target.lastPathComponent).part")
    versionURL = folder.appendingPathComponent(".\(target.lastPathComponent).part.version")
    let descriptor = open(bytesURL.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw InUse(path: target.path) }
    count = Int64(try handle.seekToEnd())
    version = (try? Data(contentsOf: versionURL)).flatMap { try? JSONDecoder().decode(Version.self, from: $0) }
    // Without a name of the version, nothing would tell that the file changed since the earlier run.
    if version?.validator == nil, count > 0 { try discard() }
  }

  /// Forgets all bytes.
  func discard() throws {
    try handle.truncate(atOffset: 0)
    (count, version) = (0, nil)
    try? FileManager.default.removeItem(at: versionURL)
  }

  /// The first byte of a version is to come.
  func begin(_ version: Version) throws {
    try discard()
    self.version = version
    if version.validator != nil { try JSONEncoder().encode(version).write(to: versionURL, options: .atomic) }
  }

  func append(_ bytes: Data) throws {
    try handle.write(contentsOf: bytes)
    count += Int64(bytes.count)
  }

  /// Puts the file where it belongs.
  func complete() throws {
    guard rename(bytesURL.path, target.path) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    try? FileManager.default.removeItem(at: versionURL)
    try handle.close()
  }
}
