import SwiftEmitter

/// A folder of generated files, held for writing: other runs wait outside for as long as this value lives.
///
/// A run that was killed in the middle is finished when the folder is opened, so that what is read and written then is
/// whole.
public final class OutputTree {
  private let tree: WritableTree

  /// Opens a folder; one that is not there is made when something is written.
  public convenience init(_ path: String) throws(WorkspaceError) {
    try self.init(path, tools: TreeTools())
  }

  convenience init(_ path: String, tools: TreeTools) throws(WorkspaceError) {
    self.init(try WritableTree(path, tools: tools))
  }

  /// A folder that is held already.
  init(_ tree: WritableTree) {
    self.tree = tree
  }

  private var folder: TreeFolder { tree.folder }

  /// Whether a killed run was finished.
  public var hasFinishedEarlierRun: Bool { tree.hasFinishedEarlierRun }

  /// The folder as it was named, without a slash at its end.
  public var path: String { folder.path }

  /// The text of a file of the folder; nil where it is not there.
  public func text(of name: String) throws(WorkspaceError) -> String? { try folder.text(of: name) }

  /// Whether these files are as the last run wrote them, by the hashes that it left.
  public func isAsWritten(_ names: [String]) throws(WorkspaceError) -> Bool { try folder.isAsWritten(names) }

  /// The files that earlier runs wrote, as they are now.
  public func generatedFiles() throws(WorkspaceError) -> [SourceFile] { try folder.generatedFiles() }

  /// Makes the folder hold these files and none of earlier runs. All of that happens, or nothing.
  public func write(_ files: [SourceFile]) throws(WorkspaceError) -> TreeChanges {
    try TreeFolder.check(files)
    return try tree.carryOut { () throws(WorkspaceError) in
      let plan = try plan(for: files)
      return (plan.steps, TreeChanges(plan))
    }
  }

  /// What writing these files would change, for somebody who changes other files at the same time.
  public func plannedWrite(of files: [SourceFile]) throws(WorkspaceError) -> (summary: TreeChanges, files: [FileChange])
  {
    try TreeFolder.check(files)
    let plan = try plan(for: files)
    return (TreeChanges(plan), plan.steps.map(FileChange.init))
  }

  private func plan(for files: [SourceFile]) throws(WorkspaceError) -> TreePlan {
    let plan = try folder.plan(for: files)
    guard plan.inTheWay.isEmpty else { throw .inTheWay(folder.path, plan.inTheWay.sorted()) }
    return plan
  }
}

extension FileChange {
  fileprivate init(_ step: TreeStep) {
    self.init(step.bytes.map(Kind.write) ?? .remove, step.path)
  }
}

/// What writing has changed in an output folder.
public struct TreeChanges: Hashable, Sendable {
  /// Sorted by path, as all lists here. `generated.list` is in none of them.
  public var written: [String]
  /// Those of the written files that somebody had edited since the last run.
  public var overwritten: [String]
  public var removed: [String]
  /// Files of earlier runs that are not wanted any more, but were edited by hand.
  public var kept: [String]
  public var unchanged: Int

  init(_ plan: TreePlan) {
    written = plan.writes.map(\.file.path)
    overwritten = plan.writes.filter { $0.before == .edited }.map(\.file.path)
    removed = plan.removals.map(\.path)
    kept = plan.kept
    unchanged = plan.unchanged.count
  }
}
