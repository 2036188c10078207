/// Looks at what is in an output folder. Symbolic links are never followed: they may lead out of it.
struct TreeSurvey {
  /// nil where the folder is not there yet.
  private let root: OpenFolder?
  private let shown: String
  /// Most files share their folder with the one before.
  private var last: (path: String, folder: OpenFolder)?

  /// What is at a path.
  enum Found: Hashable {
    case nothing
    /// A file, by its bytes: two files with one hash need not be equal, where somebody wants that.
    case file([UInt8])
    /// Something that is no file is at the path, or no folder where one would have to be: its path.
    case obstacle(String)
  }

  /// - Parameters:
  ///   - root: The folder; nil where it is not there yet.
  ///   - shown: The folder as messages name it.
  init(root: OpenFolder?, shown: String) {
    self.root = root
    self.shown = shown
  }

  /// A larger file is none of ours.
  static let fileLimit = 1 << 30

  mutating func find(_ path: String) throws(WorkspaceError) -> Found {
    switch try place(of: path) {
    case .nowhere: return .nothing
    case .obstacle(let place): return .obstacle(place)
    case .entry(let folder, let name):
      switch folder.kind(of: name) {
      case .missing: return .nothing
      case .file: return .file(try folder.bytes(of: name, location: location(of: path), limit: Self.fileLimit))
      case .folder, .link, .special: return .obstacle(path)
      }
    }
  }

  /// The bytes of a file; nil where nothing is there.
  mutating func bytes(of path: String) throws(WorkspaceError) -> [UInt8]? {
    switch try find(path) {
    case .nothing: nil
    case .obstacle(let place): throw .inTheWay(shown, [place])
    case .file(let bytes): bytes
    }
  }

  /// A path of the folder as messages name it.
  func location(of path: String) -> String { "\(shown)/\(path)" }

  private mutating func place(of path: String) throws(WorkspaceError) -> OpenFolder.Place {
    let outer = TreePath.folders(of: path).last ?? ""
    if let last, last.path == outer {
      return .entry(last.folder, name: String(path.dropFirst(outer.isEmpty ? 0 : outer.count + 1)))
    }
    guard let root else { return .nowhere }
    do throws(SystemFailure) {
      let place = try root.place(of: path)
      if case .entry(let folder, _) = place { last = (outer, folder) }
      return place
    } catch {
      throw .unreadableFolder(location(of: outer), reason: error.reason)
    }
  }
}
