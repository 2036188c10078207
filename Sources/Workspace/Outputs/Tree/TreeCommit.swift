/// Does what a journal says: all of it, or, where something fails, nothing. It may be done again after a kill at any
/// point: what is done already shows in the staging folder.
struct TreeCommit {
  let journal: TreeJournal
  let staging: TreeStaging

  private var disk: DiskChanges { staging.disk }
  private var root: String { staging.root }

  func run() throws(WorkspaceError) {
    do throws(WorkspaceError) {
      for folder in journal.folders { try make(folder) }
      for (number, move) in journal.moves.enumerated() { try perform(move, number) }
    } catch {
      guard undo() else { throw .unfinishedOutput(staging.shown, reason: error.description) }
      staging.discard()
      throw error
    }
    removeEmptyFolders()
    staging.discard()
  }

  // MARK: - Forward

  private func make(_ folder: String) throws(WorkspaceError) {
    switch kind(of: folder) {
    case .folder: return
    case .missing:
      try staging.asWorkspaceError(at: folder) { () throws(SystemFailure) in try disk.makeFolder("\(root)/\(folder)") }
    case .file, .link, .special: throw .inTheWay(staging.shown, [folder])
    }
  }

  private func perform(_ move: TreeJournal.Move, _ number: Int) throws(WorkspaceError) {
    switch move.kind {
    case .create: try place(number, at: move.path, replaces: false)
    case .replace: try place(number, at: move.path, replaces: true)
    case .remove(let hash):
      guard holds(hash, move.path) else { return }
      try staging.asWorkspaceError(at: move.path) { () throws(SystemFailure) in
        try disk.move("\(root)/\(move.path)", to: staging.oldFile(number))
      }
    }
  }

  private func place(_ number: Int, at path: String, replaces: Bool) throws(WorkspaceError) {
    guard exists(staging.newFile(number)) else { return }
    let isThere: Bool
    switch kind(of: path) {
    case .missing: isThere = false
    case .file where replaces: isThere = true
    case .file, .folder, .link, .special: throw .inTheWay(staging.shown, [path])
    }
    try staging.asWorkspaceError(at: path) { () throws(SystemFailure) in
      if isThere, !exists(staging.oldFile(number)) { try keep(path, as: staging.oldFile(number)) }
      try disk.move(staging.newFile(number), to: "\(root)/\(path)")
    }
  }

  private func keep(_ path: String, as old: String) throws(SystemFailure) {
    do throws(SystemFailure) {
      try disk.link("\(root)/\(path)", as: old)
    } catch {
      try disk.move("\(root)/\(path)", to: old)
    }
  }

  /// Removes the folders of removed files that are empty now. One that stays does no harm.
  private func removeEmptyFolders() {
    for move in journal.moves {
      guard case .remove = move.kind else { continue }
      for folder in TreePath.folders(of: move.path).reversed() where kind(of: folder) == .folder {
        guard (try? disk.removeFolder("\(root)/\(folder)")) != nil else { break }
      }
    }
  }

  // MARK: - Back

  /// Takes back what was done. False where even that fails: then the next run goes forward again.
  private func undo() -> Bool {
    do throws(SystemFailure) {
      for (number, move) in journal.moves.enumerated().reversed() { try undo(move, number) }
    } catch {
      return false
    }
    for folder in journal.folders.reversed() { try? disk.removeFolder("\(root)/\(folder)") }
    return true
  }

  private func undo(_ move: TreeJournal.Move, _ number: Int) throws(SystemFailure) {
    let target = "\(root)/\(move.path)"
    switch move.kind {
    case .remove: break
    case .create, .replace:
      if !exists(staging.newFile(number)) { try disk.move(target, to: staging.newFile(number)) }
    }
    if exists(staging.oldFile(number)), kind(of: move.path) == .missing {
      try disk.move(staging.oldFile(number), to: target)
    }
  }

  // MARK: - Looking

  private func kind(of path: String) -> FileKind { FileKind.of("\(root)/\(path)", followingLinks: false) }

  private func exists(_ file: String) -> Bool { FileKind.of(file, followingLinks: false) != .missing }

  private func holds(_ hash: ContentHash, _ path: String) -> Bool {
    var survey = TreeSurvey(root: root, shown: staging.shown)
    return (try? survey.find(path)) == .file(hash)
  }
}
