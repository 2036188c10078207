import APISpec
import Foundation
import TestPrograms
import TestValues

/// Runs the jobs of a workflow on this machine, step by step, as a runner of GitHub would: each `run` in a shell of its
/// own with the files and variables that steps talk through, each `uses` as far as it matters here.
final class JobSimulation {
  let repository: SimulatedRepository
  let gitHub: StubbedGitHub
  private let workflow: Workflow
  /// Further variables of every step, for example where the program is.
  var environment: [String: String] = [:]
  var secrets: [String: String] = [:]

  init(_ repository: SimulatedRepository, _ gitHub: StubbedGitHub, _ workflow: Workflow) {
    self.repository = repository
    self.gitHub = gitHub
    self.workflow = workflow
    environment["LARKSPUR"] = repository.larkspur.url.path
  }

  struct StepResult {
    var title: String
    var isSkipped = false
    var status: Int32 = 0
    var outputs: [String: String] = [:]
    var log = ""
    var summary = ""
    /// For an action: what it was told.
    var inputs: [String: String] = [:]
  }

  struct JobResult {
    var isSkipped = false
    var hasFailed = false
    var steps: [StepResult] = []
    /// The SARIF files that were uploaded.
    var uploads: [JSONValue] = []
    /// What is checked out.
    var workspace: TemporaryFolder

    subscript(title: String) -> StepResult {
      steps.first { $0.title == title } ?? StepResult(title: "no step '\(title)'", status: -1)
    }

    var log: String { steps.map(\.log).joined() }
  }

  func run(_ id: String, for event: SimulatedEvent) throws -> JobResult {
    guard let job = workflow.jobs.first(where: { $0.id == id }) else {
      throw SimulationError(description: "there is no job '\(id)'")
    }
    var result = JobResult(workspace: try TemporaryFolder())
    var context = JobContext(event: event, secrets: secrets)
    guard workflow.triggers.contains(event.name), try WorkflowExpression.isMet(job.condition, in: context) else {
      result.isSkipped = true
      return result
    }
    for step in job.steps {
      var stepResult = StepResult(title: step.line)
      if try WorkflowExpression.isMet(step.condition, in: context) {
        try carryOut(step, &stepResult, &result, context)
        if stepResult.status != 0, !step.continuesOnError { context.hasFailed = true }
      } else {
        stepResult.isSkipped = true
      }
      if let id = step.id { context.outputs[id] = stepResult.outputs }
      result.steps.append(stepResult)
    }
    result.hasFailed = context.hasFailed
    return result
  }

  private func carryOut(
    _ step: Workflow.Step, _ stepResult: inout StepResult, _ result: inout JobResult, _ context: JobContext
  ) throws {
    switch step.work {
    case .run(let script):
      try run(script, step, &stepResult, result.workspace, context)
    case .uses(let action, let with):
      stepResult.inputs = try with.mapValues { try WorkflowExpression.filled($0, in: context) }
      try use(action, &stepResult, &result, context.event)
    }
  }

  // MARK: - Scripts

  private func run(
    _ script: String, _ step: Workflow.Step, _ result: inout StepResult, _ workspace: TemporaryFolder,
    _ context: JobContext
  ) throws {
    let files = try TemporaryFolder()
    for name in ["output", "summary"] { try files.write("", to: name) }
    try files.write(context.event.payload.description, to: "event.json")
    try files.write(script, to: "script.sh")
    var variables = standardVariables(context, files: files, workspace: workspace)
    for (name, value) in workflow.environment.merging(step.environment, uniquingKeysWith: { $1 }) {
      variables[name] = try WorkflowExpression.filled(value, in: context)
    }
    variables.merge(environment) { $1 }
    // Inside of a container, the shell is sh.
    let run = try ProgramRun(of: "/bin/sh", ["-e", files("script.sh")], in: workspace.path, variables)
    result.status = run.status
    result.log = run.output + run.errors
    result.summary = try files.read("summary")
    result.outputs = try Self.outputs(of: try files.read("output"))
  }

  private func standardVariables(
    _ context: JobContext, files: TemporaryFolder, workspace: TemporaryFolder
  ) -> [String: String] {
    [
      "PATH": gitHub.programs.path + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? ""),
      "HOME": repository.folder("home"), "GIT_CONFIG_NOSYSTEM": "1", "CI": "true", "GITHUB_ACTIONS": "true",
      "GITHUB_REPOSITORY": SimulatedRepository.name, "GITHUB_EVENT_NAME": context.event.name,
      "GITHUB_EVENT_PATH": files("event.json"), "GITHUB_OUTPUT": files("output"),
      "GITHUB_STEP_SUMMARY": files("summary"), "GITHUB_WORKSPACE": workspace.path, "GITHUB_REF": context.event.ref,
      "GITHUB_REF_NAME": String(context.event.ref.split(separator: "/").dropFirst(2).joined(separator: "/")),
      "GH_STATE": gitHub.state.path, "GH_REPOSITORY": SimulatedRepository.name,
    ]
  }

  private static func outputs(of text: String) throws -> [String: String] {
    var outputs: [String: String] = [:]
    for line in text.split(separator: "\n") {
      guard let sign = line.firstIndex(of: "="), !line[..<sign].contains(where: { $0 == " " || $0 == "<" }) else {
        throw SimulationError(description: "'\(line)' is no output of a step")
      }
      outputs[String(line[..<sign])] = String(line[line.index(after: sign)...])
    }
    return outputs
  }

  // MARK: - Actions

  private func use(
    _ action: String, _ step: inout StepResult, _ result: inout JobResult, _ event: SimulatedEvent
  ) throws {
    switch action {
    case "actions/checkout@v4": try checkOut(step.inputs, event, into: result.workspace)
    case "actions/cache@v4":
      // The first run finds nothing; a key that is empty would hold everybody's.
      guard step.inputs["key"]?.isEmpty == false, step.inputs["path"]?.hasPrefix("/") == false else {
        throw SimulationError(description: "the cache has no key, or lies outside of the checkout")
      }
    case "github/codeql-action/upload-sarif@v3":
      let path = step.inputs["sarif_file"] ?? ""
      guard let sarif = JSONValue(json: (try? result.workspace.read(path)) ?? ""), sarif["version"] == "2.1.0" else {
        step.status = 1
        step.log = "there is no SARIF in '\(path)'"
        return
      }
      result.uploads.append(sarif)
    default: throw SimulationError(description: "'\(action)' is not simulated")
    }
  }

  /// As much history as the step asks for, so that a script that needs more fails here, too.
  private func checkOut(_ inputs: [String: String], _ event: SimulatedEvent, into workspace: TemporaryFolder) throws {
    let git = { (arguments: [String]) in _ = try self.repository.git(["-C", workspace.path] + arguments) }
    let depth = inputs["fetch-depth"] ?? "1"
    try git(["init", "--quiet", "--initial-branch=main"])
    try git(["remote", "add", "origin", "file://\(repository.folder("remote.git"))"])
    let limit = depth == "0" ? [] : ["--depth", depth]
    let branches = depth == "0" ? ["+refs/heads/*:refs/remotes/origin/*"] : []
    try git(["fetch", "--quiet"] + limit + ["origin", "\(event.ref):refs/simulated"] + branches)
    if event.ref.hasPrefix("refs/heads/") {
      try git(["checkout", "--quiet", "-B", String(event.ref.dropFirst("refs/heads/".count)), "refs/simulated"])
    } else {
      try git(["checkout", "--quiet", "--detach", "refs/simulated"])
    }
    if inputs["persist-credentials"] == "false" {
      try git(["remote", "set-url", "--push", "origin", "/no/credentials"])
    }
  }
}

/// What expressions see in a job.
struct JobContext: ExpressionContext {
  var event: SimulatedEvent
  var secrets: [String: String]
  var outputs: [String: [String: String]] = [:]
  var hasFailed = false

  func value(at path: [String]) throws(ExpressionError) -> ExpressionValue {
    let text = { (text: String?) in text.map(ExpressionValue.text) ?? .null }
    switch (path.first, path.dropFirst().first) {
    case ("github", "event"): return Self.value(of: path.dropFirst(2).reduce(Optional(event.payload)) { $0?[$1] })
    case ("github", "event_name") where path.count == 2: return .text(event.name)
    case ("github", "ref") where path.count == 2: return .text(event.ref)
    case ("github", "repository") where path.count == 2: return .text(SimulatedRepository.name)
    case ("github", "token") where path.count == 2: return .text("token-of-the-run")
    case ("secrets", let name?) where path.count == 2: return text(secrets[name])
    case ("steps", let id?) where path.count == 4 && path[2] == "outputs":
      guard let values = outputs[id] else { throw ExpressionError(description: "No step before has the id '\(id)'.") }
      return text(values[path[3]])
    default: throw ExpressionError(description: "'\(path.joined(separator: "."))' is unknown here.")
    }
  }

  private static func value(of json: JSONValue?) -> ExpressionValue {
    switch json {
    case nil, .null?, .array?, .object?: .null
    case .bool(let flag)?: .bool(flag)
    case .number(let literal)?: Double(literal).map(ExpressionValue.number) ?? .null
    case .string(let text)?: .text(text)
    }
  }

  func status(_ function: String) throws(ExpressionError) -> Bool {
    switch function {
    case "success": !hasFailed
    case "failure": hasFailed
    case "always": true
    case "cancelled": false
    default: throw ExpressionError(description: "There is no '\(function)()' here.")
    }
  }
}
