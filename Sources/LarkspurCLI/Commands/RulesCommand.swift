import APISpec
import DocReader
import SpecDiff
import Workspace

/// `larkspur rules`: prints the tables of findings and of changes.
struct RulesCommand {
  private let invocation: Invocation
  private let console: Console

  /// How rules are printed.
  enum Format: String, CaseIterable {
    case text, json
  }

  /// A rule of either table.
  private enum Rule {
    case finding(DiagnosticRule)
    case change(ChangeRule)
  }

  init(_ invocation: Invocation, _ console: Console) {
    self.invocation = invocation
    self.console = console
  }

  func run() throws -> ExitStatus {
    let format = invocation.choice(.format, as: Format.self) ?? .text
    if let code = invocation[.explain] {
      let rule = try find(code)
      try console.write(format == .text ? explanation(of: rule) : JSONText.pretty(object(rule)))
    } else {
      let rules = DiagnosticRule.allCases.map(Rule.finding) + ChangeRule.all.map(Rule.change)
      try console.write(format == .text ? rules.map(line).joined() : JSONText.pretty(.array(rules.map(object))))
    }
    return .success
  }

  private var language: ReportLanguage { invocation.choice(.lang) ?? .english }

  private func find(_ code: String) throws(UsageError) -> Rule {
    if let rule = DiagnosticRule(rawValue: code.uppercased()) { return .finding(rule) }
    if let rule = ChangeRule.named(code.lowercased()) { return .change(rule) }
    let codes = DiagnosticRule.allCases.map(\.code) + ChangeRule.all.map(\.id)
    throw .unknownRule(code, nearest: Suggestion.nearest(to: code, among: codes))
  }

  // MARK: - Lines

  private func line(of rule: Rule) -> String {
    switch rule {
    case .finding(let rule):
      let severity = rule.severity.rawValue
      return "\(console.paint.paint(rule.code, .bold))  \(padded(severity, 9))\(rule.summary)\n"
    case .change(let rule):
      let levels = "wire \(padded(rule.wire.rawValue, 5))swift \(padded(rule.swift.rawValue, 5))"
      return "\(console.paint.paint(padded(rule.id, 34), .bold))\(levels)\(rule.text[language])\n"
    }
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  // MARK: - Explanations

  private func explanation(of rule: Rule) -> String {
    switch rule {
    case .finding(let rule): explanation(of: rule)
    case .change(let rule): explanation(of: rule)
    }
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

  private func explanation(of rule: ChangeRule) -> String {
    let ways = rule.wireInResponses.map { " (\($0.rawValue) in responses and events)" } ?? ""
    let opposite =
      switch rule.mirror {
      case .rules(let ids): ids.joined(separator: ", ")
      case .itself: rule.id
      case .waived(let reason): "none: \(reason)"
      }
    return """
      \(console.paint.paint(rule.id, .bold)) (wire \(rule.wire.rawValue)\(ways), swift \(rule.swift.rawValue))
      \(rule.text[language])

      Why:
      \(rule.explanation[language])

      What to do:
      \(rule.advice.text[language])
      To accept one change: \(Tool.name) accept FINGERPRINT --reason TEXT
      To change the levels of all: "severity": {"\(rule.id)": {"wire": "info"}} in \(DecisionsFile.name)

      The opposite change:
      \(opposite)

      """
  }

  // MARK: - JSON

  private func object(_ rule: Rule) -> JSONValue {
    switch rule {
    case .finding(let rule):
      [
        "code": .string(rule.code), "severity": .string(rule.severity.rawValue), "summary": .string(rule.summary),
        "hint": .string(rule.hint), "example": .string(rule.example),
      ]
    case .change(let rule):
      [
        "code": .string(rule.id), "wire": .string(rule.wire.rawValue),
        "wireInResponses": .string((rule.wireInResponses ?? rule.wire).rawValue),
        "swift": .string(rule.swift.rawValue), "listing": .string(rule.listing.rawValue),
        "summary": .string(rule.text[language]), "explanation": .string(rule.explanation[language]),
        "hint": .string(rule.advice.text[language]),
      ]
    }
  }
}
