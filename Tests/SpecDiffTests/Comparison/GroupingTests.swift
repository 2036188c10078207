import APISpec
import Testing

@testable import SpecDiff

@Suite("Grouping and folding")
struct GroupingTests {
  private func entries(_ change: (inout APISpec) -> Void) -> [DiffEntry] {
    SpecDifference(from: TeaState.spec, to: TeaState.spec.changed(change)).entries
  }

  @Test("a field that is added to a shared type is one entry with all its places")
  func sites() {
    let entries = entries { $0.lid.fields.append(Field(name: "weight", type: .int32)) }
    #expect(entries.map(\.rule.id).sorted() == ["request.optional-added", "response.added"])
    #expect(
      entries.first { $0.rule.id == "response.added" }?.sites.map(\.location) == [
        "response.data.lid.weight", "response.data.lid.weight", "event.pot.lid.weight",
      ])
  }

  @Test("fields that come together to one type are one entry, and children fold into their parent")
  func siblings() {
    let entries = entries { spec in
      spec.endpoints.removeLast()
      spec.event.fields += [Field(name: "b", type: .object("tea.v1.lid")), Field(name: "a", type: .string)]
    }.filter { $0.rule.id == "response.added" }
    #expect(entries.map(\.name) == ["a, b"])
    #expect(entries.first?.sites.map(\.location) == ["event.a", "event.b"])
  }

  @Test("a required field in a new optional object is nothing of its own")
  func requiredInside() {
    let entries = entries { spec in
      spec.shapes.append(
        Shape(id: "tea.v1.cup", documentedName: "cup", fields: [Field(name: "size", type: .int32, presence: .required)])
      )
      spec.brew.request.fields.append(Field(name: "cup", type: .object("tea.v1.cup"), presence: .optional))
    }
    #expect(entries.map(\.rule.id) == ["request.optional-added"])
  }

  @Test("one error code that changes at several calls is one entry")
  func errors() {
    let old = TeaState.spec.changed { $0.list.errors = $0.brew.errors }
    let new = old.changed { spec in
      for index in spec.endpoints.indices { spec.endpoints[index].errors[1].message = "the lid is missing" }
    }
    let entries = SpecDifference(from: old, to: new).entries
    #expect(entries.map(\.sites.count) == [2])
  }

  @Test("a fingerprint comes from the arguments: it is the same for the same change among others")
  func fingerprints() throws {
    let alone = try #require(entries { $0.brew.rateLimits = [.special] }.first)
    let among = entries {
      $0.brew.rateLimits = [.special]
      $0.brew.leaves.presence = .optional
      $0.events = []
    }
    #expect(among.contains { $0.fingerprint == alone.fingerprint })
    #expect(Decisions.isFingerprint(alone.fingerprint))
    #expect(Fingerprint.digits(of: ["a", "b"]) != Fingerprint.digits(of: ["ab"]))
  }

  @Test("no two entries of all mutations together have one fingerprint")
  func distinct() {
    let all = Mutation.all.flatMap { SpecDifference(from: $0.old, to: $0.new).entries }
    let keys = Set(all.map { [$0.rule.id, $0.owner, $0.name, $0.old ?? "", $0.new ?? "", $0.direction.rawValue] })
    #expect(Set(all.map(\.fingerprint)).count == keys.count)
  }

  @Test("a page of one state in two dialects has no changes, and that is said")
  func dialects() {
    let difference = SpecDifference(
      from: TeaState.spec,
      to: TeaState.spec.changed { spec in
        spec.brew.sources[0].dialect = .rawPortal
        spec.brew.leaves.type = .string
      })
    #expect(difference.entries.isEmpty)
    #expect(difference.notes == [.dialects(old: "D", new: "C", pages: 1, suppressed: 1)])
  }

  @Test("a page that changed between two dialects keeps what can be trusted")
  func changedDialect() {
    let entries = entries { spec in
      spec.brew.sources[0].dialect = .rawPortal
      spec.brew.documentation.updatedAt = 2000
      spec.brew.leaves.type = .string
      spec.brew.tokenTypes = [.tenant]
    }
    #expect(entries.map(\.rule.id) == ["token.removed"])
  }

  @Test("dates and links are noise")
  func noise() {
    let difference = SpecDifference(
      from: TeaState.spec,
      to: TeaState.spec.changed { spec in
        spec.brew.documentation.updatedAt = 5000
        spec.brew.details = "Wait  a [little](https://example.com/new)."
      })
    #expect(difference.entries.isEmpty)
    #expect(difference.folded == FoldedCounts(words: 0, noise: 1))
  }
}
