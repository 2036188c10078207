import Foundation

/// A folder that is open. What is done through it happens in this very folder, wherever its path leads meanwhile, and no
/// link inside is followed.
final class OpenFolder: Sendable {
  let descriptor: Int32
  /// As it was reached, for messages.
  let path: String

  private init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  /// Opens a folder by its path; links on the way are followed.
  convenience init(_ path: String) throws(SystemFailure) {
    let descriptor = Foundation.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last }
    self.init(descriptor: descriptor, path: path)
  }

  deinit { close(descriptor) }

  /// A folder inside, by its name.
  func folder(_ name: String) throws(SystemFailure) -> OpenFolder {
    OpenFolder(descriptor: try open(name, O_RDONLY | O_DIRECTORY), path: path(of: name))
  }

  /// Makes a folder inside, where none is there, and opens it.
  func makeFolder(_ name: String, mode: mode_t = 0o777) throws(SystemFailure) -> OpenFolder {
    if mkdirat(descriptor, name, mode) != 0, errno != EEXIST { throw .last }
    return try folder(name)
  }

  /// Opens a file; a link is none. The descriptor has to be closed.
  func open(_ name: String, _ flags: Int32, mode: mode_t = 0) throws(SystemFailure) -> Int32 {
    let file = openat(descriptor, name, flags | O_NOFOLLOW | O_CLOEXEC, mode)
    guard file >= 0 else { throw .last }
    return file
  }

  /// What is at a name, and not what a link leads to; nil where nothing is.
  func status(of name: String) -> stat? {
    var status = stat()
    return fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? status : nil
  }

  func kind(of name: String) -> FileKind { status(of: name).map(FileKind.init) ?? .missing }

  /// The status of the folder itself.
  var status: stat {
    get throws(SystemFailure) {
      var status = stat()
      guard fstat(descriptor, &status) == 0 else { throw .last }
      return status
    }
  }

  /// The bytes of a file.
  ///
  /// - Parameter location: The file as messages name it.
  func bytes(of name: String, location: String, limit: Int) throws(WorkspaceError) -> [UInt8] {
    let file: Int32
    do throws(SystemFailure) {
      // Without waiting: a pipe may have taken the place of the file.
      file = try open(name, O_RDONLY | O_NONBLOCK)
    } catch {
      throw .unreadableFile(location, reason: error.reason)
    }
    defer { close(file) }
    return try FileBytes.read(file, location: location, limit: limit)
  }

  func path(of name: String) -> String { path == "/" ? "/\(name)" : "\(path)/\(name)" }
}

// MARK: Ways into a folder

extension OpenFolder {
  /// Where a path below the folder leads.
  enum Place {
    /// The folder in which it ends, and the name there.
    case entry(OpenFolder, name: String)
    /// A folder on the way is not there.
    case nowhere
    /// Something else is there in place of a folder: its path.
    case obstacle(String)
  }

  /// Goes down a path, folder by folder, and never up.
  func place(of path: String) throws(SystemFailure) -> Place {
    var names = PathNames.of(path).map(String.init)
    guard !PathNames.isAbsolute(path), !names.contains(".."), let last = names.popLast() else { return .obstacle(path) }
    var folder = self
    for (depth, name) in names.enumerated() {
      do throws(SystemFailure) {
        folder = try folder.folder(name)
      } catch {
        switch error.code {
        case ENOENT: return .nowhere
        case ENOTDIR, ELOOP: return .obstacle(names[...depth].joined(separator: "/"))
        default: throw error
        }
      }
    }
    return .entry(folder, name: last)
  }
}

// MARK: What is in a folder

extension OpenFolder {
  /// Removes a folder with all that is in it, or whatever else is at the name.
  func removeTree(_ name: String) throws(SystemFailure) {
    try removeTree(Array(name.utf8CString))
  }

  /// By bytes: a name need not be UTF-8.
  private func removeTree(_ name: [CChar]) throws(SystemFailure) {
    // Systems answer differently to the removal of a folder as if it were a file.
    guard unlinkat(descriptor, name, 0) != 0, errno != ENOENT else { return }
    let failure = SystemFailure.last
    let inner = openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard inner >= 0 else { throw failure }
    let folder = OpenFolder(descriptor: inner, path: path)
    for entry in try folder.entries() { try folder.removeTree(entry) }
    guard unlinkat(descriptor, name, AT_REMOVEDIR) == 0 else { throw .last }
  }

  /// The names in the folder that are UTF-8.
  func names() throws(SystemFailure) -> [String] {
    try entries().compactMap { String(validating: $0.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self) }
  }

  /// The names in the folder, each with its closing zero.
  private func entries() throws(SystemFailure) -> [[CChar]] {
    // The stream closes its descriptor.
    guard let stream = fdopendir(dup(descriptor)) else { throw .last }
    defer { closedir(stream) }
    var names: [[CChar]] = []
    while let entry = readdir(stream) {
      let name = FolderListing.nameBytes(of: entry)
      if name == Array(".".utf8) || name == Array("..".utf8) { continue }
      names.append(name.map { CChar(bitPattern: $0) } + [0])
    }
    return names
  }
}
