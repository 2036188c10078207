import Foundation

/// An open file that only the user who runs the program can have written.
///
/// What is checked is the file that was opened, not its path: it may be replaced between a look and the opening.
final class PrivateFile: Sendable {
  typealias Unusable = FileTokenCache.Unusable

  let path: String
  private let descriptor: Int32

  /// Opens a file to read it.
  static func reading(_ path: String) throws(Unusable) -> PrivateFile {
    try PrivateFile(path, O_RDONLY)
  }

  /// Opens a file to lock it, and makes it where it is missing.
  static func lock(at path: String) throws(Unusable) -> PrivateFile {
    try PrivateFile(path, O_RDWR | O_CREAT)
  }

  /// Does not follow a link, and does not wait for the other end of a pipe.
  private init(_ path: String, _ mode: Int32) throws(Unusable) {
    self.path = path
    descriptor = open(path, mode | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else {
      throw errno == ELOOP
        ? Unusable(path: path, reason: "it is a symbolic link", advice: "name the file itself")
        : Unusable(path: path, code: errno)
    }
    if let reason = try objection() {
      throw Unusable(path: path, reason: reason, advice: "remove it, or name a place of your own")
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Why the open file is not to be believed; nil where it is.
  private func objection() throws(Unusable) -> String? {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Unusable(path: path, code: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { return "it is not a regular file" }
    // The administrator can read and write everything anyway.
    guard status.st_uid == geteuid() || status.st_uid == 0 else { return "it belongs to user \(status.st_uid)" }
    guard status.st_mode & 0o022 == 0 else {
      return "other users may write to it, by its mode \(String(status.st_mode & 0o777, radix: 8))"
    }
    // By a hard link, somebody can pass off a file of this user for another one.
    guard status.st_nlink < 2 else { return "the file has another name, too" }
    return nil
  }
}

extension PrivateFile {
  /// The content.
  func bytes() throws(Unusable) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Unusable(path: path, code: errno) }
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
    }
  }

  /// Locks the file for this process if no other one has it. The lock ends with the file.
  func lock() throws(Unusable) -> Bool {
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      switch errno {
      case EINTR: continue
      case EWOULDBLOCK: return false
      case let code: throw Unusable(path: path, code: code)
      }
    }
    return true
  }
}
