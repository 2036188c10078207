import APISpec
import Testing

@testable import SpecDiff

@Suite("A host that calls did not go to before", .tags(.attack))
struct HostAttackTests {
  private static let host = "https://tea.feishu.cn"

  /// A call that moves to another host, and one that comes with it.
  private static func rules(
    from old: APISpec = TeaState.spec, _ policy: ReviewPolicy = ReviewPolicy(), _ change: (inout APISpec) -> Void
  ) -> [String: DiffEntry] {
    let report = DiffReport(SpecDifference(from: old, to: old.changed(change)), from: "a", to: "b", policy: policy)
    return Dictionary(report.entries.map { ($0.rule.id, $0) }) { first, _ in first }
  }

  private static func move(_ spec: inout APISpec) { spec.brew.server = host }

  @Test("is told with a call that is new")
  func added() throws {
    let old = TeaState.spec.changed { $0.endpoints.removeLast() }
    let entries = Self.rules(from: old) { spec in
      var list = TeaState.list
      list.server = Self.host
      spec.endpoints.append(list)
    }
    let entry = try #require(entries["endpoint.host-added"])
    #expect(entry.level == .err)
    #expect(entry.text(in: .english).contains(Self.host))
  }

  @Test("is no news where a call goes there already, or where it is the usual one")
  func known() {
    let old = TeaState.spec.changed { spec in
      spec.endpoints.removeLast()
      spec.brew.server = Self.host
    }
    for server in [Self.host, Endpoint.usualServer] {
      let entries = Self.rules(from: old) { spec in
        var list = TeaState.list
        list.server = server
        spec.endpoints.append(list)
      }
      #expect(entries["endpoint.host-added"] == nil)
      #expect(entries["endpoint.added"] != nil)
    }
  }

  @Test(
    "is told whatever else a reviewer asks for",
    arguments: [
      ReviewPolicy(axis: .swift), ReviewPolicy(rules: ["request.*"]), ReviewPolicy(services: ["coffee"]),
      ReviewPolicy(decisions: Decisions(levels: ["endpoint.host-changed": .init(wire: ChangeLevel.none)])),
    ])
  func shown(policy: ReviewPolicy) {
    #expect(Self.rules(policy, Self.move)["endpoint.host-changed"]?.wire == .err)
  }

  @Test("is told where the same revision of a page comes in another dialect, which hides other changes")
  func dialects() {
    let old = TeaState.spec.changed { $0.brew.documentation = DocumentationLink(path: "/tea/brew", updatedAt: 1) }
    let entries = Self.rules(from: old) { spec in
      spec.brew.sources[0].dialect = .rawPortal
      spec.brew.leaves.presence = .optional
      Self.move(&spec)
    }
    #expect(entries["endpoint.host-changed"] != nil)
    #expect(entries["request.became-optional"] == nil)
  }
}
