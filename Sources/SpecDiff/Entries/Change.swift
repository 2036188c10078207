/// One change at one place, before places are gathered.
struct Change {
  var rule: ChangeRule
  var direction: Direction
  var service: String
  var owner: String
  var name: String
  var old: String?
  var new: String?
  var site: ChangeSite

  /// What makes two changes one entry.
  struct Key: Hashable {
    var rule: String
    var isRequest: Bool
    var service: String
    var owner: String
    var name: String
    var old: String?
    var new: String?
  }

  var key: Key {
    Key(
      rule: rule.id, isRequest: rule.dependsOnDirection && direction == .request, service: service, owner: owner,
      name: name, old: old, new: new)
  }
}

/// Gathers the places of equal changes.
struct Grouping {
  private var order: [Change.Key] = []
  private var groups: [Change.Key: (first: Change, sites: [ChangeSite])] = [:]

  mutating func add(_ change: Change) {
    if groups[change.key] == nil {
      order.append(change.key)
      groups[change.key] = (change, [])
    }
    groups[change.key]?.sites.append(change.site)
  }

  /// Sorted by weight, then by name: the same changes give the same list, in whatever order they were found.
  var entries: [DiffEntry] {
    let entries = order.compactMap { groups[$0] }.map { group in
      var seen: Set<ChangeSite> = []
      let sites = group.sites.filter { seen.insert($0).inserted }.sorted { $0.order < $1.order }
      return DiffEntry(group.first, sites: sites)
    }
    return Self.gathered(entries).sorted(by: Grouping.precedes)
  }

  /// Owners that every endpoint has: what they own belongs together only at the same endpoints. A documented type is
  /// the same one wherever it is used.
  private static let tables: Set<String> = ["request", "response", "event", "errors"]

  /// What makes changes of one owner siblings.
  private struct Family: Hashable {
    var rule: String
    var isRequest: Bool
    var service: String
    var owner: String
    var subjects: Set<String>
  }

  /// Puts siblings together.
  private static func gathered(_ entries: [DiffEntry]) -> [DiffEntry] {
    var families: [Family: [DiffEntry]] = [:]
    var rest: [DiffEntry] = []
    for entry in entries {
      guard entry.rule.gathersSiblings, !entry.name.isEmpty else {
        rest.append(entry)
        continue
      }
      let family = Family(
        rule: entry.rule.id, isRequest: entry.rule.dependsOnDirection && entry.direction == .request,
        service: entry.service, owner: entry.owner,
        subjects: Self.tables.contains(entry.owner) ? Set(entry.sites.map(\.subject)) : [])
      families[family, default: []].append(entry)
    }
    return rest + families.values.compactMap(merged)
  }

  private static func merged(_ siblings: [DiffEntry]) -> DiffEntry? {
    let siblings = siblings.sorted { ($0.name, $0.old ?? "", $0.new ?? "") < ($1.name, $1.old ?? "", $1.new ?? "") }
    guard var entry = siblings.first, siblings.count > 1 else { return siblings.first }
    let distinct = { (texts: [String?]) -> String? in
      let texts = texts.compactMap { $0 }.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      return texts.isEmpty ? nil : texts.joined(separator: ", ")
    }
    entry.name = siblings.map(\.name).joined(separator: ", ")
    entry.old = distinct(siblings.map(\.old))
    entry.new = distinct(siblings.map(\.new))
    entry.sites = siblings.flatMap(\.sites).sorted { $0.order < $1.order }
    return entry
  }

  static func precedes(_ a: DiffEntry, _ b: DiffEntry) -> Bool {
    if a.level != b.level { return a.level > b.level }
    if a.wire != b.wire { return a.wire > b.wire }
    return (a.service, a.rule.id, a.owner, a.name, a.old ?? "", a.new ?? "")
      < (b.service, b.rule.id, b.owner, b.name, b.old ?? "", b.new ?? "")
  }
}
