import PortalSync
import Workspace

/// `larkspur sync`: brings the pages of a portal into a folder, or lists what would come.
struct SyncCommand {
  private let invocation: Invocation
  private let console: Console

  init(_ invocation: Invocation, _ console: Console) {
    self.invocation = invocation
    self.console = console
  }

  func run() async throws -> ExitStatus {
    let settings: SyncSettings
    do {
      settings = try SyncSettings(invocation)
    } catch let error as SettingsError {
      error.messages.forEach { console.complain($0) }
      return .usage
    }
    if settings.isBesideInputs {
      console.warn("'\(settings.folder)' is none of the inputs of the settings: generate will not read these pages.")
    }
    do {
      return invocation.has(.dryRun) ? try await list(settings) : try await bring(settings)
    } catch let error as SyncError {
      if case .idleWords = error { throw UsageError.sync(error) }
      throw InputFailure.sync(error)
    }
  }

  private func bring(_ settings: SyncSettings) async throws -> ExitStatus {
    let folder = try PageFolder(settings.folder)
    if folder.hasFinishedEarlierRun { console.say("A run that was stopped before has been finished.") }
    let portal = try settings.portal(known: folder.portal, folder: folder.path)
    let visit = PortalVisit(portal, settings, console)
    let goal = try folder.goal(
      try await visit.directory(), of: portal, scope: settings.scope,
      acceptsRemovals: invocation.has(.acceptRemovals))
    let round = try folder.round(from: portal, now: visit.client.now)
    let outcome = try await visit.fetch(goal, into: round)
    guard outcome.missing == 0 || invocation.has(.keepGoing) else {
      console.complain(
        "Nothing was changed in '\(folder.path)', because \(Plural.count(outcome.missing, "page")) could not be fetched. "
          + "The others are kept for a day: the next run goes on with them. --keep-going does without the missing ones."
      )
      return .unreadable
    }
    let plan = try folder.plan(for: goal, from: portal, round)
    try folder.carryOut(plan, ending: round)
    let report = SyncReport(folder: folder.path, plan: plan, missing: outcome.missing)
    report.warnings.forEach { console.warn($0) }
    if console.isVerbose { console.list(report.list) }
    console.say(report.summary)
    return outcome.missing == 0 ? .success : .unreadable
  }

  private func list(_ settings: SyncSettings) async throws -> ExitStatus {
    let folder = try PageFolderView(settings.folder)
    let portal = try settings.portal(known: folder.portal, folder: folder.path)
    let visit = PortalVisit(portal, settings, console)
    let goal = try folder.goal(
      try await visit.directory(), of: portal, scope: settings.scope,
      acceptsRemovals: invocation.has(.acceptRemovals))
    let round = try folder.round(from: portal, now: visit.client.now)
    defer { round.discard() }
    let outcome = try await visit.fetch(goal, into: round)
    let report = SyncReport(
      folder: folder.path, plan: try folder.plan(for: goal, from: portal, round), missing: outcome.missing)
    try console.write(report.list)
    console.say(report.summary)
    return outcome.missing == 0 ? .success : .unreadable
  }
}
