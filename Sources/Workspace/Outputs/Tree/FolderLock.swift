import Foundation

/// Holds a folder, so that no two runs write to it at a time. Leaves nothing behind, even after a kill.
final class FolderLock {
  private let descriptor: Int32

  /// What is done with a folder that is held.
  enum Purpose {
    /// Nobody else may hold it.
    case writing
    /// Others may look, too.
    case looking
  }

  init(_ folder: String, for purpose: Purpose, shown: String) throws(WorkspaceError) {
    let handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { throw .unreadableFolder(shown, reason: SystemFailure.last.reason) }
    let operation =
      switch purpose {
      case .writing: LOCK_EX
      case .looking: LOCK_SH
      }
    // A file system that knows no locks is used without one.
    if flock(handle, operation | LOCK_NB) != 0, errno == EWOULDBLOCK {
      close(handle)
      throw .outputBusy(shown)
    }
    descriptor = handle
  }

  deinit {
    // A process that was just started may share the descriptor for a moment: closing alone would let it hold the folder.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}
