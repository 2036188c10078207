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

  /// The change as one that may come from the dialects of its pages alone: told where everything is told.
  func setAside() -> Change {
    var change = self
    change.rule = .metaDialectLoss
    change.name = name.isEmpty ? rule.id : "\(name) (\(rule.id))"
    return change
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

  /// Puts siblings together, and then what came to several types of the same endpoints.
  private static func gathered(_ entries: [DiffEntry]) -> [DiffEntry] {
    let siblings = gather(entries, by: family) { $0.sorted(by: isNamedBefore) }
    return gather(siblings, by: household) { cousins in
      guard cousins.count > 1 else { return cousins }
      return cousins.map(inTable).sorted(by: isNamedBefore)
    }
  }

  private static func gather(
    _ entries: [DiffEntry], by key: (DiffEntry) -> Family, _ prepare: ([DiffEntry]) -> [DiffEntry]
  ) -> [DiffEntry] {
    var groups: [Family: [DiffEntry]] = [:]
    var rest: [DiffEntry] = []
    for entry in entries {
      if entry.rule.gathersSiblings, !entry.name.isEmpty {
        groups[key(entry), default: []].append(entry)
      } else {
        rest.append(entry)
      }
    }
    return rest + groups.values.compactMap { merged(prepare($0)) }
  }

  private static func family(_ entry: DiffEntry) -> Family {
    var family = household(entry)
    family.owner = entry.owner
    // A type, and the access of a service, are one thing at all their places; each place says which of the names came
    // there.
    if !tables.contains(entry.owner) { family.subjects = [] }
    return family
  }

  private static func household(_ entry: DiffEntry) -> Family {
    Family(
      rule: entry.rule.id, isRequest: entry.rule.dependsOnDirection && entry.direction == .request,
      service: entry.service, owner: "", subjects: Set(entry.sites.map(\.subject)))
  }

  /// The entry as one of the whole request or answer, its owner before its name.
  private static func inTable(_ entry: DiffEntry) -> DiffEntry {
    guard !tables.contains(entry.owner), !entry.owner.isEmpty else { return entry }
    var entry = entry
    entry.name = "\(entry.owner).\(entry.name)"
    let roots = Set(entry.sites.map { $0.location.prefix { $0 != "." } })
    entry.owner = roots == ["response"] ? "response" : roots == ["event"] ? "event" : "request"
    return entry
  }

  private static func isNamedBefore(_ a: DiffEntry, _ b: DiffEntry) -> Bool {
    (a.owner, a.name, a.old ?? "", a.new ?? "") < (b.owner, b.name, b.old ?? "", b.new ?? "")
  }

  private static func merged(_ entries: [DiffEntry]) -> DiffEntry? {
    guard var entry = entries.first, entries.count > 1 else { return entries.first }
    let distinct = { (texts: [String?]) -> String? in
      let texts = texts.compactMap { $0 }.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      return texts.isEmpty ? nil : texts.joined(separator: ", ")
    }
    entry.name = entries.map(\.name).joined(separator: ", ")
    entry.old = distinct(entries.map(\.old))
    entry.new = distinct(entries.map(\.new))
    entry.sites = entries.flatMap(namedSites).sorted { $0.order < $1.order }
    return entry
  }

  /// The places of an entry, each with what came or went there where it says nothing else.
  private static func namedSites(_ entry: DiffEntry) -> [ChangeSite] {
    entry.sites.map { site in
      guard (site.old ?? "").isEmpty, (site.new ?? "").isEmpty else { return site }
      var site = site
      if site.isInOld { site.old = entry.name } else { site.new = entry.name }
      return site
    }
  }

  static func precedes(_ a: DiffEntry, _ b: DiffEntry) -> Bool {
    if a.level != b.level { return a.level > b.level }
    if a.wire != b.wire { return a.wire > b.wire }
    return (a.service, a.rule.id, a.owner, a.name, a.old ?? "", a.new ?? "")
      < (b.service, b.rule.id, b.owner, b.name, b.old ?? "", b.new ?? "")
  }
}
