import SpecDiff
import Workspace

/// The forms in which a command line wants a report of changes, and the level at which they fail it.
struct DiffForms {
  /// How a report is written.
  enum Format: String, CaseIterable {
    case text, markdown, html, json, sarif, github, junit, changelog
  }

  /// What `--fail-on` takes: the lowest levels would fail every run.
  static let failLevels = [ChangeLevel.none, .info, .warn, .err].map(\.rawValue)

  private let invocation: Invocation
  private let console: Console
  private let forms: [(format: Format, file: String?)]

  /// - Parameter standard: The forms where the command line names none.
  init(_ invocation: Invocation, _ console: Console, standard: [ReportForm]) {
    self.invocation = invocation
    self.console = console
    let named = invocation.all(.format).map(ReportForm.init)
    forms = (named.isEmpty ? standard : named).compactMap { form in
      Format(rawValue: form.word).map { ($0, form.file) }
    }
  }

  /// Planning both SDKs takes longer than the comparison, so it is done for the reports that show it.
  var showInterface: Bool { forms.contains { $0.format == .markdown || $0.format == .html } }

  func write(_ report: DiffReport) throws {
    for (format, file) in forms {
      let text = text(of: report, as: format, isFile: file != nil)
      guard format == .github else {
        try console.write(text, to: file)
        continue
      }
      try console.write(commands: text, to: file)
      try WorkflowFiles().add(report)
    }
  }

  /// Whether the changes reach the level that is not let through.
  func fail(_ report: DiffReport) -> Bool { failLevel > .none && report.worst >= failLevel }

  private var failLevel: ChangeLevel { invocation[.failOn].flatMap(ChangeLevel.init(rawValue:)) ?? .none }

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
}
