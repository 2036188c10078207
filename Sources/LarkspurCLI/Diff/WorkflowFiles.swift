import APISpec
import Foundation
import SpecDiff
import Workspace

/// The files through which a step of GitHub Actions hands on values and shows a summary.
struct WorkflowFiles {
  private let environment: [String: String]

  init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    self.environment = environment
  }

  /// Adds to the files that are named; other steps may have written to them.
  func add(_ report: DiffReport) throws(WorkspaceError) {
    try append(DiffGitHubReport(report).outputs, toFileNamedBy: "GITHUB_OUTPUT")
    try append(DiffMarkdownReport(report).text, toFileNamedBy: "GITHUB_STEP_SUMMARY")
  }

  /// Hands on values, as `name=value` lines.
  func add(values: KeyValuePairs<String, String>) throws(WorkspaceError) {
    try append(values.map { "\($0)=\($1.printableLine)\n" }.joined(), toFileNamedBy: "GITHUB_OUTPUT")
  }

  private func append(_ text: String, toFileNamedBy variable: String) throws(WorkspaceError) {
    guard let path = environment[variable], !path.isEmpty else { return }
    var bytes = FileManager.default.contents(atPath: path).map { [UInt8]($0) } ?? []
    bytes += Array(text.utf8)
    _ = try OutputFile.write(bytes, to: path)
  }
}
