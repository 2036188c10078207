import Testing

@testable import SpecDiff

@Suite("The table of rules")
struct RuleTableTests {
  @Test("no id stands twice, and every id is a family and what happened")
  func ids() {
    #expect(Set(ChangeRule.all.map(\.id)).count == ChangeRule.all.count)
    for rule in ChangeRule.all {
      #expect(rule.id.split(separator: ".").count == 2, "\(rule.id)")
      #expect(ChangeRule.named(rule.id) == rule)
    }
  }

  @Test("every rule has its mirror, which names it in turn, or says why it has none", arguments: ChangeRule.all)
  func mirrors(rule: ChangeRule) {
    switch rule.mirror {
    case .itself: break
    case .waived(let reason): #expect(!reason.isEmpty)
    case .rules(let ids):
      #expect(!ids.isEmpty)
      for id in ids {
        guard let other = ChangeRule.named(id) else {
          Issue.record("\(rule.id) names \(id), which there is not")
          continue
        }
        guard case .rules(let back) = other.mirror else {
          Issue.record("\(id) is the mirror of \(rule.id) and has none")
          continue
        }
        #expect(!back.isEmpty)
      }
      let names = ids.compactMap(ChangeRule.named).contains { other in
        if case .rules(let back) = other.mirror { back.contains(rule.id) } else { false }
      }
      #expect(names, "no mirror of \(rule.id) names it")
    }
  }

  @Test("texts are there in both languages, and name only what an entry has", arguments: ChangeRule.all)
  func texts(rule: ChangeRule) {
    let known = Set(RuleArgument.allCases.map(\.rawValue))
    #expect(!rule.text.english.isEmpty && !rule.text.chinese.isEmpty)
    #expect(!rule.explanation.english.isEmpty && !rule.explanation.chinese.isEmpty)
    #expect(RuleText.arguments(of: rule.text.english).isSubset(of: known))
    #expect(RuleText.arguments(of: rule.text.chinese) == RuleText.arguments(of: rule.text.english), "\(rule.id)")
    #expect(rule.text.chinese.unicodeScalars.contains { $0.value >= 0x4E00 })
  }

  @Test("what is not listed breaks nothing on the wire")
  func listing() {
    for rule in ChangeRule.all where rule.listing != .listed { #expect(rule.wire == .none, "\(rule.id)") }
  }

  @Test("what one rule adds, its mirror takes away", arguments: ChangeRule.all.filter { $0.effect == .added })
  func effects(rule: ChangeRule) {
    guard case .rules(let ids) = rule.mirror else { return }
    let effects = Set(ids.compactMap(ChangeRule.named).map(\.effect))
    #expect(!effects.isDisjoint(with: [.removed, .deprecated]), "\(rule.id)")
  }

  @Test("every rule is in the table and has a mutation that fires it")
  func coverage() {
    #expect(Set(Mutation.all.map(\.rule.id)) == Set(ChangeRule.all.map(\.id)))
  }
}
