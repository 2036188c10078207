import SwiftEmitter

/// A commit of the repository around a folder, and the files that it has there.
public struct Revision: Sendable {
  /// The commit as it was named.
  public let name: String
  private let git: Git

  /// Fails where there is no such commit.
  public init(_ name: String, around folder: String) throws(WorkspaceError) {
    self.name = name
    git = Git(folder: folder)
    _ = try git.find(commit: name)
  }

  /// The last commit; nil where there is none yet. Fails where there is no repository.
  public static func last(around folder: String) throws(WorkspaceError) -> Revision? {
    try Git(folder: folder).isUnborn() ? nil : try Revision("HEAD", around: folder)
  }

  /// A file or folder of the commit as an input; nil where the commit does not have it.
  ///
  /// - Parameter path: Counts from the folder.
  public func input(_ path: String) -> String? {
    let input = "\(name):./\(path)"
    return (try? git.find(input)) == nil ? nil : input
  }

  /// The bytes of a file; nil where the commit does not have it.
  public func bytes(of path: String) throws(WorkspaceError) -> [UInt8]? {
    let input = "\(name):./\(path)"
    guard case .file(let object) = try? git.find(input) else { return nil }
    return try GitObjects(in: git.folder).read(object, location: input, limit: FileBytes.pageLimit)
  }

  /// The generated files that the commit has in a folder.
  public func generatedFiles(in folder: String) throws(WorkspaceError) -> [SourceFile] {
    guard case .folder(let tree) = try? git.find("\(name):./\(folder)") else { return [] }
    let location = "\(name):\(folder)"
    let entries = try git.files(in: tree, for: location)
    let ids = Dictionary(entries.map { ($0.path, $0.object) }) { first, _ in first }
    let objects = try GitObjects(in: git.folder)
    return try GeneratedList.files(shown: location) { path throws(WorkspaceError) in
      guard let id = ids[path] else { return nil }
      return try objects.read(id, location: "\(location)/\(path)", limit: FileBytes.pageLimit)
    }
  }
}
