import DocReader
import SpecDiff

/// Lists findings as workflow commands, which GitHub Actions shows at the lines of a pull request.
struct GitHubReport {
  /// Whether notes are listed.
  var isVerbose: Bool

  func text(of findings: [Finding]) -> String {
    findings.lazy.filter { isVerbose || $0.severity > .note }.map(Self.line).joined()
  }

  private static func line(of finding: Finding) -> String {
    let properties = [
      (name: "file", value: finding.place.path), (name: "line", value: String(finding.place.line)),
      (name: "col", value: String(finding.place.column)), (name: "title", value: finding.code),
    ]
    return WorkflowCommand(kind(of: finding.severity), properties, finding.message).line
  }

  private static func kind(of severity: Severity) -> WorkflowCommand.Kind {
    switch severity {
    case .note: .notice
    case .warning: .warning
    case .error: .error
    }
  }
}
