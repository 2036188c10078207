import APISpec
import Foundation
import SpecDiff
import SwiftEmitter
import Workspace

/// `larkspur diff`: compares two states of the documentation and reports what changed.
struct DiffCommand {
  private let invocation: Invocation
  private let console: Console

  /// How the report is written.
  enum Format: String, CaseIterable {
    case text, json, html

    var showsInterface: Bool {
      switch self {
      case .html: true
      case .text, .json: false
      }
    }
  }

  /// What `--fail-on` takes: the lowest levels would fail every run.
  static let failLevels = [ChangeLevel.none, .info, .warn, .err].map(\.rawValue)

  init(_ invocation: Invocation, _ console: Console) {
    self.invocation = invocation
    self.console = console
  }

  func run() async throws -> ExitStatus {
    let policy = try policy()
    let old = try await InputReading.read([invocation.operands[0]], invocation, console)
    let new = try await InputReading.read([invocation.operands[1]], invocation, console)
    let problems = old.problems.count + new.problems.count
    guard problems == 0 else { throw InputFailure.incomplete(problems: problems) }
    let report = DiffReport(
      SpecDifference(from: old.spec, to: new.spec), from: invocation.operands[0], to: invocation.operands[1],
      policy: policy, language: invocation.choice(.lang) ?? .english,
      interfaceDiff: interfaceDiff(from: old.spec, to: new.spec, services: policy.services)
    ).mappingPages(old: old.location(of:), new: new.location(of:))
    try write(report)
    return status(report)
  }

  /// What changes in the signatures of the SDK, where a form shows it; planning two SDKs takes longer than comparing.
  private func interfaceDiff(from old: APISpec, to new: APISpec, services: [String]) -> [String] {
    guard forms.contains(where: { Format(rawValue: $0.word)?.showsInterface ?? false }) else { return [] }
    let change = InterfaceChange(from: old, to: new, Selection(services: services))
    return InterfaceDiff(from: change.old, to: change.new).lines
  }

  private func policy() throws -> ReviewPolicy {
    let rules = invocation.all(.rule).flatMap(\.commaSeparatedWords)
    for rule in rules where !ReviewPolicy.namesRule(rule) {
      throw UsageError.unknownChangeRule(
        rule, nearest: Suggestion.nearest(to: rule, among: ChangeRule.all.map(\.id)))
    }
    return ReviewPolicy(
      axis: invocation[.axis].flatMap(ChangeAxis.init(rawValue:)), rules: rules,
      services: invocation.all(.service).flatMap(\.commaSeparatedWords), listsEverything: console.isVerbose,
      decisions: try DecisionsFile(invocation).read(), today: DecisionsFile.today)
  }

  // MARK: - Output

  private func write(_ report: DiffReport) throws {
    for form in forms {
      guard let format = Format(rawValue: form.word) else { continue }
      try console.write(text(of: report, as: format, isFile: form.file != nil), to: form.file)
    }
  }

  private var forms: [ReportForm] {
    let forms = invocation.all(.format).map(ReportForm.init)
    return forms.isEmpty ? [ReportForm("text")] : forms
  }

  private func text(of report: DiffReport, as format: Format, isFile: Bool) -> String {
    switch format {
    case .text:
      DiffTextReport(
        report, isColoured: isFile ? invocation[.color] == "always" : console.paint.isOn,
        siteLimit: console.isVerbose ? .max : DiffTextReport.fewSites
      ).text
    case .json: DiffJSONReport(report).text
    case .html: DiffHTMLReport(report).text
    }
  }

  private func status(_ report: DiffReport) -> ExitStatus {
    let level = invocation[.failOn].flatMap(ChangeLevel.init(rawValue:)) ?? .none
    return level > .none && report.worst >= level ? .findings : .success
  }
}
