import APISpec
import DocReader
import PortalSync
import Releases
import SpecDiff
import SwiftEmitter
import Workspace

/// Inputs that could not be read, so that the command cannot do its work.
enum InputFailure: Error, CustomStringConvertible {
  /// There is nothing to work on; everything that stood in the way was said already.
  case nothingReadable
  case incomplete(problems: Int)
  /// What a page cannot say would look as if it had been removed, or added.
  case incomparable(errors: Int)
  case file(WorkspaceError)
  case decisions(String, DecisionsError)
  case nameLock(String, NameLockError)
  /// Services of which nothing that is documented has a form in Swift, though a file is wanted for each.
  case nothingToEmit([String])
  /// A portal does not say what is needed.
  case sync(SyncError)
  /// The SDK as it is checked in.
  case published(folder: String, PublishedSDKError)
  case disagreement(InterfaceDisagreement)
  case changelog(ChangelogError)

  var description: String {
    switch self {
    case .nothingReadable: "Nothing could be read."
    case .incomplete(let count):
      "Nothing was written, because \(Plural.count(count, "input")) could not be read and the result would lack them."
    case .incomparable(let count):
      "Nothing was compared, because the pages hold \(Plural.count(count, "error")): what they document would look "
        + "removed or added."
    case .file(let error): error.description
    case .decisions(let path, let error): "'\(path)' cannot be used: \(error)."
    case .nothingToEmit(let services):
      "There is nothing to write for \(services.map { "'\($0)'" }.joined(separator: ", ")): what the pages document has no "
        + "form in Swift. Leave it out of \"services\"."
    case .sync(let error): error.description
    case .published(let folder, let error): "\(folder)/\(error)"
    case .disagreement(let error): error.description
    case .changelog(let error): error.description
    case .nameLock(let file, let error):
      "\(file):\(error.line): \(error.reason)\(error.reason.hasSuffix(".") ? "" : ".") Restore the file as it was; "
        + "--accept-renames does without it and may rename what was published."
    }
  }
}

/// What the inputs of a command say.
struct InputReading {
  var spec: APISpec
  var diagnostics: [Diagnostic]
  /// nil where an IR file was read, which does not tell.
  var counts: PageCounts?
  /// The pages without an API; nil where an IR file was read, which does not hold them.
  var guides: [GuidePage]?
  var problems: [WorkspaceError]
  /// For each page's path, the page as a person opens it from here.
  var locations: [String: String]

  /// Reads all inputs, and complains at once about those that cannot be read.
  static func read(_ invocation: Invocation, _ console: Console) async throws -> InputReading {
    try await read(invocation.operands, invocation, console)
  }

  /// Reads some of the operands, as one state of the documentation.
  static func read(_ inputs: [String], _ invocation: Invocation, _ console: Console) async throws -> InputReading {
    let workspace = Workspace(invocation)
    return try await read(workspace.find(inputs), workspace, invocation.command, console)
  }

  /// Reads what was found, as one state of the documentation.
  static func read(
    _ found: FoundInputs, _ workspace: Workspace, _ command: CommandName, _ console: Console
  ) async throws -> InputReading {
    found.problems.forEach { console.complain($0) }
    if let ir = found.irFiles.first {
      return try read(ir, of: found, command, workspace)
    }
    guard !found.pages.isEmpty else { throw InputFailure.nothingReadable }
    let progress = console.progress("reading pages", total: found.pages.count)
    let reading = await workspace.read(found.pages) { progress?.update($0) }
    progress?.clear()
    reading.problems.forEach { console.complain($0) }
    return InputReading(
      spec: reading.spec, diagnostics: reading.diagnostics, counts: reading.counts,
      guides: reading.guides,
      problems: found.problems + reading.problems, locations: reading.locations)
  }

  private static func read(
    _ ir: IRFile, of found: FoundInputs, _ command: CommandName, _ workspace: Workspace
  ) throws -> InputReading {
    if !found.pages.isEmpty { throw UsageError.mixedInputs(ir: ir.location) }
    if found.irFiles.count > 1 { throw UsageError.severalIRFiles(ir.location, found.irFiles[1].location) }
    if command == .lint { throw UsageError.lintOfIR(ir.location) }
    do {
      let reading = try workspace.read(ir)
      return InputReading(
        spec: reading.spec, diagnostics: reading.diagnostics, counts: nil, guides: nil, problems: found.problems,
        locations: [:])
    } catch {
      throw InputFailure.file(error)
    }
  }

  /// Warns of what an IR file holds and no output will, since 'lint' does not read it; whether it was one.
  @discardableResult
  func warnedOfIR(_ console: Console) -> Bool {
    guard counts == nil else { return false }
    for diagnostic in diagnostics { console.warn("\(diagnostic.message) The endpoint is left out.") }
    return true
  }

  /// The page as a person opens it from here.
  func location(of path: String) -> String { locations[path] ?? path }

  /// The place as a person jumps to it from here.
  func location(of place: SourcePlace) -> SourcePlace {
    SourcePlace(path: location(of: place.path), line: place.line, column: place.column)
  }

  /// The pages that were read.
  var pages: [String] { locations.keys.sorted() }

  /// How the reading went, in one line.
  var summary: String {
    let count = { severity in diagnostics.count { $0.rule.severity == severity } }
    var text = ""
    if let counts {
      let kinds =
        "\(counts.endpoints) of endpoints, \(counts.events) of events, \(Plural.count(counts.guides, "guide"))"
      let unreadable = counts.unreadable > 0 ? ", \(counts.unreadable) unreadable" : ""
      text = "\(Plural.count(locations.count, "page")) (\(kinds)\(unreadable)): "
    }
    return text + "\(Plural.count(count(.error), "error")), \(Plural.count(count(.warning), "warning")), "
      + Plural.count(count(.note), "note")
  }
}

/// Numbers with their nouns.
enum Plural {
  static func count(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }
}
