import APISpec
import Testing

@testable import SpecDiff

/// The smallest change of the documentation that fires one rule, and that rule alone.
struct Mutation: CustomTestStringConvertible {
  var rule: ChangeRule
  /// The wire level, where it is not the one of requests.
  var wire: ChangeLevel
  var old: APISpec
  var new: APISpec
  /// Where the change shows.
  var location: String
  /// Rules that cannot but fire, too: a new cycle needs a new field.
  var companions: Set<String>

  var testDescription: String { rule.id }

  init(
    _ rule: ChangeRule, at location: String = "", wire: ChangeLevel? = nil, with companions: [ChangeRule] = [],
    from prepare: (inout APISpec) -> Void = { _ in }, _ change: (inout APISpec) -> Void
  ) {
    self.rule = rule
    self.wire = wire ?? rule.wire
    self.location = location
    self.companions = Set(companions.map(\.id))
    old = TeaState.spec.changed(prepare)
    new = old.changed(change)
  }

  static let all: [Mutation] = [
    pages, parameters, requestFields, responseFields, types, values, limits, access, errors, lifecycles, words,
  ].flatMap { $0 }
}
