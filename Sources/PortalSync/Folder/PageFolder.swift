import Foundation
import Workspace

/// A folder for which pages are fetched: to write them, or only to see what would be written.
public protocol PageDestination {
  /// What the folder holds now.
  var state: PageFolderState { get }

  /// A place for downloads.
  func round(from portal: Portal, now: Date) throws -> DownloadRound
}

extension PageDestination {
  /// The folder as it was named, without a slash at its end.
  public var path: String { state.path }

  /// The portal of the pages that are there; nil where there are none yet.
  public var portal: Portal? { state.index?.portal }

  /// What the folder is to hold by a portal's list of pages.
  ///
  /// - Parameter acceptsRemovals: Whether any number of pages may go.
  public func goal(
    _ tree: DirectoryTree, of portal: Portal, scope: PageScope, acceptsRemovals: Bool
  ) throws(SyncError) -> SyncGoal {
    try SyncGoal(tree, known: state.index ?? SyncIndex(portal: portal), scope: scope, acceptsRemovals: acceptsRemovals)
  }

  /// What has to happen, now that pages are fetched.
  public func plan(for goal: SyncGoal, from portal: Portal, _ round: DownloadRound) throws(WorkspaceError) -> SyncPlan {
    try SyncPlan(
      for: goal, known: state.index ?? SyncIndex(portal: portal), shown: path, download: { round.page($0) },
      bytes: state.bytes)
  }
}

/// A folder that is filled with the pages of a portal, held for writing.
public final class PageFolder: PageDestination {
  private let tree: ProjectTree
  public let state: PageFolderState

  /// Opens a folder; one that is not there is made when a round begins.
  public init(_ path: String) throws {
    tree = try ProjectTree(path)
    let tree = tree
    state = try PageFolderState(path: tree.path) { name throws(WorkspaceError) in try tree.bytes(of: name) }
  }

  /// Whether a killed run was finished.
  public var hasFinishedEarlierRun: Bool { tree.hasFinishedEarlierRun }

  /// Goes on with the downloads of a run that was stopped, or begins new ones.
  public func round(from portal: Portal, now: Date) throws -> DownloadRound {
    try tree.make()
    return try DownloadRound(in: "\(tree.path)/\(DownloadRound.folderName)", from: portal, now: now)
  }

  /// Does what is planned, all of it or nothing, and ends the round.
  public func carryOut(_ plan: SyncPlan, ending round: DownloadRound) throws(WorkspaceError) {
    if !plan.changes.isEmpty { try tree.apply(plan.changes + [Self.endOfRound]) }
    round.discard()
  }

  /// The log of the round goes in the same moment in which the pages come: what was written is not to be taken for
  /// fresh downloads later.
  public static var endOfRound: FileChange {
    FileChange(.remove, "\(DownloadRound.folderName)/\(DownloadRound.logName)")
  }
}

/// The same folder for somebody who changes nothing.
public final class PageFolderView: PageDestination {
  private let view: ProjectView
  public let state: PageFolderState

  /// Opens a folder, which need not be there.
  public init(_ path: String) throws {
    view = try ProjectView(path)
    let view = view
    state = try PageFolderState(path: view.path) { name throws(WorkspaceError) in try view.bytes(of: name) }
  }

  /// Downloads that nobody goes on with: they lie elsewhere, and go with ``DownloadRound/discard()``.
  public func round(from portal: Portal, now: Date) throws -> DownloadRound {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("larkspur-\(UUID().uuidString)")
    return try DownloadRound(in: place.path, from: portal, now: now)
  }
}

/// What a folder of pages holds now.
public struct PageFolderState {
  let path: String
  /// nil where no run has written to the folder.
  let index: SyncIndex?
  let bytes: (String) throws(WorkspaceError) -> [UInt8]?

  init(path: String, bytes: @escaping (String) throws(WorkspaceError) -> [UInt8]?) throws {
    self.path = path
    self.bytes = bytes
    do {
      index = try bytes(SyncIndex.name).map { try SyncIndex($0) }
    } catch let objection as SyncIndex.IndexObjection {
      throw SyncError.badIndex("\(path)/\(SyncIndex.name)", reason: objection.reason)
    }
  }
}
