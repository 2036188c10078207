import SpecDiff

/// Where things stand in a changelog.
struct ChangelogOutline {
  struct Section: Hashable {
    /// Nil for what is not released.
    var version: SemanticVersion?
    /// The line of the heading.
    var heading: Int
    /// The lines below the heading, without the links at the end of the file.
    var body: Range<Int>
    var isBracketed: Bool
  }

  /// A link that stands at the end of the file: `[1.2.0]: https://…`.
  struct Link: Hashable {
    var label: String
    var target: String
    var line: Int
  }

  /// The bump that is suggested so far.
  struct Marker: Hashable {
    var bump: VersionBump
    var line: Int
  }

  private(set) var sections: [Section] = []
  private(set) var links: [Link] = []
  private(set) var marker: Marker?
  /// Lines that are text, not the inside of a block of code or of a comment.
  private(set) var plainLines: [Int] = []
  /// Where a section can be added behind all others.
  private(set) var end = 0

  var unreleased: Section? { sections.first { $0.version == nil } }

  var versions: [Section] { sections.filter { $0.version != nil } }

  init(_ lines: ChangelogLines, file: String) throws(ChangelogError) {
    findPlainLines(lines)
    links = plainLines.compactMap { Self.link(lines[$0].text, line: $0) }
    end = Self.end(of: lines, links: Set(links.map(\.line)))
    for line in plainLines {
      do throws(Objection) {
        try take(line, lines)
      } catch {
        throw ChangelogError(file: file, line: line + 1, reason: error.reason)
      }
    }
    guard !sections.isEmpty else {
      // A title and a few words are a changelog that begins.
      let line = plainLines.first { Self.isEntry(lines[$0].text) || lines[$0].text.hasPrefix("###") }
      if let line { throw ChangelogError(file: file, line: line + 1, reason: .noVersions) }
      return
    }
    closeSections()
    try findMarker(lines, file)
  }

  /// The outline of a text without any section.
  init(begun lines: ChangelogLines) {
    findPlainLines(lines)
    end = Self.end(of: lines, links: [])
  }

  static func isEntry(_ line: String) -> Bool { ["- ", "* ", "+ "].contains { line.hasPrefix($0) } }

  private struct Objection: Error {
    var reason: ChangelogError.Reason
  }

  // MARK: - Lines

  private mutating func findPlainLines(_ lines: ChangelogLines) {
    var fence: Character?
    var isComment = false
    for index in lines.indices {
      let text = lines[index].trimmed
      if let open = fence {
        if text.hasPrefix(String(repeating: open, count: 3)) { fence = nil }
      } else if isComment {
        isComment = !text.contains("-->")
      } else if text.hasPrefix("```") || text.hasPrefix("~~~") {
        fence = text.first
      } else if text.hasPrefix("<!--"), !text.contains("-->") {
        isComment = true
      } else {
        plainLines.append(index)
      }
    }
  }

  private static func link(_ text: String, line: Int) -> Link? {
    guard text.hasPrefix("["), let close = text.firstRange(of: "]:") else { return nil }
    let target = text[close.upperBound...].drop { $0 == " " }
    guard !target.isEmpty else { return nil }
    return Link(
      label: String(text[text.index(after: text.startIndex)..<close.lowerBound]), target: String(target), line: line)
  }

  /// The line behind the last one that is neither blank nor a link.
  private static func end(of lines: ChangelogLines, links: Set<Int>) -> Int {
    var end = lines.count
    while end > 0, lines[end - 1].isBlank || links.contains(end - 1) { end -= 1 }
    return end
  }

  // MARK: - Headings

  private mutating func take(_ line: Int, _ lines: ChangelogLines) throws(Objection) {
    let text = lines[line].text
    if text.hasPrefix("## ") {
      try take(heading: lines[line].trimmed.dropFirst(2).drop { $0 == " " }, at: line)
    } else if line > 0, text.hasPrefix("---"), text.allSatisfy({ $0 == "-" }), !lines[line - 1].isBlank {
      let heading = lines[line - 1].trimmed
      // A rule below a paragraph is a heading to Markdown; it only matters where it would be one of ours.
      if Self.reading(Substring(heading)) != nil { throw Objection(reason: .underlinedHeading(heading)) }
    }
  }

  private mutating func take(heading: Substring, at line: Int) throws(Objection) {
    guard let reading = Self.reading(heading) else { throw Objection(reason: .strangeHeading("## \(heading)")) }
    if let version = reading.version {
      if sections.contains(where: { $0.version == version }) { throw Objection(reason: .secondVersion("\(version)")) }
    } else {
      if unreleased != nil { throw Objection(reason: .secondUnreleased) }
      if !sections.isEmpty { throw Objection(reason: .misplacedUnreleased) }
    }
    sections.append(
      Section(
        version: reading.version, heading: line, body: (line + 1)..<(line + 1), isBracketed: reading.isBracketed))
  }

  /// What a heading says: a version, or that nothing is released. Nil for anything else.
  private static func reading(_ heading: Substring) -> (version: SemanticVersion?, isBracketed: Bool)? {
    let isBracketed = heading.hasPrefix("[")
    var name = heading
    if isBracketed {
      guard let close = heading.firstIndex(of: "]") else { return nil }
      name = heading[heading.index(after: heading.startIndex)..<close]
    } else {
      name = heading.prefix { $0 != " " && $0 != "\t" }
    }
    if name.lowercased() == "unreleased" { return (nil, isBracketed) }
    let number = name.hasPrefix("v") ? name.dropFirst() : name
    return SemanticVersion(number).map { ($0, isBracketed) }
  }

  private mutating func closeSections() {
    for index in sections.indices {
      let next = index + 1 < sections.count ? sections[index + 1].heading : max(end, sections[index].heading + 1)
      sections[index].body = (sections[index].heading + 1)..<next
    }
  }

  // MARK: - Our comment

  static func markerText(_ bump: VersionBump) -> String { "<!-- larkspur: \(bump.rawValue) -->" }

  private mutating func findMarker(_ lines: ChangelogLines, _ file: String) throws(ChangelogError) {
    guard let body = unreleased?.body else { return }
    for line in plainLines where body.contains(line) {
      let text = lines[line].trimmed
      guard text.hasPrefix("<!-- larkspur:"), text.hasSuffix("-->") else { continue }
      let word = text.dropFirst("<!-- larkspur:".count).dropLast("-->".count).filter { $0 != " " }
      guard let bump = VersionBump(rawValue: word), bump > .none else {
        throw ChangelogError(file: file, line: line + 1, reason: .strangeMarker(word))
      }
      // Two branches that were merged leave two of them: the weightier one counts.
      if bump > marker?.bump ?? .none { marker = Marker(bump: bump, line: line) }
    }
  }
}
