import Foundation
import SwiftEmitter

/// A folder of generated files, held for writing: other runs wait outside for as long as this value lives.
///
/// A run that was killed in the middle is finished when the folder is opened, so that what is read and written then is
/// whole.
public final class OutputTree {
  private let folder: TreeFolder
  private let disk: DiskChanges
  private var lock: FolderLock?
  /// Whether a killed run was finished.
  public private(set) var hasFinishedEarlierRun = false

  /// Opens a folder; one that is not there is made when something is written.
  public convenience init(_ path: String) throws(WorkspaceError) {
    try self.init(path, disk: DiskChanges())
  }

  init(_ path: String, disk: DiskChanges) throws(WorkspaceError) {
    folder = TreeFolder(path)
    self.disk = disk
    if try folder.exists() { try enter() }
  }

  /// The folder as it was named, without a slash at its end.
  public var path: String { folder.path }

  /// The text of a file of the folder; nil where it is not there.
  public func text(of name: String) throws(WorkspaceError) -> String? { try folder.text(of: name) }

  /// Makes the folder hold these files and none of earlier runs. All of that happens, or nothing.
  public func write(_ files: [SourceFile]) throws(WorkspaceError) -> TreeChanges {
    try TreeFolder.check(files)
    let isNew = lock == nil
    if isNew { try folder.make() }
    do throws(WorkspaceError) {
      if isNew { try enter() }
      let plan = try folder.plan(for: files)
      guard plan.inTheWay.isEmpty else { throw .inTheWay(folder.path, plan.inTheWay.sorted()) }
      if !plan.isEmpty { try carryOut(plan) }
      return TreeChanges(plan)
    } catch {
      // An empty folder is no output either.
      if isNew { rmdir(folder.path) }
      throw error
    }
  }

  private func enter() throws(WorkspaceError) {
    let root = try folder.root()
    lock = try FolderLock(root, for: .writing, shown: folder.path)
    let staging = TreeStaging(root: root, shown: folder.path, disk: disk)
    switch staging.remains() {
    case .nothing: return
    case .unprepared: staging.discard()
    case .foreign: throw .inTheWay(folder.path, [TreeStaging.folderName])
    case .prepared(let journal):
      try commit(journal, staging)
      hasFinishedEarlierRun = true
    }
  }

  private func carryOut(_ plan: TreePlan) throws(WorkspaceError) {
    let staging = TreeStaging(root: try folder.root(), shown: folder.path, disk: disk)
    try commit(try staging.prepare(plan), staging)
  }

  /// An interrupt is handled on the same queue: it waits until all is done.
  private func commit(_ journal: TreeJournal, _ staging: TreeStaging) throws(WorkspaceError) {
    let commit = TreeCommit(journal: journal, staging: staging)
    try Interrupts.queue.sync {
      Result { () throws(WorkspaceError) in try commit.run() }
    }.get()
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
