/// A workflow of GitHub Actions, as far as ours uses what there is. Anything else is an error: a key that this reader does
/// not know is one whose effect nobody has checked here.
struct Workflow {
  var name: String
  var triggers: [String]
  var environment: [String: String]
  var jobs: [Job]

  struct Job {
    var id: String
    var condition: String?
    var container: String
    var permissions: [String: String]
    var steps: [Step]
  }

  struct Step {
    var line: String
    var id: String?
    var condition: String?
    var continuesOnError: Bool
    var environment: [String: String]
    var work: Work
  }

  enum Work {
    case run(String)
    case uses(String, with: [String: String])
  }

  /// The actions that may be used, and for each what it can be told and what it must be told.
  static let actions: [String: (known: Set<String>, required: Set<String>)] = [
    "actions/checkout@v4": (["fetch-depth", "persist-credentials", "token"], []),
    "actions/cache@v4": (["path", "key"], ["path", "key"]),
    "github/codeql-action/upload-sarif@v3": (["sarif_file", "category"], ["sarif_file"]),
  ]

  static let permissions: Set<String> = ["contents", "pull-requests", "security-events"]
}

struct WorkflowError: Error, Hashable, CustomStringConvertible {
  var description: String
}

extension Workflow {
  init(_ yaml: YAML) throws(WorkflowError) {
    let top = try Members(yaml, "the workflow", ["name", "on", "permissions", "concurrency", "env", "jobs"])
    name = try top.text("name")
    let on = try Members(try top.required("on"), "on", ["push", "pull_request", "schedule", "workflow_dispatch"])
    triggers = on.keys
    try Self.checkSchedule(on)
    guard top["permissions"] == .map([]) else {
      throw WorkflowError(description: "The workflow as a whole must have no permissions; each job says what it needs.")
    }
    try Self.checkConcurrency(try top.required("concurrency"))
    environment = try top.texts("env")
    jobs = []
    for member in try Members(try top.required("jobs"), "jobs", nil).all {
      jobs.append(try Self.job(member.key, member.value))
    }
  }

  private static func checkSchedule(_ on: Members) throws(WorkflowError) {
    guard let schedule = on["schedule"] else { return }
    guard case .list(let items) = schedule, !items.isEmpty else {
      throw WorkflowError(description: "'schedule' is a list.")
    }
    for item in items {
      guard case .text(let cron)? = item["cron"], cron.split(separator: " ").count == 5 else {
        throw WorkflowError(description: "'cron' has five parts.")
      }
    }
  }

  private static func checkConcurrency(_ yaml: YAML) throws(WorkflowError) {
    let members = try Members(yaml, "concurrency", ["group", "cancel-in-progress"])
    _ = try members.text("group")
  }

  private static func job(_ id: String, _ yaml: YAML) throws(WorkflowError) -> Job {
    let members = try Members(
      yaml, "the job '\(id)'",
      ["if", "runs-on", "container", "timeout-minutes", "permissions", "concurrency", "steps"])
    guard try members.text("runs-on").hasPrefix("ubuntu-") else {
      throw WorkflowError(description: "'\(id)' runs on something unknown.")
    }
    guard case .number(1...360)? = members["timeout-minutes"] else {
      throw WorkflowError(description: "'\(id)' needs a time limit.")
    }
    if let concurrency = members["concurrency"] { try checkConcurrency(concurrency) }
    let permissions = try members.texts("permissions")
    for (scope, level) in permissions {
      guard Self.permissions.contains(scope), ["read", "write"].contains(level) else {
        throw WorkflowError(description: "'\(id)' asks for \(scope): \(level), which is unknown.")
      }
    }
    guard case .list(let items) = try members.required("steps"), !items.isEmpty else {
      throw WorkflowError(description: "'\(id)' has no steps.")
    }
    var steps: [Step] = []
    for (index, item) in items.enumerated() { steps.append(try step(item, "step \(index + 1) of '\(id)'")) }
    let ids = steps.compactMap(\.id)
    guard Set(ids).count == ids.count else { throw WorkflowError(description: "Two steps of '\(id)' have one id.") }
    return Job(
      id: id, condition: try members.optionalText("if"), container: try members.text("container"),
      permissions: permissions, steps: steps)
  }

  private static func step(_ yaml: YAML, _ place: String) throws(WorkflowError) -> Step {
    let members = try Members(
      yaml, place, ["name", "id", "if", "uses", "run", "with", "env", "continue-on-error"])
    let name = try members.optionalText("name")
    let isTolerant: Bool
    switch members["continue-on-error"] {
    case nil: isTolerant = false
    case .bool(let flag)?: isTolerant = flag
    default: throw WorkflowError(description: "'continue-on-error' of \(place) is true or false.")
    }
    return Step(
      line: name ?? place, id: try members.optionalText("id"), condition: try members.optionalText("if"),
      continuesOnError: isTolerant, environment: try members.texts("env"), work: try work(members, place))
  }

  private static func work(_ members: Members, _ place: String) throws(WorkflowError) -> Work {
    switch (try members.optionalText("run"), try members.optionalText("uses")) {
    case (let script?, nil):
      guard members["with"] == nil else { throw WorkflowError(description: "\(place) has 'with' beside 'run'.") }
      return .run(script)
    case (nil, let action?):
      guard let inputs = actions[action] else {
        throw WorkflowError(description: "\(place) uses '\(action)', which is not on the list.")
      }
      let with = try members.texts("with")
      guard inputs.known.isSuperset(of: with.keys), inputs.required.isSubset(of: with.keys) else {
        throw WorkflowError(description: "\(place) tells '\(action)' something else than it takes.")
      }
      return .uses(action, with: with)
    case (nil, nil), (.some, .some):
      throw WorkflowError(description: "\(place) has to have one of 'run' and 'uses'.")
    }
  }
}

/// The members of a mapping, of which only known ones are accepted.
private struct Members {
  let all: [YAML.Member]
  private let place: String

  init(_ yaml: YAML, _ place: String, _ known: Set<String>?) throws(WorkflowError) {
    guard case .map(let members) = yaml else { throw WorkflowError(description: "'\(place)' is no mapping.") }
    if let known, let stranger = members.first(where: { !known.contains($0.key) }) {
      throw WorkflowError(description: "'\(stranger.key)' in \(place) is unknown here.")
    }
    all = members
    self.place = place
  }

  var keys: [String] { all.map(\.key) }

  subscript(key: String) -> YAML? { all.first { $0.key == key }?.value }

  func required(_ key: String) throws(WorkflowError) -> YAML {
    guard let value = self[key] else { throw WorkflowError(description: "\(place) has no '\(key)'.") }
    return value
  }

  func optionalText(_ key: String) throws(WorkflowError) -> String? {
    guard let value = self[key] else { return nil }
    guard case .text(let text) = value else { throw WorkflowError(description: "'\(key)' of \(place) is no text.") }
    return text
  }

  func text(_ key: String) throws(WorkflowError) -> String {
    guard let text = try optionalText(key) else { throw WorkflowError(description: "\(place) has no '\(key)'.") }
    return text
  }

  /// A mapping of scalars, as texts; empty where it is not there.
  func texts(_ key: String) throws(WorkflowError) -> [String: String] {
    guard let value = self[key] else { return [:] }
    var texts: [String: String] = [:]
    for member in try Members(value, "'\(key)' of \(place)", nil).all {
      switch member.value {
      case .text(let text): texts[member.key] = text
      case .number(let number): texts[member.key] = String(number)
      case .bool(let flag): texts[member.key] = String(flag)
      case .null, .list, .map:
        throw WorkflowError(description: "'\(member.key)' in '\(key)' of \(place) is no scalar.")
      }
    }
    return texts
  }
}
