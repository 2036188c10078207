import APISpec
import DocReader
import Releases
import SwiftEmitter
import Workspace

/// `larkspur generate`: writes the SDK for the inputs into a folder, or says how the folder differs from it.
struct GenerateCommand {
  typealias Emitter = (APISpec, SDKSettings, NameLock?) async -> EmittedSDK

  private let invocation: Invocation
  private let console: Console
  private let workspace: Workspace
  private let emit: Emitter

  /// - Parameter emit: Emits the SDK; nil does so service by service, with what earlier runs emitted.
  init(_ invocation: Invocation, _ console: Console, emit: Emitter? = nil) {
    self.invocation = invocation
    self.console = console
    let workspace = Workspace(invocation)
    self.workspace = workspace
    self.emit = emit ?? { await workspace.emit($0, $1, lock: $2) }
  }

  func run() async throws -> ExitStatus {
    let settings: GenerateSettings
    do {
      settings = try GenerateSettings(invocation)
    } catch let error as SettingsError {
      error.messages.forEach { console.complain($0) }
      return .usage
    }
    if let objection = settings.objection(toPlan: invocation[.expect]) {
      console.complain(objection)
      return .usage
    }
    let output = try settings.requiredOutput
    let sdkSettings = try SDKSettings(settings, output: output)
    let reading = try await read(try settings.requiredInputs, settings)
    if invocation.has(.lint) {
      let findings = GenerateFindings(reading, settings)
      console.insist(findings.text)
      guard findings.errors == 0 else {
        console.complain("Nothing was written, because the pages hold \(Plural.count(findings.errors, "error")).")
        return .findings
      }
    }
    let idleWords = settings.selection.idleWords(in: reading.spec)
    guard idleWords.isEmpty else {
      IdleWordText.texts(for: idleWords, in: reading.spec).forEach { console.complain($0) }
      return .usage
    }
    return invocation.has(.check)
      ? try await check(output, reading.spec, sdkSettings) : try await write(output, reading.spec, sdkSettings)
  }

  private func read(_ inputs: [String], _ settings: GenerateSettings) async throws -> InputReading {
    var invocation = invocation
    invocation.allowHosts(of: settings)
    var workspace = workspace
    workspace.hosts = invocation.hosts
    let reading = try await InputReading.read(workspace.find(inputs), workspace, invocation.command, console)
    guard reading.problems.isEmpty else { throw InputFailure.incomplete(problems: reading.problems.count) }
    let errors = reading.diagnostics.count { $0.rule.severity == .error }
    if errors > 0, !invocation.has(.lint), !reading.warnedOfIR(console) {
      console.warn(
        "The pages hold \(Plural.count(errors, "error")), and the output may lack what they document; "
          + "'\(Tool.name) lint' lists them.")
    }
    return reading
  }

  private func write(_ output: String, _ spec: APISpec, _ settings: SDKSettings) async throws -> ExitStatus {
    let tree = try OutputTree(output)
    if tree.hasFinishedEarlierRun { console.say("A run that was stopped before has been finished.") }
    let sdk = try await emitted(spec, settings, try lock(in: tree.path, tree.text(of:), tree.isAsWritten))
    let changes = try tree.write(sdk.files)
    let report = GenerateReport(folder: tree.path, files: sdk.files.count, notes: sdk.notes)
    report.warnings(of: changes).forEach { console.warn($0) }
    if console.isVerbose { console.list(report.list(of: changes) + report.notesList) }
    console.say(report.summary(of: changes))
    return .success
  }

  private func check(_ output: String, _ spec: APISpec, _ settings: SDKSettings) async throws -> ExitStatus {
    let folder = try OutputCheck(output)
    let sdk = try await emitted(spec, settings, try lock(in: folder.path, folder.text(of:), folder.isAsWritten))
    let drifts = try folder.drifts(from: sdk.files)
    let report = GenerateReport(folder: folder.path, files: sdk.files.count, notes: sdk.notes)
    report.warnings.forEach { console.warn($0) }
    if console.isVerbose { console.list(report.notesList) }
    try console.write(report.list(of: drifts))
    console.say(report.summary(of: drifts))
    return drifts.isEmpty ? .success : .findings
  }

  private func emitted(_ spec: APISpec, _ settings: SDKSettings, _ lock: NameLock?) async throws -> EmittedSDK {
    let sdk = await emit(spec, settings, lock)
    let lacking = settings.lackingFiles(in: sdk)
    guard lacking.isEmpty else { throw InputFailure.nothingToEmit(lacking) }
    return sdk
  }

  /// The names that earlier runs published, if they are to be kept.
  private func lock(
    in output: String, _ text: (String) throws -> String?, _ isAsWritten: ([String]) throws -> Bool
  ) throws -> NameLock? {
    guard !invocation.has(.acceptRenames) else { return nil }
    let file = invocation[.lock] ?? "\(output)/\(NameLock.fileName)"
    let stored = invocation.has(.lock) ? try TextFile.read(file) : try text(NameLock.fileName)
    guard let stored else { return nil }
    let lock: NameLock
    do {
      lock = try NameLock(text: stored)
    } catch {
      throw InputFailure.nameLock(file, error)
    }
    // A file of its own fits what is checked in beside it, not what an earlier build left in the output; and what one
    // run wrote fits together.
    if !invocation.has(.lock), try !isAsWritten([NameLock.fileName, InterfaceText.fileName]) {
      try warnOfDisagreement(lock, in: output, text)
    }
    return lock
  }

  /// Names that were lost from one of the two files would be renamed without a word.
  private func warnOfDisagreement(_ lock: NameLock, in output: String, _ text: (String) throws -> String?) throws {
    let consistency = try InterfaceConsistency(lock: lock, text: text)
    do {
      try consistency?.check(in: output)
    } catch {
      console.warn("\(error)")
    }
  }
}
