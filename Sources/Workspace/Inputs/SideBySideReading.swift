import DocReader

/// Reads pages on several threads, few at a time.
struct SideBySideReading {
  typealias Outcome = Result<PageReading, WorkspaceError>

  private let pages: [PageFile]
  private let jobs: Int
  /// The repository, where pages come from one.
  private let objects: Result<GitObjects, WorkspaceError>?

  init(_ pages: [PageFile], jobs: Int, git: Git) {
    self.pages = pages
    self.jobs = jobs
    objects =
      pages.contains(where: \.isInGit) ? Result { () throws(WorkspaceError) in try GitObjects(in: git.folder) } : nil
  }

  /// One outcome for each page, in the order of the pages: however the work was shared out, the result is the same.
  func run(progress: (Int) -> Void) async -> [Outcome] {
    await withTaskGroup(of: (Int, Outcome).self) { group in
      var outcomes: [(index: Int, outcome: Outcome)] = []
      outcomes.reserveCapacity(pages.count)
      for (index, page) in pages.enumerated() {
        if index >= jobs, let finished = await group.next() {
          outcomes.append(finished)
          progress(outcomes.count)
        }
        let work = reading(of: page)
        group.addTask { (index, work()) }
      }
      for await finished in group {
        outcomes.append(finished)
        progress(outcomes.count)
      }
      return outcomes.sorted { $0.index < $1.index }.map(\.outcome)
    }
  }

  /// The work for one page. git answers one question at a time, so the bytes of a page in git are fetched at once and
  /// only the reading is left for the other thread.
  private func reading(of page: PageFile) -> @Sendable () -> Outcome {
    switch page.store {
    case .disk(let realPath):
      return {
        Self.read(page) { () throws(WorkspaceError) in
          try FileBytes.read(realPath, location: page.location, limit: FileBytes.pageLimit)
        }
      }
    case .held(let bytes, _):
      return { Self.read(page) { () throws(WorkspaceError) in bytes } }
    case .blob(let object, _):
      let bytes = Result { () throws(WorkspaceError) in
        guard let objects else { throw .gitUnavailable(reason: "it was not started") }
        return try objects.get().read(object, location: page.location, limit: FileBytes.pageLimit)
      }
      return { Self.read(page) { () throws(WorkspaceError) in try bytes.get() } }
    }
  }

  private static func read(_ page: PageFile, bytes: () throws(WorkspaceError) -> [UInt8]) -> Outcome {
    do throws(WorkspaceError) {
      return .success(readPage(PageText(path: page.path, bytes: try bytes())))
    } catch {
      return .failure(error)
    }
  }
}

extension PageFile {
  fileprivate var isInGit: Bool {
    if case .blob = store { true } else { false }
  }
}
