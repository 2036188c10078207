import APISpec
import DocReader
import SpecDiff
import Workspace

/// Lists findings as SARIF 2.1.0, for code scanning services.
enum SARIFReport {
  static func text(of findings: [Finding], problems: [WorkspaceError]) -> String {
    JSONText.pretty([
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "version": "2.1.0",
      "runs": [
        [
          "tool": ["driver": driver],
          "invocations": [invocation(problems)],
          "results": .array(findings.map(result)),
        ]
      ],
    ])
  }

  private static var driver: JSONValue {
    [
      "name": .string(Tool.name), "version": .string(Tool.version),
      "rules": .array(DiagnosticRule.allCases.map(rule)),
    ]
  }

  private static func rule(_ rule: DiagnosticRule) -> JSONValue {
    [
      "id": .string(rule.code), "shortDescription": text(rule.summary), "help": text(rule.hint),
      "defaultConfiguration": ["level": .string(rule.severity.rawValue)],
    ]
  }

  /// What could not be read at all belongs to the run, not to a page.
  private static func invocation(_ problems: [WorkspaceError]) -> JSONValue {
    [
      "executionSuccessful": .bool(problems.isEmpty),
      "toolExecutionNotifications": .array(
        problems.map { ["level": "error", "message": text($0.description)] }),
    ]
  }

  private static func result(_ finding: Finding) -> JSONValue {
    var members = [
      JSONMember("ruleId", .string(finding.code)),
      JSONMember("level", .string(finding.severity.rawValue)),
      JSONMember("message", text(finding.message)),
      JSONMember("locations", [location(finding.place)]),
    ]
    if let related = finding.related { members.append(JSONMember("relatedLocations", [location(related)])) }
    return .object(members)
  }

  /// SARIF counts columns in characters and we in bytes; a line alone marks the whole line and is never wrong.
  private static func location(_ place: SourcePlace) -> JSONValue {
    [
      "physicalLocation": [
        "artifactLocation": ["uri": .string(ArtifactURI.text(of: place.path))],
        "region": ["startLine": .number(String(max(1, place.line)))],
      ]
    ]
  }

  private static func text(_ text: String) -> JSONValue { ["text": .string(SARIFText.escaped(text))] }
}
