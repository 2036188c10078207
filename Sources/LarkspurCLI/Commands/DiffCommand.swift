import APISpec
import Foundation
import SpecDiff
import Workspace

/// `larkspur diff`: compares two states of the documentation and reports what changed.
struct DiffCommand {
  private let invocation: Invocation
  private let console: Console

  /// How the report is written.
  enum Format: String, CaseIterable {
    case text, markdown, html, json, sarif, github, junit, changelog
  }

  /// What `--fail-on` takes: the lowest levels would fail every run.
  static let failLevels = [ChangeLevel.none, .info, .warn, .err].map(\.rawValue)

  init(_ invocation: Invocation, _ console: Console) {
    self.invocation = invocation
    self.console = console
  }

  func run() async throws -> ExitStatus {
    let policy = try policy()
    // Side by side: what one state does on one thread (putting pages together, decoding an IR) takes no time of its own.
    async let oldReading = InputReading.read([invocation.operands[0]], invocation, console)
    async let newReading = InputReading.read([invocation.operands[1]], invocation, console)
    let (old, new) = try await (oldReading, newReading)
    let problems = old.problems.count + new.problems.count
    guard problems == 0 else { throw InputFailure.incomplete(problems: problems) }
    let errors = [old, new].flatMap { state in
      state.diagnostics.filter { $0.rule.severity == .error }.map { Finding($0, in: state) }
    }
    guard errors.isEmpty else {
      console.list(TextReport(paint: Paint(isOn: false), isVerbose: true).text(of: errors))
      throw InputFailure.incomparable(errors: errors.count)
    }
    let report = DiffReport(
      SpecDifference(from: old.spec, to: new.spec, oldGuides: old.guides, newGuides: new.guides),
      from: invocation.operands[0], to: invocation.operands[1],
      policy: policy, language: invocation.choice(.lang) ?? .english,
      interfaceDiff: showsInterface ? InterfaceDiff.lines(from: old.spec, to: new.spec, services: policy.services) : []
    ).mappingPages(old: old.location(of:), new: new.location(of:))
    try write(report)
    return status(report)
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

  private var forms: [(format: Format, file: String?)] {
    let forms = invocation.all(.format).map(ReportForm.init)
    return (forms.isEmpty ? [ReportForm("text")] : forms).compactMap { form in
      Format(rawValue: form.word).map { ($0, form.file) }
    }
  }

  /// Planning both SDKs takes longer than the comparison, so it is done for the reports that show it.
  private var showsInterface: Bool { forms.contains { $0.format == .markdown || $0.format == .html } }

  private func write(_ report: DiffReport) throws {
    for (format, file) in forms {
      try console.write(text(of: report, as: format, isFile: file != nil), to: file)
      if format == .github { try WorkflowFiles().add(report) }
    }
  }

  private func text(of report: DiffReport, as format: Format, isFile: Bool) -> String {
    switch format {
    case .text:
      DiffTextReport(
        report, isColoured: isFile ? invocation[.color] == "always" : console.paint.isOn,
        siteLimit: console.isVerbose ? .max : DiffTextReport.fewSites
      ).text
    case .markdown: DiffMarkdownReport(report).text
    case .html: DiffHTMLReport(report).text
    case .json: DiffJSONReport(report).text
    case .sarif: DiffSARIFReport(report, tool: Tool.name, version: Tool.version).text
    case .github: DiffGitHubReport(report).text
    case .junit: DiffJUnitReport(report, failLevel: failLevel).text
    case .changelog: DiffChangelogReport(report).text
    }
  }

  private func status(_ report: DiffReport) -> ExitStatus {
    failLevel > .none && report.worst >= failLevel ? .findings : .success
  }

  private var failLevel: ChangeLevel { invocation[.failOn].flatMap(ChangeLevel.init(rawValue:)) ?? .none }
}
