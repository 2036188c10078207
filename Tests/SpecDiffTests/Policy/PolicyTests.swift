import APISpec
import Testing

@testable import SpecDiff

@Suite("What a reviewer asked for and decided")
struct PolicyTests {
  private let difference = SpecDifference(
    from: TeaState.spec,
    to: TeaState.spec.changed { spec in
      spec.brew.leaves.presence = .optional
      spec.brew.rateLimits = [.calls(1, per: .second)]
      spec.brew.title = "Make tea"
      spec.events = []
    })

  private func report(_ policy: ReviewPolicy) -> DiffReport {
    DiffReport(difference, from: "a", to: "b", policy: policy)
  }

  @Test("an axis hides what does not touch it")
  func axis() {
    #expect(report(ReviewPolicy(axis: .swift)).worst == .warn)
    let change = SpecDifference(
      from: TeaState.spec,
      to: TeaState.spec.changed {
        $0.brew.fixedQuery = []; $0.brew.httpMethod = "PUT"
      })
    #expect(DiffReport(change, from: "a", to: "b", policy: ReviewPolicy(axis: .swift)).entries.isEmpty)
    #expect(DiffReport(change, from: "a", to: "b", policy: ReviewPolicy(axis: .wire)).worst == .err)
  }

  @Test("rules and services choose, and a named rule is listed though it is folded")
  func selection() {
    #expect(report(ReviewPolicy(rules: ["ratelimit.*"])).entries.map(\.rule.id) == ["ratelimit.lowered"])
    #expect(report(ReviewPolicy(rules: ["page.title-changed"])).entries.count == 1)
    #expect(report(ReviewPolicy(services: ["coffee"])).entries.isEmpty)
    #expect(ReviewPolicy.namesRule("request.*"))
    #expect(!ReviewPolicy.namesRule("requests.*"))
  }

  @Test("an accepted change no longer counts, until its day has passed")
  func acceptance() throws {
    let all = report(ReviewPolicy())
    let removed = try #require(all.entries.first { $0.rule.id == "event.removed" })
    var decisions = Decisions()
    decisions.accept([Acceptance(fingerprint: removed.fingerprint, rule: "", reason: "nobody listens", by: "me")])
    #expect(report(ReviewPolicy(decisions: decisions)).worst == .warn)
    #expect(report(ReviewPolicy(decisions: decisions)).stale == [])
    decisions.accepted[0].until = "2026-01-31"
    #expect(report(ReviewPolicy(decisions: decisions, today: "2026-01-31")).worst == .warn)
    let late = report(ReviewPolicy(decisions: decisions, today: "2026-02-01"))
    #expect(late.worst == .err)
    #expect(late.stale.count == 1)
  }

  @Test("an acceptance of nothing is stale")
  func stale() {
    let stranger = Acceptance(fingerprint: "000000000000", rule: "", reason: "gone", by: "")
    #expect(report(ReviewPolicy(decisions: Decisions(accepted: [stranger]))).stale == [stranger])
  }

  @Test("levels of a project replace those of the rule")
  func levels() {
    let decisions = Decisions(levels: ["event.removed": .init(wire: .info, swift: .info)])
    #expect(report(ReviewPolicy(decisions: decisions)).worst == .warn)
  }

  @Test("the file of decisions reads back as it was written")
  func roundTrip() throws {
    var decisions = Decisions(levels: ["event.removed": .init(wire: .info)])
    decisions.accept([
      Acceptance(fingerprint: "123456789012", rule: "event.removed", reason: "\"茶\"", by: "me", until: "2030-12-31"),
      Acceptance(fingerprint: "000000000001", rule: "", reason: "old", by: ""),
    ])
    #expect(try Decisions(json: decisions.json) == decisions)
    decisions.accept([Acceptance(fingerprint: "000000000001", rule: "", reason: "new", by: "")])
    #expect(decisions.accepted.map(\.reason) == ["new", "\"茶\""])
  }

  @Test(
    "a broken file of decisions is refused with its place",
    arguments: [
      ("{", "it is no JSON at line 1, column 2; mend it there"),
      ("{}", "its \"version\" is not 1, which is all that this build understands"),
      (#"{"version": 1, "acepted": []}"#, "it has an unknown member \"acepted\"; remove it or mend its spelling"),
      (
        #"{"version": 1, "accepted": [{"fingerprint": "1", "reason": "x"}]}"#,
        "\"accepted[0].fingerprint\" must be twelve digits"
      ),
      (
        #"{"version": 1, "severity": {"no.rule": {}}}"#, "there is no rule \"no.rule\"; `larkspur rules` lists them"
      ),
      (
        #"{"version": 1, "severity": {"event.removed": {"wire": "fatal"}}}"#,
        "\"severity.event.removed.wire\" must be none, doc, info, warn or err"
      ),
    ])
  func refusals(json: String, expected: String) {
    let error = #expect(throws: DecisionsError.self) { try Decisions(json: json) }
    #expect(error?.description == expected)
  }

  @Test(
    "the version grows with what breaks",
    arguments: [
      ("endpoint.removed", VersionBump.major), ("request.removed", .minor), ("endpoint.url-changed", .minor),
      ("error.hint-changed", .patch), ("doc.noise", .none),
    ])
  func bumps(rule: String, expected: VersionBump) throws {
    let mutation = try #require(Mutation.all.first { $0.rule.id == rule })
    #expect(SpecDifference(from: mutation.old, to: mutation.new).bump == expected)
  }
}
