import Foundation

/// Looks at what stands in an output folder. Symbolic links are never followed: they may lead out of it.
struct TreeSurvey {
  private let root: String
  private let shown: String
  /// Most files share their folders with others.
  private var folders: [String: FileKind] = [:]

  /// What stands at a path.
  enum Found: Hashable {
    case nothing
    case file(ContentHash)
    /// Something that is no file stands at the path, or no folder where one would have to be: its path.
    case obstacle(String)
  }

  /// - Parameters:
  ///   - root: The folder by its real path.
  ///   - shown: The folder as messages name it.
  init(root: String, shown: String) {
    self.root = root
    self.shown = shown
  }

  /// A larger file is none of ours.
  private static let fileLimit = 1 << 30

  mutating func find(_ path: String) throws(WorkspaceError) -> Found {
    for folder in TreePath.folders(of: path) {
      switch kind(ofFolder: folder) {
      case .missing: return .nothing
      case .folder: continue
      case .file, .link, .special: return .obstacle(folder)
      }
    }
    switch FileKind.of("\(root)/\(path)", followingLinks: false) {
    case .missing: return .nothing
    case .file: return .file(ContentHash(of: try bytes(of: path)))
    case .folder, .link, .special: return .obstacle(path)
    }
  }

  /// The bytes of a file that is there.
  func bytes(of path: String) throws(WorkspaceError) -> [UInt8] {
    try FileBytes.read("\(root)/\(path)", location: location(of: path), limit: Self.fileLimit)
  }

  /// A path of the folder as messages name it.
  func location(of path: String) -> String { "\(shown)/\(path)" }

  private mutating func kind(ofFolder path: String) -> FileKind {
    if let known = folders[path] { return known }
    let kind = FileKind.of("\(root)/\(path)", followingLinks: false)
    folders[path] = kind
    return kind
  }
}
