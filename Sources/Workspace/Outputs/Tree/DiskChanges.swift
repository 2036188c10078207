import Foundation

/// The single changes that a run makes to the disk, each of which a test can let fail.
struct DiskChanges {
  /// Asked before each change: a test answers with a failure.
  var failure: () -> SystemFailure? = { nil }

  func makeFolder(_ path: String) throws(SystemFailure) {
    try change { mkdir(path, 0o777) }
  }

  /// Removes a folder, if it is empty.
  func removeFolder(_ path: String) throws(SystemFailure) {
    try change { rmdir(path) }
  }

  /// Puts a file in another place, and in place of what stands there.
  func move(_ path: String, to target: String) throws(SystemFailure) {
    try change { rename(path, target) }
  }

  /// Gives a file a second name, so that the first may be taken over by another file at once. Not every file system
  /// knows second names.
  func link(_ path: String, as name: String) throws(SystemFailure) {
    try change { Foundation.link(path, name) }
  }

  func remove(_ path: String) throws(SystemFailure) {
    try change { unlink(path) }
  }

  /// Removes a folder with all that is in it.
  func removeTree(_ path: String) throws(SystemFailure) {
    try change { (try? FileManager.default.removeItem(atPath: path)) == nil ? -1 : 0 }
  }

  /// Writes a new file down to the disk. It gets the mode of another one, where there is one.
  func write(_ bytes: [UInt8], to path: String, mode: mode_t?) throws(SystemFailure) {
    if let failure = failure() { throw failure }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .last }
    var failed = ByteSink.write(bytes, to: descriptor)
    if failed == nil, let mode, fchmod(descriptor, mode) != 0 { failed = .last }
    if failed == nil, fsync(descriptor) != 0 { failed = .last }
    if close(descriptor) != 0, failed == nil { failed = .last }
    if let failed { throw failed }
  }

  /// Writes the names in a folder down to the disk.
  func sync(folder path: String) throws(SystemFailure) {
    if let failure = failure() { throw failure }
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .last }
  }

  private func change(_ call: () -> Int32) throws(SystemFailure) {
    if let failure = failure() { throw failure }
    guard call() == 0 else { throw .last }
  }
}
