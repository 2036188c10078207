import Foundation

/// A failed call of the system.
struct SystemFailure: Error, Hashable {
  var code: Int32

  /// The system's words, for example `Permission denied`.
  var reason: String { String(cString: strerror(code)) }

  /// The failure of the call that was just made.
  static var last: SystemFailure { SystemFailure(code: errno) }
}

/// What a path leads to.
enum FileKind: Hashable {
  case folder, file, link
  /// A pipe, socket or device.
  case special
  case missing

  static func of(_ path: String, followingLinks: Bool) -> FileKind {
    var status = stat()
    let result = followingLinks ? stat(path, &status) : lstat(path, &status)
    guard result == 0 else { return .missing }
    return FileKind(status)
  }

  init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFDIR: self = .folder
    case S_IFREG: self = .file
    case S_IFLNK: self = .link
    default: self = .special
    }
  }
}

/// A path with all its links resolved.
enum RealPath {
  static func of(_ path: String) -> Result<String, SystemFailure> {
    guard let resolved = realpath(path, nil) else { return .failure(.last) }
    defer { free(resolved) }
    return .success(String(cString: resolved))
  }

  /// The real path of something that need not be there yet.
  static func ofFuture(_ path: String) -> String {
    if case .success(let real) = of(path) { return real }
    let path = URL(fileURLWithPath: path).standardizedFileURL.path
    for folder in (["/"] + TreePath.folders(of: path)).reversed() {
      if case .success(let real) = of(folder) {
        let rest = path.dropFirst(folder.count).drop { $0 == "/" }
        return real == "/" ? "/\(rest)" : "\(real)/\(rest)"
      }
    }
    return path
  }
}

/// The names in a folder, sorted, without hidden ones.
struct FolderListing {
  var names: [String] = []
  /// Names that are no UTF-8, as well as they can be shown.
  var unreadableNames: [String] = []

  static func read(_ path: String) -> Result<FolderListing, SystemFailure> {
    guard let stream = opendir(path) else { return .failure(.last) }
    defer { closedir(stream) }
    var listing = FolderListing()
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { return .failure(.last) }
        listing.names.sort()
        return .success(listing)
      }
      listing.add(nameBytes(of: entry))
    }
  }

  /// The name field is a C array whose declared size differs between systems; its length is up to the first zero.
  static func nameBytes(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
    withUnsafePointer(to: &entry.pointee.d_name) { field in
      field.withMemoryRebound(to: UInt8.self, capacity: MemoryLayout.size(ofValue: field.pointee)) { bytes in
        [UInt8](
          UnsafeBufferPointer(start: bytes, count: strlen(UnsafeRawPointer(bytes).assumingMemoryBound(to: CChar.self))))
      }
    }
  }

  private mutating func add(_ bytes: [UInt8]) {
    guard bytes.first != UInt8(ascii: ".") else { return }
    if let name = String(validating: bytes, as: UTF8.self) {
      names.append(name)
    } else {
      unreadableNames.append(String(decoding: bytes, as: UTF8.self))
    }
  }
}

/// Reads whole files.
enum FileBytes {
  /// The largest file that is taken for a page; real pages have at most some 100 kB.
  static let pageLimit = 64 << 20

  /// Opens without waiting, so that a pipe that replaced a file since it was found cannot hang the program.
  static func read(_ path: String, location: String, limit: Int) throws(WorkspaceError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadableFile(location, reason: SystemFailure.last.reason) }
    defer { close(descriptor) }
    return try read(descriptor, location: location, limit: limit)
  }

  /// Reads an open file from its start.
  static func read(_ descriptor: Int32, location: String, limit: Int) throws(WorkspaceError) -> [UInt8] {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .unreadableFile(location, reason: SystemFailure.last.reason)
    }
    guard FileKind(status) == .file else { throw .notRegularFile(location) }
    guard status.st_size <= limit else { throw .fileTooLarge(location, limit: limit) }
    var failure: SystemFailure?
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
      (count, failure) = fill(buffer, from: descriptor)
    }
    if let failure { throw .unreadableFile(location, reason: failure.reason) }
    return bytes
  }

  /// Reads until the buffer is full or the file ends, and says how far it came and what stopped it.
  private static func fill(
    _ buffer: UnsafeMutableBufferPointer<UInt8>, from descriptor: Int32
  ) -> (count: Int, failure: SystemFailure?) {
    var count = 0
    while count < buffer.count {
      let read = Foundation.read(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
      if read == 0 { break }
      if read < 0 {
        if errno == EINTR { continue }
        return (count, .last)
      }
      count += read
    }
    return (count, nil)
  }
}
