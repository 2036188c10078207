import APISpec
import Foundation
import SpecDiff
import Workspace

/// `larkspur diff`: compares two states of the documentation and reports what changed.
struct DiffCommand {
  private let invocation: Invocation
  private let console: Console

  init(_ invocation: Invocation, _ console: Console) {
    self.invocation = invocation
    self.console = console
  }

  func run() async throws -> ExitStatus {
    let policy = try policy()
    let forms = DiffForms(invocation, console, standard: [ReportForm("text")])
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
      console.insist(TextReport(paint: Paint(isOn: false), isVerbose: true).text(of: errors))
      throw InputFailure.incomparable(errors: errors.count)
    }
    let report = DiffReport(
      SpecDifference(from: old.spec, to: new.spec, oldGuides: old.guides, newGuides: new.guides),
      from: invocation.operands[0], to: invocation.operands[1],
      policy: policy, language: invocation.choice(.lang) ?? .english,
      interfaceDiff: forms.showInterface
        ? InterfaceDiff.lines(from: old.spec, to: new.spec, services: policy.services, hosts: invocation.hosts) : []
    ).mappingPages(old: old.location(of:), new: new.location(of:))
    try forms.write(report)
    return forms.fail(report) ? .findings : .success
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
}
