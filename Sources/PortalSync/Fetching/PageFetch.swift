/// Fetches the pages that a round of downloads lacks.
public struct PageFetch: Sendable {
  private let client: PortalClient

  public init(_ client: PortalClient) {
    self.client = client
  }

  /// What could not be fetched.
  public struct Outcome: Hashable, Sendable {
    /// Sorted by path.
    public var failures: [Failure] = []
    /// How many pages were not asked for any more, because so many had failed.
    public var untried = 0

    public var missing: Int { failures.count + untried }
  }

  /// A page that could not be fetched.
  public struct Failure: Hashable, Sendable {
    public var fullPath: String
    public var reason: PortalError
  }

  /// Fetches pages side by side; `progress` hears how many are there.
  ///
  /// - Throws: Where a page cannot be kept.
  public func run(_ fullPaths: [String], into round: DownloadRound, progress: (Int) -> Void = { _ in }) async throws
    -> Outcome
  {
    let missing = fullPaths.filter { !round.holds($0) }
    var done = fullPaths.count - missing.count
    progress(done)
    return try await withThrowingTaskGroup(of: (String, Result<PageDetail, PortalError>).self) { group in
      var outcome = Outcome()
      var failuresInARow = 0
      var waiting = missing[...]
      var underWay = 0
      while true {
        while underWay < client.politeness.jobs, failuresInARow < client.politeness.failuresInARow,
          let fullPath = waiting.popFirst()
        {
          underWay += 1
          group.addTask { (fullPath, await result(for: fullPath)) }
        }
        guard let (fullPath, result) = try await group.next() else { break }
        underWay -= 1
        switch result {
        case .success(let detail):
          failuresInARow = 0
          try round.keep(detail, for: fullPath)
          done += 1
          progress(done)
        case .failure(let reason):
          failuresInARow += 1
          outcome.failures.append(Failure(fullPath: fullPath, reason: reason))
        }
      }
      outcome.untried = waiting.count
      outcome.failures.sort { $0.fullPath < $1.fullPath }
      return outcome
    }
  }

  private func result(for fullPath: String) async -> Result<PageDetail, PortalError> {
    do throws(PortalError) {
      return .success(try await client.page(fullPath))
    } catch {
      return .failure(error)
    }
  }
}
