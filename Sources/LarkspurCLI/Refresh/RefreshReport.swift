import APISpec
import PortalSync
import Releases
import Workspace

/// What a refresh says about its work.
struct RefreshReport {
  let project: RefreshProject
  let outcome: RefreshWork.Outcome

  /// `documentation: minor: 2 added: …`, a line for each reason.
  var reasons: [String] {
    outcome.suggestion.findings.flatMap { finding in
      finding.reasons.map { "\(finding.cause.rawValue): \($0.bump.rawValue): \($0)" }
    }
  }

  /// `version 1.3.0 (minor)`, for people and programs.
  var versionLine: String { "version \(version) (\(outcome.changelog.bump.rawValue))\n" }

  var changelogSummary: String? {
    guard outcome.changelog.bytes != nil else { return nil }
    let entries = outcome.changelog.added == 1 ? "1 entry" : "\(outcome.changelog.added) entries"
    let release = outcome.changelog.isReleased ? "; version \(version) is released" : ""
    return "\(project.changelog.path): \(entries) added\(release)"
  }

  private var version: String { outcome.changelog.version.map { "\($0)" } ?? "none" }

  /// What other steps of a workflow may want to know.
  func values(isChanged: Bool) -> KeyValuePairs<String, String> {
    ["version": version, "bump": outcome.changelog.bump.rawValue, "changed": String(isChanged)]
  }

  /// What a refresh would change, one file a line; nothing where all is up to date.
  func list(of drifts: [TreeDrift], fetched: SyncPlan?, hasChangelog: Bool) -> String {
    var lines: [String] = []
    if let fetched, let pages = project.pages {
      lines += fetched.pages.map { "\($0.fate.rawValue) \(pages.path)/\($0.path)" }
      if fetched.pages.isEmpty, !fetched.changes.isEmpty { lines.append("stale \(pages.path)/\(SyncIndex.name)") }
    }
    lines += drifts.map { "\($0.kind.rawValue) \(project.output.path)/\($0.path)" }
    if outcome.changelog.bytes != nil {
      lines.append("\(hasChangelog ? "stale" : "missing") \(project.changelog.path)")
    }
    return lines.map { $0.printableLine + "\n" }.joined()
  }
}
