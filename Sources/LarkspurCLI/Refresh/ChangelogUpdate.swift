import Foundation
import Releases
import SpecDiff

/// What a refresh does to the changelog, and which version comes of it.
struct ChangelogUpdate {
  /// The new text; nil where it stays as it is.
  let bytes: [UInt8]?
  /// How many entries came.
  let added: Int
  /// The version that these changes make, or the last one where there are none; nil before the first.
  let version: SemanticVersion?
  let bump: VersionBump
  /// Whether the version is released now.
  let isReleased: Bool

  /// - Parameters:
  ///   - current: The changelog as it is; nil where there is none.
  ///   - before: The changelog of the state that is compared with.
  ///   - file: The changelog as a person names it.
  ///   - day: The day of the release; nil where none is asked for.
  init(
    of current: [UInt8]?, before: [UInt8]?, file: String, _ suggestion: VersionSuggestion, policy: ReviewPolicy,
    day: String?
  ) throws {
    var changelog = try current.map { try Changelog($0, file: file) } ?? Changelog(file: file)
    let released = Self.releasedText(of: changelog, since: before, file: file)
    let entries = suggestion.changelogEntries(policy: policy).filter { entry in
      released.map { !$0.contains(Self.plain(entry.text)) } ?? true
    }
    // A version that was released since then told all of it.
    let isTold = released != nil && entries.isEmpty
    added = isTold ? 0 : changelog.add(entries, bump: suggestion.bump)
    bump = changelog.suggestedBump
    let next = changelog.nextVersion
    version = next ?? changelog.currentVersion
    if let day, let next {
      try changelog.release(next, on: day)
      isReleased = true
    } else {
      isReleased = false
    }
    let isWanted = added > 0 || isReleased || bump > .none
    bytes = isWanted && changelog.bytes != current ? changelog.bytes : nil
  }

  /// What the changelog tells of the last version, where that is newer than the state that is compared with.
  private static func releasedText(of changelog: Changelog, since before: [UInt8]?, file: String) -> String? {
    guard let version = changelog.currentVersion, let text = changelog.text(of: version) else { return nil }
    let last = before.flatMap { try? Changelog($0, file: file) }?.currentVersion
    return last.map { $0 < version } ?? true ? plain(text) : nil
  }

  /// A text without its line breaks.
  private static func plain(_ text: String) -> String {
    text.split { $0.isWhitespace }.joined(separator: " ")
  }
}

/// The day of a release.
enum ReleaseDay {
  /// Today, or the day of `SOURCE_DATE_EPOCH`, by which equal sources give equal releases. Both in UTC.
  static func today(_ environment: [String: String] = ProcessInfo.processInfo.environment) -> String {
    let epoch = environment["SOURCE_DATE_EPOCH"].flatMap { TimeInterval($0) }.flatMap(DayText.date)
    return DayText.of(epoch ?? Date(), in: .gmt)
  }
}
