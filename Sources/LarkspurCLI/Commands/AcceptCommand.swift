import APISpec
import Foundation
import SpecDiff
import Workspace

/// `larkspur accept`: notes that changes are fine.
struct AcceptCommand {
  private let invocation: Invocation
  private let console: Console

  init(_ invocation: Invocation, _ console: Console) {
    self.invocation = invocation
    self.console = console
  }

  func run() throws -> ExitStatus {
    if let day = invocation[.until], !Decisions.isDay(day) { throw UsageError.badDay(day) }
    let rules = try reportedRules()
    let file = DecisionsFile(invocation)
    var decisions = try file.readToWrite()
    let known = Dictionary(decisions.accepted.map { ($0.fingerprint, $0.rule) }) { first, _ in first }
    let by = invocation[.by] ?? ProcessInfo.processInfo.environment["USER"] ?? ""
    decisions.accept(
      invocation.operands.map { fingerprint in
        Acceptance(
          fingerprint: fingerprint, rule: rules?[fingerprint] ?? known[fingerprint] ?? "",
          reason: invocation[.reason] ?? "", by: by, until: invocation[.until])
      })
    try console.write(decisions.json, to: file.path)
    console.say("\(Plural.count(invocation.operands.count, "change")) accepted in \(file.path).")
    return .success
  }

  /// The rules of the changes in the report, by fingerprint; nil where no report is named.
  private func reportedRules() throws -> [String: String]? {
    guard let path = invocation[.report] else { return nil }
    guard let bytes = FileManager.default.contents(atPath: path) else { throw InputFailure.file(.notFound(path)) }
    guard let value = JSONValue(json: String(decoding: bytes, as: UTF8.self)),
      case .array(let entries)? = value["entries"]
    else { throw AcceptFailure.noReport(path) }
    var rules: [String: String] = [:]
    for entry in entries {
      if case .string(let fingerprint)? = entry["fingerprint"], case .string(let rule)? = entry["rule"] {
        rules[fingerprint] = rule
      }
    }
    if let stranger = invocation.operands.first(where: { rules[$0] == nil }) {
      throw AcceptFailure.notInReport(stranger, path)
    }
    return rules
  }
}

/// Why a change was not accepted.
enum AcceptFailure: Error, CustomStringConvertible {
  case noReport(String)
  case notInReport(String, String)

  var description: String {
    switch self {
    case .noReport(let path): "'\(path)' is no JSON report; write one with 'larkspur diff OLD NEW --format json=FILE'."
    case .notInReport(let fingerprint, let path):
      "'\(path)' has no change \(fingerprint); look for it with 'larkspur diff'."
    }
  }
}
