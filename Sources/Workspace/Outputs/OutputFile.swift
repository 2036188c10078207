import Foundation

/// Writes a file whole or not at all.
public enum OutputFile {
  /// What became of the file.
  public enum Outcome: Hashable, Sendable {
    case written
    /// The file held these bytes already and was not touched.
    case unchanged
  }

  /// Writes a new file beside the old one and then puts it in its place, so that nobody ever sees a half-written file,
  /// and a failure (a full disk, an interrupt) leaves the old one as it was.
  @discardableResult
  public static func write(_ bytes: [UInt8], to path: String) throws(WorkspaceError) -> Outcome {
    try PlantedLink.check(path)
    var target = path
    if case .success(let resolved) = RealPath.of(path) { target = resolved }
    if FileKind.of(target, followingLinks: true) == .special {
      // A device or pipe is written to, never replaced.
      try fill(target, flags: O_WRONLY, with: bytes, shown: path)
      return .written
    }
    // An interrupt is handled on the same queue: it waits for a file that is being written.
    return try Interrupts.queue.sync {
      Result { () throws(WorkspaceError) in try replace(target, with: bytes, shown: path) }
    }.get()
  }

  private static func replace(
    _ target: String, with bytes: [UInt8], shown path: String
  ) throws(WorkspaceError) -> Outcome {
    switch FileKind.of(target, followingLinks: true) {
    case .folder: throw .outputIsFolder(path)
    case .file:
      if holds(target, bytes) { return .unchanged }
      guard access(target, W_OK) == 0 else { throw .unwritable(path, reason: SystemFailure.last.reason) }
    case .missing, .link, .special:
      let folder = folder(of: target)
      guard FileKind.of(folder, followingLinks: true) == .folder else {
        throw .outputFolderMissing(path, folder: folder)
      }
    }
    try fillAndRename(target, with: bytes, shown: path)
    return .written
  }

  private static func fillAndRename(
    _ target: String, with bytes: [UInt8], shown path: String
  ) throws(WorkspaceError) {
    let draft = "\(folder(of: target))/.larkspur-\(UInt32.random(in: 0 ... .max)).part"
    do throws(WorkspaceError) {
      try fill(draft, flags: O_WRONLY | O_CREAT | O_EXCL, with: bytes, shown: path)
    } catch {
      unlink(draft)
      throw error
    }
    var old = stat()
    if stat(target, &old) == 0 { chmod(draft, old.st_mode & 0o7777) }
    guard rename(draft, target) == 0 else {
      let failure = SystemFailure.last
      unlink(draft)
      throw .unwritable(path, reason: failure.reason)
    }
  }

  private static func fill(
    _ file: String, flags: Int32, with bytes: [UInt8], shown path: String
  ) throws(WorkspaceError) {
    let descriptor = open(file, flags | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .unwritable(path, reason: SystemFailure.last.reason) }
    if let failure = ByteSink.write(bytes, to: descriptor) {
      close(descriptor)
      throw .unwritable(path, reason: failure.reason)
    }
    // Some file systems find out that they are full only now.
    guard close(descriptor) == 0 else { throw .unwritable(path, reason: SystemFailure.last.reason) }
  }

  private static func holds(_ path: String, _ bytes: [UInt8]) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0, Int(status.st_size) == bytes.count else { return false }
    return (try? FileBytes.read(path, location: path, limit: bytes.count)) == bytes
  }

  /// The folder in which a file lies, as it is reached from here: `.` for a name alone.
  public static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

/// Writes bytes to an open file until all are written.
enum ByteSink {
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> SystemFailure? {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Foundation.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      }
      if count < 0 {
        if errno == EINTR { continue }
        return .last
      }
      written += count
    }
    return nil
  }
}
