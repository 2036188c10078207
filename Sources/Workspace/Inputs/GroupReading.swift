import APISpec
import DocReader

/// Puts pages together, group by group, or finds in the cache what they say together.
struct GroupReading {
  private let pages: [PageFile]
  private let recollections: [PageRecollection]
  private let jobs: Int
  private let git: Git
  private let memory: PageMemory

  private var cache: CacheFolder? { memory.cache }

  init(_ pages: [PageFile], _ recollections: [PageRecollection], jobs: Int, git: Git, memory: PageMemory) {
    self.pages = pages
    self.recollections = recollections
    self.jobs = jobs
    self.git = git
    self.memory = memory
  }

  /// What each group says. Problems are those of pages that had to be read once more, because the cache lost what it had
  /// promised.
  func run() async -> (readings: [SpecReading], problems: [WorkspaceError]) {
    let groups = PageTies.groups(of: recollections.map(\.ties))
    let outcomes = await sideBySide(groups, jobs: jobs) { group in { [self] in outcome(of: group) } }
    var readings: [SpecReading] = []
    var problems: [WorkspaceError] = []
    for (group, outcome) in zip(groups, outcomes) {
      switch outcome {
      case .read(let reading): readings.append(reading)
      case .lost:
        let again = await readAgain(group)
        readings.append(again.reading)
        problems += again.problems
      }
    }
    return (readings, problems)
  }

  private enum Outcome {
    case read(SpecReading)
    /// The cache does not have what single pages say, though it seemed to.
    case lost
  }

  private func outcome(of group: [Int]) -> Outcome {
    let key = key(of: group)
    if let key, let content = cache?.content(.groups, key),
      let reading = Archive.value(SpecReading.self, in: content)
    {
      return .read(reading)
    }
    var readings: [PageReading] = []
    for page in group {
      guard let reading = memory.reading(of: recollections[page]) else { return .lost }
      readings.append(reading)
    }
    let reading = assemble(readings)
    if let cache, let key { cache.keep(CacheEntry(content: Archive.bytes(of: reading)), .groups, key) }
    return .read(reading)
  }

  private func key(of group: [Int]) -> ContentTag? {
    let keys = group.compactMap { recollections[$0].key }
    return keys.count == group.count ? cache?.key(of: keys) : nil
  }

  private func readAgain(_ group: [Int]) async -> (reading: SpecReading, problems: [WorkspaceError]) {
    var memory = memory
    memory.recalls = false
    let outcomes = await SideBySideReading(group.map { pages[$0] }, jobs: jobs, git: git, memory: memory).run { _ in }
    var readings: [PageReading] = []
    var problems: [WorkspaceError] = []
    for outcome in outcomes {
      switch outcome {
      case .success(let recollection): readings += [recollection.reading].compactMap { $0 }
      case .failure(let problem): problems.append(problem)
      }
    }
    return (assemble(readings), problems)
  }
}
