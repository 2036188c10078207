import APISpec

/// Compares pages that document no API: rows of their tables one by one, their words as a whole.
struct GuideComparison {
  private(set) var changes: [Change] = []

  /// The owner of all changed tables: guides belong to no service.
  private static let owner = "guides"
  /// Rows whose cells are this alike, with the same names and numbers, are one row that was worded anew.
  private static let likeness = 0.6

  init(_ old: [GuidePage], _ new: [GuidePage]) {
    var rest = Dictionary(grouping: new, by: Self.identity)
    for page in old.sorted(by: { $0.path < $1.path }) {
      guard let other = rest[Self.identity(page)]?.first else {
        report(.pageRemoved, page, old: page.title, isOld: true)
        continue
      }
      rest[Self.identity(page)]?.removeFirst()
      if page != other { compare(page, other) }
    }
    for page in rest.values.flatMap({ $0 }).sorted(by: { $0.path < $1.path }) {
      report(.pageAdded, page, new: page.title)
    }
  }

  /// Pages keep their path in the portal; without one they keep their file.
  private static func identity(_ page: GuidePage) -> String {
    page.documentation.path.isEmpty ? page.path : page.documentation.path
  }

  private mutating func report(
    _ rule: ChangeRule, _ page: GuidePage, old: String? = nil, new: String? = nil, line: Int? = nil, isOld: Bool = false
  ) {
    let site = ChangeSite(
      docPath: page.documentation.path, page: page.path, line: line, location: page.title, old: old, new: new,
      isInOld: isOld)
    // Many rows of many guides are one task for one person.
    let isTable = rule.id == ChangeRule.docGuideTableChanged.id
    changes.append(
      Change(
        rule: rule, direction: .request, service: "", owner: isTable ? Self.owner : page.title, name: "",
        old: isTable ? nil : old, new: isTable ? nil : new, site: site))
  }

  private mutating func compare(_ old: GuidePage, _ new: GuidePage) {
    // Dialects see other tables and other words in one page.
    guard old.dialect == new.dialect else { return }
    let before = changes.count
    compareRows(old, new)
    if old.title != new.title { report(.pageTitleChanged, new, old: old.title, new: new.title) }
    if PlainWords(old.words) != PlainWords(new.words) { report(.docPageProseChanged, new) }
    if changes.count == before { report(.docNoise, new) }
  }

  // MARK: - Rows

  private mutating func compareRows(_ old: GuidePage, _ new: GuidePage) {
    let key = { (row: GuidePage.Row) in PlainWords(row.cells.joined(separator: "\n")) }
    var gone = old.rows
    var come: [GuidePage.Row] = []
    var places = Dictionary(grouping: old.rows.indices, by: { key(old.rows[$0]) })
    var kept: Set<Int> = []
    for row in new.rows {
      if let place = places[key(row)]?.popLast() { kept.insert(place) } else { come.append(row) }
    }
    gone = old.rows.indices.filter { !kept.contains($0) }.map { old.rows[$0] }
    for row in come {
      guard let place = gone.firstIndex(where: { Self.isReworded($0, row) }) else {
        let former = gone.firstIndex { $0.cells.first == row.cells.first }
        let lost = former.map { gone.remove(at: $0) }
        report(.docGuideTableChanged, new, old: lost.map(Self.text), new: Self.text(row), line: row.line)
        continue
      }
      let former = gone.remove(at: place)
      report(.docDescriptionChanged, new, old: Self.text(former), new: Self.text(row), line: row.line)
    }
    for row in gone { report(.docGuideTableChanged, old, old: Self.text(row), line: row.line, isOld: true) }
  }

  private static func text(_ row: GuidePage.Row) -> String { row.cells.joined(separator: " | ") }

  /// Rows begin with the name of what they are about. A row is the same one where its names and numbers are.
  private static func isReworded(_ a: GuidePage.Row, _ b: GuidePage.Row) -> Bool {
    guard a.cells.count == b.cells.count, let first = a.cells.first, let other = b.cells.first,
      PlainWords(first) == PlainWords(other)
    else { return false }
    let (x, y) = (text(a), text(b))
    return MentionedValues(x).words == MentionedValues(y).words && Similarity.ofTexts(x, y) >= likeness
  }
}
