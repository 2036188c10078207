import APISpec
import DocReader
import Foundation

/// Reads inputs from disk and from git: the only door between files and the pure modules.
public struct Workspace: Sendable {
  /// How many pages are read side by side. The result does not depend on it.
  public var jobs: Int
  /// What earlier runs read. The result does not depend on it.
  public var cache: CacheFolder?
  /// Where the calls that are read may go.
  public var hosts: PlatformHosts

  /// The repository of `REV:path` inputs.
  private let git: Git

  /// Revisions are looked up in the git repository around `folder`; nil is the current folder.
  public init(
    jobs: Int = Workspace.defaultJobs, cache: CacheFolder? = nil, hosts: PlatformHosts = .standard,
    repositoryAround folder: String? = nil
  ) {
    self.jobs = max(1, jobs)
    self.cache = cache
    self.hosts = hosts
    git = Git(folder: folder)
  }

  /// One job for each processor.
  public static var defaultJobs: Int { ProcessInfo.processInfo.activeProcessorCount }

  /// Finds pages and IR files: a folder of pages, a page, an IR file, or one of these in git as `REV:path`.
  ///
  /// - Parameter overlay: What is about to be written; it is found as if it were there.
  public func find(_ inputs: [String], with overlay: PageOverlay = PageOverlay()) -> FoundInputs {
    InputSearch.find(inputs, git: git, overlay: overlay)
  }

  /// Reads pages and puts them together. At most `jobs` pages are in memory at a time; `progress` hears how many
  /// are done.
  public func read(_ pages: [PageFile], progress: (Int) -> Void = { _ in }) async -> WorkspaceReading {
    var known: [PageFile] = []
    var recollections: [PageRecollection] = []
    var problems: [WorkspaceError] = []
    let memory = PageMemory(cache: cache, hosts: hosts)
    let outcomes = await SideBySideReading(pages, jobs: jobs, git: git, memory: memory).run(progress: progress)
    for (page, outcome) in zip(pages, outcomes) {
      switch outcome {
      case .success(let recollection):
        known.append(page)
        recollections.append(recollection)
      case .failure(let problem): problems.append(problem)
      }
    }
    let groups = await GroupReading(known, recollections, jobs: jobs, git: git, memory: memory).run()
    problems += groups.problems
    let whole = SpecReading(joining: groups.readings)
    cache?.prune()
    return WorkspaceReading(
      spec: whole.spec, diagnostics: whole.diagnostics, counts: whole.counts, guides: whole.guides,
      problems: problems,
      locations: Dictionary(pages.map { ($0.path, $0.location) }) { first, _ in first })
  }

  /// Reads an IR file. Whoever wrote it, its calls go where those of pages may.
  public func read(_ file: IRFile) throws(WorkspaceError) -> SpecScreening {
    SpecScreening(try spec(of: file), hosts: hosts, location: file.location)
  }

  private func spec(of file: IRFile) throws(WorkspaceError) -> APISpec {
    let bytes =
      switch file.store {
      case .disk(let path): try FileBytes.read(path, location: file.location, limit: Self.irLimit)
      case .blob(let object, _):
        try GitObjects(in: git.folder).read(object, location: file.location, limit: Self.irLimit)
      case .held(let bytes, _): bytes
      }
    do {
      return try CanonicalJSON.decode(bytes)
    } catch {
      throw .notIR(file.location, reason: "\(error)")
    }
  }

  /// The IR of the whole platform has some 30 MB.
  private static let irLimit = 1 << 30
}

/// What the pages of a command say, and what stood in the way of reading them.
public struct WorkspaceReading: Sendable {
  public var spec: APISpec
  /// Sorted by place.
  public var diagnostics: [Diagnostic]
  public var counts: PageCounts
  /// The pages that document no API, sorted by path.
  public var guides: [GuidePage]
  /// Pages that could not be read from disk or git. The specification lacks them.
  public var problems: [WorkspaceError]
  /// For each page's path, the page as a person opens it from here.
  public var locations: [String: String]
}
