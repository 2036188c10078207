import DocReader
import Workspace

/// `larkspur lint`: reads pages and lists the findings.
struct LintCommand {
  private let invocation: Invocation
  private let console: Console

  /// How findings are listed.
  enum Format: String, CaseIterable {
    case text, json, sarif, github
  }

  init(_ invocation: Invocation, _ console: Console) {
    self.invocation = invocation
    self.console = console
  }

  func run() async throws -> ExitStatus {
    let reading = try await InputReading.read(invocation, console)
    let findings = reading.diagnostics.map { Finding($0, in: reading) }
    try write(findings, reading)
    console.say(summary(of: findings, reading))
    return status(of: findings, reading)
  }

  private func write(_ findings: [Finding], _ reading: InputReading) throws {
    let file = invocation[.output]
    switch invocation.choice(.format, as: Format.self) ?? .text {
    case .text: try console.write(TextReport(paint: paint, isVerbose: console.isVerbose).text(of: findings), to: file)
    case .json: try console.write(JSONReport.text(of: findings), to: file)
    case .sarif: try console.write(SARIFReport.text(of: findings, problems: reading.problems), to: file)
    case .github: try console.write(commands: GitHubReport(isVerbose: console.isVerbose).text(of: findings), to: file)
    }
  }

  /// Files get no colours unless they are asked for.
  private var paint: Paint {
    invocation.has(.output) && invocation[.color] != "always" ? Paint(isOn: false) : console.paint
  }

  private func summary(of findings: [Finding], _ reading: InputReading) -> String {
    guard let first = findings.first(where: { $0.severity > .note }) ?? findings.first else {
      return reading.summary + "."
    }
    let hidden = first.severity == .note && !console.isVerbose ? " (--verbose lists notes)" : ""
    return reading.summary + hidden + "; '\(Tool.name) rules --explain \(first.code)' explains a code."
  }

  private func status(of findings: [Finding], _ reading: InputReading) -> ExitStatus {
    if !reading.problems.isEmpty { return .unreadable }
    let threshold: Severity = invocation.has(.strict) ? .warning : .error
    return findings.contains { $0.severity >= threshold } ? .findings : .success
  }
}
