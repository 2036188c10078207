import PortalSync
import Workspace

/// Asks a portal for a command, and says how it goes.
struct PortalVisit {
  private let client: PortalClient
  private let console: Console

  /// What a visit brought.
  struct Yield {
    var portal: Portal
    var goal: SyncGoal
    var round: DownloadRound
    /// How many pages could not be fetched.
    var missing: Int
  }

  /// Fetches the pages for a folder.
  static func fetch(
    for folder: some PageDestination, _ settings: SyncSettings, _ console: Console
  ) async throws -> Yield {
    let portal = try settings.portal(known: folder.portal, folder: folder.path)
    let visit = PortalVisit(portal, settings, console)
    let tree = try await visit.directory()
    let goal: SyncGoal
    do throws(SyncError) {
      goal = try folder.goal(tree, of: portal, scope: settings.scope, acceptsRemovals: settings.acceptsRemovals)
    } catch {
      if case .idleWords = error { throw UsageError.sync(error) }
      throw InputFailure.sync(error)
    }
    let round = try folder.round(from: portal, now: visit.client.now)
    let outcome = try await visit.fetch(goal, into: round)
    return Yield(portal: portal, goal: goal, round: round, missing: outcome.missing)
  }

  private init(_ portal: Portal, _ settings: SyncSettings, _ console: Console) {
    client = PortalClient(portal, politeness: settings.politeness, name: "\(Tool.name)/\(Tool.version)")
    self.console = console
  }

  private func directory() async throws -> DirectoryTree {
    do throws(PortalError) {
      return try await client.directory()
    } catch {
      throw InputFailure.sync(.noDirectory(client.portal, error))
    }
  }

  /// Fetches what the round lacks, and complains about what cannot be had.
  private func fetch(_ goal: SyncGoal, into round: DownloadRound) async throws -> PageFetch.Outcome {
    goal.warnings.forEach { console.warn($0) }
    if round.count > 0 { console.say("Going on with \(Plural.count(round.count, "page")) of an earlier run.") }
    let progress = console.progress("fetching pages", total: goal.pages.count)
    let outcome: PageFetch.Outcome
    do {
      outcome = try await PageFetch(client).run(goal.fullPaths, into: round) { progress?.update($0) }
    } catch {
      progress?.clear()
      throw error
    }
    progress?.clear()
    for failure in outcome.failures {
      console.complain("The page '\(failure.fullPath)' was not fetched: \(failure.reason).")
    }
    if outcome.untried > 0 {
      console.complain(
        "\(Plural.count(outcome.untried, "page")) more were not asked for, because so many in a row had failed.")
    }
    return outcome
  }
}
