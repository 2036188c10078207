import Foundation

/// The single changes that a run makes to the disk, each of which a test can watch, and let fail.
///
/// All of them happen in folders that are open: no path is resolved again, and no link is followed.
struct DiskChanges {
  /// Told before each change: a test answers with a failure.
  var failure: (Change) -> SystemFailure? = { _ in nil }

  /// What happens to a path.
  struct Change: Hashable {
    var kind: Kind
    var path: String
    /// Where it goes, or which name it gets as well.
    var target: String?

    enum Kind: String {
      case makeFolder, removeFolder, move, link, remove, removeTree, write, sync
    }
  }

  func makeFolder(_ name: String, in folder: OpenFolder) throws(SystemFailure) {
    try ask(.makeFolder, folder.path(of: name))
    try check(mkdirat(folder.descriptor, name, 0o777))
  }

  /// Removes a folder, if it is empty.
  func removeFolder(_ name: String, in folder: OpenFolder) throws(SystemFailure) {
    try ask(.removeFolder, folder.path(of: name))
    try check(unlinkat(folder.descriptor, name, AT_REMOVEDIR))
  }

  /// Puts a file in another place, and in place of what is there.
  func move(_ name: String, in folder: OpenFolder, to target: String, in other: OpenFolder) throws(SystemFailure) {
    try ask(.move, folder.path(of: name), to: other.path(of: target))
    try check(renameat(folder.descriptor, name, other.descriptor, target))
  }

  /// Gives a file a second name, so that the first may be taken over by another file at once. Not every file system
  /// knows second names.
  func link(_ name: String, in folder: OpenFolder, as second: String, in other: OpenFolder) throws(SystemFailure) {
    try ask(.link, folder.path(of: name), to: other.path(of: second))
    try check(linkat(folder.descriptor, name, other.descriptor, second, 0))
  }

  func remove(_ name: String, in folder: OpenFolder) throws(SystemFailure) {
    try ask(.remove, folder.path(of: name))
    try check(unlinkat(folder.descriptor, name, 0))
  }

  /// Removes a folder with all that is in it.
  func removeTree(_ name: String, in folder: OpenFolder) throws(SystemFailure) {
    try ask(.removeTree, folder.path(of: name))
    try folder.removeTree(name)
  }

  /// Writes a new file down to the disk. It gets this mode, or that of any new file.
  func write(_ bytes: [UInt8], to name: String, in folder: OpenFolder, mode: mode_t?) throws(SystemFailure) {
    try ask(.write, folder.path(of: name))
    let descriptor = try folder.open(name, O_WRONLY | O_CREAT | O_EXCL, mode: 0o666)
    var failed = ByteSink.write(bytes, to: descriptor)
    if failed == nil, let mode, fchmod(descriptor, mode) != 0 { failed = .last }
    if failed == nil, fsync(descriptor) != 0 { failed = .last }
    if close(descriptor) != 0, failed == nil { failed = .last }
    if let failed { throw failed }
  }

  /// Writes the names in a folder down to the disk. A file system that cannot do that for a folder is used without.
  func sync(_ folder: OpenFolder) throws(SystemFailure) {
    try ask(.sync, folder.path)
    guard Self.flush(folder.descriptor) != 0 else { return }
    let failure = SystemFailure.last
    if failure.code != EINVAL, failure.code != ENOTSUP { throw failure }
  }

  /// What was written before is on the disk when this returns.
  private static func flush(_ descriptor: Int32) -> Int32 {
    #if canImport(Darwin)
      // There, fsync leaves it in the cache of the drive.
      if fcntl(descriptor, F_FULLFSYNC) != -1 { return 0 }
    #endif
    return fsync(descriptor)
  }

  private func ask(_ kind: Change.Kind, _ path: String, to target: String? = nil) throws(SystemFailure) {
    if let failure = failure(Change(kind: kind, path: path, target: target)) { throw failure }
  }

  private func check(_ result: Int32) throws(SystemFailure) {
    guard result == 0 else { throw .last }
  }
}
