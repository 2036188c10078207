import Foundation

/// A folder of the program's own inside a folder of the user, for what a run keeps until it has ended. No link in it is
/// followed.
public final class ScratchFolder {
  private let outer: OpenFolder
  private let name: String
  private let folder: OpenFolder
  /// As messages name it.
  private let shown: String

  private init(_ name: String, in outer: OpenFolder, _ folder: OpenFolder, shown: String) {
    self.name = name
    self.outer = outer
    self.folder = folder
    self.shown = shown
  }

  /// The folder that an earlier run left; nil where there is none.
  public static func find(_ path: String) throws(WorkspaceError) -> ScratchFolder? {
    let (outer, name) = try place(of: path)
    switch outer.kind(of: name) {
    case .missing: return nil
    case .file, .link, .special: throw .inTheWay(outer.path, [name])
    case .folder:
      return ScratchFolder(
        name, in: outer, try unwritable(path) { () throws(SystemFailure) in try outer.folder(name) }, shown: path)
    }
  }

  /// A folder that holds these folders, and perhaps what could not be removed of an earlier one.
  public static func make(_ path: String, folders: [String]) throws(WorkspaceError) -> ScratchFolder {
    let (outer, name) = try place(of: path)
    return try unwritable(path) { () throws(SystemFailure) in
      let folder = try outer.makeFolder(name)
      for inner in folders { _ = try folder.makeFolder(inner) }
      return ScratchFolder(name, in: outer, folder, shown: path)
    }
  }

  private static func place(of path: String) throws(WorkspaceError) -> (outer: OpenFolder, name: String) {
    let outer = OutputFile.folder(of: path)
    let name = PathNames.of(path).last.map(String.init) ?? path
    return (try unwritable(path) { () throws(SystemFailure) in try OpenFolder(outer) }, name)
  }

  // MARK: - Files

  /// The bytes of a file; nil where there is none that can be read.
  public func bytes(of path: String) -> [UInt8]? {
    guard case .entry(let folder, let name)? = try? folder.place(of: path) else { return nil }
    return try? folder.bytes(of: name, location: path, limit: FileBytes.pageLimit)
  }

  /// Writes a file whole or not at all.
  public func write(_ bytes: [UInt8], to path: String) throws(WorkspaceError) {
    let location = "\(shown)/\(path)"
    try Self.unwritable(location) { () throws(SystemFailure) in
      guard case .entry(let folder, let name) = try folder.place(of: path) else { throw SystemFailure(code: ENOTDIR) }
      let draft = "\(UInt64.random(in: 0 ... .max)).part"
      let file = try folder.open(draft, O_WRONLY | O_CREAT | O_EXCL, mode: 0o666)
      var failure = ByteSink.write(bytes, to: file)
      if close(file) != 0, failure == nil { failure = .last }
      if failure == nil, renameat(folder.descriptor, draft, folder.descriptor, name) != 0 { failure = .last }
      guard let failure else { return }
      unlinkat(folder.descriptor, draft, 0)
      throw failure
    }
  }

  /// Opens a file that is there, to go on with it.
  public func open(_ name: String) throws(WorkspaceError) -> FileHandle {
    try Self.unwritable("\(shown)/\(name)") { () throws(SystemFailure) in
      FileHandle(fileDescriptor: try folder.open(name, O_RDWR), closeOnDealloc: true)
    }
  }

  /// Takes the folder away, one of its files first. What cannot be removed stays.
  public func discard(first file: String) {
    unlinkat(folder.descriptor, file, 0)
    try? outer.removeTree(name)
  }

  private static func unwritable<Value>(
    _ path: String, _ work: () throws(SystemFailure) -> Value
  ) throws(WorkspaceError) -> Value {
    do throws(SystemFailure) {
      return try work()
    } catch {
      throw .unwritable(path, reason: error.reason)
    }
  }

  // MARK: - Seals

  /// What shows later that this user's larkspur wrote a text for a folder at this place; nil where the user has no secret.
  public static func seal(of text: String, for path: String) -> String? {
    guard case .success(let secret) = UserSecret.standard else { return nil }
    return secret.key(for: "scratch \(RealPath.ofFuture(path))").tag(of: Array(text.utf8)).text
  }
}
