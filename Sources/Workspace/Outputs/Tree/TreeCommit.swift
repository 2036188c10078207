import Foundation

/// Does what a journal says: all of it, or, where something fails, nothing. It may be done again after a kill at any
/// point: what is done already shows in the staging folder.
///
/// The power may fail, too. What comes first is on the disk before what comes next begins: the new files; the journal;
/// the moves, with the folders out of and into which they went; and only then the end of the journal.
struct TreeCommit {
  let journal: TreeJournal
  let staging: TreeStaging
  let area: TreeStaging.Area

  private var disk: DiskChanges { staging.disk }
  private var root: TreeRoot { staging.root }

  func run() throws(WorkspaceError) {
    do throws(WorkspaceError) {
      for folder in journal.folders { try make(folder) }
      for (number, move) in journal.moves.enumerated() { try perform(move, number) }
      for folder in touchedFolders {
        try staging.asWorkspaceError(at: folder) { () throws(SystemFailure) in try sync(folder) }
      }
    } catch {
      guard undo() else { throw .unfinishedOutput(root.shown, reason: error.description) }
      staging.discard()
      throw error
    }
    removeEmptyFolders()
    staging.discard()
  }

  // MARK: - Forward

  private func make(_ folder: String) throws(WorkspaceError) {
    let place = try place(of: folder)
    switch place.folder.kind(of: place.name) {
    case .folder: return
    case .missing:
      try staging.asWorkspaceError(at: folder) { () throws(SystemFailure) in
        try disk.makeFolder(place.name, in: place.folder)
      }
    case .file, .link, .special: throw .inTheWay(root.shown, [folder])
    }
  }

  private func perform(_ move: TreeJournal.Move, _ number: Int) throws(WorkspaceError) {
    switch move.kind {
    case .create: try put(number, at: move.path, replaces: false)
    case .replace: try put(number, at: move.path, replaces: true)
    case .remove(let hash):
      guard holds(hash, move.path) else { return }
      let place = try place(of: move.path)
      try staging.asWorkspaceError(at: move.path) { () throws(SystemFailure) in
        try disk.move(place.name, in: place.folder, to: "\(number)", in: area.old)
      }
    }
  }

  private func put(_ number: Int, at path: String, replaces: Bool) throws(WorkspaceError) {
    guard area.new.kind(of: "\(number)") != .missing else { return }
    let place = try place(of: path)
    let isThere: Bool
    switch place.folder.kind(of: place.name) {
    case .missing: isThere = false
    case .file where replaces: isThere = true
    case .file, .folder, .link, .special: throw .inTheWay(root.shown, [path])
    }
    try staging.asWorkspaceError(at: path) { () throws(SystemFailure) in
      if isThere, area.old.kind(of: "\(number)") == .missing { try keep(place, as: "\(number)") }
      try disk.move("\(number)", in: area.new, to: place.name, in: place.folder)
    }
  }

  private func keep(_ place: Place, as old: String) throws(SystemFailure) {
    do throws(SystemFailure) {
      try disk.link(place.name, in: place.folder, as: old, in: area.old)
    } catch {
      try disk.move(place.name, in: place.folder, to: old, in: area.old)
    }
  }

  /// The folders whose names change, by their paths; empty for the output folder itself.
  private var touchedFolders: [String] {
    let folders = (journal.folders + journal.moves.map(\.path)).map { TreePath.folders(of: $0).last ?? "" }
    return Set(folders).sorted()
  }

  private func sync(_ folder: String) throws(SystemFailure) {
    guard !folder.isEmpty else { return try disk.sync(root.folder) }
    guard case .entry(let outer, let name) = try root.folder.place(of: folder), outer.kind(of: name) == .folder else {
      return
    }
    try disk.sync(try outer.folder(name))
  }

  /// Removes the folders of removed files that are empty now. One that stays does no harm.
  private func removeEmptyFolders() {
    for move in journal.moves {
      guard case .remove = move.kind else { continue }
      for folder in TreePath.folders(of: move.path).reversed() {
        guard let place = try? place(of: folder), place.folder.kind(of: place.name) == .folder else { continue }
        guard (try? disk.removeFolder(place.name, in: place.folder)) != nil else { break }
      }
    }
  }

  // MARK: - Back

  /// Takes back what was done. False where even that fails: then the next run goes forward again.
  private func undo() -> Bool {
    do {
      for (number, move) in journal.moves.enumerated().reversed() { try undo(move, number) }
      for folder in touchedFolders { try sync(folder) }
    } catch {
      return false
    }
    for folder in journal.folders.reversed() {
      if let place = try? place(of: folder) { try? disk.removeFolder(place.name, in: place.folder) }
    }
    return true
  }

  private func undo(_ move: TreeJournal.Move, _ number: Int) throws {
    let (new, old) = (area.new.kind(of: "\(number)"), area.old.kind(of: "\(number)"))
    let isPlaced = move.tag != nil && new == .missing
    guard isPlaced || old != .missing else { return }
    let place = try place(of: move.path)
    if isPlaced { try disk.move(place.name, in: place.folder, to: "\(number)", in: area.new) }
    if old != .missing, place.folder.kind(of: place.name) == .missing {
      try disk.move("\(number)", in: area.old, to: place.name, in: place.folder)
    }
  }

  // MARK: - Looking

  private typealias Place = (folder: OpenFolder, name: String)

  /// The open folder of a path. A folder that is not there, or something else in its place, is a failure.
  private func place(of path: String) throws(WorkspaceError) -> Place {
    switch try root.place(of: path) {
    case .entry(let folder, let name): return (folder, name)
    case .nowhere: throw .unwritable("\(root.shown)/\(path)", reason: SystemFailure(code: ENOENT).reason)
    case .obstacle(let place): throw .inTheWay(root.shown, [place])
    }
  }

  private func holds(_ hash: ContentHash, _ path: String) -> Bool {
    var survey = TreeSurvey(root: root.folder, shown: root.shown)
    guard case .file(let bytes)? = try? survey.find(path) else { return false }
    return ContentHash(of: bytes) == hash
  }
}
