/// An output folder that is there and open.
struct TreeRoot {
  /// With all links resolved.
  let path: String
  let folder: OpenFolder
  /// As messages name it.
  let shown: String

  init(_ folder: TreeFolder) throws(WorkspaceError) {
    shown = folder.path
    do throws(SystemFailure) {
      path = try RealPath.of(shown).get()
      self.folder = try OpenFolder(path)
    } catch {
      throw .unreadableFolder(shown, reason: error.reason)
    }
  }

  /// Where a path of the folder leads.
  func place(of path: String) throws(WorkspaceError) -> OpenFolder.Place {
    do throws(SystemFailure) {
      return try folder.place(of: path)
    } catch {
      throw .unreadableFolder("\(shown)/\(path)", reason: error.reason)
    }
  }
}

/// What a run changes folders with.
struct TreeTools {
  var disk = DiskChanges()
  /// What journals are sealed with.
  var secret = UserSecret.standard
}
