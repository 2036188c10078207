import APISpec
import Foundation
import TestPrograms
import TestValues

/// Runs a command of `.ci/sdk` in a fresh checkout, with the environment that the workflow gives to its step.
final class ScriptRunner {
  let repository: SDKRepository
  let gitHub: StubbedGitHub
  private let workflow: WorkflowOutline
  /// Further variables of every run, for example where the program is.
  var environment: [String: String] = [:]
  /// Is told of each checkout before the script runs in it.
  var prepare: (TemporaryFolder) throws -> Void = { _ in }

  init(_ repository: SDKRepository, _ gitHub: StubbedGitHub) throws {
    self.repository = repository
    self.gitHub = gitHub
    workflow = try .checkedIn()
    environment["LARKSPUR"] = repository.larkspur.url.path
  }

  struct Result {
    var status: Int32
    /// What it wrote to both streams.
    var log: String
    /// The outputs of the step: lines of `name=value`, each name once.
    var outputs: [String: String]
    var summary: String
    /// What is checked out.
    var workspace: TemporaryFolder

    /// The SARIF file that the workflow uploads; nil where it uploads none.
    var upload: JSONValue? {
      get throws {
        guard let path = outputs["sarif"], !path.isEmpty else { return nil }
        guard let sarif = JSONValue(json: try workspace.read(path)), sarif["version"] == "2.1.0" else {
          throw CommandFailure(description: "'\(path)' holds no SARIF")
        }
        return sarif
      }
    }
  }

  /// Runs `.ci/sdk COMMAND`, which the job of the same name does last; `key` and `prepare` belong to all jobs.
  func run(_ command: String, _ checkout: Checkout = .main) throws -> Result {
    let workspace = try repository.checkOut(checkout)
    try prepare(workspace)
    let files = try TemporaryFolder()
    for name in ["output", "summary"] { try files.write("", to: name) }
    var variables = [
      "PATH": gitHub.programs.path + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? ""),
      "HOME": repository.folder("home"), "GIT_CONFIG_NOSYSTEM": "1", "CI": "true", "GITHUB_ACTIONS": "true",
      "GITHUB_REPOSITORY": SDKRepository.name, "GITHUB_OUTPUT": files("output"),
      "GITHUB_STEP_SUMMARY": files("summary"), "GITHUB_REF_NAME": "main",
      "GH_STATE": gitHub.state.path, "GH_REPOSITORY": SDKRepository.name,
    ]
    variables.merge(try stepEnvironment(command, checkout)) { $1 }
    variables.merge(environment) { $1 }
    let run = try ProgramRun(of: workspace(".ci/sdk"), [command], in: workspace.path, variables)
    return Result(
      status: run.status, log: run.output + run.errors,
      outputs: try Self.outputs(of: try files.read("output")), summary: try files.read("summary"),
      workspace: workspace)
  }

  private static func outputs(of text: String) throws -> [String: String] {
    var outputs: [String: String] = [:]
    for line in text.split(separator: "\n") {
      guard let match = line.wholeMatch(of: #/([a-z_]+)=(.*)/#), outputs[String(match.output.1)] == nil else {
        throw CommandFailure(description: "'\(line)' is not an output of a step, or another one of the same name")
      }
      outputs[String(match.output.1)] = String(match.output.2)
    }
    return outputs
  }

  /// What the workflow sets for the step that runs a command.
  private func stepEnvironment(_ command: String, _ checkout: Checkout) throws -> [String: String] {
    let line = workflow.entries.first { $0.path.hasSuffix(".run") && $0.value == ".ci/sdk \(command)" }
    guard let step = line?.path.dropLast(".run".count) else {
      throw CommandFailure(description: "no step runs '.ci/sdk \(command)'")
    }
    var variables = try workflow.values(below: "env")
    for (name, expression) in try workflow.values(below: "\(step).env") {
      variables[name] = try Self.value(of: expression, checkout)
    }
    return variables
  }

  /// The values of the expressions that the workflow hands to the script.
  private static func value(of expression: String, _ checkout: Checkout) throws -> String {
    switch expression {
    case "${{ github.event.pull_request.base.sha }}": checkout.base ?? ""
    case "${{ github.event.pull_request.number }}": checkout.base == nil ? "" : "7"
    case "${{ github.event.pull_request.head.repo.full_name == github.repository }}": String(!checkout.isFromFork)
    case "${{ github.token }}", "${{ secrets.LARKSPUR_TOKEN || github.token }}": "token-of-the-run"
    default: throw CommandFailure(description: "'\(expression)' has no value in these tests")
    }
  }
}
