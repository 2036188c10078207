/// Reads pages on several threads, few at a time.
struct SideBySideReading {
  typealias Outcome = Result<PageRecollection, WorkspaceError>

  private let pages: [PageFile]
  private let jobs: Int
  private let memory: PageMemory
  /// The repository, where pages come from one.
  private let objects: Result<GitObjects, WorkspaceError>?

  init(_ pages: [PageFile], jobs: Int, git: Git, memory: PageMemory) {
    self.pages = pages
    self.jobs = jobs
    self.memory = memory
    objects =
      pages.contains(where: \.isInGit) ? Result { () throws(WorkspaceError) in try GitObjects(in: git.folder) } : nil
  }

  /// One outcome for each page, in the order of the pages: however the work was shared out, the result is the same.
  func run(progress: (Int) -> Void) async -> [Outcome] {
    await sideBySide(pages, jobs: jobs, progress: progress) { reading(of: $0) }
  }

  /// The work for one page. git answers one question at a time, so the bytes of a page in git are fetched at once and
  /// only the reading is left for the other thread.
  private func reading(of page: PageFile) -> @Sendable () -> Outcome {
    let memory = memory
    switch page.store {
    case .disk(let realPath):
      return {
        memory.recollect(page) { () throws(WorkspaceError) in
          try FileBytes.read(realPath, location: page.location, limit: FileBytes.pageLimit)
        }
      }
    case .held(let bytes, _):
      return { memory.recollect(page) { () throws(WorkspaceError) in bytes } }
    case .blob(let object, _):
      let bytes = Result { () throws(WorkspaceError) in
        guard let objects else { throw .gitUnavailable(reason: "it was not started") }
        return try objects.get().read(object, location: page.location, limit: FileBytes.pageLimit)
      }
      return { memory.recollect(page) { () throws(WorkspaceError) in try bytes.get() } }
    }
  }
}

/// Does work for many items on several threads, few at a time, and gives the results in the order of the items. Each
/// item's work is made up here, one after the other, and done elsewhere.
func sideBySide<Item, Outcome: Sendable>(
  _ items: [Item], jobs: Int, progress: (Int) -> Void = { _ in }, work: (Item) -> @Sendable () -> Outcome
) async -> [Outcome] {
  await withTaskGroup(of: (Int, Outcome).self) { group in
    var outcomes: [(index: Int, outcome: Outcome)] = []
    outcomes.reserveCapacity(items.count)
    for (index, item) in items.enumerated() {
      if index >= jobs, let finished = await group.next() {
        outcomes.append(finished)
        progress(outcomes.count)
      }
      let work = work(item)
      group.addTask { (index, work()) }
    }
    for await finished in group {
      outcomes.append(finished)
      progress(outcomes.count)
    }
    return outcomes.sorted { $0.index < $1.index }.map(\.outcome)
  }
}

extension PageFile {
  fileprivate var isInGit: Bool {
    if case .blob = store { true } else { false }
  }
}
