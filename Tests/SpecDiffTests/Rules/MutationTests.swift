import APISpec
import Testing

@testable import SpecDiff

@Suite("One change fires one rule")
struct MutationTests {
  @Test("exactly that rule, at its levels, where the change is", arguments: Mutation.all)
  func fires(mutation: Mutation) throws {
    let difference = SpecDifference(from: mutation.old, to: mutation.new)
    let isFolded = mutation.rule.listing != .listed
    // Changed words go along with changed contract; what is listed must be that rule alone.
    let entries = (isFolded ? difference.foldedEntries : difference.entries).filter {
      !mutation.companions.contains($0.rule.id)
    }
    if isFolded { #expect(difference.entries.isEmpty) }
    #expect(entries.map(\.rule.id) == [mutation.rule.id])
    let entry = try #require(entries.first)
    #expect(entry.wire == mutation.wire)
    #expect(entry.swift == mutation.rule.swift)
    #expect(entry.sites.contains { $0.location == mutation.location || mutation.location.isEmpty }, "\(entry.sites)")
    for language in ReportLanguage.allCases { #expect(!entry.text(in: language).contains("{")) }
  }

  @Test("the opposite change fires the mirror, for the same thing", arguments: Mutation.all)
  func mirrors(mutation: Mutation) {
    let there = SpecDifference(from: mutation.old, to: mutation.new)
    let back = SpecDifference(from: mutation.new, to: mutation.old)
    for entry in there.entries + there.foldedEntries {
      let expected: [String]
      switch entry.rule.mirror {
      case .waived: continue
      case .itself: expected = [entry.rule.id]
      case .rules(let ids): expected = ids
      }
      let mirror = (back.entries + back.foldedEntries).first { expected.contains($0.rule.id) }
      #expect(mirror != nil, "\(entry.rule.id) has no mirror")
      #expect(mirror?.service == entry.service || entry.rule.id == ChangeRule.endpointServiceChanged.id)
    }
  }

  @Test("nothing changed, nothing is reported", arguments: Mutation.all)
  func identity(mutation: Mutation) {
    #expect(SpecDifference(from: mutation.new, to: mutation.new).isEmpty)
  }

  @Test("the order of endpoints, shapes and events changes nothing", arguments: Mutation.all)
  func order(mutation: Mutation) {
    let straight = SpecDifference(from: mutation.old, to: mutation.new)
    let turned = SpecDifference(from: mutation.old.reversed, to: mutation.new.reversed)
    #expect(straight.entries == turned.entries)
    #expect(straight.foldedEntries == turned.foldedEntries)
  }
}

extension APISpec {
  /// The same state with everything that has no order the other way around.
  fileprivate var reversed: APISpec {
    var spec = self
    spec.endpoints.reverse()
    spec.events.reverse()
    spec.shapes.reverse()
    for index in spec.endpoints.indices {
      spec.endpoints[index].scopes.scopes.reverse()
      spec.endpoints[index].tokenTypes.reverse()
      spec.endpoints[index].rateLimits.reverse()
    }
    return spec
  }
}
