import APISpec
import DocReader
import PortalSync
import Releases
import SpecDiff
import SwiftEmitter
import Workspace

/// Works out what a refresh changes: reads both states, emits the SDK, compares, and suggests a version. Writes nothing.
struct RefreshWork {
  let project: RefreshProject
  let baseline: Baseline
  let invocation: Invocation
  let console: Console

  /// What comes of it.
  struct Outcome {
    var sdk: EmittedSDK
    var report: DiffReport
    var suggestion: VersionSuggestion
    var changelog: ChangelogUpdate
  }

  /// - Parameter fetched: What was fetched and is not written yet.
  func run(_ files: ProjectFiles, fetched: SyncPlan?) async throws -> Outcome {
    let settings = try SDKSettings(project.settings, output: project.output.path)
    var invocation = invocation
    invocation.allowHosts(of: project.settings)
    let workspace = Workspace(invocation, repositoryAround: project.root)
    let new = try await newState(fetched, workspace)
    let old = try await oldState(workspace, new: new, fetched)
    let published = try files.generatedFiles()
    try checkConsistency(published)
    let sdk = await workspace.emit(new.spec, settings, lock: try lock(published))
    try checkConsistency(sdk.files)
    let suggestion = try suggestion(
      from: old, to: new, published: try baseline.generatedFiles(of: project.output, now: files), sdk.files, settings)
    let policy = try policy()
    let changelog = try ChangelogUpdate(
      of: try files.bytes(project.changelog.name), before: try baseline.bytes(of: project.changelog, now: files),
      file: project.changelog.path, suggestion, policy: policy,
      day: invocation.has(.release) ? ReleaseDay.today() : nil)
    let report = DiffReport(
      suggestion.difference, from: baseline.name(of: project.inputs),
      to: project.inputs.map(\.path).joined(separator: " "), policy: policy,
      interfaceDiff: SignatureDiff.lines(from: interface(published), to: interface(sdk.files))
    ).mappingPages(old: old.location(of:), new: new.location(of:))
    return Outcome(sdk: sdk, report: report, suggestion: suggestion, changelog: changelog)
  }

  // MARK: - The states

  private func newState(_ fetched: SyncPlan?, _ workspace: Workspace) async throws -> InputReading {
    let overlay = fetched.map { PageOverlay($0.changes, in: project.pages?.path ?? project.root) } ?? PageOverlay()
    let found = workspace.find(project.inputs.map(\.path), with: overlay)
    let reading = try await InputReading.read(found, workspace, invocation.command, console)
    guard reading.problems.isEmpty else { throw InputFailure.incomplete(problems: reading.problems.count) }
    let errors = reading.diagnostics.filter { $0.rule.severity == .error }.map { Finding($0, in: reading) }
    guard errors.isEmpty else {
      try console.write(TextReport(paint: console.paint, isVerbose: console.isVerbose).text(of: errors))
      throw RefreshRefusal.errorsOnPages(errors.count)
    }
    let idleWords = project.settings.selection.idleWords(in: reading.spec)
    guard idleWords.isEmpty else {
      throw RefreshRefusal.idleWords(IdleWordText.texts(for: idleWords, in: reading.spec))
    }
    return reading
  }

  private func oldState(
    _ workspace: Workspace, new: InputReading, _ fetched: SyncPlan?
  ) async throws -> InputReading {
    if case .disk = baseline, fetched?.changes.isEmpty ?? true { return new }
    let found = baseline.find(project.inputs, workspace)
    guard !found.pages.isEmpty || !found.irFiles.isEmpty else { return .nothing }
    let reading = try await InputReading.read(found, workspace, invocation.command, console)
    guard reading.problems.isEmpty else { throw InputFailure.incomplete(problems: reading.problems.count) }
    let errors = reading.diagnostics.count { $0.rule.severity == .error }
    if errors > 0 {
      console.warn(
        "The pages of the old state hold \(Plural.count(errors, "error")): what they documented looks added now.")
    }
    return reading
  }

  // MARK: - The SDK

  private func suggestion(
    from old: InputReading, to new: InputReading, published: [SourceFile], _ files: [SourceFile],
    _ settings: SDKSettings
  ) throws -> VersionSuggestion {
    let isWhole = settings.selection == .everything
    let difference = { SpecDifference(from: old.spec, to: new.spec, oldGuides: old.guides, newGuides: new.guides) }
    do throws(PublishedSDKError) {
      return try VersionSuggestion(
        published: published, old: old.spec, new: new.spec, files: files, settings: settings,
        difference: isWhole ? difference() : nil)
    } catch {
      throw InputFailure.published(folder: project.output.path, error)
    }
  }

  /// The names that earlier runs published.
  private func lock(_ files: [SourceFile]) throws -> NameLock? {
    guard let text = files.text(of: NameLock.fileName) else { return nil }
    do {
      return try NameLock(text: text)
    } catch {
      throw InputFailure.nameLock("\(project.output.path)/\(NameLock.fileName)", error)
    }
  }

  private func checkConsistency(_ files: [SourceFile]) throws {
    guard let lock = try lock(files), let consistency = InterfaceConsistency(lock: lock, text: files.text(of:)) else {
      return
    }
    do {
      try consistency.check(in: project.output.path)
    } catch {
      throw InputFailure.disagreement(error)
    }
  }

  private func interface(_ files: [SourceFile]) -> String { files.text(of: InterfaceText.fileName) ?? "" }

  private func policy() throws -> ReviewPolicy {
    let decisions = try DecisionsFile(invocation, in: project.root).read()
    return ReviewPolicy(listsEverything: console.isVerbose, decisions: decisions, today: DecisionsFile.today)
  }
}

/// Why a refresh stops although everything could be read.
enum RefreshRefusal: Error {
  case errorsOnPages(Int)
  /// Sentences about words of the selection that fit nothing.
  case idleWords([String])
}

extension InputReading {
  /// A state before there were pages.
  fileprivate static let nothing = InputReading(
    spec: APISpec(), diagnostics: [], counts: nil, guides: [], problems: [], locations: [:])
}

extension [SourceFile] {
  fileprivate func text(of path: String) -> String? {
    first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) }
  }
}
