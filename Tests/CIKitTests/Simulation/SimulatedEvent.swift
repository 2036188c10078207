import APISpec

/// What a run of the workflow happens for.
struct SimulatedEvent {
  var name: String
  /// What is checked out: a branch, or the merge of a pull request.
  var ref: String
  /// The payload, as `GITHUB_EVENT_PATH` holds it.
  var payload: JSONValue
  var base = ""

  static let push = SimulatedEvent(name: "push", ref: "refs/heads/main", payload: ["ref": "refs/heads/main"])
  static let schedule = SimulatedEvent(name: "schedule", ref: "refs/heads/main", payload: ["schedule": "17 3 * * *"])

  static func pullRequest(
    base: String, head: String, from repository: String = SimulatedRepository.name
  ) -> SimulatedEvent {
    SimulatedEvent(
      name: "pull_request", ref: "refs/pull/7/merge",
      payload: [
        "number": 7,
        "pull_request": [
          "number": 7, "base": ["sha": .string(base)],
          "head": ["sha": .string(head), "repo": ["full_name": .string(repository)]],
        ],
      ], base: base)
  }

  /// The same pull request, from somebody else's copy of the repository.
  var fromFork: SimulatedEvent {
    let head = payload["pull_request"]?["head"]?["sha"]?.text ?? ""
    return .pullRequest(base: base, head: head, from: "stranger/sdk")
  }
}
