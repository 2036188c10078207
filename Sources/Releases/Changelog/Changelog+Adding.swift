import SpecDiff

extension Changelog {
  /// Adds entries under Unreleased, each in its group, and remembers the bump that they ask for. Entries that stand there
  /// already, wrapped or moved to another group, are not added again.
  ///
  /// - Returns: How many entries were added.
  @discardableResult
  public mutating func add(_ entries: [ChangelogEntry], bump: VersionBump) -> Int {
    var known = unreleasedItems
    let new = entries.filter { known.insert(Self.normalised($0.text)).inserted }
    guard !new.isEmpty || bump > outline.marker?.bump ?? .none else { return 0 }
    makeUnreleased()
    raiseMarker(to: bump)
    for group in ChangelogEntry.Group.allCases {
      let texts = new.filter { $0.group == group }.map { "\(bullet) \($0.text)" }
      if !texts.isEmpty { add(texts, to: group) }
    }
    return new.count
  }

  /// The sign that stands before the entries of this file.
  private var bullet: String {
    let first = outline.plainLines.first { ChangelogOutline.isEntry(lines[$0].text) }
    return first.map { String(lines[$0].text.prefix(1)) } ?? "-"
  }

  private mutating func makeUnreleased() {
    guard outline.unreleased == nil else { return }
    if let first = outline.sections.first {
      lines.insert(["## [Unreleased]", ""], at: first.heading)
    } else {
      lines.insert((outline.end > 0 ? [""] : []) + ["## [Unreleased]"], at: outline.end)
    }
    refreshOutline()
  }

  private mutating func raiseMarker(to bump: VersionBump) {
    guard bump > outline.marker?.bump ?? .none, let section = outline.unreleased else { return }
    let text = ChangelogOutline.markerText(bump)
    if let marker = outline.marker {
      lines.replace(marker.line, with: text)
    } else {
      lines.insert([text], at: section.heading + 1)
    }
    refreshOutline()
  }

  private mutating func add(_ texts: [String], to group: ChangelogEntry.Group) {
    guard let section = outline.unreleased else { return }
    let groups = outline.plainLines.filter { section.body.contains($0) && lines[$0].text.hasPrefix("### ") }
    if let heading = groups.first(where: { Self.group(lines[$0].trimmed) == group }) {
      let next = groups.first { $0 > heading } ?? section.body.upperBound
      let end = endOfText(in: (heading + 1)..<next)
      lines.insert((end == heading + 1 ? [""] : []) + texts, at: end)
    } else {
      let later = groups.first { line in
        Self.group(lines[line].trimmed).map { Self.place($0) > Self.place(group) } ?? false
      }
      let end = endOfText(in: (section.heading + 1)..<(later ?? section.body.upperBound))
      lines.insert(["", "### \(group.rawValue)", ""] + texts, at: end)
    }
    refreshOutline()
  }

  /// The line behind the last one of a range that is not blank.
  private func endOfText(in range: Range<Int>) -> Int {
    (range.reversed().first { !lines[$0].isBlank } ?? range.lowerBound - 1) + 1
  }

  private static func group(_ heading: String) -> ChangelogEntry.Group? {
    let name = heading.drop { $0 == "#" || $0 == " " }.lowercased()
    return ChangelogEntry.Group.allCases.first { $0.rawValue.lowercased() == name }
  }

  private static func place(_ group: ChangelogEntry.Group) -> Int {
    ChangelogEntry.Group.allCases.firstIndex(of: group) ?? 0
  }
}
