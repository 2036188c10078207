/// A folder that is held for writing: other runs wait outside for as long as this value lives.
///
/// A run that was killed in the middle is finished first, so that what is read and written then is whole.
final class HeldTree {
  private let staging: TreeStaging
  private let lock: FolderLock
  /// Whether a killed run was finished.
  let hasFinishedEarlierRun: Bool

  init(_ folder: TreeFolder, tools: TreeTools) throws(WorkspaceError) {
    let root = try TreeRoot(folder)
    // A run for a whole project may have been killed while it changed files of this folder.
    for outer in TreeStaging.unfinishedFolders(above: root.path) { _ = try HeldTree(TreeFolder(outer), tools: tools) }
    lock = try FolderLock(root, for: .writing)
    staging = TreeStaging(root, tools)
    switch try staging.remains() {
    case .nothing:
      hasFinishedEarlierRun = false
    case .unprepared:
      staging.discard()
      hasFinishedEarlierRun = false
    case .prepared(let journal, let area):
      try Self.commit(TreeCommit(journal: journal, staging: staging, area: area))
      hasFinishedEarlierRun = true
    }
  }

  /// Takes all steps, or, where one fails, none.
  func carryOut(_ steps: [TreeStep]) throws(WorkspaceError) {
    let (journal, area) = try staging.prepare(steps)
    try Self.commit(TreeCommit(journal: journal, staging: staging, area: area))
  }

  /// An interrupt is handled on the same queue: it waits until all is done.
  private static func commit(_ commit: TreeCommit) throws(WorkspaceError) {
    try Interrupts.queue.sync {
      Result { () throws(WorkspaceError) in try commit.run() }
    }.get()
  }
}

/// A folder that need not be there yet, and is held for writing as soon as it is.
final class WritableTree {
  let folder: TreeFolder
  private let tools: TreeTools
  private(set) var held: HeldTree?

  init(_ path: String, tools: TreeTools) throws(WorkspaceError) {
    folder = TreeFolder(path)
    self.tools = tools
    try folder.checkPlace()
    if try folder.exists() { held = try HeldTree(folder, tools: tools) }
  }

  /// Whether a killed run was finished.
  var hasFinishedEarlierRun: Bool { held?.hasFinishedEarlierRun ?? false }

  /// Makes the folder, where it is not there, and holds it.
  func make() throws(WorkspaceError) {
    guard held == nil else { return }
    try folder.make()
    held = try HeldTree(folder, tools: tools)
  }

  /// Takes all steps, which are worked out when the folder is held, or, where one fails, none.
  func carryOut<Outcome>(
    _ plan: () throws(WorkspaceError) -> (steps: [TreeStep], outcome: Outcome)
  ) throws(WorkspaceError) -> Outcome {
    let isNew = held == nil
    do throws(WorkspaceError) {
      try make()
      let (steps, outcome) = try plan()
      if !steps.isEmpty { try held?.carryOut(steps) }
      return outcome
    } catch {
      // An empty folder is no output either.
      if isNew { folder.removeIfEmpty() }
      throw error
    }
  }
}

/// A folder that is looked at: nobody writes to it for as long as this value lives.
final class WatchedTree {
  private let lock: FolderLock

  /// Fails where a killed run left something to finish.
  init(_ folder: TreeFolder) throws(WorkspaceError) {
    let root = try TreeRoot(folder)
    if let outer = TreeStaging.unfinishedFolders(above: root.path).first { throw .unfinishedRun(outer) }
    lock = try FolderLock(root, for: .looking)
    switch try TreeStaging(root, TreeTools()).remains() {
    case .nothing, .unprepared: return
    case .prepared: throw .unfinishedRun(folder.path)
    }
  }
}
