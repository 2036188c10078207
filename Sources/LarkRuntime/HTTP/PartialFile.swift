import Foundation

/// A download that is not complete: the bytes so far beside the file that they will be, and what they are bytes of.
///
/// Only one program at a time can have it open. Nothing is written through a link, nor into a file of somebody else: in a
/// folder that several people share, anything may have the name of the file.
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

  /// What has the name of the partial file is no file, or one of somebody else that cannot be removed.
  struct Foreign: Error, Hashable, CustomStringConvertible {
    let path: String

    var description: String {
      "'\(path)', into which the bytes of a download go, is a link, or belongs to somebody else; remove it, or download "
        + "into another folder."
    }
  }

  private let target: URL
  private let bytesURL: URL
  private let versionURL: URL
  private let handle: FileHandle
  private(set) var count: Int64
  /// Nil before the first response.
  private(set) var version: Version?

  /// Opens what an earlier run left, or begins anew.
  ///
  /// - Parameter whenOpened: Called between opening the file and holding it, when a test lets others come in between.
  init(of target: URL, whenOpened: () -> Void = {}) throws {
    self.target = target
    let folder = target.deletingLastPathComponent()
    bytesURL = folder.appendingPathComponent(".\(target.lastPathComponent).part")
    versionURL = folder.appendingPathComponent(".\(target.lastPathComponent).part.version")
    handle = try Self.lockedFile(bytesURL.path, for: target, whenOpened)
    count = Int64(try handle.seekToEnd())
    version = try Self.readVersion(versionURL.path)
    // Without a name of the version, nothing would tell that the file changed since the earlier run.
    if version?.validator == nil, count > 0 { try discard() }
  }

  /// Forgets all bytes.
  func discard() throws {
    try handle.truncate(atOffset: 0)
    (count, version) = (0, nil)
    unlink(versionURL.path)
  }

  /// The first byte of a version is to come.
  func begin(_ version: Version) throws {
    try discard()
    self.version = version
    guard version.validator != nil else { return }
    // Whatever has the name now came since it was removed.
    let file = FileHandle(
      fileDescriptor: try Self.open(versionURL.path, O_WRONLY | O_CREAT | O_EXCL), closeOnDealloc: true)
    try file.write(contentsOf: try JSONEncoder().encode(version))
  }

  func append(_ bytes: Data) throws {
    try handle.write(contentsOf: bytes)
    count += Int64(bytes.count)
  }

  /// Puts the file where it belongs.
  func complete() throws {
    // Somebody may have removed the name, and another download may have begun under it.
    guard Self.isFile(handle.fileDescriptor, at: bytesURL.path) else { throw POSIXError(.ENOENT) }
    guard rename(bytesURL.path, target.path) == 0 else { throw Self.lastError }
    unlink(versionURL.path)
    try handle.close()
  }
}

// MARK: On the disk

extension PartialFile {
  /// Opens the file and holds it. Its bytes stay as they are.
  private static func lockedFile(_ path: String, for target: URL, _ whenOpened: () -> Void) throws -> FileHandle {
    for _ in 0..<attempts {
      let file = try openedFile(path)
      whenOpened()
      guard flock(file.handle.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else { break }
      // Between opening and holding it, its download may have been completed: then these are the bytes of the target, and
      // the name is free.
      guard isFile(file.handle.fileDescriptor, at: path) else { continue }
      if file.isOurs { return file.handle }
      // What somebody else wrote is not the start of this download.
      guard unlink(path) == 0 else { throw Foreign(path: path) }
    }
    throw InUse(path: target.path)
  }

  /// So often, somebody else may take the name away between two calls.
  private static let attempts = 100

  /// A new file, or the one that is there.
  private static func openedFile(_ path: String) throws -> (handle: FileHandle, isOurs: Bool) {
    do {
      let descriptor = try open(path, O_RDWR | O_CREAT | O_EXCL)
      return (FileHandle(fileDescriptor: descriptor, closeOnDealloc: true), true)
    } catch let error as POSIXError where error.code == .EEXIST {
      let handle = FileHandle(fileDescriptor: try open(path, O_RDWR | O_CREAT | O_NONBLOCK), closeOnDealloc: true)
      return (handle, try isOurs(handle.fileDescriptor, path))
    }
  }

  private static func readVersion(_ path: String) throws -> Version? {
    guard let descriptor = try? open(path, O_RDONLY | O_NONBLOCK) else { return nil }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    guard (try? isOurs(descriptor, path)) == true else { return nil }
    return try file.read(upToCount: versionLimit).flatMap { try? JSONDecoder().decode(Version.self, from: $0) }
  }

  /// Headers are not longer.
  private static let versionLimit = 1 << 16

  /// Opens a file, and nothing that a link leads to.
  private static func open(_ path: String, _ flags: Int32) throws -> Int32 {
    let descriptor = Foundation.open(path, flags | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw errno == ELOOP ? Foreign(path: path) : lastError }
    return descriptor
  }

  /// Whether a file belongs to the user who runs the program. Something else than a file is refused.
  private static func isOurs(_ descriptor: Int32, _ path: String) throws -> Bool {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw Foreign(path: path) }
    return status.st_uid == geteuid()
  }

  /// Whether an open file still has its name.
  private static func isFile(_ descriptor: Int32, at path: String) -> Bool {
    var (opened, named) = (stat(), stat())
    guard fstat(descriptor, &opened) == 0, lstat(path, &named) == 0 else { return false }
    return opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
  }

  private static var lastError: POSIXError { POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
}
