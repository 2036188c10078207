import APISpec

@testable import SpecDiff

/// Reports to look at: some changes of a tea service, and the same with hostile text in every field.
enum ReportedTea {
  static func report(
    _ entries: [DiffEntry], folded: [DiffEntry] = [], language: ReportLanguage = .english, interface: [String] = []
  ) -> DiffReport {
    let nothing = SpecDifference(from: APISpec(), to: APISpec())
    var report = DiffReport(nothing, from: "old specs", to: "new specs", language: language, interfaceDiff: interface)
    report.entries = entries.sorted(by: Grouping.precedes)
    report.foldedEntries = folded
    report.bump = VersionBump(entries)
    return report
  }

  static func entry(
    _ rule: ChangeRule, _ service: String, _ owner: String, _ name: String = "", old: String? = nil,
    new: String? = nil, places: Int = 1, acceptance: Acceptance? = nil
  ) -> DiffEntry {
    let sites = (1...places).map { place in
      ChangeSite(
        endpoint: "POST /open-apis/\(service)/v1/pots\(place)", docPath: "/\(service)-v1/pot/brew",
        page: "\(service)-v1/pot/brew\(place).md", line: 10 + place, location: "body.\(name)", old: old, new: new)
    }
    let change = Change(
      rule: rule, direction: .request, service: service, owner: owner, name: name, old: old, new: new, site: sites[0])
    var entry = DiffEntry(change, sites: sites)
    entry.acceptance = acceptance
    return entry
  }

  /// A break on both axes, one on the wire alone that is accepted, additions, one of them at many
  /// places, a limit in changed words, and what concerns the wire alone.
  static let entries = [
    entry(.requestTypeChanged, "tea", "pot", "lid", old: "string", new: "[string]"),
    entry(
      .requestRemoved, "cups", "cup", "handle", old: "string",
      acceptance: Acceptance(fingerprint: "", rule: "", reason: "no client sends it", by: "Tea", until: "2030-12-31")),
    entry(.requestOptionalAdded, "cups", "cup", "colour", new: "string", places: 25),
    entry(.constraintProseChanged, "tea", "pot", "size", old: "最大值为 50 杯", new: "最大值为 100 杯"),
    entry(.responseAdded, "tea", "pot", "weight", new: "int32"),
    entry(.responseNullObserved, "tea", "pot", "steam", new: "null"),
  ]

  static let folded = [
    entry(.docDescriptionChanged, "tea", "pot", "size", old: "How large.", new: "How large it is."),
    entry(.docExampleChanged, "cups", "cup", "colour", old: "red", new: "blue"),
  ]

  static let interface = [
    "@@ -1,3 +1,4 @@", " Tea.Pot (write)", "-Tea.Pot.lid: String?", "+Tea.Pot.lid: [String]?", "+Tea.Pot.weight: Int?",
    " Tea.Pot.init()",
  ]

  /// All of it.
  static let report = report(entries, folded: folded, interface: interface)

  /// Text that wants to be markup, a script, a link, an attribute, or to turn the line around.
  static let hostile = "\"'>--></script></style><img src=x onerror=hostile=1>&amp;<b 茶\u{202E}\u{0}\u{1B}\r\n{shown} #"

  /// `hostile` wherever a report takes text.
  static var hostileReport: DiffReport {
    let rule = ChangeRule(
      "evil.\(hostile)", wire: .err, swift: .err, mirror: .itself, "\(hostile) {name} {owner} {old} {new}",
      "\(hostile) {name}", because: BilingualText(hostile, hostile), advice: .checkBoth)
    let sites = [false, true].map { isInOld in
      ChangeSite(
        endpoint: isInOld ? nil : hostile, event: isInOld ? hostile : nil, docPath: hostile, page: hostile, line: 3,
        location: hostile, old: isInOld ? hostile : nil, new: hostile, isInOld: isInOld)
    }
    let change = Change(
      rule: rule, direction: .request, service: hostile, owner: hostile, name: hostile, old: "old \(hostile)",
      new: "new \(hostile)", site: sites[0])
    var entry = DiffEntry(change, sites: sites)
    var report = report([entry], interface: ["@@ \(hostile)", " \(hostile)", "-\(hostile)", "+\(hostile) x"])
    let acceptance = Acceptance(fingerprint: hostile, rule: hostile, reason: hostile, by: hostile, until: hostile)
    entry.acceptance = acceptance
    entry.name = "accepted"
    report.entries.append(entry)
    report.foldedEntries = [Self.entry(.docExampleChanged, hostile, "pot")]
    report.old = hostile
    report.new = hostile
    report.notes = [.dialects(old: hostile, new: hostile, pages: 1, suppressed: 1)]
    report.stale = [acceptance]
    return report
  }
}
