import Foundation

/// Holds a folder, so that no two runs write to it at a time. Leaves nothing behind, even after a kill.
final class FolderLock {
  private let folder: OpenFolder

  /// What is done with a folder that is held.
  enum Purpose {
    /// Nobody else may hold it.
    case writing
    /// Others may look, too.
    case looking
  }

  init(_ root: TreeRoot, for purpose: Purpose) throws(WorkspaceError) {
    let operation =
      switch purpose {
      case .writing: LOCK_EX
      case .looking: LOCK_SH
      }
    // A file system that knows no locks is used without one.
    if flock(root.folder.descriptor, operation | LOCK_NB) != 0, errno == EWOULDBLOCK { throw .outputBusy(root.shown) }
    folder = root.folder
  }

  deinit {
    // A process that was just started may share the descriptor for a moment: closing alone would let it hold the folder.
    flock(folder.descriptor, LOCK_UN)
  }
}
