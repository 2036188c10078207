import PortalSync
import Releases
import SpecDiff
import SwiftEmitter
import Workspace

/// `larkspur refresh`: fetches pages, checks them, generates the SDK, tells what changed, and suggests a version; all of
/// that is written at once, or nothing.
struct RefreshCommand {
  private let invocation: Invocation
  private let console: Console

  init(_ invocation: Invocation, _ console: Console) {
    var invocation = invocation
    invocation[.config] = invocation[.config] ?? RefreshProject.settingsName
    self.invocation = invocation
    self.console = console
  }

  func run() async throws -> ExitStatus {
    do {
      let project = try RefreshProject(invocation)
      return invocation.has(.check) ? try await check(project) : try await refresh(project)
    } catch let error as SettingsError {
      error.messages.forEach { console.complain($0) }
      return .usage
    } catch let error as ProjectError {
      throw UsageError.project(error)
    } catch RefreshRefusal.errorsOnPages(let count) {
      console.complain("Nothing was changed, because the pages hold \(Plural.count(count, "error")).")
      return .findings
    } catch RefreshRefusal.idleWords(let texts) {
      texts.forEach { console.complain($0) }
      return .usage
    } catch let error as ChangelogError {
      throw InputFailure.changelog(error)
    }
  }

  // MARK: - Writing

  private func refresh(_ project: RefreshProject) async throws -> ExitStatus {
    let tree = try ProjectTree(project.root)
    let output = try tree.output(project.output.name)
    let pages = try pagesSetting(project).map { place in
      try SyncError.asInputFailure { try PageFolder(place.path) }
    }
    if tree.hasFinishedEarlierRun || output.hasFinishedEarlierRun || pages?.hasFinishedEarlierRun == true {
      console.say("A run that was stopped before has been finished.")
    }
    var fetched: Fetched?
    if let pages {
      fetched = try await fetch(for: pages, project)
      if fetched == nil { return .unreadable }
    }
    let files = ProjectFiles(bytes: { try tree.bytes(of: $0) }, generatedFiles: { try output.generatedFiles() })
    let outcome: RefreshWork.Outcome
    do {
      outcome = try await work(project, files, fetched)
    } catch let refusal as RefreshRefusal {
      // The portal may have mended a page until the next run, which is to see that.
      fetched?.round.discard()
      throw refusal
    }
    let planned = try output.plannedWrite(of: outcome.sdk.files)
    let isChanged = try write(outcome, planned.files, fetched, tree, project)
    fetched?.round.discard()
    let report = RefreshReport(project: project, outcome: outcome)
    tell(outcome, planned.summary, fetched, project)
    return try finish(outcome, report, isChanged: isChanged)
  }

  /// Everything at once; true where anything changed.
  private func write(
    _ outcome: RefreshWork.Outcome, _ sdk: [FileChange], _ fetched: Fetched?, _ tree: ProjectTree,
    _ project: RefreshProject
  ) throws -> Bool {
    var changes = sdk.map { $0.below(project.output.name) }
    if let bytes = outcome.changelog.bytes { changes.append(FileChange(.write(bytes), project.changelog.name)) }
    if let fetched, let pages = project.pages {
      changes += fetched.plan.changes.map { $0.below(pages.name) }
      if !changes.isEmpty { changes.append(PageFolder.endOfRound.below(pages.name)) }
    }
    return try tree.apply(changes)
  }

  private func tell(
    _ outcome: RefreshWork.Outcome, _ changes: TreeChanges, _ fetched: Fetched?, _ project: RefreshProject
  ) {
    if let fetched, let pages = project.pages {
      let report = SyncReport(folder: pages.path, plan: fetched.plan, missing: fetched.missing)
      report.warnings.forEach { console.warn($0) }
      if console.isVerbose { console.list(report.list) }
      console.say(report.summary)
    }
    let report = GenerateReport(
      folder: project.output.path, files: outcome.sdk.files.count, notes: outcome.sdk.notes)
    report.warnings(of: changes).forEach { console.warn($0) }
    if console.isVerbose { console.list(report.list(of: changes) + report.notesList) }
    console.say(report.summary(of: changes))
  }

  // MARK: - Checking

  private func check(_ project: RefreshProject) async throws -> ExitStatus {
    let view = try ProjectView(project.root)
    let output = try OutputCheck(project.output.path)
    let pages = try pagesSetting(project).map { place in
      try SyncError.asInputFailure { try PageFolderView(place.path) }
    }
    var fetched: Fetched?
    defer { fetched?.round.discard() }
    if let pages {
      fetched = try await fetch(for: pages, project)
      if fetched == nil { return .unreadable }
    }
    let files = ProjectFiles(bytes: { try view.bytes(of: $0) }, generatedFiles: { try output.generatedFiles() })
    let outcome = try await work(project, files, fetched)
    let report = RefreshReport(project: project, outcome: outcome)
    let list = report.list(
      of: try output.drifts(from: outcome.sdk.files), fetched: fetched?.plan,
      hasChangelog: try view.bytes(of: project.changelog.name) != nil)
    try console.write(list)
    console.say(list.isEmpty ? "All is up to date." : "refresh without --check writes what is listed.")
    let status = try finish(outcome, report, isChanged: !list.isEmpty)
    return list.isEmpty ? status : .findings
  }

  // MARK: - Steps

  /// The folder to fetch pages into; nil where none are to be fetched.
  private func pagesSetting(_ project: RefreshProject) throws -> RefreshProject.Place? {
    guard !invocation.has(.offline) else { return nil }
    guard let pages = project.pages else {
      throw ProjectError.missing(.pages, file: invocation[.config] ?? RefreshProject.settingsName)
    }
    return pages
  }

  /// Pages that were fetched and are not written yet.
  private struct Fetched {
    var plan: SyncPlan
    var round: DownloadRound
    /// How many pages could not be fetched, and are done without.
    var missing: Int
  }

  /// Nil where pages are missing, which is told.
  private func fetch(for folder: some PageDestination, _ project: RefreshProject) async throws -> Fetched? {
    let yield = try await PortalVisit.fetch(for: folder, try SyncSettings(invocation, project.settings), console)
    guard yield.missing == 0 || invocation.has(.keepGoing) else {
      console.complain(
        "\(SyncReport.incomplete(project.root, missing: yield.missing)) --keep-going does without the missing ones.")
      if invocation.has(.check) { yield.round.discard() }
      return nil
    }
    if yield.missing > 0 {
      let rest = yield.missing == 1 ? "stays as it was" : "stay as they were"
      console.warn("\(Plural.count(yield.missing, "page")) could not be fetched, and \(rest).")
    }
    return Fetched(
      plan: try folder.plan(for: yield.goal, from: yield.portal, yield.round), round: yield.round,
      missing: yield.missing)
  }

  private func work(
    _ project: RefreshProject, _ files: ProjectFiles, _ fetched: Fetched?
  ) async throws -> RefreshWork.Outcome {
    try await RefreshWork(
      project: project, baseline: try Baseline(invocation, project), invocation: invocation, console: console
    ).run(files, fetched: fetched?.plan)
  }

  /// Reports and the last line.
  private func finish(
    _ outcome: RefreshWork.Outcome, _ report: RefreshReport, isChanged: Bool
  ) throws -> ExitStatus {
    if !invocation.has(.check), let summary = report.changelogSummary { console.say(summary) }
    report.reasons.forEach { console.say($0) }
    let forms = DiffForms(invocation, console, standard: [])
    try forms.write(outcome.report)
    try WorkflowFiles().add(values: report.values(isChanged: isChanged))
    try console.write(report.versionLine)
    return forms.fail(outcome.report) ? .findings : .success
  }
}
