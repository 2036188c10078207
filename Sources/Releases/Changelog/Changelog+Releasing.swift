import SpecDiff

extension Changelog {
  /// Makes a version of what is not released, and begins anew. The links at the end of the file are kept up where there
  /// are some that compare versions.
  ///
  /// - Parameters:
  ///   - version: Has to be newer than the last one.
  ///   - day: The day of the release, as `2030-01-31`.
  public mutating func release(_ version: SemanticVersion, on day: String) throws(ChangelogError) {
    guard let section = outline.unreleased, suggestedBump > .none else { throw error(.nothingToRelease) }
    guard Decisions.isDay(day) else { throw error(.badDay(day)) }
    if let last = currentVersion, version <= last { throw error(.oldVersion("\(version)", last: "\(last)")) }
    let links = CompareLinks(outline.links, releasing: version, after: currentVersion)
    // From the end to the beginning, so that the numbers of lines stay right.
    if let links {
      lines.replace(links.line, with: links.unreleased)
      lines.insert([links.version], at: links.line + 1)
    }
    if let marker = outline.marker { lines.remove(marker.line) }
    // Brackets are those of a link; a file without links to its versions has none.
    let isBracketed = outline.versions.first?.isBracketed ?? section.isBracketed
    lines.replace(section.heading, with: isBracketed ? "## [\(version)] - \(day)" : "## \(version) - \(day)")
    lines.insert([section.isBracketed ? "## [Unreleased]" : "## Unreleased", ""], at: section.heading)
    refreshOutline()
  }

  private func error(_ reason: ChangelogError.Reason) -> ChangelogError {
    ChangelogError(file: file, line: (outline.unreleased?.heading ?? 0) + 1, reason: reason)
  }
}

/// The links of a changelog that compare versions: `https://…/compare/v1.2.0...HEAD`.
struct CompareLinks: Hashable {
  /// The line of the link of what is not released.
  let line: Int
  /// That link, from the new version on.
  let unreleased: String
  /// The link of the new version, which belongs below it.
  let version: String

  /// Nil where what is not released has no link, or one that compares nothing.
  init?(_ links: [ChangelogOutline.Link], releasing version: SemanticVersion, after last: SemanticVersion?) {
    guard let link = links.first(where: { $0.label.lowercased() == "unreleased" }),
      let compare = link.target.firstRange(of: "/compare/"),
      let dots = link.target[compare.upperBound...].firstRange(of: "...")
    else { return nil }
    let base = link.target[..<compare.upperBound]
    let from = link.target[compare.upperBound..<dots.lowerBound]
    let tip = link.target[dots.upperBound...]
    // Tags are named as the last one is: `v1.2.0`, `sdk-1.2.0`, `1.2.0`. Before the first one, as most are.
    let prefix = last.flatMap { from.hasSuffix("\($0)") ? from.dropLast("\($0)".count) : nil } ?? "v"
    line = link.line
    unreleased = "[\(link.label)]: \(base)\(prefix)\(version)...\(tip)"
    self.version = "[\(version)]: \(base)\(from)...\(prefix)\(version)"
  }
}
