import APISpec

/// What the change of a stage means for a field.
struct LifecycleComparison {
  var rule: ChangeRule?
  var old: String?
  var new: String?

  init(_ before: Lifecycle, _ after: Lifecycle) {
    rule = Self.rule(before.stage, after.stage)
    old = before.note.isEmpty ? nil : before.note
    new = after.note.isEmpty ? nil : after.note
  }

  private static func rule(_ before: Lifecycle.Stage, _ after: Lifecycle.Stage) -> ChangeRule? {
    if before == after { return nil }
    if after == .inert { return .lifecycleInert }
    switch (before.isEnding, after.isEnding) {
    case (true, true): return nil
    case (false, true): return .lifecycleDeprecated
    case (true, false): return .lifecycleUndeprecated
    case (false, false): return before == .beta || after == .beta ? .lifecycleBetaChanged : nil
    }
  }
}
