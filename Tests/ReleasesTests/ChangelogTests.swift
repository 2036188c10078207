import SpecDiff
import Testing

@testable import Releases

@Suite("CHANGELOG.md")
struct ChangelogTests {
  private func changelog(_ text: String) throws -> Changelog { try Changelog(Array(text.utf8)) }

  private func text(_ changelog: Changelog) -> String { String(decoding: changelog.bytes, as: UTF8.self) }

  private static let whole = """
    # Changelog

    Words.

    ## [Unreleased]
    <!-- larkspur: patch -->

    ### Changed

    - A thing that somebody wrapped
      over two lines.

    ### Fixed
    - A slip.

    ## [1.2.0] - 2030-01-31

    ### Added
    - Tea.

    ## [1.1.0] - 2029-12-01 [YANKED]

    [Unreleased]: https://example.org/tea/compare/v1.2.0...HEAD
    [1.2.0]: https://example.org/tea/compare/v1.1.0...v1.2.0
    [1.1.0]: https://example.org/tea/releases/tag/v1.1.0

    """

  @Test("is read: versions, suggested bump, next version")
  func reading() throws {
    let changelog = try changelog(Self.whole)
    #expect(changelog.currentVersion == SemanticVersion(1, 2, 0))
    #expect(changelog.suggestedBump == .patch)
    #expect(changelog.nextVersion == SemanticVersion(1, 2, 1))
    #expect(changelog.text(of: SemanticVersion(1, 2, 0)) == "### Added\n- Tea.\n")
    #expect(changelog.unreleasedText.hasPrefix("### Changed\n\n- A thing"))
    #expect(changelog.unreleasedText.hasSuffix("- A slip.\n"))
  }

  @Test("takes entries into their groups, in the groups' order, and leaves all else as it is")
  func adding() throws {
    var changelog = try changelog(Self.whole)
    let added = changelog.add(
      [
        ChangelogEntry(.removed, "Milk."), ChangelogEntry(.added, "Sugar."), ChangelogEntry(.changed, "The cup."),
        ChangelogEntry(.fixed, "A thing that somebody wrapped over two lines."),
        ChangelogEntry(.fixed, "Another slip."),
      ], bump: .minor)
    #expect(added == 4)
    #expect(
      text(changelog)
        == Self.whole.replacing(
          """
          <!-- larkspur: patch -->

          ### Changed

          - A thing that somebody wrapped
            over two lines.

          ### Fixed
          - A slip.

          """,
          with: """
            <!-- larkspur: minor -->

            ### Added

            - Sugar.

            ### Changed

            - A thing that somebody wrapped
              over two lines.
            - The cup.

            ### Removed

            - Milk.

            ### Fixed
            - A slip.
            - Another slip.

            """))
  }

  @Test("does not change when the same is added again, nor for a smaller bump")
  func idempotence() throws {
    var changelog = try changelog(Self.whole)
    let entries = ChangelogEntry.Group.allCases.map { ChangelogEntry($0, "Once, \($0.rawValue).") }
    changelog.add(entries, bump: .major)
    let once = changelog.bytes
    #expect(changelog.add(entries.reversed(), bump: .major) == 0)
    #expect(changelog.add(entries, bump: .patch) == 0)
    #expect(changelog.bytes == once)
    #expect(changelog.suggestedBump == .major)
  }

  @Test("does not change where there is nothing to say")
  func nothing() throws {
    var changelog = try changelog("# Log\n\n## [1.0.0] - 2030-01-31\n")
    #expect(changelog.add([], bump: .none) == 0)
    #expect(text(changelog) == "# Log\n\n## [1.0.0] - 2030-01-31\n")
  }

  @Test("gets a section for what is not released where it has none")
  func newSection() throws {
    var released = try changelog("# Log\n\n## 1.0.0 - 2030-01-31\n\n- Tea.\n")
    released.add([ChangelogEntry(.added, "Milk.")], bump: .minor)
    #expect(
      text(released)
        == "# Log\n\n## [Unreleased]\n<!-- larkspur: minor -->\n\n### Added\n\n- Milk.\n\n## 1.0.0 - 2030-01-31\n\n- Tea.\n"
    )
    var titled = try changelog("# Log")
    titled.add([ChangelogEntry(.added, "Milk.")], bump: .minor)
    #expect(text(titled) == "# Log\n\n## [Unreleased]\n<!-- larkspur: minor -->\n\n### Added\n\n- Milk.\n")
    var empty = try changelog("")
    empty.add([ChangelogEntry(.added, "Milk.")], bump: .minor)
    #expect(text(empty) == "## [Unreleased]\n<!-- larkspur: minor -->\n\n### Added\n\n- Milk.\n")
  }

  @Test("is begun where there is none, and what is begun can be read")
  func beginning() throws {
    var changelog = Changelog()
    #expect(changelog.nextVersion == nil)
    changelog.add([ChangelogEntry(.added, "First version.")], bump: .minor)
    #expect(changelog.nextVersion == SemanticVersion(0, 1, 0))
    let read = try Changelog(changelog.bytes)
    #expect(read.unreleasedText == "### Added\n\n- First version.\n")
  }

  @Test("keeps line ends, bullets, blocks of code and comments")
  func foreignStyle() throws {
    let source =
      "# Log\r\n\r\n## Unreleased\r\n\r\n* Tea.\r\n\r\n```\r\n## no heading\r\n```\r\n<!--\r\n## nor this\r\n-->"
    var changelog = try changelog(source)
    changelog.add([ChangelogEntry(.changed, "Milk.")], bump: .patch)
    #expect(
      text(changelog)
        == source.replacing("## Unreleased\r\n", with: "## Unreleased\r\n<!-- larkspur: patch -->\r\n")
        + "\r\n\r\n### Changed\r\n\r\n* Milk.\r\n")
  }

  @Test("makes a version of what is not released, with the links")
  func releasing() throws {
    var changelog = try changelog(Self.whole)
    try changelog.release(SemanticVersion(1, 2, 1), on: "2030-02-01")
    #expect(
      text(changelog)
        == Self.whole
        .replacing("## [Unreleased]\n<!-- larkspur: patch -->\n", with: "## [Unreleased]\n\n## [1.2.1] - 2030-02-01\n")
        .replacing(
          "[Unreleased]: https://example.org/tea/compare/v1.2.0...HEAD",
          with: "[Unreleased]: https://example.org/tea/compare/v1.2.1...HEAD\n"
            + "[1.2.1]: https://example.org/tea/compare/v1.2.0...v1.2.1"))
    #expect(changelog.currentVersion == SemanticVersion(1, 2, 1))
    #expect(changelog.nextVersion == nil)
    #expect(changelog.unreleasedText == "")
  }

  @Test("keeps headings without brackets, and links that compare nothing")
  func plainRelease() throws {
    var changelog = try changelog("## Unreleased\n- Tea.\n\n## 1.0.0\n\n[unreleased]: https://example.org/\n")
    #expect(changelog.suggestedBump == .patch)
    try changelog.release(SemanticVersion(1, 0, 1), on: "2030-02-01")
    #expect(
      text(changelog)
        == "## Unreleased\n\n## 1.0.1 - 2030-02-01\n- Tea.\n\n## 1.0.0\n\n[unreleased]: https://example.org/\n")
  }

  @Test("names tags as the last one is named")
  func tags() throws {
    for (from, tag) in [("1.0.0", "1.1.0"), ("sdk-1.0.0", "sdk-1.1.0"), ("0a1b2c", "v1.1.0")] {
      var changelog = try changelog(
        "## [Unreleased]\n- Tea.\n\n## [1.0.0]\n\n[Unreleased]: https://x.example/-/compare/\(from)...main\n")
      try changelog.release(SemanticVersion(1, 1, 0), on: "2030-02-01")
      #expect(
        text(changelog).hasSuffix(
          """
          [Unreleased]: https://x.example/-/compare/\(tag)...main
          [1.1.0]: https://x.example/-/compare/\(from)...\(tag)

          """))
    }
  }

  @Test("refuses a release of nothing, of the past, or on no day")
  func refusedReleases() throws {
    var changelog = try changelog(Self.whole)
    let before = changelog.bytes
    let refusal = { (changelog: inout Changelog, version: SemanticVersion, day: String) in
      do throws(ChangelogError) { try changelog.release(version, on: day) } catch { return error.description }
      return "released"
    }
    #expect(
      refusal(&changelog, SemanticVersion(1, 2, 0), "2030-02-01")
        == "CHANGELOG.md:5: 1.2.0 is not newer than 1.2.0, the last version here.")
    #expect(refusal(&changelog, SemanticVersion(1, 3, 0), "today").contains("'today' is no day"))
    var empty = try self.changelog("## [Unreleased]\n\n### Added\n\n## [1.0.0]\n")
    #expect(refusal(&empty, SemanticVersion(1, 1, 0), "2030-02-01").contains(":1: There is nothing to release"))
    #expect(changelog.bytes == before)
  }

  @Test(
    "in another form is refused with the place and the reason",
    arguments: [
      ("# Log\n\n## Next\n", 3, "'## Next' is no version"),
      ("# Log\n\n- Tea.\n", 3, "The changelog has no headings of versions"),
      ("# Log\n\n### Added\n", 3, "The changelog has no headings of versions"),
      ("## [1.0.0]\n\n## [Unreleased]\n", 3, "What is not released stands below a version"),
      ("## [Unreleased]\n## Unreleased\n", 2, "There is a second section of what is not released"),
      ("## [1.0.0]\n## 1.0.0\n", 2, "There is a second section of 1.0.0"),
      ("Log\n\n1.0.0 - today\n-----\n", 4, "'1.0.0 - today' is a heading by its underline"),
      ("## [Unreleased]\n\n<!-- larkspur: huge -->\n", 3, "The comment says 'huge'"),
    ])
  func refused(source: String, line: Int, reason: String) throws {
    let error = #expect(throws: ChangelogError.self) { try self.changelog(source) }
    #expect(error?.description.hasPrefix("CHANGELOG.md:\(line): \(reason)") == true, "\(String(describing: error))")
  }

  @Test("that is no text is refused with the line")
  func notUTF8() {
    let error = #expect(throws: ChangelogError.self) { try Changelog([10, 10, 0xFF], file: "log.md") }
    #expect(error?.description == "log.md:3: This line is no UTF-8 text; save the file as UTF-8.")
  }

  @Test("takes the weightier of two comments that a merge left")
  func mergedMarkers() throws {
    let changelog = try changelog("## [Unreleased]\n<!-- larkspur: minor -->\n<!-- larkspur: major -->\n- Tea.\n")
    #expect(changelog.suggestedBump == .major)
  }
}
