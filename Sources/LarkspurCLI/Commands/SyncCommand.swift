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
    return invocation.has(.dryRun) ? try await list(settings) : try await bring(settings)
  }

  private func bring(_ settings: SyncSettings) async throws -> ExitStatus {
    let folder = try SyncError.asInputFailure { try PageFolder(settings.folder) }
    if folder.hasFinishedEarlierRun { console.say("A run that was stopped before has been finished.") }
    let fetched = try await PortalVisit.fetch(for: folder, settings, console)
    guard fetched.missing == 0 || invocation.has(.keepGoing) else {
      console.complain(
        "\(SyncReport.incomplete(folder.path, missing: fetched.missing)) --keep-going does without the missing ones.")
      return .unreadable
    }
    let plan = try folder.plan(for: fetched.goal, from: fetched.portal, fetched.round)
    try folder.carryOut(plan, ending: fetched.round)
    let report = SyncReport(folder: folder.path, plan: plan, missing: fetched.missing)
    report.warnings.forEach { console.warn($0) }
    if console.isVerbose { console.list(report.list) }
    console.say(report.summary)
    return fetched.missing == 0 ? .success : .unreadable
  }

  private func list(_ settings: SyncSettings) async throws -> ExitStatus {
    let folder = try SyncError.asInputFailure { try PageFolderView(settings.folder) }
    let fetched = try await PortalVisit.fetch(for: folder, settings, console)
    defer { fetched.round.discard() }
    let plan = try folder.plan(for: fetched.goal, from: fetched.portal, fetched.round)
    let report = SyncReport(folder: folder.path, plan: plan, missing: fetched.missing)
    try console.write(report.list)
    console.say(report.summary)
    return fetched.missing == 0 ? .success : .unreadable
  }
}

extension SyncError {
  /// What stands in the way of a folder of pages is told as what stands in the way of any input.
  static func asInputFailure<Value>(_ work: () throws -> Value) throws -> Value {
    do {
      return try work()
    } catch let error as SyncError {
      throw InputFailure.sync(error)
    }
  }
}
