import APISpec
import DocReader

/// Lists findings as a compiler does: `file:line:column: severity: message [code]`.
struct TextReport {
  var paint: Paint
  /// Whether notes are listed, and hints.
  var isVerbose: Bool

  func text(of findings: [Finding]) -> String {
    findings.lazy.filter { isVerbose || $0.severity > .note }.map(lines).joined()
  }

  private func lines(of finding: Finding) -> String {
    let severity = paint.paint("\(finding.severity.rawValue):", colour(of: finding.severity))
    var text =
      "\(paint.paint("\(finding.place):", .bold)) \(severity) \(finding.message.printableLine) [\(finding.code)]\n"
    if let related = finding.related { text += "  see \(related)\n" }
    if isVerbose { text += paint.paint("  hint: \(finding.rule.hint)", .dim) + "\n" }
    return text
  }

  private func colour(of severity: Severity) -> Paint.Colour {
    switch severity {
    case .note: .cyan
    case .warning: .yellow
    case .error: .red
    }
  }
}
