import Foundation

/// The folder inside the output folder in which a run prepares what it is going to change.
struct TreeStaging {
  static let folderName = ".larkspur-staging"

  /// The output folder by its real path.
  let root: String
  /// The output folder as messages name it.
  let shown: String
  let disk: DiskChanges

  private var folder: String { "\(root)/\(Self.folderName)" }
  private var journalFile: String { "\(folder)/journal" }

  /// Where the new file of a move waits.
  func newFile(_ number: Int) -> String { "\(folder)/new/\(number)" }

  /// Where the old file of a move is kept until everything is done.
  func oldFile(_ number: Int) -> String { "\(folder)/old/\(number)" }

  /// Writes all new files and then the journal. Whatever fails, nothing remains of it.
  func prepare(_ steps: [TreeStep]) throws(WorkspaceError) -> TreeJournal {
    do throws(WorkspaceError) {
      return try fill(steps)
    } catch {
      discard()
      throw error
    }
  }

  private func fill(_ steps: [TreeStep]) throws(WorkspaceError) -> TreeJournal {
    for folder in [folder, "\(folder)/new", "\(folder)/old"] {
      try asWorkspaceError(at: Self.folderName) { () throws(SystemFailure) in try disk.makeFolder(folder) }
    }
    var journal = TreeJournal()
    for step in steps {
      if let bytes = step.bytes {
        try stage(bytes, for: step.move, as: journal.moves.count)
        journal.add(folders: missingFolders(of: step.move.path))
      }
      journal.moves.append(step.move)
    }
    try asWorkspaceError(at: Self.folderName) { () throws(SystemFailure) in
      try disk.write(Array(journal.text.utf8), to: journalFile, mode: nil)
      try disk.sync(folder: folder)
    }
    return journal
  }

  private func stage(_ bytes: [UInt8], for move: TreeJournal.Move, as number: Int) throws(WorkspaceError) {
    let target = "\(root)/\(move.path)"
    var old = stat()
    let isThere = move.kind != .create && stat(target, &old) == 0
    if isThere, access(target, W_OK) != 0 {
      throw .unwritable("\(shown)/\(move.path)", reason: SystemFailure.last.reason)
    }
    try asWorkspaceError(at: move.path) { () throws(SystemFailure) in
      try disk.write(bytes, to: newFile(number), mode: isThere ? old.st_mode & 0o7777 : nil)
    }
  }

  private func missingFolders(of path: String) -> [String] {
    TreePath.folders(of: path).filter { FileKind.of("\(root)/\($0)", followingLinks: false) == .missing }
  }

  /// What a killed run left.
  enum Remains {
    case nothing
    /// A run that was killed before it changed anything.
    case unprepared
    /// A run that was killed while it changed the output, or just before.
    case prepared(TreeJournal)
    /// Something that no run has left.
    case foreign
  }

  func remains() -> Remains {
    switch FileKind.of(folder, followingLinks: false) {
    case .missing: return .nothing
    case .file, .link, .special: return .foreign
    case .folder:
      let bytes = try? FileBytes.read(journalFile, location: journalFile, limit: FileBytes.pageLimit)
      let journal = bytes.flatMap { String(validating: $0, as: UTF8.self) }.flatMap(TreeJournal.init)
      return journal.map(Remains.prepared) ?? .unprepared
    }
  }

  /// The folders around one in which a killed run of the same user left work, outermost first. Others could have
  /// prepared anything there: what they left is theirs.
  static func unfinishedFolders(above root: String) -> [String] {
    TreePath.folders(of: root).map { $0.isEmpty ? "/" : $0 }.filter { outer in
      let folder = outer == "/" ? "/\(folderName)" : "\(outer)/\(folderName)"
      var status = stat()
      guard lstat("\(folder)/journal", &status) == 0, status.st_uid == geteuid(), lstat(folder, &status) == 0 else {
        return false
      }
      return FileKind(status) == .folder && status.st_uid == geteuid()
    }
  }

  /// Takes the staging folder away. The journal goes first: without it, half a folder misleads nobody. What cannot be
  /// removed is left to the next run.
  func discard() {
    try? disk.remove(journalFile)
    if FileKind.of(journalFile, followingLinks: false) == .missing { try? disk.removeTree(folder) }
  }

  func asWorkspaceError(at path: String, _ change: () throws(SystemFailure) -> Void) throws(WorkspaceError) {
    do throws(SystemFailure) {
      try change()
    } catch {
      throw .unwritable("\(shown)/\(path)", reason: error.reason)
    }
  }
}

extension TreeJournal {
  fileprivate mutating func add(folders missing: [String]) {
    for folder in missing where !folders.contains(folder) { folders.append(folder) }
  }
}
