import Foundation

/// The folder inside the output folder in which a run prepares what it is going to change.
///
/// What an earlier run left there is work to be done only where its journal has the seal of the same user: a clone or an
/// archive may bring such a folder along.
struct TreeStaging {
  static let folderName = ".larkspur-staging"
  private static let journalName = "journal"

  let root: TreeRoot
  private let tools: TreeTools
  private let sealKey: SecretKey

  init(_ root: TreeRoot, _ tools: TreeTools) {
    self.root = root
    self.tools = tools
    sealKey = Self.sealKey(of: root, tools)
  }

  var disk: DiskChanges { tools.disk }
  private var shown: String { root.shown }

  /// The open folders of a staging folder.
  struct Area {
    let folder: OpenFolder
    /// Where the new file of each move waits, by the number of the move.
    let new: OpenFolder
    /// Where the old file of each move is kept until everything is done.
    let old: OpenFolder
  }

  // MARK: - Preparing

  /// Writes all new files and then the journal. Whatever fails, nothing remains of it.
  func prepare(_ steps: [TreeStep]) throws(WorkspaceError) -> (journal: TreeJournal, area: Area) {
    do throws(WorkspaceError) {
      let area = try makeArea()
      return (try fill(area, steps), area)
    } catch {
      discard()
      throw error
    }
  }

  private func makeArea() throws(WorkspaceError) -> Area {
    try asWorkspaceError(at: Self.folderName) { () throws(SystemFailure) in
      try disk.makeFolder(Self.folderName, in: root.folder)
      let folder = try root.folder.folder(Self.folderName)
      // What a killed run leaves is not to be committed.
      try disk.write(Array("*\n".utf8), to: ".gitignore", in: folder, mode: nil)
      for name in ["new", "old"] { try disk.makeFolder(name, in: folder) }
      return Area(folder: folder, new: try folder.folder("new"), old: try folder.folder("old"))
    }
  }

  private func fill(_ area: Area, _ steps: [TreeStep]) throws(WorkspaceError) -> TreeJournal {
    let contentKey = Self.contentKey(sealKey)
    var journal = TreeJournal()
    for (number, step) in steps.enumerated() {
      let kind: TreeJournal.Move.Kind
      switch step.kind {
      case .create(let bytes): kind = .create(try stage(bytes, for: step, number, in: area, contentKey))
      case .replace(let bytes): kind = .replace(try stage(bytes, for: step, number, in: area, contentKey))
      case .remove(let hash): kind = .remove(hash)
      }
      if step.bytes != nil { journal.add(folders: try missingFolders(of: step.path)) }
      journal.moves.append(TreeJournal.Move(kind: kind, path: step.path))
    }
    try asWorkspaceError(at: Self.folderName) { () throws(SystemFailure) in
      try disk.sync(area.new)
      try disk.write(Array(journal.text(sealedWith: sealKey).utf8), to: Self.journalName, in: area.folder, mode: nil)
      try disk.sync(area.folder)
      try disk.sync(root.folder)
    }
    return journal
  }

  private func stage(
    _ bytes: [UInt8], for step: TreeStep, _ number: Int, in area: Area, _ key: SecretKey
  ) throws(WorkspaceError) -> ContentTag {
    let mode = try modeOfFile(replacedBy: step)
    try asWorkspaceError(at: step.path) { () throws(SystemFailure) in
      try disk.write(bytes, to: "\(number)", in: area.new, mode: mode)
    }
    return key.tag(of: bytes)
  }

  /// The mode of the file that is there; nil where there is none.
  private func modeOfFile(replacedBy step: TreeStep) throws(WorkspaceError) -> mode_t? {
    guard case .replace = step.kind, case .entry(let folder, let name) = try root.place(of: step.path),
      let old = folder.status(of: name), FileKind(old) == .file
    else { return nil }
    guard faccessat(folder.descriptor, name, W_OK, 0) == 0 else {
      throw .unwritable("\(shown)/\(step.path)", reason: SystemFailure.last.reason)
    }
    return old.st_mode & 0o7777
  }

  private func missingFolders(of path: String) throws(WorkspaceError) -> [String] {
    var missing: [String] = []
    for folder in TreePath.folders(of: path) {
      switch try root.place(of: folder) {
      case .nowhere: missing.append(folder)
      case .entry(let outer, let name): if outer.kind(of: name) == .missing { missing.append(folder) }
      case .obstacle(let place): throw .inTheWay(shown, [place])
      }
    }
    return missing
  }

  /// The key of the seals of this folder: a journal that was copied here from elsewhere is not sealed.
  private static func sealKey(of root: TreeRoot, _ tools: TreeTools) -> SecretKey {
    // Without a secret that lasts, journals serve this run alone.
    let secret = (try? tools.secret.get()) ?? .random()
    return secret.key(for: "journal \(root.path)")
  }

  /// What is in a file must never pass for a journal.
  private static func contentKey(_ sealKey: SecretKey) -> SecretKey { sealKey.key(for: "content") }

  // MARK: - What is left

  /// What a killed run left.
  enum Remains {
    case nothing
    /// A run that was killed before it changed anything.
    case unprepared
    /// A run that was killed while it changed the output, or just before.
    case prepared(TreeJournal, Area)
  }

  /// Looks for what an earlier run left, and refuses what none of this user's runs did.
  func remains() throws(WorkspaceError) -> Remains {
    switch root.folder.kind(of: Self.folderName) {
    case .missing: return .nothing
    case .file, .link, .special: throw .inTheWay(shown, [Self.folderName])
    case .folder: break
    }
    guard !Git(folder: root.path).tracks(Self.folderName) else {
      throw .foreignRun(shown, reason: "git tracks it")
    }
    guard let folder = try? root.folder.folder(Self.folderName),
      let bytes = try? folder.bytes(of: Self.journalName, location: Self.journalName, limit: FileBytes.pageLimit)
    else { return .unprepared }
    switch TreeJournal.find(in: bytes, sealedWith: sealKey) {
    case .incomplete: return .unprepared
    case .unsealed: throw .foreignRun(shown, reason: reasonOfDoubt)
    case .sealed(let journal):
      guard let new = try? folder.folder("new"), let old = try? folder.folder("old"), try hold(new, journal) else {
        throw .foreignRun(shown, reason: "its files are not those of its journal")
      }
      return .prepared(journal, Area(folder: folder, new: new, old: old))
    }
  }

  private var reasonOfDoubt: String {
    switch tools.secret {
    case .success: "nothing shows that this user's larkspur made it, for this folder and on this machine"
    case .failure(let problem): "nothing can show whether this user's larkspur made it: \(problem.reason)"
    }
  }

  /// Whether the files that wait are those that the journal speaks of.
  private func hold(_ new: OpenFolder, _ journal: TreeJournal) throws(WorkspaceError) -> Bool {
    let key = Self.contentKey(sealKey)
    for (number, move) in journal.moves.enumerated() {
      guard let tag = move.tag, new.kind(of: "\(number)") != .missing else { continue }
      let bytes = try new.bytes(
        of: "\(number)", location: "\(shown)/\(Self.folderName)/new/\(number)", limit: TreeSurvey.fileLimit)
      guard key.tag(of: bytes) == tag else { return false }
    }
    return true
  }

  /// The folders around one in which a killed run of the same user left work, outermost first. Others could have
  /// prepared anything there: what they left is theirs.
  static func unfinishedFolders(above root: String) -> [String] {
    TreePath.folders(of: root).map { $0.isEmpty ? "/" : $0 }.filter { outer in
      let folder = outer == "/" ? "/\(folderName)" : "\(outer)/\(folderName)"
      var status = stat()
      guard lstat("\(folder)/\(journalName)", &status) == 0, status.st_uid == geteuid(), lstat(folder, &status) == 0
      else { return false }
      return FileKind(status) == .folder && status.st_uid == geteuid()
    }
  }

  // MARK: - Clearing away

  /// Takes the staging folder away. The journal goes first, and is gone before anything else is removed: without it, half
  /// a folder misleads nobody. What cannot be removed is left to the next run.
  func discard() {
    guard let folder = try? root.folder.folder(Self.folderName) else { return }
    try? disk.remove(Self.journalName, in: folder)
    guard folder.kind(of: Self.journalName) == .missing else { return }
    try? disk.sync(folder)
    try? disk.removeTree(Self.folderName, in: root.folder)
  }

  func asWorkspaceError<Value>(
    at path: String, _ change: () throws(SystemFailure) -> Value
  ) throws(WorkspaceError) -> Value {
    do throws(SystemFailure) {
      return try change()
    } catch {
      throw .unwritable("\(shown)/\(path)", reason: error.reason)
    }
  }
}
