import SpecDiff

/// What happened to the public interface between two states of `api.txt`.
struct InterfaceComparison {
  /// A declaration that is another one now.
  struct Change: Hashable {
    var old: String
    var new: String
  }

  /// What source that compiled may name and no longer finds, sorted as the file is.
  private(set) var removed: [String] = []
  /// What source may use in a way that no longer compiles.
  private(set) var changed: [Change] = []
  /// What can be used in more ways than before.
  private(set) var widened: [Change] = []
  private(set) var added: [String] = []
  private(set) var deprecated: [String] = []
  /// What is not deprecated any more.
  private(set) var restored: [String] = []

  init(from old: String, to new: String) {
    let before = InterfaceLine.lines(of: old)
    let after = InterfaceLine.lines(of: new)
    let oldMarks = Dictionary(before.map { ($0.text, $0.isDeprecated) }) { $0 && $1 }
    let newMarks = Dictionary(after.map { ($0.text, $0.isDeprecated) }) { $0 && $1 }
    for line in before {
      guard let isDeprecated = newMarks[line.text], isDeprecated != line.isDeprecated else { continue }
      if isDeprecated { deprecated.append(line.text) } else { restored.append(line.text) }
    }
    let gone = before.filter { newMarks[$0.text] == nil }
    let fresh = after.filter { oldMarks[$0.text] == nil }
    var unpaired = Dictionary(grouping: fresh, by: \.name)
    for line in gone { pair(line, with: &unpaired) }
    let rest = Set(unpaired.values.joined().map(\.text))
    added = fresh.map(\.text).filter(rest.contains)
  }

  /// Looks for what became of a line: the declaration of the same name that fits best.
  private mutating func pair(_ line: InterfaceLine, with unpaired: inout [String: [InterfaceLine]]) {
    let candidates = unpaired[line.name] ?? []
    let wider = candidates.firstIndex { Self.isWider($0, than: line) }
    guard let index = wider ?? candidates.indices.first else {
      removed.append(line.text)
      return
    }
    let change = Change(old: line.text, new: candidates[index].text)
    if wider == nil { changed.append(change) } else { widened.append(change) }
    unpaired[line.name]?.remove(at: index)
  }

  private static func isWider(_ new: InterfaceLine, than old: InterfaceLine) -> Bool {
    if let before = old.uses, let now = new.uses { return now.isSuperset(of: before) }
    if let before = old.signature, let now = new.signature { return now.accepts(callsOf: before) }
    return false
  }

  /// How the version has to grow for the interface alone.
  var bump: VersionBump { reasons.map(\.bump).max() ?? .none }

  /// What happened, a sentence for each kind.
  var reasons: [ReleaseReason] {
    let arrow = { (change: Change) in "\(change.old) → \(change.new)" }
    return [
      ReleaseReason(.major, "removed", removed),
      ReleaseReason(.major, "changed", changed.map(arrow)),
      ReleaseReason(.minor, "deprecated", deprecated),
      ReleaseReason(.minor, "no longer deprecated", restored),
      ReleaseReason(.minor, "usable in more ways", widened.map(arrow)),
      ReleaseReason(.minor, "added", added),
    ].filter { $0.count > 0 }
  }
}
