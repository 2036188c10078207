/// Why a changelog cannot be kept up.
public struct ChangelogError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file as it was named.
  public var file: String
  public var line: Int
  public var reason: Reason

  public enum Reason: Hashable, Sendable {
    case notUTF8
    /// A heading of the second level that names neither a version nor what is not released.
    case strangeHeading(String)
    /// Text without any heading of a version.
    case noVersions
    /// A heading that is underlined.
    case underlinedHeading(String)
    case secondUnreleased
    /// What is not released stands below a version.
    case misplacedUnreleased
    case secondVersion(String)
    /// A comment of ours with another word than a bump.
    case strangeMarker(String)
    /// A release without anything in it.
    case nothingToRelease
    /// A release that is not newer than the last one.
    case oldVersion(String, last: String)
    case badDay(String)
  }

  public var description: String { "\(file):\(line): \(reason.text)" }
}

extension ChangelogError.Reason {
  private static let form =
    "headings of versions read '## [Unreleased]' and '## [1.2.3] - 2030-01-31', as https://keepachangelog.com/en/1.1.0/ "
    + "has them"

  var text: String {
    switch self {
    case .notUTF8: "This line is no UTF-8 text; save the file as UTF-8."
    case .strangeHeading(let heading): "'\(heading)' is no version; \(Self.form)."
    case .noVersions:
      "The changelog has no headings of versions; \(Self.form). Add '## [Unreleased]' above the entries."
    case .underlinedHeading(let heading): "'\(heading)' is a heading by its underline; \(Self.form)."
    case .secondUnreleased: "There is a second section of what is not released; put both together."
    case .misplacedUnreleased: "What is not released stands below a version; put it above all versions."
    case .secondVersion(let version): "There is a second section of \(version); put both together."
    case .strangeMarker(let word):
      "The comment says '\(word)' where the suggested bump stands; write <!-- larkspur: major -->, minor or patch, or "
        + "remove the comment."
    case .nothingToRelease: "There is nothing to release: no entries stand under Unreleased."
    case .oldVersion(let version, let last): "\(version) is not newer than \(last), the last version here."
    case .badDay(let day): "'\(day)' is no day such as 2030-01-31."
    }
  }
}
