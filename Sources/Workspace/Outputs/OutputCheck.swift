import SwiftEmitter

/// A folder of generated files that is compared with what would be generated. Nothing is changed.
public final class OutputCheck {
  private let folder: TreeFolder
  private let watched: WatchedTree?

  /// Opens a folder. One that is not there lacks all files.
  public init(_ path: String) throws(WorkspaceError) {
    folder = TreeFolder(path)
    watched = try folder.exists() ? try WatchedTree(folder) : nil
  }

  /// The folder as it was named, without a slash at its end.
  public var path: String { folder.path }

  /// The text of a file of the folder; nil where it is not there.
  public func text(of name: String) throws(WorkspaceError) -> String? { try folder.text(of: name) }

  /// Whether these files are as the last run wrote them, by the hashes that it left.
  public func isAsWritten(_ names: [String]) throws(WorkspaceError) -> Bool { try folder.isAsWritten(names) }

  /// The files that earlier runs wrote, as they are now.
  public func generatedFiles() throws(WorkspaceError) -> [SourceFile] { try folder.generatedFiles() }

  /// What writing these files would change, sorted by path.
  public func drifts(from files: [SourceFile]) throws(WorkspaceError) -> [TreeDrift] {
    try TreeFolder.check(files)
    return TreeDrift.all(in: try folder.plan(for: files))
  }
}

/// A file that is not as it would be generated.
public struct TreeDrift: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case missing
    /// Written by an earlier run, and no longer what would be written; or no longer written at all.
    case stale
    /// Changed by hand since it was written.
    case edited
    /// Something that larkspur did not write, where a file of its own belongs.
    case foreign
  }

  public var kind: Kind
  public var path: String

  init(_ kind: Kind, _ path: String) {
    self.kind = kind
    self.path = path
  }

  static func all(in plan: TreePlan) -> [TreeDrift] {
    let writes = (plan.writes + [plan.list].compactMap { $0 }).map { write in
      switch write.before {
      case .missing: TreeDrift(.missing, write.file.path)
      case .outdated: TreeDrift(.stale, write.file.path)
      case .edited: TreeDrift(.edited, write.file.path)
      }
    }
    let removals = plan.removals.map { TreeDrift(.stale, $0.path) }
    let kept = plan.kept.map { TreeDrift(.edited, $0) }
    let foreign = plan.inTheWay.map { TreeDrift(.foreign, $0) }
    return (writes + removals + kept + foreign).sorted { $0.path < $1.path }
  }
}
