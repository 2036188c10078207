import APISpec
import DocReader
import Workspace

/// `larkspur rules`: prints the table of diagnostics.
struct RulesCommand {
  private let invocation: Invocation
  private let console: Console

  /// How rules are printed.
  enum Format: String, CaseIterable {
    case text, json
  }

  init(_ invocation: Invocation, _ console: Console) {
    self.invocation = invocation
    self.console = console
  }

  func run() throws -> ExitStatus {
    let format = invocation.choice(.format, as: Format.self) ?? .text
    if let code = invocation[.explain] {
      let rule = try find(code)
      try console.write(format == .text ? explanation(of: rule) : JSONText.pretty(Self.object(rule)))
    } else {
      let rules = DiagnosticRule.allCases
      try console.write(
        format == .text ? rules.map(line).joined() : JSONText.pretty(.array(rules.map(Self.object))))
    }
    return .success
  }

  private func find(_ code: String) throws(UsageError) -> DiagnosticRule {
    guard let rule = DiagnosticRule(rawValue: code.uppercased()) else {
      throw .unknownRule(code, nearest: Suggestion.nearest(to: code, among: DiagnosticRule.allCases.map(\.code)))
    }
    return rule
  }

  private func line(of rule: DiagnosticRule) -> String {
    let severity = rule.severity.rawValue
    return "\(console.paint.paint(rule.code, .bold))  \(severity)"
      + String(repeating: " ", count: max(0, 9 - severity.count)) + rule.summary + "\n"
  }

  private func explanation(of rule: DiagnosticRule) -> String {
    let example = rule.example.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)\n" }.joined()
    return """
      \(console.paint.paint(rule.code, .bold)) (\(rule.severity.rawValue))
      \(rule.summary)

      What to do:
      \(rule.hint)

      Example:
      \(example)
      """
  }

  private static func object(_ rule: DiagnosticRule) -> JSONValue {
    [
      "code": .string(rule.code), "severity": .string(rule.severity.rawValue), "summary": .string(rule.summary),
      "hint": .string(rule.hint), "example": .string(rule.example),
    ]
  }
}
