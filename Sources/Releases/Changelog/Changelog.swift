import SpecDiff

/// A `CHANGELOG.md` in the form of Keep a Changelog 1.1. What is not asked to change stays as it is to the byte.
///
/// The bump that the entries under Unreleased ask for is remembered there in a comment, `<!-- larkspur: minor -->`, so
/// that it grows with them until the version is released.
public struct Changelog: Sendable {
  public static let fileName = "CHANGELOG.md"

  let file: String
  var lines: ChangelogLines
  var outline: ChangelogOutline

  /// Reads a changelog.
  ///
  /// - Parameter file: The file as a person names it, for messages.
  public init(_ bytes: [UInt8], file: String = Changelog.fileName) throws(ChangelogError) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ChangelogError(file: file, line: Self.firstBadLine(bytes), reason: .notUTF8)
    }
    self.file = file
    lines = ChangelogLines(text)
    outline = try ChangelogOutline(lines, file: file)
  }

  /// A changelog that is begun.
  public init(file: String = Changelog.fileName) {
    self.file = file
    lines = ChangelogLines(
      """
      # Changelog

      What changes for users of this package, newest first. The file has the form of
      [Keep a Changelog](https://keepachangelog.com/en/1.1.0/), the versions are those of
      [Semantic Versioning](https://semver.org/spec/v2.0.0.html).

      """)
    outline = ChangelogOutline(begun: lines)
  }

  private static func firstBadLine(_ bytes: [UInt8]) -> Int {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0) + 1
  }

  public var bytes: [UInt8] { Array(lines.text.utf8) }

  /// The highest version of the headings; nil before the first release.
  public var currentVersion: SemanticVersion? { outline.sections.compactMap(\.version).max() }

  /// The bump that the entries under Unreleased ask for. Entries that were written by hand, without a comment, ask for a
  /// patch version.
  public var suggestedBump: VersionBump {
    outline.marker?.bump ?? (unreleasedItems.isEmpty ? .none : .patch)
  }

  /// The version that a release would get now; nil where there is nothing to release.
  public var nextVersion: SemanticVersion? {
    guard suggestedBump > .none else { return nil }
    return currentVersion.map { $0.bumped(by: suggestedBump) } ?? .first
  }

  /// What stands under Unreleased, without its heading and our comment.
  public var unreleasedText: String { outline.unreleased.map(text) ?? "" }

  /// What stands under a version, without its heading; nil where there is no such version.
  public func text(of version: SemanticVersion) -> String? {
    outline.sections.first { $0.version == version }.map(text)
  }

  private func text(_ section: ChangelogOutline.Section) -> String {
    let kept = section.body.filter { $0 != outline.marker?.line }.drop { lines[$0].isBlank }
    return kept.reversed().drop { lines[$0].isBlank }.reversed().map { lines[$0].text + "\n" }.joined()
  }

  mutating func refreshOutline() {
    // What we write ourselves is in the form that we read.
    if let outline = try? ChangelogOutline(lines, file: file) { self.outline = outline }
  }

  // MARK: - Items

  /// The entries under Unreleased, each in one line without its bullet and with single blanks.
  var unreleasedItems: Set<String> {
    guard let section = outline.unreleased else { return [] }
    var items: Set<String> = []
    var item = ""
    for line in section.body {
      let text = lines[line].trimmed
      if ChangelogOutline.isEntry(lines[line].text) {
        items.insert(item)
        item = String(text.dropFirst(2))
      } else if text.isEmpty || text.hasPrefix("#") {
        items.insert(item)
        item = ""
      } else if !item.isEmpty {
        item += " " + text
      }
    }
    items.insert(item)
    return Set(items.map(Self.normalised)).subtracting([""])
  }

  static func normalised(_ text: String) -> String {
    text.split { $0 == " " || $0 == "\t" }.joined(separator: " ")
  }
}
