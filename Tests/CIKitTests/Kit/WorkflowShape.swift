/// What the workflow may look like. A key, action or permission that is missing here is one whose effect has not been
/// thought about.
struct WorkflowShape {
  private static let triggers: Set = ["push", "pull_request", "schedule", "workflow_dispatch"]
  private static let permissions = [
    "contents": ["read", "write"], "pull-requests": ["write"], "security-events": ["write"],
  ]
  private static let jobKeys: Set = [
    "if", "runs-on", "container", "timeout-minutes", "permissions", "concurrency", "steps",
  ]
  private static let stepKeys: Set = ["name", "id", "if", "uses", "run", "with", "env", "continue-on-error"]
  /// What each action may be told.
  private static let actions: [String: Set<String>] = [
    "actions/checkout": ["fetch-depth", "persist-credentials"], "actions/cache": ["path", "key"],
    "github/codeql-action/upload-sarif": ["sarif_file", "category"],
  ]

  /// What is wrong with a workflow.
  private(set) var problems: [String] = []
  private let workflow: WorkflowOutline

  init(_ workflow: WorkflowOutline) throws {
    self.workflow = workflow
    let top = Set(workflow.entries.map { String($0.path.prefix { $0 != "." }) })
    require(top == ["name", "on", "permissions", "concurrency", "env", "jobs"], "other keys at the top")
    require(Self.triggers.isSuperset(of: workflow.keys(below: "on")), "other triggers")
    require(try workflow.value("permissions") == "{}", "permissions for all jobs")
    for cron in workflow.keys(below: "on.schedule") {
      require(
        try workflow.value("on.schedule.\(cron).cron").split(separator: " ").count == 5, "a time that is not five words"
      )
    }
    try checkConcurrency(at: "concurrency")
    for job in workflow.keys(below: "jobs") { try check(job: job) }
  }

  private mutating func checkConcurrency(at path: String) throws {
    require(
      Set(workflow.keys(below: path)) == ["group", "cancel-in-progress"], "\(path): not a group and what ends in it")
  }

  private mutating func require(_ condition: Bool, _ problem: String) {
    if !condition { problems.append(problem) }
  }

  private mutating func check(job: String) throws {
    let path = "jobs.\(job)"
    require(Self.jobKeys.isSuperset(of: workflow.keys(below: path)), "\(job): other keys")
    require(try workflow.value("\(path).runs-on").hasPrefix("ubuntu-"), "\(job): another system")
    require(
      try workflow.value("\(path).container").wholeMatch(of: #/swift:[0-9.]+@sha256:[0-9a-f]{64}/#) != nil,
      "\(job): the container has no digest")
    require((1...360).contains(Int(try workflow.value("\(path).timeout-minutes")) ?? 0), "\(job): no time limit")
    for (scope, level) in try workflow.values(below: "\(path).permissions") {
      require(Self.permissions[scope]?.contains(level) == true, "\(job): the permission \(scope): \(level)")
    }
    if workflow.has("\(path).concurrency") { try checkConcurrency(at: "\(path).concurrency") }
    let steps = workflow.steps(of: job)
    for step in steps { try check(step: step) }
    let ids = try steps.filter { workflow.has("\($0).id") }.map { try workflow.value("\($0).id") }
    require(Set(ids).count == ids.count, "\(job): two steps with one id")
  }

  private mutating func check(step: String) throws {
    require(Self.stepKeys.isSuperset(of: workflow.keys(below: step)), "\(step): other keys")
    require(workflow.has("\(step).uses") != workflow.has("\(step).run"), "\(step): not one of 'uses' and 'run'")
    if workflow.has("\(step).run") {
      let command = try workflow.value("\(step).run")
      require(command.wholeMatch(of: #/\.ci\/sdk [a-z]+/#) != nil, "\(step): runs '\(command)'")
      require(!workflow.has("\(step).with"), "\(step): 'with' beside 'run'")
    }
    if workflow.has("\(step).uses") { try check(action: try workflow.value("\(step).uses"), of: step) }
  }

  private mutating func check(action: String, of step: String) throws {
    let parts = action.split(separator: "@", maxSplits: 1)
    require(parts.last?.wholeMatch(of: #/[0-9a-f]{40}/#) != nil, "\(step): the action has no digest")
    let known = Self.actions[parts.first.map(String.init) ?? ""]
    require(known?.isSuperset(of: workflow.keys(below: "\(step).with")) == true, "\(step): uses '\(action)'")
  }
}
