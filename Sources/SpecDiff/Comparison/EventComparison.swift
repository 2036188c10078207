import APISpec

/// Compares two states of one event.
struct EventComparison {
  private let old: Event
  private let new: Event
  /// The event in the new state.
  let place: SubjectPlace
  private(set) var changes: [Change] = []

  init(_ old: Event, _ new: Event) {
    self.old = old
    self.new = new
    place = SubjectPlace(new, lines: nil)
  }

  mutating func run(_ walk: inout FieldWalk) {
    let found = walk.changes(old.fields, new.fields, owner: "event", .event)
    if !found.isEmpty {
      let now = SubjectPlace(new, lines: RowLines(new, walk.newShapes))
      let before = SubjectPlace(old, lines: RowLines(old, walk.oldShapes), isOld: true)
      for change in found {
        let isGone = change.oldField != nil && change.newField == nil
        changes.append(
          (isGone ? before : now).change(
            change.rule, .event, owner: change.owner, name: change.name, old: change.old, new: change.new,
            at: change.path.isEmpty ? "event" : "event.\(change.path)"))
      }
    }
    guard old != new else { return }
    if old.eventType != new.eventType {
      report(.eventTypeChanged, owner: new.eventType, old: old.eventType, new: new.eventType)
    }
    compareLifecycle()
    compareAccess()
    comparePages()
    changes += PageWords.of(old).changes(to: PageWords.of(new), place)
    if old.examples != new.examples { report(.docExampleChanged, owner: new.eventType) }
    if changes.isEmpty { report(.docNoise, owner: new.eventType) }
  }

  private mutating func report(
    _ rule: ChangeRule, owner: String, name: String = "", old: String? = nil, new: String? = nil
  ) {
    changes.append(place.change(rule, .event, owner: owner, name: name, old: old, new: new))
  }

  private mutating func compareLifecycle() {
    let stages = (old.lifecycle.stage, new.lifecycle.stage)
    if stages.0 == stages.1 { return }
    if stages.1 == .historic {
      report(.eventMovedToHistoric, owner: new.eventType, name: new.eventType)
    } else if stages.0 == .historic {
      report(.endpointRestored, owner: new.eventType, name: new.eventType)
    } else {
      let change = LifecycleComparison(old.lifecycle, new.lifecycle)
      if let rule = change.rule { report(rule, owner: new.eventType, old: change.old, new: change.new) }
    }
  }

  private mutating func compareAccess() {
    changes += ScopeComparison(old.scopes, new.scopes, place, .event).changes
    changes += AccessComparison.appTypes(old.appTypes, new.appTypes, place, .event)
    changes += AccessComparison.fieldScopes(old.fieldScopes, new.fieldScopes, place, .event)
  }

  private mutating func comparePages() {
    if let a = old.sources.first?.path, let b = new.sources.first?.path, a != b {
      report(.pageMoved, owner: new.eventType, old: a, new: b)
    }
    if old.title != new.title {
      PlainWords(old.title) == PlainWords(new.title)
        ? report(.docNoise, owner: new.eventType)
        : report(.pageTitleChanged, owner: new.eventType, old: old.title, new: new.title)
    }
  }
}
